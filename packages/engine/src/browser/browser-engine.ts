import { Gpu, offscreenGpuHome } from '@ivw/render'
import { Engine } from '../engine.ts'
import { Journal } from '../journal.ts'
import type { JournalEntry } from '../page/home-services.ts'
import { type PagePort, PageSession } from '../page/page-session.ts'
import type { EngineMessage, PageMessage, SessionView } from '../protocol.ts'
import { routes, type ServerMessage, type SessionInformation } from '../server-protocol.ts'
import { browserApplication } from './browser-application.ts'
import { ServerClient } from './server-client.ts'
import { ServerFiles } from './server-files.ts'
import { ServerHomeServices } from './server-home-services.ts'
import { ServerSocket, type SocketState } from './server-socket.ts'
import { SocketTransport } from './socket-transport.ts'

/** An engine in a worker, its server connection, and the page that watches it. */
export class BrowserEngine {
  readonly #client: ServerClient
  readonly #socket: ServerSocket
  readonly #transport: SocketTransport
  readonly #post: PagePort['post']
  readonly #waiting: PageMessage[] = []
  #page: PageSession | undefined
  #attached = false
  #takeOver = false
  #opened = false
  #ready = false
  #takenOver: (() => void) | undefined

  constructor(address: string, token: string, post: (message: EngineMessage, transfer?: readonly Transferable[]) => void) {
    this.#client = new ServerClient(address, token)
    this.#socket = new ServerSocket(this.#client)
    this.#transport = new SocketTransport(this.#client, this.#socket)
    this.#post = post
  }

  async start(): Promise<void> {
    try {
      const session = await this.#client.json<SessionInformation>(routes.session)
      const home = new ServerHomeServices(this.#client, session)
      const engine = new Engine({
        files: new ServerFiles(this.#client),
        openGpu: () => Gpu.open(offscreenGpuHome()),
        python: this.#transport,
        application: browserApplication(this.#client, session),
        inviwoData: session.inviwoData,
        showsFrames: true,
      })
      const control = { takeOver: () => this.#takeWorkspaceOver() }
      this.#page = new PageSession(engine, home, { post: this.#post }, control, 'connecting')
      for (const message of this.#waiting.splice(0)) this.#page.receive(message)
      this.#socket.onMessage(message => this.#serverSays(engine, message))
      this.#socket.onState(state => this.#connection(state))
      this.#socket.open()
      await this.#firstAttach()
      await engine.started()
      await this.#openFirstWorkspace(engine, home, session)
      // Until now the page shows that it waits: what a user did to the empty network would be lost.
      this.#ready = true
      if (this.#attached) this.#setSession({ state: 'connected' })
      new Journal(engine.workspace, home, engine.log, path => engine.workspaceText(path, 'ifFree'))
    } catch (error) {
      const text = messageOf(error)
      this.#post({ kind: 'log', entries: [{ id: 0, time: Date.now(), level: 'error', source: 'Engine', text }] })
    }
  }

  receive(message: PageMessage): void {
    if (this.#page) this.#page.receive(message)
    else this.#waiting.push(message)
  }

  /** Leaves the server; a worker that ends needs no such thing. */
  dispose(): void {
    this.#socket.dispose()
  }

  /** The workspace that was named on the command line, else the one that was open last, else an example. */
  async #openFirstWorkspace(engine: Engine, home: ServerHomeServices, session: SessionInformation): Promise<void> {
    if (this.#opened) return
    this.#opened = true
    const { workspace, workspaceNamed } = session
    const journal = await home.loadJournal()
    const named = workspaceNamed && journal?.path !== workspace
    try {
      if (journal?.modified && !named) await restoreJournal(engine, home, journal)
      else await openFile(engine, home, named ? workspace : (journal?.path ?? workspace), journal)
    } catch (error) {
      engine.log.error('Workspace', messageOf(error))
    }
  }

  #firstAttach(): Promise<void> {
    return new Promise(resolve => {
      this.#takenOver = resolve
    })
  }

  #serverSays(engine: Engine, message: ServerMessage): void {
    if (message.kind === 'processorFiles') {
      this.#attached = true
      if (this.#ready) this.#setSession({ state: 'connected' })
      void engine.filesChanged(message.files)
      for (const { path, version } of message.files) this.#page?.fileChanged(path, version)
      this.#takenOver?.()
    } else if (message.kind === 'takenOver') {
      this.#attached = false
      this.#setSession({ state: 'taken-over', message: 'This workspace is open in another tab' })
    } else if (message.kind === 'log') {
      engine.log.add({ level: message.level, source: message.source, text: message.text })
    }
  }

  #connection(state: SocketState): void {
    if (state === 'open') {
      this.#socket.send({ kind: 'attach', takeOver: this.#takeOver || this.#attached })
      return
    }
    if (this.#attached || state === 'closed')
      this.#setSession({ state: state === 'closed' ? 'disconnected' : 'connecting', message: 'The server does not answer; trying again' })
  }

  async #takeWorkspaceOver(): Promise<void> {
    this.#takeOver = true
    this.#socket.send({ kind: 'attach', takeOver: true })
  }

  #setSession(session: SessionView): void {
    this.#page?.setSession(session)
  }
}

/** What was not saved when the last session ended. */
async function restoreJournal(engine: Engine, home: ServerHomeServices, { text, path, version }: JournalEntry): Promise<void> {
  await engine.workspace.load(text, { path, version, modified: true })
  const onDisk = path === undefined ? undefined : await versionOf(home, path)
  if (version !== undefined && onDisk !== undefined && onDisk !== version)
    engine.log.warning(
      'Workspace',
      `${path} was changed by another program since. These are your unsaved changes; open the file to see the other ones.`,
    )
}

/** The file; what the journal has of it when it is not there any more. */
async function openFile(
  engine: Engine,
  home: ServerHomeServices,
  path: string | undefined,
  journal: JournalEntry | undefined,
): Promise<void> {
  if (path === undefined) {
    if (journal) await engine.workspace.load(journal.text, { modified: journal.modified })
    return
  }
  try {
    const { text, version } = await home.readText(path)
    await engine.workspace.load(text, { path, version })
  } catch (error) {
    if (journal?.path !== path) throw error
    engine.log.warning('Workspace', `${messageOf(error)}. What it was when it was last open is shown.`)
    await engine.workspace.load(journal.text, { path, modified: true })
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function versionOf(home: ServerHomeServices, path: string): Promise<string | undefined> {
  try {
    return (await home.readText(path)).version
  } catch {
    // The file is gone; saving will make it anew.
    return undefined
  }
}
