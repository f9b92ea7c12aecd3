import { folderOf } from '@ivw/data'
import type { Engine } from '../engine.ts'
import { workspaceTextOf } from '../picture-workspace.ts'
import type { HomeServices } from './home-services.ts'

/** Pictures are opened for the workspace that they carry. */
export function isPicture(path: string): boolean {
  return path.toLowerCase().endsWith('.png')
}

/** Opens a workspace file to go on with it. */
export async function openFile(engine: Engine, home: HomeServices, path: string): Promise<void> {
  const { text, version } = await home.readText(path)
  await engine.workspace.load(text, { path, version })
  await remember(engine, home, path)
}

/** Puts a workspace among the recent ones. It is open or saved all the same when that cannot be written. */
export async function remember(engine: Engine, home: HomeServices, path: string): Promise<void> {
  try {
    await home.rememberWorkspace(path)
  } catch (error) {
    engine.log.warning('Workspace', `${path} is not among the recent workspaces: ${(error as Error).message}`)
  }
}

/** Opens what is in a file, a workspace or a picture that carries one, as a new workspace: saving asks for a place. */
export async function openCopy(engine: Engine, path: string): Promise<void> {
  const text = workspaceTextOf(await engine.files.read(path), path)
  await engine.workspace.load(text, { name: nameOf(path), folder: folderOf(path) })
}

/** As `openCopy`, for content without a place. */
export async function openContent(engine: Engine, bytes: Uint8Array, name: string): Promise<void> {
  await engine.workspace.load(workspaceTextOf(bytes, name), { name: nameOf(name) })
}

function nameOf(path: string): string {
  const [name = ''] = path.split('/').slice(-1)
  return name.replace(/\.(inv|png)$/i, '')
}
