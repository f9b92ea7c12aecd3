import { scriptNameAt } from '../protocol.ts'
import type { CommandHandlers } from './command-context.ts'
import { FileChangedError } from './home-services.ts'
import { isPicture, openContent, openCopy, openFile, remember } from './open-workspace.ts'
import { readScript, writeScript } from './workspace-scripts.ts'
import { saveTemplate } from './workspace-templates.ts'

type FileCommand =
  | 'newWorkspace'
  | 'openWorkspace'
  | 'openContent'
  | 'saveWorkspace'
  | 'gallery'
  | 'workspacePicture'
  | 'forgetRecent'
  | 'saveTemplate'
  | 'listFolder'
  | 'fileExists'
  | 'readText'
  | 'writeText'
  | 'newPythonProcessor'

/** Commands about files: workspaces and the sources of processors. */
export const fileCommands: CommandHandlers<FileCommand> = {
  newWorkspace({ engine }) {
    return engine.workspace.inTurn(async () => engine.workspace.clear())
  },
  openWorkspace({ engine, home }, { path, copy }) {
    return engine.workspace.inTurn(() => (copy || isPicture(path) ? openCopy(engine, path) : openFile(engine, home, path)))
  },
  openContent({ engine }, { bytes, name }) {
    return engine.workspace.inTurn(() => openContent(engine, bytes, name))
  },
  async saveWorkspace({ engine, home }, { path, overwrite }) {
    const { workspace } = engine
    const target = path ?? workspace.path
    if (target === undefined) throw new Error('This workspace has no file yet: choose one with Save As')
    const isOwn = target === workspace.path
    const expected = overwrite || !isOwn ? undefined : workspace.version
    if (isOwn && !overwrite && workspace.openIn !== undefined)
      throw new Error(`open elsewhere: ${target} is open in process ${workspace.openIn}, too`)
    // A file holds no value that is only passed through.
    engine.animation.end()
    await engine.takePictures()
    try {
      await workspace.saving(async () => {
        const text = await engine.workspaceText(target)
        const { version } = await home.writeText(target, text, expected)
        return { path: target, version, text }
      })
      await remember(engine, home, target)
      return { path: target }
    } catch (error) {
      if (error instanceof FileChangedError) throw new Error(`changed on disk: ${error.message}`, { cause: error })
      throw error
    }
  },
  async gallery({ home }, { of, folder }) {
    return { items: await home.gallery(of, folder) }
  },
  workspacePicture({ home }, { path, draw }) {
    return home.workspacePicture(path, draw ?? false)
  },
  async forgetRecent({ home }, { path }) {
    await home.forgetWorkspace(path)
    return undefined
  },
  saveTemplate({ engine, home }, { name, overwrite }) {
    return saveTemplate(engine, home, name, overwrite ?? false)
  },
  listFolder({ home }, { path }) {
    return home.listFolder(path)
  },
  async fileExists({ engine }, { path }) {
    return { exists: (await engine.files.stat(path)) !== undefined }
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
