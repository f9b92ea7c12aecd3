import { randomBytes } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import open from 'open'
import type { HomeFolder } from '../session/home-folder.ts'

/** Whether there is a screen that a browser could open on. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Opens the page in the user's browser. Other users see the arguments of every process, so the browser is given a file that only
 * this user can read and that leads to the address; it is removed when this process ends.
 */
export async function openPage(
  address: string,
  home: HomeFolder,
  start: (target: string) => Promise<unknown> = open,
): Promise<() => Promise<void>> {
  const file = join(home.run, `open-${randomBytes(8).toString('hex')}.html`)
  const remove = () => rm(file, { force: true })
  const text = `<!doctype html><meta charset="utf-8"><title>inviwo-ts</title><script>location.replace(${JSON.stringify(address)})</script>\n`
  await writeFile(file, text, { mode: 0o600, flag: 'wx' })
  try {
    await start(pathToFileURL(file).href)
  } catch (error) {
    await remove()
    throw error
  }
  return remove
}
