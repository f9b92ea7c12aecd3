import { arrayKinds } from './array-kinds.ts'
import { planOf, sourcesFor } from './data-files.ts'
import type { DropContext, DropKind } from './drop-kind.ts'
import { importData } from './import-dialog.tsx'

const sourcesOf = async ({ engine }: DropContext) => (await engine.request('dataSources', {})).sources

/** Files that a source processor reads, and what lies beside them. */
export const dataKind: DropKind = {
  async fits({ name }, context) {
    const sources = await sourcesOf(context)
    if (sourcesFor(name, sources).length > 0) return true
    return context.all.some(other => sourcesFor(other.name, sources).length > 0)
  },
  async take(all, context) {
    const [sources, kinds] = await Promise.all([sourcesOf(context), arrayKinds(context.engine, all)])
    await importData(planOf(all, sources, kinds), context.position)
  },
}
