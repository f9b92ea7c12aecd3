import { writeAtomically } from '../files/atomic-write.ts'
import { openHeadless, readWorkspace } from './headless.ts'
import { loadWorkspace } from './inspect.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** `ivw resave`: reads a workspace and writes it again. Python is not needed: what is not known is kept as it was. */
export async function resave(path: string, out: string, options: SessionOptions, terminal: Terminal): Promise<number> {
  const text = await readWorkspace(path)
  await using session = await openHeadless({ ...options, withPython: false, gpu: false }, terminal)
  const { engine } = session
  engine.network.lock()
  await loadWorkspace(engine, text, path)
  for (const issue of engine.workspace.view.issues) terminal.error(issue)
  await writeAtomically(out, engine.workspace.text(out, { asRead: true }))
  return 0
}
