import { Gpu, offscreenGpuHome } from '@ivw/render'
import { Engine } from '../engine.ts'
import { Journal } from '../journal.ts'
import { openCopy, openFile } from '../page/open-workspace.ts'
import { type PagePort, PageSession } from '../page/page-session.ts'
import { keepAside, openJournalled } from '../page/unsaved-commands.ts'
import type { EngineMessage, PageMessage, SessionView } from '../protocol.ts'
import { routes, type ServerMessage, type SessionInformation } from '../server-protocol.ts'
import { browserApplication } from './browser-application.ts'
import { jpegPictures } from './jpeg-pictures.ts'
import { ServerClient } from './server-client.ts'
import { ServerFiles } from './server-files.ts'
import { ServerHomeServices } from './server-home-services.ts'
import { ServerSocket, type SocketState } from './server-socket.ts'
import { SocketTransport } from './socket-transport.ts'

interface Desk {
  readonly engine: Engine
  readonly home: ServerHomeServices
  readonly session: SessionInformation
}

/** An engine in a worker, its server connection, and the page that watches it. */
export class BrowserEngine {
  readonly #client: ServerClient
  readonly #socket: ServerSocket
  readonly #transport: SocketTransport
  readonly #post: PagePort['post']
  readonly #waiting: PageMessage[] = []
  /** Tells the server that a new connection is this engine again. */
  readonly #name = crypto.randomUUID()
  #page: PageSession | undefined
  #journal: Journal | undefined
  /** The number of this engine among the server's owners, once it was one. */
  #owner: number | undefined
  #owns = false
  /** Another page has had the workspace since. */
  #left = false
  /** The user wants the workspace here, whoever has it. */
  #takesOver = false
  #ready = false
  #firstOwned: (() => void) | undefined
  #returning: Promise<void> = Promise.resolve()

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
        pictures: jpegPictures,
      })
      const desk = { engine, home, session }
      const control = { takeOver: async () => this.#attach(true) }
      this.#page = new PageSession(engine, home, { post: this.#post }, control, 'connecting')
      for (const message of this.#waiting.splice(0)) this.#page.receive(message)
      this.#socket.onMessage(message => this.#serverSays(desk, message))
      this.#socket.onState(state => this.#connection(state))
      this.#socket.open()
      await new Promise<void>(resolve => {
        this.#firstOwned = resolve
      })
      await engine.started()
      await openFirstWorkspace(desk)
      // Until now the page shows that it waits: what a user did to the empty network would be lost.
      this.#ready = true
      const { workspace, network, log } = engine
      this.#journal = new Journal({ document: workspace, network, home, log, text: path => engine.workspaceText(path, 'ifFree') })
      if (this.#owns) this.#setSession({ state: 'connected' })
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
    this.#journal?.dispose()
    this.#socket.dispose()
  }

  #serverSays(desk: Desk, message: ServerMessage): void {
    const { engine, home } = desk
    if (message.kind === 'attached') {
      this.#takesOver = false
      home.owner = message.owner
      this.#left ||= this.#owner !== undefined && message.owner !== this.#owner + 1
      this.#owner = message.owner
    } else if (message.kind === 'processorFiles') {
      if (!this.#owns) this.#own(desk)
      void engine.filesChanged(message.files)
      for (const { path, version } of message.files) this.#page?.fileChanged(path, version)
    } else if (message.kind === 'takenOver') {
      void this.#leave()
    } else if (message.kind === 'workspaceFile') {
      engine.workspace.outside(message)
    } else if (message.kind === 'log') {
      engine.log.add({ level: message.level, source: message.source, text: message.text })
    }
  }

  #own(desk: Desk): void {
    this.#owns = true
    this.#firstOwned?.()
    if (!this.#ready) return
    this.#returning = this.#returning.then(() => this.#return(desk)).catch(error => desk.engine.log.error('Workspace', messageOf(error)))
  }

  /** This engine owns the workspace again: with what it has, or, when another page has worked on it, with what that made. */
  async #return({ engine, home }: Desk): Promise<void> {
    if (this.#left) {
      this.#left = false
      this.#setSession({ state: 'connecting', message: 'Opening what the other tab has made' })
      try {
        await this.#openOthers(engine, home)
      } catch (error) {
        // The server has gone again: it is opened when that is back.
        this.#left = true
        throw error
      }
    }
    this.#journal?.resume({ anew: true })
    if (this.#owns) this.#setSession({ state: 'connected' })
  }

  async #openOthers(engine: Engine, home: ServerHomeServices): Promise<void> {
    if (this.#journal?.isPending && engine.workspace.modified) {
      await keepAside({ engine, home }, 'unsaved')
      const text = 'Another tab went on with this workspace meanwhile. What you changed here is in File > Recover.'
      engine.log.warning('Workspace', text)
    }
    // It is journalled, or has just been kept.
    engine.workspace.setModified(false)
    const journal = await home.loadJournal()
    try {
      if (journal) await openJournalled({ engine, home }, journal)
    } catch (error) {
      engine.log.error('Workspace', messageOf(error))
    }
    this.#journal?.forget()
  }

  /** Another page takes over: it opens what this one has journalled. */
  async #leave(): Promise<void> {
    const owned = this.#owns
    this.#owns = false
    this.#setSession({ state: 'taken-over', message: 'This workspace is open in another tab' })
    if (!owned) return
    this.#left = true
    await this.#journal?.flush()
    this.#journal?.pause()
    this.#socket.send({ kind: 'released' })
  }

  #connection(state: SocketState): void {
    if (state === 'open') {
      this.#attach(this.#takesOver)
      return
    }
    const owned = this.#owns
    this.#owns = false
    if (state === 'closed') this.#journal?.pause()
    if (owned || (state === 'closed' && !this.#left))
      this.#setSession({ state: 'disconnected', retrying: true, message: 'The server does not answer; trying again' })
  }

  #attach(takeOver: boolean): void {
    // Where the connection is just being made it is said then.
    this.#takesOver = takeOver
    this.#socket.send({ kind: 'attach', takeOver, client: this.#name })
  }

  #setSession(session: SessionView): void {
    this.#page?.setSession(session)
  }
}

/** The workspace that was named on the command line, else the one that was open last, else an example. */
async function openFirstWorkspace({ engine, home, session }: Desk): Promise<void> {
  const { workspace, workspaceNamed } = session
  const journal = await home.loadJournal()
  const isNamed = workspaceNamed && journal?.path !== workspace
  try {
    if (journal && !isNamed && (journal.path !== undefined || journal.text !== '')) await openJournalled({ engine, home }, journal)
    else if (workspace !== undefined) {
      // An example is nobody's file: saving asks for a place.
      await (workspaceNamed ? openFile(engine, home, workspace) : openCopy(engine, workspace))
    }
  } catch (error) {
    engine.log.error('Workspace', messageOf(error))
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
