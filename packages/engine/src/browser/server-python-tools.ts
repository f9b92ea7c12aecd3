import type { PythonTools } from '../page/python-tools.ts'
import type { InstallPlan, InterpreterView, PackageRequest } from '../protocol.ts'
import { routes } from '../server-protocol.ts'
import type { ServerClient } from './server-client.ts'

/** Python on the server's machine. */
export class ServerPythonTools implements PythonTools {
  readonly #client: ServerClient

  constructor(client: ServerClient) {
    this.#client = client
  }

  interpreters(): Promise<readonly InterpreterView[]> {
    return this.#client.json(routes.interpreters)
  }

  examine(path: string): Promise<InterpreterView> {
    return this.#client.sendJson('POST', routes.interpreter, { path })
  }

  async choose(path: string): Promise<void> {
    await this.#client.sendJson('PUT', routes.interpreter, { path })
  }

  plan(request: PackageRequest): Promise<InstallPlan> {
    return this.#client.sendJson('POST', routes.installPlan, request)
  }

  install(request: PackageRequest): Promise<{ outcome: 'installed' | 'failed' | 'cancelled' }> {
    return this.#client.sendJson('POST', routes.install, request)
  }

  async cancelInstallation(): Promise<void> {
    await this.#client.fetch('DELETE', routes.install, {})
  }
}
