import {
  type ArraySource,
  Buffer,
  type DataFormat,
  DataFrame,
  histogram,
  Image,
  IntegralLineSet,
  Layer,
  Mesh,
  type NumericArray,
  SpatialSampler,
  Volume,
  widened,
} from '@ivw/data'
import type { Disposable, ProcessorNetwork } from '@ivw/network'
import type { GpuKeeper } from '../gpu-keeper.ts'
import type {
  PortContents,
  PortFact,
  PortHistogram,
  PortPicture,
  PortPictureChoice,
  PortPictureRequest,
  PortRequest,
  PortTable,
} from '../inspection-views.ts'
import { type DataAtPort, dataAtPort } from './data-at-port.ts'
import { frameTables } from './frame-table.ts'
import { formatText, type InspectedLimits, imageFacts, layerFacts, layersOf, placeOf, volumeFacts } from './grid-facts.ts'
import { rangeOf, someOf, volumeAtHand } from './held-numbers.ts'
import { layerPicture, sliceNames, slicePicture } from './layer-picture.ts'
import { lineFacts, lineTables, samplerFacts, vectorTables } from './line-facts.ts'
import { meshFacts, meshTables } from './mesh-facts.ts'
import { MeshPicture } from './mesh-picture.ts'
import { bytesText } from './number-text.ts'
import { valueSentence } from './value-sentence.ts'

type Contents = Omit<PortContents, 'summary' | 'isStale' | 'items'>

const nothing: Contents = { facts: [], pictures: [], channels: [], tables: [] }
const bins = 256

