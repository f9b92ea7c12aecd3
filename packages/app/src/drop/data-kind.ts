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
    await importData(planOf(all, await sourcesOf(context)), context.position)
  },
}
