// Workspaces of any size, as a user who copies one pipeline over and over would have them: volumes, ray casters and
// images with changed properties, connections along and between the pipelines, and linked cameras.
import { type Change, ProcessorFactory, ProcessorNetwork, type Property, PropertyGroup } from '../packages/network/src/index.ts'
import { random } from '../packages/network/src/testing/random.ts'
import { processorTypes } from '../packages/processors/src/index.ts'
import { saveNetwork, serializeWorkspace } from '../packages/workspace/src/index.ts'

/** One pipeline: type, and what its ports take: `[own inport, number of the feeder in the pipeline, its outport]`. */
const pipeline: readonly (readonly [type: string, ...inputs: (readonly [inport: string, feeder: number, outport: string])[]])[] = [
  ['NoiseVolumeProcessor'],
  ['VolumeSubset', ['inputVolume', 0, 'volume_']],
  ['VolumeLowPass', ['inputVolume', 1, 'outputVolume']],
  ['CubeProxyGeometry', ['volume', 2, 'outputVolume']],
  ['EntryExitPoints', ['geometry', 3, 'proxyGeometry']],
  ['VolumeRaycaster', ['volume', 2, 'outputVolume'], ['entry', 4, 'entry'], ['exit', 4, 'exit']],
  ['Background', ['inport', 5, 'outport']],
  ['ImageBrightnessContrast', ['inputImage', 6, 'outport']],
  ['ImageLowPass', ['inputImage', 7, 'outputImage']],
  ['ImageMixer', ['inport1', 8, 'outputImage']],
]
export const pipelineLength = pipeline.length
const [rays, caster, mixer] = [4, 5, 9]
/** Pipelines whose cameras are linked with each other. */
const linkedPipelines = 10

export interface LargeWorkspaceOptions {
  /** A multiple of `pipelineLength`. */
  readonly processors: number
  /** Of every transfer function; the way to make a file large. */
  readonly points?: number
}

/** A network of built-in processors. Nothing draws it: without canvases it is not evaluated. */
export function largeNetwork({ processors, points = 12 }: LargeWorkspaceOptions): ProcessorNetwork {
  const factory = new ProcessorFactory()
  for (const type of processorTypes) factory.register(type)
  const network = new ProcessorNetwork(factory)
  const next = random(1)
  const lock = network.lock()
  const pipelines = Math.round(processors / pipelineLength)
  const across = Math.ceil(Math.sqrt(pipelines * 2))
  for (let i = 0; i < pipelines; i++) {
    const place: readonly [number, number] = [(i % across) * 450, Math.floor(i / across) * 1000]
    network.apply(addPipeline(i, place))
  }
  // While nothing is connected a change stays where it is.
  for (const { properties } of network.processors.values()) for (const property of properties) change(property, points, next)
  for (let i = 0; i < pipelines; i++) network.apply([...connections(i), ...cameraLinks(i)])
  lock.dispose()
  return network
}

export function largeWorkspace(options: LargeWorkspaceOptions): string {
  return serializeWorkspace({ network: saveNetwork(largeNetwork(options)), parts: [] })
}

export function nameOf(pipelineIndex: number, member: number): string {
  return `${pipeline[member]?.[0] ?? ''}${pipelineIndex + 1}`
}

function addPipeline(index: number, [x, y]: readonly [number, number]): Change[] {
  return pipeline.map(([type], member) => {
    const identifier = nameOf(index, member)
    const position = [x + (member % 2) * 200, y + member * 75]
    return { kind: 'addProcessor', processor: { type: `org.inviwo.${type}`, identifier, meta: { position } } }
  })
}

function connections(index: number): Change[] {
  const inside = pipeline.flatMap(([, ...inputs], member) =>
    inputs.map(([inport, feeder, outport]) => ({
      kind: 'connect' as const,
      source: `${nameOf(index, feeder)}.${outport}`,
      destination: `${nameOf(index, member)}.${inport}`,
    })),
  )
  const before = index > 0 ? `${nameOf(index - 1, mixer)}.outport` : `${nameOf(0, caster)}.outport`
  return [...inside, { kind: 'connect', source: before, destination: `${nameOf(index, mixer)}.inport0` }]
}

function cameraLinks(index: number): Change[] {
  const camera = (pipelineIndex: number, member: number) => `${nameOf(pipelineIndex, member)}.camera`
  const pairs = [[camera(index, rays), camera(index, caster)]]
  if (index % linkedPipelines > 0) pairs.push([camera(index - 1, caster), camera(index, rays)])
  return pairs.flatMap(([a = '', b = '']) => [
    { kind: 'link', source: a, destination: b },
    { kind: 'link', source: b, destination: a },
  ])
}

/** Every number moves, every transfer function gets points. */
function change(property: Property, points: number, next: () => number): void {
  if (property instanceof PropertyGroup) for (const child of property.properties) change(child, points, next)
  const { value, min, max, points: before } = property.state
  if (Array.isArray(before)) property.setState({ points: Array.from({ length: points }, (_, i) => point(i / points, next)) })
  else if (typeof value === 'number' && typeof min === 'number' && typeof max === 'number')
    property.setState({ value: Number.isInteger(value) ? Math.round(min + (max - min) * next()) : min + (max - min) * next() })
}

function point(position: number, next: () => number) {
  return { position, color: [next(), next(), next(), next()] }
}