/** Answers what ports hold: facts at once, pictures and histograms on demand, of a part where there is much. */
export class PortInspection implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #gpu: GpuKeeper
  readonly #meshPicture = new MeshPicture()

  constructor(network: ProcessorNetwork, gpu: GpuKeeper) {
    this.#network = network
    this.#gpu = gpu
  }

  /** @throws Error when there is no such port. */
  async contents(request: PortRequest): Promise<PortContents> {
    const found = dataAtPort(this.#network, request)
    const { items, isStale } = found
    if (items.length === 0) return { ...nothing, summary: found.nothing, isStale, items: 0 }
    const item = itemOf(found, request)
    const contents = await this.#describe(item)
    const { type } = found
    // A flat inport takes the items of lists, which its own type describes.
    const itemType = type.item?.guard(item) ? type.item : type
    return { ...contents, summary: valueSentence(itemType, item), isStale, items: items.length }
  }

  /** Undefined when there is no such picture, or no GPU to draw it. */
  async picture(request: PortPictureRequest): Promise<PortPicture | undefined> {
    const item = itemOf(dataAtPort(this.#network, request), request)
    const { picture, slice, turn = [30, 20], size } = request
    if (item instanceof Volume) return slicePicture(item, picture, slice, size)
    if (item instanceof Layer) return layerPicture(item, size)
    if (item instanceof Image) {
      const found = layersOf(item).find(({ id }) => id === picture)
      return found && layerPicture(found.layer, size)
    }
    if (!(item instanceof Mesh) || !this.#gpu.gpu || this.#gpu.gpu.isLost) return undefined
    return this.#meshPicture.draw(this.#gpu.gpu, item, turn, size)
  }

  /** Counts of one channel over the values that are there; undefined when there are none to count. */
  async histogram({ channel, ...request }: PortRequest & { readonly channel: number }): Promise<PortHistogram | undefined> {
    const item = itemOf(dataAtPort(this.#network, request), request)
    if (item instanceof Volume) {
      const { format, source, voxels, dataMap } = item
      const held = await volumeAtHand(item)
      const found = counts(source, format, await held.read(), channel)
      return { ...found, step: Math.max(Math.round((found.step * voxels) / Math.max(held.voxels, 1)), 1), unit: dataMap.valueAxis.unit }
    }
    if (item instanceof Image) {
      const layers = layersOf(item).flatMap(({ layer }) => channelsOf(layer.format).map((_, inner) => ({ layer, inner })))
      const { layer, inner } = layers[channel] ?? {}
      return layer && counts(layer.source, layer.format, await layer.read(), inner ?? 0)
    }
    if (item instanceof Layer || item instanceof Buffer) return counts(item.source, item.format, await item.read(), channel)
    return undefined
  }

  dispose(): void {
    this.#meshPicture.dispose()
  }

  async #describe(item: unknown): Promise<Contents> {
    const limits = this.#limits
    if (item instanceof Volume) {
      const empty = item.voxels === 0
      const pictures = empty
        ? []
        : sliceNames.map((name, axis) => ({ id: name, name: `${name} slices`, slices: item.dimensions[axis] as number }))
      return {
        facts: volumeFacts(item, limits),
        pictures: pictures.toReversed(),
        channels: empty ? [] : channelsOf(item.format),
        tables: [],
      }
    }
    if (item instanceof Image) return this.#image(item, limits)
    if (item instanceof Layer)
      return { facts: layerFacts(item, limits), pictures: [{ id: 'layer', name: 'Layer' }], channels: channelsOf(item.format), tables: [] }
    if (item instanceof Mesh) {
      const pictures: readonly PortPictureChoice[] =
        this.#gpu.gpu && item.buffer('position')?.length ? [{ id: 'mesh', name: 'Mesh', turns: true }] : []
      return { ...nothing, facts: await meshFacts(item), pictures, tables: meshTables(item) }
    }
    if (item instanceof DataFrame) return { ...nothing, tables: await frameTables(item) }
    if (item instanceof Buffer) return { ...nothing, facts: bufferFacts(item), channels: item.length > 0 ? channelsOf(item.format) : [] }
    if (item instanceof IntegralLineSet) return { ...nothing, facts: lineFacts(item), tables: lineTables(item) }
    if (item instanceof SpatialSampler) return { ...nothing, facts: samplerFacts(item) }
    return { ...nothing, tables: isVectorList(item) ? vectorTables(item) : tablesOf(item) }
  }

  #image(image: Image, limits: InspectedLimits | undefined): Contents {
    const layers = layersOf(image)
    const channels = layers.flatMap(({ name, layer }) =>
      channelsOf(layer.format).map(channel => (layer.format.components === 1 ? name : `${name} ${channel}`)),
    )
    return { facts: imageFacts(image, limits), pictures: layers.map(({ id, name }) => ({ id, name })), channels, tables: [] }
  }

  get #limits(): InspectedLimits | undefined {
    const { gpu } = this.#gpu
    return gpu && !gpu.isLost ? gpu.limits : undefined
  }
}

function itemOf({ items, nothing: why }: DataAtPort, { item = 0 }: PortRequest): unknown {
  const found = items[Math.min(item, items.length - 1)]
  if (found === undefined) throw new Error(why)
  return found
}

function channelsOf({ components }: DataFormat): readonly string[] {
  return components === 1 ? ['Values'] : ['red', 'green', 'blue', 'alpha'].slice(0, components)
}

function counts(source: ArraySource, format: DataFormat, array: NumericArray, channel: number): PortHistogram {
  const some = someOf(format, array)
  const range = rangeOf(source, format, array, channel)
  const { counts: found, statistics } = histogram(format, some.array, widened(range), bins, channel)
  const { mean, standardDeviation, ignored } = statistics
  return { counts: [...found], range: widened(range), unit: '', mean, standardDeviation, ignored, step: some.step }
}

function bufferFacts({ length, format, source }: Buffer): readonly PortFact[] {
  return [
    { name: 'Length', text: length.toLocaleString('en') },
    { name: 'Format', text: formatText(format) },
    { name: 'Bytes', text: `${bytesText(length * format.bytes)} ${placeOf(source)}` },
  ]
}

function isVectorList(item: unknown): item is readonly (readonly number[])[] {
  return Array.isArray(item) && item.every(vector => Array.isArray(vector) && vector.every(x => typeof x === 'number'))
}

/** Plain values that Python handed out are shown as they are. */
function tablesOf(item: unknown): readonly PortTable[] {
  if (typeof item !== 'object' || item === null || Object.getPrototypeOf(item) !== Object.prototype) return []
  const rows = Object.entries(item).map(([name, value]) => [name, JSON.stringify(value)?.slice(0, 60) ?? ''])
  return rows.length > 0 && rows.length <= 20 ? [{ name: 'Fields', headers: ['Name', 'Value'], rows }] : []
}
