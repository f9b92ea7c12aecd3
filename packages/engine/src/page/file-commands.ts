import { scriptNameAt } from '../protocol.ts'
import type { CommandHandlers } from './command-context.ts'
import { FileChangedError } from './home-services.ts'
import { readScript, writeScript } from './workspace-scripts.ts'

type FileCommand =
  | 'newWorkspace'
  | 'openWorkspace'
  | 'saveWorkspace'
  | 'examples'
  | 'listFolder'
  | 'readText'
  | 'writeText'
  | 'newPythonProcessor'

/** Commands about files: workspaces and the sources of processors. */
export const fileCommands: CommandHandlers<FileCommand> = {
  newWorkspace({ engine }) {
    engine.workspace.clear()
    return undefined
  },
  async openWorkspace({ engine, home }, { path }) {
    const { text, version } = await home.readText(path)
    await engine.workspace.load(text, { path, version })
    return undefined
  },
  async saveWorkspace({ engine, home }, { path, overwrite }) {
    const { workspace } = engine
    const target = path ?? workspace.path
    if (target === undefined) throw new Error('This workspace has no file yet: choose one with Save As')
    const expected = overwrite || target !== workspace.path ? undefined : workspace.version
    try {
      const { version } = await home.writeText(target, await engine.workspaceText(target), expected)
      workspace.saved(target, version)
      return { path: target }
    } catch (error) {
      if (error instanceof FileChangedError) throw new Error(`changed on disk: ${error.message}`, { cause: error })
      throw error
    }
  },
  async examples({ home }) {
    return { examples: await home.examples() }
  },
  listFolder({ home }, { path }) {
    return home.listFolder(path)
  },
  readText({ engine, home }, { path }) {
    const script = scriptNameAt(path)
    return script === undefined ? home.readText(path) : readScript(engine.workspace, script)
  },
  writeText({ engine, home }, { path, text, expected }) {
    const script = scriptNameAt(path)
    return script === undefined ? home.writeText(path, text, expected) : writeScript(engine.workspace, { name: script, text })
  },
  async newPythonProcessor({ engine, home }, { name, template }) {
    const { path } = await home.newPythonProcessor(name, template)
    const { version } = await home.readText(path)
    return { path, classIdentifier: await engine.typeOfFile(path, version) }
  },
}
