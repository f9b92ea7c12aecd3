import {
  distance,
  finiteRange,
  fitView,
  histogram,
  type Mat4,
  Mesh,
  nearFarFor,
  transformPoint,
  type Vec2,
  type Vec3,
  Volume,
  widened,
} from '@ivw/data'
import {
  autoLinks,
  CameraProperty,
  type Change,
  type Disposable,
  type Processor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
} from '@ivw/network'
import type { Engine } from '../engine.ts'
import type { RawDataView } from '../protocol.ts'
import { dataSources } from './data-sources.ts'
import { freeShift } from './free-shift.ts'
import { meshBox } from './mesh-box.ts'
import { rawDataMeta } from './raw-data.ts'
import { suggestedTransferFunction } from './suggested-transfer-function.ts'
import { type Visualization, visualizationOf } from './visualizations.ts'

export interface DataFile {
  readonly path: string
  /** Class identifier of the source that reads it, as `dataSources` lists it. */
  readonly type: string
  readonly raw?: RawDataView
}

export interface AddDataOptions {
  readonly files: readonly DataFile[]
  /** Of the first source when there is room; the others stand beside it. */
  readonly position: Vec2
  /** Adds what shows the data, where there is something for its type. */
  readonly visualize: boolean
}

const besideEachOther = 250
let imports = 0

/**
 * Adds a source for each file and, on wish, a small network that shows its data, as one undo step. Cameras are linked as when
 * a processor is added by hand; one that is linked with none looks at the data as soon as they are there.
 * @throws Error when a type reads no files.
 */
export function addData(engine: Engine, { files, position, visualize }: AddDataOptions): readonly string[] {
  const { network, history, factory } = engine
  const known = dataSources(factory)
  const sources = files.map(({ path, type, raw }) => {
    const source = known.find(one => one.type === type)
    if (!source) throw new Error(`${type} is no processor that reads files`)
    return { path, source, meta: raw && rawDataMeta(raw), visualization: visualize ? visualizationOf(source.dataType, factory) : undefined }
  })
  const wanted = sources.flatMap(({ visualization }, index) =>
    [[0, 0] as const, ...(visualization?.nodes ?? []).map(({ offset }) => offset)].map(
      (offset): Vec2 => [position[0] + index * besideEachOther + offset[0], position[1] + offset[1]],
    ),
  )
  const shift = freeShift(
    [...network.processors.values()].map(({ meta }) => meta.position),
    wanted,
  )
  const name = files.length === 1 ? 'Import Data' : `Import ${files.length} Files`
  // The cameras are part of what is added.
  const step = { name, merge: `import ${++imports}`, view: false }
  const apply = (changes: readonly Change[]): void => {
    if (changes.length > 0) history.apply(changes, step)
  }
  const added: string[] = []
  for (const [index, { path, source, meta, visualization }] of sources.entries()) {
    const place: Vec2 = [position[0] + index * besideEachOther + shift[0], position[1] + shift[1]]
    const reader = newProcessor(network, source.type, place, apply)
    added.push(reader.identifier)
    apply([
      ...(meta ? [{ kind: 'setMeta', identifier: reader.identifier, meta } as const] : []),
      { kind: 'setProperty', path: `${reader.identifier}.${source.property}`, state: { value: path } },
    ])
    const outport = reader.outports[0]
    if (!visualization || !outport) continue
    const nodes = addVisualization(network, visualization, { source: outport.path, place }, apply)
    added.push(...[...nodes.values()].map(({ identifier }) => identifier))
    whenThere(network, reader, () => fitToData(engine, visualization, nodes, reader, step))
  }
  return added
}

function newProcessor(network: ProcessorNetwork, type: string, position: Vec2, apply: (changes: readonly Change[]) => void): Processor {
  const trial = network.factory.create(type)
  const identifier = network.uniqueIdentifier(trial.identifier)
  trial.dispose()
  apply([{ kind: 'addProcessor', processor: { type, identifier, meta: { position } } }])
  return network.processors.get(identifier) as Processor
}

function addVisualization(
  network: ProcessorNetwork,
  { nodes, connections }: Visualization,
  { source, place }: { readonly source: string; readonly place: Vec2 },
  apply: (changes: readonly Change[]) => void,
): ReadonlyMap<string, Processor> {
  const made = new Map<string, Processor>()
  for (const { name, type, offset, states = {} } of nodes) {
    const processor = newProcessor(network, type, [place[0] + offset[0], place[1] + offset[1]], apply)
    made.set(name, processor)
    apply(Object.entries(states).map(([path, state]) => ({ kind: 'setProperty', path: `${processor.identifier}.${path}`, state })))
    apply(autoLinks(processor, network.processors.values()))
  }
  const live = (port: string) => (port === 'source' ? source : renamed(port, made))
  apply(connections.map(([from, to]) => ({ kind: 'connect', source: live(from), destination: live(to) })))
  return made
}

