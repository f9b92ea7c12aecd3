import {
  type ArraySource,
  type Axis,
  type DataFormat,
  type DataMap,
  edgeVectors,
  type Image,
  identity,
  type Layer,
  length,
  type Mat4,
  type MetaData,
  type Volume,
} from '@ivw/data'
import { sameValue } from '@ivw/network'
import { type EncodingLimits, textureChoice, volumeFit } from '@ivw/render'
import type { PortFact } from '../inspection-views.ts'
import { bytesText, counted, numberText, rangeText, vectorText } from './number-text.ts'

/** What a GPU takes. */
export type InspectedLimits = EncodingLimits & { readonly maxTextureDimension3D: number }

/** Facts about a volume; `limits` of the GPU where there is one. */
export function volumeFacts(volume: Volume, limits: InspectedLimits | undefined): readonly PortFact[] {
  const { dimensions, format, source, bytes } = volume
  const [x, y, z] = volume.axes
  return [
    { name: 'Dimensions', text: `${dimensions.join(' × ')} (${counted(volume.voxels, 'voxel')})` },
    { name: 'Format', text: formatText(format) },
    { name: 'Bytes', text: `${bytesText(bytes)} ${placeOf(source)}` },
    ...rangeFacts(volume.dataMap),
    { name: 'Extent', text: extentText(volume.modelMatrix, dimensions, [x, y, z]) },
    ...spaceFacts(volume.modelMatrix, volume.worldMatrix),
    { name: 'Sampling', text: samplingText(volume.interpolation, volume.wrapping) },
    ...(limits ? [textureFact(format, volume.dataMap, limits), ...sizeFact(volume, limits)] : []),
    ...metadataFact(volume.metadata),
  ]
}

export function layerFacts(layer: Layer, limits: InspectedLimits | undefined): readonly PortFact[] {
  const { dimensions, format, source } = layer
  const [x, y] = layer.axes
  return [
    { name: 'Dimensions', text: `${dimensions.join(' × ')} (${counted(layer.pixels, 'pixel')})` },
    { name: 'Format', text: formatText(format) },
    { name: 'Bytes', text: `${bytesText(layer.pixels * format.bytes)} ${placeOf(source)}` },
    ...rangeFacts(layer.dataMap),
    { name: 'Extent', text: extentText(layer.modelMatrix, dimensions, [x, y]) },
    ...spaceFacts(layer.modelMatrix, layer.worldMatrix),
    { name: 'Sampling', text: samplingText(layer.interpolation, layer.wrapping) },
    ...(limits && source.home !== 'gpu' ? [textureFact(format, layer.dataMap, { ...limits, split: false })] : []),
    ...metadataFact(layer.metadata),
  ]
}

export function imageFacts(image: Image, limits: InspectedLimits | undefined): readonly PortFact[] {
  const layers = layersOf(image)
  const bytes = layers.reduce((sum, { layer }) => sum + layer.pixels * layer.format.bytes, 0)
  const [first] = image.colorLayers
  return [
    { name: 'Dimensions', text: `${image.dimensions.join(' × ')} pixels` },
    ...layers.map(({ name, layer: { format } }) => ({ name, text: formatText(format) })),
    { name: 'Bytes', text: `${bytesText(bytes)} ${first ? placeOf(first.source) : ''}` },
    ...(first ? rangeFacts(first.dataMap) : []),
    ...(first && limits && first.source.home !== 'gpu' ? [textureFact(first.format, first.dataMap, { ...limits, split: false })] : []),
  ]
}

/** The layers of an image in the order in which they are shown. `id` names them in requests. */
export function layersOf(image: Image): readonly { readonly id: string; readonly name: string; readonly layer: Layer }[] {
  const several = image.colorLayers.length > 1
  return [
    ...image.colorLayers.map((layer, i) => ({ id: `color${i}`, name: several ? `Color ${i + 1}` : 'Color', layer })),
    ...(image.depth ? [{ id: 'depth', name: 'Depth', layer: image.depth }] : []),
    ...(image.picking ? [{ id: 'picking', name: 'Picking', layer: image.picking }] : []),
  ]
}

