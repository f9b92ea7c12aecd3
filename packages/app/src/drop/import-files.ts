import type { EngineClient } from '../engine/client.ts'
import { notify, sentence } from '../shell/notices.ts'
import { chooseFiles } from '../ui/file-dialog.tsx'
import { nameOf } from '../ui/file-path.ts'
import { arrayKinds } from './array-kinds.ts'
import { dataFilters, planOf } from './data-files.ts'
import type { Dropped } from './drop-kind.ts'
import { importData } from './import-dialog.tsx'

/** Adds data files of the server, the ones at the paths or those that the user chooses. */
export async function importFiles(engine: EngineClient, paths?: readonly string[]): Promise<void> {
  try {
    const { sources } = await engine.request('dataSources', {})
    const chosen = paths ?? (await chooseFiles({ title: 'Import Data', action: 'Import', filters: dataFilters(sources) }))
    if (chosen.length === 0) return
    const files = chosen.map((path): Dropped => ({ kind: 'path', name: nameOf(path), path }))
    const plan = planOf(files, sources, await arrayKinds(engine, files))
    const names = plan.companions.map(({ name }) => name).join(', ')
    if (plan.entries.length > 0) await importData(plan)
    else notify('info', `Nothing here reads ${names} by itself.`)
  } catch (error) {
    notify('error', sentence(error))
  }
}
