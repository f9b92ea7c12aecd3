import type { HostStatus } from '@ivw/python'
import { messageOf } from '../errors.ts'
import { projectFolders } from '../project-folders.ts'
import { homePath } from '../session/home-folder.ts'
import { Workbench } from '../workbench.ts'
import { hasDisplay, openPage } from './open-page.ts'
import type { SessionOptions } from './options.ts'
import { endOnSignal } from './signals.ts'
import type { Terminal } from './terminal.ts'

export interface ServeOptions extends SessionOptions {
  readonly port: number
  readonly open: boolean
}

/** `ivw serve`: serves the page until a signal comes. */
export async function serve(workspace: string | undefined, options: ServeOptions, terminal: Terminal): Promise<number> {
  const project = projectFolders()
  if (!project.page) terminal.error('The page is not built yet, so only the API is served. Build it with: npm run build')
  const workbench = await Workbench.start({
    project,
    version: terminal.version,
    home: homePath(options.home),
    python: options.python || undefined,
    withoutPython: options.python === false,
    processors: options.processors,
    trusted: options.trust,
    workspace,
    inviwoData: options.inviwoData,
    port: options.port,
    log: line => terminal.error(line),
  })
  let ending = false
  const ended = endOnSignal(() => {
    ending = true
    return workbench.close()
  })
  terminal.print(workbench.pageAddress)
  const show = (status: HostStatus) => {
    if (status.state === 'ready') terminal.print(`Python ${status.version} with NumPy ${status.numpy} is ready (${status.python}).`)
    else if (status.reason && !ending) terminal.error(status.reason)
  }
  show(workbench.host.status)
  workbench.host.onStatus(show)
  let removeLink = async () => {}
  if (options.open && hasDisplay())
    removeLink = await openPage(workbench.pageAddress, workbench.home).catch(error => {
      terminal.error(`No browser could be opened (${messageOf(error)}): open the address above.`)
      return async () => {}
    })
  const status = await ended
  await removeLink()
  return status
}
