import type { Engine } from '../engine.ts'
import type { HomeServices } from './home-services.ts'

/** Below the home folder. */
const folder = 'templates'

/** Keeps the open workspace as a template. @throws Error with a sentence when the name is none, or is taken. */
export async function saveTemplate(engine: Engine, home: HomeServices, name: string, overwrite: boolean): Promise<{ path: string }> {
  const file = name.trim().replace(/\.inv$/, '')
  if (!/^[^/\\:*?"<>|.\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,99}$/u.test(file)) throw new Error(`“${name}” cannot be the name of a file`)
  const path = `${home.home}/${folder}/${file}.inv`
  if (!overwrite && (await engine.files.stat(path))) throw new Error(`There is a template ${file} already`)
  await engine.takePictures()
  await home.writeText(path, await engine.workspaceText(path))
  return { path }
}