/** `points.entry` with the identifier that the node got. */
function renamed(path: string, made: ReadonlyMap<string, Processor>): string {
  const [name = '', ...rest] = path.split('.')
  return [made.get(name)?.identifier ?? name, ...rest].join('.')
}

/** Runs once when the processor has given its first data; never when it goes before. */
function whenThere(network: ProcessorNetwork, processor: Processor, action: () => void): void {
  const watching: Disposable = network.observe({
    statusChanged: changed => {
      if (changed !== processor || processor.status.state !== 'success') return
      watching.dispose()
      action()
    },
    processorRemoved: removed => removed === processor && watching.dispose(),
  })
}

/** What depends on the data: the transfer function, and a camera that follows no other one. Part of the same step unless the user went on. */
async function fitToData(
  { network, history, log }: Engine,
  { transferFunction }: Visualization,
  nodes: ReadonlyMap<string, Processor>,
  reader: Processor,
  step: { readonly name: string; readonly merge: string; readonly view: boolean },
): Promise<void> {
  const { data } = reader.outports[0] ?? {}
  try {
    const box = data instanceof Volume ? data.worldFromTexture : data instanceof Mesh ? await meshBox(data) : undefined
    if (!box) return
    history.apply(lookAt(network, box, [...nodes.values()]), step)
    if (!(data instanceof Volume)) return
    const property = transferFunction === undefined ? undefined : network.propertyByPath(renamed(transferFunction, nodes))
    if (!property) return
    const array = await data.read()
    const range = data.dataMap.dataRange
    const whole = Number.isFinite(range[1] - range[0]) ? range : (finiteRange(data.format, array) ?? [0, 1])
    const { counts } = histogram(data.format, array, widened([whole[0], whole[1]]), 256)
    // The user may have begun to edit it, or have taken it away.
    if (!property.isDefault || network.propertyByPath(property.path) !== property) return
    history.apply([{ kind: 'setProperty', path: property.path, state: { points: suggestedTransferFunction(counts) } }], step)
  } catch (error) {
    log.warning(reader.identifier, `The view could not be fitted to the data: ${(error as Error).message}`)
  }
}

/**
 * The first camera is enough, for the others follow it. When it follows one that was there it shows what that one shows, unless that
 * is of quite another size: then it is let go and looks at the data.
 */
function lookAt(network: ProcessorNetwork, box: Mat4, own: readonly Processor[]): Change[] {
  const [camera] = own.flatMap(camerasOf)
  const isOwn = (property: Property) => own.some(processor => property.path.startsWith(`${processor.identifier}.`))
  // The user may have taken it away while the data were looked at.
  if (!camera || network.propertyByPath(camera.path) !== camera) return []
  const toOthers = network.links.filter(({ source, destination }) => isOwn(source) !== isOwn(destination))
  const cameras = toOthers.filter(({ source, destination }) => source instanceof CameraProperty && destination instanceof CameraProperty)
  if (cameras.some(({ destination }) => isOwn(destination)) && isSeen(box, camera.value.lookFrom)) return []
  const state = { ...fitView(camera.value, box, { ratio: 1.25 }), ...nearFarFor(box) }
  return [
    ...cameras.map(({ source, destination }): Change => ({ kind: 'unlink', source: source.path, destination: destination.path })),
    { kind: 'setProperty', path: camera.path, state },
  ]
}

/** Whether the box is neither around the eye nor a speck. */
function isSeen(box: Mat4, eye: Vec3): boolean {
  const centre = transformPoint(box, [0.5, 0.5, 0.5])
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(i => transformPoint(box, [i & 1, (i >> 1) & 1, i >> 2]))
  const radius = Math.max(...corners.map(corner => distance(corner, centre)))
  const away = distance(eye, centre)
  return away > radius && away < 50 * radius
}

function camerasOf(owner: { readonly properties: readonly Property[] }): CameraProperty[] {
  return owner.properties.flatMap(property => {
    if (property instanceof CameraProperty) return [property]
    return property instanceof PropertyGroup ? camerasOf(property) : []
  })
}
