import type { CommandHandlers } from './command-context.ts'
import { FileChangedError } from './home-services.ts'

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
  readText({ home }, { path }) {
    return home.readText(path)
  },
  writeText({ home }, { path, text, expected }) {
    return home.writeText(path, text, expected)
  },
  async newPythonProcessor({ engine, home }, { name, template }) {
    const { path } = await home.newPythonProcessor(name, template)
    return { path, classIdentifier: await engine.typeOfFile(path) }
  },
}
