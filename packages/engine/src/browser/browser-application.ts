import { dataFolders } from '../application/data-folders.ts'
import type { ApplicationHome } from '../application/members.ts'
import { routes, type SessionInformation } from '../server-protocol.ts'
import type { ServerClient } from './server-client.ts'

/** `inviwopy.app` for an engine in a browser: the server's folders and files. */
export function browserApplication(client: ServerClient, session: SessionInformation): ApplicationHome {
  return {
    outputPath: '',
    basePath: session.home,
    version: session.version,
    path: async kind =>
      kind === 'Settings' ? session.home : `${session.inviwoData ?? session.home}/${dataFolders[kind] ?? ''}`.replace(/\/$/, ''),
    resolve(path) {
      if (!path.startsWith('/')) throw new Error(`The path ${path} must be absolute here`)
      return path
    },
    async writeBytes(path, bytes) {
      await client.sendBytes('PUT', routes.file, new Uint8Array(bytes), { path })
    },
    readText: async path => new TextDecoder().decode(await client.bytes(routes.file, { path })),
    readSettings: () => client.json(routes.settings),
    async writeSettings(settings) {
      await client.sendJson('PUT', routes.settings, settings)
    },
  }
}
