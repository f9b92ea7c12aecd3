import type {
  Change,
  CommandName,
  Commands,
  EngineMessage,
  GalleryItem,
  LogEntry,
  PageMessage,
  Patch,
  ProcessorView,
  Snapshot,
  StatusView,
} from '@ivw/engine/protocol'
import { noAnnotations } from '../state/app-state.ts'
import type { EnginePort } from './client.ts'
import { FakeFiles } from './fake-files.ts'
import { paintFakeFrame } from './fake-frame.ts'
import {
  applyChange,
  emptyNetwork,
  exampleNetwork,
  type FakeNetwork,
  newProcessor,
  typeOf,
  uniqueIdentifier,
  withProcessor,
} from './fake-network.ts'
import { fakeTypes } from './fake-types.ts'

interface Step {
  readonly name: string
  readonly merge: string | undefined
  readonly network: FakeNetwork
}

type Handlers = { [K in CommandName]?: (parameters: Commands[K]['parameters']) => Commands[K]['result'] }

function noComposites(): never {
  throw new Error('There are no composites here.')
}

/** A double of the engine in one object: it holds a small network and answers commands, but evaluates nothing. */
export class FakeEngine implements EnginePort {
  onmessage: ((event: MessageEvent<EngineMessage>) => void) | null = null
  readonly files = new FakeFiles()
  /** What the page has sent, for tests. */
  readonly received: PageMessage[] = []
  network: FakeNetwork
  readonly #past: Step[] = []
  readonly #future: Step[] = []
  readonly #angles = new Map<string, number>()
  readonly #sizes = new Map<string, readonly [number, number]>()
  #workspace: Snapshot['workspace'] = {
    path: '/home/user/numpy-source.inv',
    name: 'numpy-source.inv',
    modified: false,
    issues: [],
    scripts: [],
    annotations: noAnnotations,
  }
  #nextLog = 1

  constructor(network: FakeNetwork = exampleNetwork()) {
    this.network = network
  }

  postMessage(message: PageMessage): void {
    this.received.push(message)
    queueMicrotask(() => this.#receive(message))
  }

  terminate(): void {
    this.onmessage = null
  }

  /** Pretends that something happened in the engine. */
  patch(...patches: readonly Patch[]): undefined {
    this.#send({ kind: 'patch', patches })
  }

  setStatus(identifier: string, status: StatusView): undefined {
    const processor = this.network.processors.get(identifier)
    if (!processor) return
    this.network = withProcessor(this.network, { ...processor, status })
    this.patch({ kind: 'status', identifier, status })
  }

  log(...entries: readonly Omit<LogEntry, 'id' | 'time'>[]): undefined {
    this.#send({ kind: 'log', entries: entries.map(entry => ({ id: this.#nextLog++, time: Date.now(), ...entry })) })
  }

  /** Another program wrote the file. */
  writeOutside(path: string, text: string): void {
    this.patch({ kind: 'fileChanged', path, version: this.files.write(path, text) })
  }

  snapshot(): Snapshot {
    return {
      workspace: this.#workspace,
      processors: [...this.network.processors.values()],
      connections: this.network.connections,
      links: this.network.links,
      history: this.#history(),
      types: fakeTypes,
      failedFiles: [
        {
          file: '/home/user/.inviwo/python_processors/Broken.py',
          failure: {
            message: "invalid syntax: expected ':'",
            type: 'SyntaxError',
            phase: 'load',
            frames: [
              {
                file: '/home/user/.inviwo/python_processors/Broken.py',
                line: 3,
                function: '<module>',
                text: 'class Broken(ivw.Processor)',
              },
            ],
          },
        },
      ],
      python: { state: 'ready', interpreter: '/usr/bin/python3', version: '3.11.2', numpy: '2.4.0' },
      gpu: { state: 'ready', backend: 'WebGL 2' },
      session: { state: 'connected', home: '/home/user/.inviwo', processorsFolder: '/home/user/.inviwo/python_processors' },
    }
  }

  #receive(message: PageMessage): void {
    if (message.kind === 'hello') {
      this.#send({ kind: 'welcome', version: message.version })
      this.#send({ kind: 'snapshot', snapshot: this.snapshot() })
    } else if (message.kind === 'request') this.#answer(message.id, message.command, message.parameters)
    else if (message.kind === 'canvasSize') {
      this.#sizes.set(message.canvas, message.size)
      this.#paint(message.canvas)
    } else if (message.kind === 'input' && message.event.type === 'mouse' && message.event.buttons.includes('left')) {
      this.#angles.set(message.canvas, message.event.position[0] * 6)
      this.#paint(message.canvas)
    }
  }

  #answer(id: number, command: CommandName, parameters: unknown): void {
    try {
      const handler = this.#handlers[command] as ((parameters: unknown) => unknown) | undefined
      if (!handler) throw new Error(`The fake engine does not know the command “${command}”.`)
      this.#send({ kind: 'answer', id, result: handler(parameters) })
    } catch (error) {
      this.#send({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  readonly #handlers: Handlers = {
    apply: ({ changes, name, merge }) => this.#apply(changes, name, merge),
    undo: () => this.#travel(this.#past, this.#future),
    redo: () => this.#travel(this.#future, this.#past),
    addProcessor: ({ type, position, connectFrom, connectTo }) => this.#add(type, position, connectFrom, connectTo),
    copy: ({ identifiers }) => ({
      text: JSON.stringify([...this.network.processors.values()].filter(({ identifier }) => identifiers.includes(identifier))),
    }),
    paste: ({ text, position }) => this.#paste(text, position),
    createComposite: noComposites,
    expandComposite: noComposites,
    newWorkspace: () => this.#open(emptyNetwork, undefined),
    openWorkspace: ({ path }) => this.#open(exampleNetwork(), path),
    saveWorkspace: ({ path = this.#workspace.path, overwrite }) => this.#save(path, overwrite ?? false),
    gallery: ({ of }) => ({ items: of === 'examples' ? fakeExamples : [] }),
    workspacePicture: () => undefined,
    dataSources: () => ({ sources: [] }),
    arrayKind: () => ({ kind: undefined }),
    listFolder: ({ path }) => this.files.list(path),
    readText: ({ path }) => this.files.read(path),
    writeText: ({ path, text, expected }) => ({ version: this.files.write(path, text, expected) }),
    newPythonProcessor: ({ name }) => {
      const path = `/home/user/.inviwo/python_processors/${name}.py`
      if (this.files.has(path)) throw new Error(`${path} exists already. Nothing was changed.`)
      this.files.write(path, `import inviwopy as ivw\n\n\nclass ${name}(ivw.Processor):\n    """A new processor."""\n`)
      return { path, classIdentifier: 'org.inviwo.python.NumpySource' }
    },
    cancel: ({ identifier }) => this.setStatus(identifier, { state: 'cancelled' }),
    rerun: () => undefined,
    pauseEvaluation: () => undefined,
    setRefinement: () => undefined,
    restartPython: () => this.log({ level: 'info', source: 'Python', text: 'Python was restarted.' }),
    press: () => undefined,
    resetProperty: () => undefined,
    inspectPort: () => ({
      summary: '64 x 64 x 64 FLOAT32',
      isStale: false,
      items: 1,
      facts: [{ name: 'Bytes', text: '1.05 MB in memory' }],
      pictures: [],
      channels: [],
      tables: [],
    }),
    portPicture: () => undefined,
    portHistogram: () => undefined,
    histogram: () => ({
      counts: Array.from({ length: 128 }, (_, bin) => Math.round(1000 * Math.exp(-(((bin - 70) / 22) ** 2)))),
      range: [0, 1],
      unit: '',
    }),
    restoreGpu: () => this.patch({ kind: 'gpu', gpu: { state: 'ready', backend: 'WebGL 2' } }),
    loseGpu: () => this.patch({ kind: 'gpu', gpu: { state: 'lost', backend: 'WebGL 2', message: 'The graphics context was lost.' } }),
    takeOver: () => this.patch({ kind: 'session', session: this.snapshot().session }),
  }

  #apply(changes: readonly Change[], name: string, merge: string | undefined): undefined {
    const next = changes.reduce(applyChange, this.network)
    const last = this.#past.at(-1)
    if (merge === undefined || last?.merge !== merge) this.#past.push({ name, merge, network: this.network })
    this.#future.length = 0
    const renames = changes.filter(change => change.kind === 'renameProcessor')
    this.patch(...renames.map(({ identifier, to }) => ({ kind: 'processorRenamed', identifier, to }) as const))
    this.#become(next)
    return undefined
  }

  #add(type: string, position: readonly [number, number], from: string | undefined, to: string | undefined): { identifier: string } {
    const identifier = uniqueIdentifier(this.network, type.split('.').at(-1)?.replace(/GL$/, '') ?? type)
    this.#past.push({ name: `Add ${identifier}`, merge: undefined, network: this.network })
    const processor = newProcessor(typeOf(type), identifier, position)
    let next = withProcessor(this.network, processor)
    const fitting = (ports: ProcessorView['inports'], path: string) => ports.find(port => port.dataType === this.#dataTypeOf(path))
    const inport = from && fitting(processor.inports, from)
    if (from && inport) next = applyChange(next, { kind: 'connect', source: from, destination: `${identifier}.${inport.identifier}` })
    const outport = to && fitting(processor.outports, to)
    if (to && outport) next = applyChange(next, { kind: 'connect', source: `${identifier}.${outport.identifier}`, destination: to })
    this.#become(next)
    return { identifier }
  }

  #dataTypeOf(path: string): string | undefined {
    const [identifier = '', port] = path.split('.')
    const processor = this.network.processors.get(identifier)
    return [...(processor?.inports ?? []), ...(processor?.outports ?? [])].find(other => other.identifier === port)?.dataType
  }

  #paste(text: string, position: readonly [number, number] = [25, 25]): { identifiers: readonly string[] } {
    const originals = JSON.parse(text) as readonly ProcessorView[]
    const middle = (axis: 0 | 1) => {
      const values = originals.map(original => original.position[axis])
      return (Math.min(...values) + Math.max(...values)) / 2
    }
    this.#past.push({ name: 'Paste', merge: undefined, network: this.network })
    const identifiers: string[] = []
    let next = this.network
    for (const original of originals) {
      const identifier = uniqueIdentifier(next, original.identifier.replace(/\d+$/, ''))
      const [x, y] = original.position
      next = withProcessor(
        next,
        newProcessor(typeOf(original.type), identifier, [x - middle(0) + position[0], y - middle(1) + position[1]]),
      )
      identifiers.push(identifier)
    }
    this.#become(next)
    return { identifiers }
  }

  #travel(from: Step[], to: Step[]): undefined {
    const step = from.pop()
    if (!step) return
    to.push({ ...step, network: this.network })
    this.#become(step.network)
  }

  #become(next: FakeNetwork): void {
    const before = this.network
    this.network = next
    const patches: Patch[] = []
    for (const identifier of before.processors.keys())
      if (!next.processors.has(identifier)) patches.push({ kind: 'processorRemoved', identifier })
    for (const processor of next.processors.values())
      if (before.processors.get(processor.identifier) !== processor) patches.push({ kind: 'processor', processor })
    this.#workspace = { ...this.#workspace, modified: true }
    this.patch(
      ...patches,
      { kind: 'connections', connections: next.connections },
      { kind: 'links', links: next.links },
      { kind: 'history', history: this.#history() },
      { kind: 'workspace', workspace: this.#workspace },
    )
  }

  #history(): Snapshot['history'] {
    return { undo: this.#past.at(-1)?.name, redo: this.#future.at(-1)?.name }
  }

  #open(network: FakeNetwork, path: string | undefined): undefined {
    this.network = network
    this.#past.length = this.#future.length = 0
    this.#workspace = {
      path,
      name: path?.split('/').at(-1) ?? 'Untitled',
      modified: false,
      issues: [],
      scripts: [],
      annotations: noAnnotations,
    }
    this.patch({ kind: 'reset', snapshot: this.snapshot() })
  }

  #save(path: string | undefined, overwrite: boolean): { path: string } {
    if (!path) throw new Error('The workspace has no file yet.')
    if (path.includes('changed') && !overwrite) throw new Error('changed on disk')
    this.#workspace = { path, name: path.split('/').at(-1) ?? path, modified: false, issues: [], scripts: [], annotations: noAnnotations }
    this.patch({ kind: 'workspace', workspace: this.#workspace })
    return { path }
  }

  #paint(canvas: string): void {
    const bitmap = paintFakeFrame(this.#sizes.get(canvas) ?? [512, 512], this.#angles.get(canvas) ?? 0)
    if (bitmap) this.#send({ kind: 'frame', canvas, bitmap })
  }

  #send(message: EngineMessage): void {
    this.onmessage?.({ data: message } as MessageEvent<EngineMessage>)
  }
}

const said = { author: '', categories: [], tags: ['volume'] }
const fakeExamples: readonly GalleryItem[] = [
  {
    ...said,
    path: '/app/examples/numpy-source.inv',
    title: 'NumPy source',
    description: 'A Python processor loads an array, a raycaster draws it.',
  },
  { ...said, path: '/app/examples/isosurface.inv', title: 'Isosurface', description: 'A mesh from a volume, shaded.' },
]
