import type { Disposable } from '@ivw/network'
import type { Engine } from '../engine.ts'
import type { CommandName, EngineMessage, LogEntry, PageMessage, ScriptView, SessionView, Snapshot } from '../protocol.ts'
import type { CommandContext, SessionControl } from './command-context.ts'
import { commands } from './commands.ts'
import type { HomeServices } from './home-services.ts'
import { PatchCollector } from './patch-collector.ts'
import { historyView, snapshotOf, typeViews } from './snapshot.ts'
import { keepAside } from './unsaved-commands.ts'
import { changedScripts } from './workspace-scripts.ts'

/** How messages reach the page: a worker's `postMessage` today. */
export interface PagePort {
  post(message: EngineMessage, transfer?: readonly ArrayBuffer[] | readonly ImageBitmap[]): void
}

/** One page that watches and edits an engine's network. */
export class PageSession implements Disposable {
  readonly #engine: Engine
  readonly #port: PagePort
  readonly #context: CommandContext
  readonly #patches: PatchCollector
  readonly #subscriptions: readonly Disposable[]
  #logs: LogEntry[] = []
  #scripts: readonly ScriptView[]
  #session: SessionView = { state: 'connected' }

  /** `state` is what the page is told at first: `connecting` while a workspace is still to be opened. */
  constructor(engine: Engine, home: HomeServices, port: PagePort, session: SessionControl, state: SessionView['state'] = 'connected') {
    this.#engine = engine
    this.#port = port
    this.#scripts = engine.workspace.view.scripts
    this.#patches = new PatchCollector(engine.network, patches => port.post({ kind: 'patch', patches }))
    this.#context = { engine, home, session, patches: this.#patches }
    this.#session = { state, home: home.home, processorsFolder: home.processorsFolder, templates: home.templates, ...dataPlaces(home) }
    const { workspace, history, types, python, gpu } = snapshotParts(engine)
    this.#subscriptions = [
      engine.workspace.onReplace(() => this.#patches.reset(() => this.#snapshot())),
      engine.workspace.onReplacing(() => void keepAside({ engine, home })),
      engine.workspace.onChange(() => this.#patches.state('workspace', workspace)),
      engine.workspace.onChange(() => this.#followScripts()),
      engine.history.onChange(() => this.#patches.state('history', history)),
      engine.onTypesChange(() => this.#patches.state('types', types)),
      engine.missingFiles.onChange(property => this.#patches.property(property)),
      engine.onPythonStatus(() => this.#patches.state('python', python)),
      engine.gpu.onChange(() => this.#patches.state('gpu', gpu)),
      engine.canvases.onFrame((canvas, bitmap) => port.post({ kind: 'frame', canvas, bitmap }, [bitmap])),
      engine.questions.onQuestion((id, question) => port.post({ kind: 'question', id, question })),
      engine.feedback.onToolTip((canvas, text) => port.post({ kind: 'toolTip', canvas, text })),
      engine.feedback.onContextMenu((canvas, menu) => port.post({ kind: 'contextMenu', canvas, ...menu })),
      engine.log.onEntry(entry => this.#log(entry)),
      this.#patches,
    ]
    port.post({ kind: 'snapshot', snapshot: this.#snapshot() })
    if (engine.log.entries.length > 0) port.post({ kind: 'log', entries: engine.log.entries })
  }

  /** What everything else than `hello` asks for. */
  receive(message: PageMessage): void {
    if (message.kind === 'request') void this.#answer(message.id, message.command, message.parameters)
    else if (message.kind === 'input') this.#engine.canvases.input(message.canvas, message.event)
    else if (message.kind === 'reply') this.#engine.questions.answer(message.id, message.answer)
    else if (message.kind === 'canvasSize') this.#engine.canvases.resize(message.canvas, message.size, message.visible)
  }

  setSession(session: SessionView): void {
    this.#session = { ...this.#session, ...session }
    const view = this.#session
    this.#patches.state('session', () => ({ kind: 'session', session: view }))
  }

  fileChanged(path: string, version: string | undefined): void {
    this.#patches.append({ kind: 'fileChanged', path, version })
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#engine.questions.cancelAll()
  }

  #snapshot(): Snapshot {
    return snapshotOf(this.#engine, this.#session, processors => this.#port.post({ kind: 'processors', processors }))
  }

  /** They are open in editors as files are. */
  #followScripts(): void {
    const { scripts } = this.#engine.workspace.view
    for (const { path, version } of changedScripts(this.#scripts, scripts)) this.fileChanged(path, version)
    this.#scripts = scripts
  }

  async #answer(id: number, command: CommandName, parameters: unknown): Promise<void> {
    try {
      const result = await commands[command](this.#context, parameters as never)
      // The page sees the effects of a command before its answer.
      this.#patches.flush()
      this.#port.post({ kind: 'answer', id, result })
    } catch (error) {
      this.#patches.flush()
      this.#port.post({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  #log(entry: LogEntry): void {
    if (this.#logs.push(entry) > 1) return
    setTimeout(() => {
      const entries = this.#logs
      this.#logs = []
      this.#port.post({ kind: 'log', entries })
    }, 16)
  }
}

function dataPlaces({ inviwoData, examples }: HomeServices): Pick<SessionView, 'inviwoData' | 'examples'> {
  return { ...(inviwoData !== undefined && { inviwoData }), ...(examples !== undefined && { examples }) }
}

function snapshotParts(engine: Engine) {
  return {
    workspace: () => ({ kind: 'workspace' as const, workspace: engine.workspace.view }),
    history: () => ({ kind: 'history' as const, history: historyView(engine) }),
    types: () => ({ kind: 'types' as const, types: typeViews(engine), failedFiles: engine.failedFiles }),
    python: () => ({ kind: 'python' as const, python: engine.pythonView }),
    gpu: () => ({ kind: 'gpu' as const, gpu: engine.gpuView }),
  }
}
