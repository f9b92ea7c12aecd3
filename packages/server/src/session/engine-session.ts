import type { EngineToServer, ServerMessage } from '@ivw/engine/server-protocol'
import type { PythonTransport } from '@ivw/python'
import type { WebSocket } from 'ws'
import { messageOf } from '../errors.ts'
import type { WatchedFile } from '../watch/folder-watcher.ts'
import { EngineConnection, relayed, takenOverCode } from './engine-connection.ts'
import { PythonRelay } from './python-relay.ts'

export interface EngineSessionOptions {
  readonly host: PythonTransport
  /** All processor files as they are now. */
  readonly processorFiles: () => readonly WatchedFile[]
}

/** The engines in browsers that are connected, of which one owns the workspace and the Python host. */
export class EngineSession {
  readonly relay: PythonRelay
  readonly #options: EngineSessionOptions
  readonly #connections = new Set<EngineConnection>()
  readonly #unheard: ServerMessage[] = []
  #owner: EngineConnection | undefined

  constructor(options: EngineSessionOptions) {
    this.#options = options
    this.relay = new PythonRelay(options.host)
    options.host.onStatus(status => this.#owner?.send({ kind: 'pythonStatus', status }))
  }

  accept(socket: WebSocket): void {
    const connection = new EngineConnection(socket, {
      onMessage: message => this.#handle(connection, message),
      onClose: () => this.#forget(connection),
    })
    this.#connections.add(connection)
  }

  /** Processor files that changed, with their final contents. */
  filesChanged(files: readonly WatchedFile[]): void {
    this.#owner?.send({ kind: 'processorFiles', files })
  }

  /** For the consoles of all pages; the next one that comes, when there is none yet. */
  log(level: 'info' | 'warning' | 'error', source: string, text: string): void {
    if (this.#connections.size === 0) this.#unheard.push({ kind: 'log', level, source, text })
    for (const connection of this.#connections) connection.send({ kind: 'log', level, source, text })
  }

  close(): void {
    for (const connection of this.#connections) connection.close(1001, 'the server ends')
  }

  #handle(connection: EngineConnection, message: EngineToServer): void {
    if (message.kind === 'attach') this.#attach(connection, message.takeOver)
    else if (connection !== this.#owner) connection.send({ kind: 'takenOver' })
    else if (message.kind === 'python') this.relay.send(message.message)
    else void this.#command(connection, message.kind, message.id)
  }

  #attach(connection: EngineConnection, takeOver: boolean): void {
    if (this.#owner && this.#owner !== connection) {
      if (!takeOver) {
        connection.send({ kind: 'takenOver' })
        return
      }
      this.#owner.send({ kind: 'takenOver' })
      this.#owner.close(takenOverCode, 'taken over')
    }
    this.#owner = connection
    this.relay.attach(message => connection.send(...relayed(message)))
    connection.send({ kind: 'pythonStatus', status: this.relay.host.status })
    connection.send({ kind: 'processorFiles', files: this.#options.processorFiles() })
    for (const message of this.#unheard.splice(0)) connection.send(message)
  }

  async #command(connection: EngineConnection, command: 'interrupt' | 'restart', id: number): Promise<void> {
    try {
      await this.relay.host[command]()
      connection.send({ kind: 'done', id })
    } catch (error) {
      connection.send({ kind: 'done', id, error: messageOf(error) })
    }
  }

  #forget(connection: EngineConnection): void {
    this.#connections.delete(connection)
    if (connection !== this.#owner) return
    this.#owner = undefined
    this.relay.detach()
  }
}
