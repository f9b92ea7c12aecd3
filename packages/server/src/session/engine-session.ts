import type { EngineToServer, ServerMessage } from '@ivw/engine/server-protocol'
import type { PythonTransport } from '@ivw/python'
import type { WebSocket } from 'ws'
import { messageOf } from '../errors.ts'
import type { WatchedFile } from '../watch/folder-watcher.ts'
import { EngineConnection, relayed, takenOverCode } from './engine-connection.ts'
import { PythonRelay } from './python-relay.ts'
import type { WorkspaceFileState } from './workspace-file.ts'

export interface EngineSessionOptions {
  readonly host: PythonTransport
  /** All processor files as they are now. */
  readonly processorFiles: () => readonly WatchedFile[]
}

/** Messages that are kept for a page that is yet to come. */
const mostUnheard = 500

/** Milliseconds that an owner has for journalling what it holds, before another one takes over. */
const grace = 2000

/** The engines in browsers that are connected, of which one owns the workspace and the Python host. */
export class EngineSession {
  readonly relay: PythonRelay
  readonly #options: EngineSessionOptions
  readonly #connections = new Set<EngineConnection>()
  readonly #unheard: Extract<ServerMessage, { kind: 'log' }>[] = []
  #forgotten = 0
  #owner: EngineConnection | undefined
  #ownerClient: string | undefined
  #ownerNumber = 0
  /** Takes over as soon as the owner has journalled what it holds. */
  #next: { readonly connection: EngineConnection; readonly client: string | undefined; readonly timer: NodeJS.Timeout } | undefined
  #workspaceFile: Extract<ServerMessage, { kind: 'workspaceFile' }> | undefined

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

  /** What the open workspace's file is on disk now. */
  workspaceFileChanged(state: WorkspaceFileState): void {
    this.#workspaceFile = { kind: 'workspaceFile', ...state }
    this.#owner?.send(this.#workspaceFile)
  }

  /** Whether an engine with this number is the last that owned the workspace: only it may journal. */
  isOwner(number: number): boolean {
    return number === this.#ownerNumber
  }

  /** For the consoles of all pages; the next one that comes, when there is none yet. */
  log(level: 'info' | 'warning' | 'error', source: string, text: string): void {
    if (this.#connections.size === 0) this.#keep({ kind: 'log', level, source, text })
    for (const connection of this.#connections) connection.send({ kind: 'log', level, source, text })
  }

  #keep(message: Extract<ServerMessage, { kind: 'log' }>): void {
    this.#unheard.push(message)
    if (this.#unheard.length <= mostUnheard) return
    this.#unheard.shift()
    this.#forgotten++
  }

  #tellUnheard(connection: EngineConnection): void {
    const text = `${this.#forgotten} earlier messages came while no page was open and are not kept`
    if (this.#forgotten > 0) connection.send({ kind: 'log', level: 'info', source: 'Server', text })
    this.#forgotten = 0
    for (const message of this.#unheard.splice(0)) connection.send(message)
  }

  close(): void {
    clearTimeout(this.#next?.timer)
    for (const connection of this.#connections) connection.close(1001, 'the server ends')
  }

  #handle(connection: EngineConnection, message: EngineToServer): void {
    if (message.kind === 'attach') this.#attach(connection, message.takeOver, message.client)
    else if (message.kind === 'released') this.#released(connection)
    else if (connection !== this.#owner) connection.send({ kind: 'takenOver' })
    else if (message.kind === 'python') this.relay.send(message.message)
    else void this.#command(connection, message.kind, message.id)
  }

  #attach(connection: EngineConnection, takeOver: boolean, client: string | undefined): void {
    const owner = this.#owner
    if (!owner || owner === connection) this.#own(connection, client)
    else if (client !== undefined && client === this.#ownerClient) {
      // Its own connection from before, of which nobody has told us yet that it is dead.
      this.#own(connection, client)
      owner.close(takenOverCode, 'connected anew')
    } else if (!takeOver) connection.send({ kind: 'takenOver' })
    else {
      clearTimeout(this.#next?.timer)
      if (this.#next?.connection !== connection) this.#next?.connection.send({ kind: 'takenOver' })
      this.#next = { connection, client, timer: setTimeout(() => this.#released(owner), grace) }
      owner.send({ kind: 'takenOver' })
    }
  }

  #released(connection: EngineConnection): void {
    const next = this.#next
    if (!next || connection !== this.#owner) return
    clearTimeout(next.timer)
    this.#next = undefined
    this.#own(next.connection, next.client)
    connection.close(takenOverCode, 'taken over')
  }

  #own(connection: EngineConnection, client: string | undefined): void {
    this.#owner = connection
    this.#ownerClient = client
    this.relay.attach(message => connection.send(...relayed(message)))
    connection.send({ kind: 'attached', owner: ++this.#ownerNumber })
    connection.send({ kind: 'pythonStatus', status: this.relay.host.status })
    connection.send({ kind: 'processorFiles', files: this.#options.processorFiles() })
    if (this.#workspaceFile) connection.send(this.#workspaceFile)
    this.#tellUnheard(connection)
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
    if (connection === this.#next?.connection) {
      clearTimeout(this.#next.timer)
      this.#next = undefined
    }
    if (connection !== this.#owner) return
    this.#owner = undefined
    this.relay.detach()
    const next = this.#next
    if (!next) return
    clearTimeout(next.timer)
    this.#next = undefined
    this.#own(next.connection, next.client)
  }
}
