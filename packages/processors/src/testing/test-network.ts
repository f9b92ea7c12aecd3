import type { Image, Layer, Volume } from '@ivw/data'
import {
  type Change,
  Evaluator,
  Processor,
  ProcessorFactory,
  type ProcessorInfo,
  ProcessorNetwork,
  Services,
  VolumeOutport,
} from '@ivw/network'
import { Gpu } from '@ivw/render'
import { nodeGpuHome } from '@ivw/render/node'
import { type FrameSink, frameSinkService, gpuService, processorTypes } from '../index.ts'
import { TestImage } from './test-image.ts'

/** Hands out a volume that a test gives it. */
export class TestVolume extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Volume',
    displayName: 'Test Volume',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly volume = this.addPort(new VolumeOutport('volume'))
  #next: Volume | undefined

  show(volume: Volume): void {
    this.#next = volume
    this.invalidate('invalidOutput')
  }

  override get isReady(): boolean {
    return this.#next !== undefined
  }

  override process(): void {
    this.volume.data = this.#next
  }
}

let gpu: Promise<Gpu> | undefined
/** One for all tests of a file. */
export function testGpu(): Promise<Gpu> {
  gpu ??= nodeGpuHome().then(home => Gpu.open(home))
  return gpu
}

/** A network that draws with the real GPU of Node, and what its canvases show. */
export class TestNetwork implements FrameSink {
  readonly services = new Services().set(frameSinkService, this).set(gpuService, { get: testGpu })
  readonly factory = new ProcessorFactory()
  readonly network = new ProcessorNetwork(this.factory, this.services)
  readonly evaluator = new Evaluator(this.network)
  readonly frames = new Map<string, { readonly image: Image; readonly layer: Layer }>()

  constructor() {
    for (const type of [...processorTypes, TestVolume, TestImage]) this.factory.register(type)
  }

  present(canvas: string, image: Image, layer: Layer): void {
    this.frames.set(canvas, { image, layer })
  }

  /** Adds a processor of the type (without `org.inviwo.`), named like it unless told otherwise. */
  add<P extends Processor>(type: { readonly info: ProcessorInfo; new (identifier?: string): P }, identifier?: string): P {
    const { classIdentifier } = type.info
    const name = identifier ?? classIdentifier.split('.').at(-1)!
    this.network.apply([
      { kind: 'addProcessor', processor: { type: classIdentifier, identifier: name, meta: {}, properties: [] } } as Change,
    ])
    return this.network.processors.get(name) as P
  }

  /** `connect('Source.port', 'Target.port', ...)`, in pairs. */
  connect(...ends: readonly string[]): void {
    const changes: Change[] = []
    for (let i = 0; i + 1 < ends.length; i += 2) changes.push({ kind: 'connect', source: ends[i]!, destination: ends[i + 1]! })
    this.network.apply(changes)
  }

  /** Both ways, in pairs. */
  link(...ends: readonly string[]): void {
    const changes: Change[] = []
    for (let i = 0; i + 1 < ends.length; i += 2) {
      const [source, destination] = [ends[i]!, ends[i + 1]!]
      changes.push({ kind: 'link', source, destination }, { kind: 'link', source: destination, destination: source })
    }
    this.network.apply(changes)
  }

  /** Waits until everything is evaluated. @throws when a processor failed. */
  async idle(): Promise<void> {
    await this.evaluator.idle()
    for (const { identifier, status } of this.network.processors.values())
      if (status.state === 'error') throw new Error(`${identifier} failed`, { cause: status.error?.cause })
  }
}