export function formatText({ name, numericType, bits, components }: DataFormat): string {
  const kind = { float: 'floating point', int: 'signed integers', uint: 'unsigned integers' }[numericType]
  return `${name}: ${bits}-bit ${kind}, ${counted(components, 'channel')}`
}

export function placeOf({ home, resident }: ArraySource): string {
  if (home === 'gpu') return 'on the GPU'
  if (home === 'python') return resident ? 'in Python and here' : 'in Python'
  return resident ? 'in memory' : 'in a file'
}

function rangeFacts({ dataRange, valueRange, valueAxis }: DataMap): readonly PortFact[] {
  const same = sameValue(dataRange, valueRange) && valueAxis.name === '' && valueAxis.unit === ''
  if (same) return [{ name: 'Data range', text: rangeText(dataRange) }]
  const named = [rangeText(valueRange, valueAxis.unit), valueAxis.name && `(${valueAxis.name})`].filter(Boolean).join(' ')
  return [
    { name: 'Data range', text: rangeText(dataRange) },
    { name: 'Value range', text: named },
  ]
}

/** Edge lengths in model space, and what lies between the middles of two neighbours. */
function extentText(modelMatrix: Mat4, dimensions: readonly number[], axes: readonly Axis[]): string {
  const lengths = edgeVectors(modelMatrix)
    .map(edge => length(edge))
    .slice(0, dimensions.length)
  const edges = lengths.map((edge, i) => `${numberText(edge)}${axes[i]?.unit ? ` ${axes[i].unit}` : ''}`).join(' × ')
  const spacing = lengths.map((edge, i) => numberText(edge / (dimensions[i] || 1))).join(' × ')
  return `${edges}, spacing ${spacing}`
}

/** Only what differs from the usual: an upright box around the origin, in a world that is the model's. */
function spaceFacts(modelMatrix: Mat4, worldMatrix: Mat4): readonly PortFact[] {
  const [a, b, c] = edgeVectors(modelMatrix)
  const corner = modelMatrix.slice(12, 15)
  const isUpright = [a[1], a[2], b[0], b[2], c[0], c[1]].every(entry => entry === 0)
  return [
    { name: 'Corner', text: `${vectorText(corner)} in model space` },
    ...(isUpright ? [] : [{ name: 'Edges', text: [a, b, c].map(edge => `(${vectorText(edge)})`).join(' ') }]),
    ...worldFact(worldMatrix),
  ]
}

export function worldFact(worldMatrix: Mat4): readonly PortFact[] {
  if (sameValue(worldMatrix, identity)) return []
  const rows = [0, 1, 2, 3].map(row => [0, 4, 8, 12].map(column => numberText(worldMatrix[column + row] as number)).join('  '))
  return [{ name: 'World from model', text: rows.join('\n') }]
}

function samplingText(interpolation: string, wrapping: readonly string[]): string {
  const [first] = wrapping
  const wraps = wrapping.every(wrap => wrap === first) ? first : wrapping.join(', ')
  return `${interpolation}, ${wraps} at the border`
}

function textureFact(format: DataFormat, { dataRange }: DataMap, limits: EncodingLimits): PortFact {
  const { text, loss } = textureChoice(format, limits, Math.max(...dataRange.map(Math.abs)))
  return { name: 'GPU texture', text: `${text}; ${loss ?? 'nothing is lost'}`, ...(loss !== undefined && { concern: true }) }
}

function sizeFact({ dimensions }: Volume, { maxTextureDimension3D: most }: InspectedLimits): readonly PortFact[] {
  const fit = volumeFit(dimensions, most)
  if (fit.kind === 'whole') return []
  const reason = `since the GPU takes at most ${most} voxels per axis`
  if (fit.kind === 'bricks') return [{ name: 'GPU size', text: `drawn in ${fit.count} bricks, ${reason}` }]
  return [{ name: 'GPU size', text: `drawn as ${fit.dimensions.join(' × ')} voxels, ${reason} and not so many in bricks`, concern: true }]
}

function metadataFact(metadata: MetaData): readonly PortFact[] {
  const names = Object.keys(metadata)
  return names.length === 0 ? [] : [{ name: 'Meta data', text: names.join(', ') }]
}
