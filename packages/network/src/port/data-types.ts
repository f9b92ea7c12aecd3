import { Buffer, Image, Layer, Mesh, Volume } from '@ivw/data'
import { type Color, type DataType, type PortShape, sequenceOf } from './data-type.ts'

interface Class<T> {
  new (...args: never[]): T
}

function classType<T>(classIdentifier: string, type: Class<T>, color: Color, shape: PortShape, info: (value: T) => string): DataType<T> {
  return { classIdentifier, color, shape, guard: (value): value is T => value instanceof type, info }
}

const size = (dimensions: readonly number[]): string => dimensions.join(' x ')

export const volumeType = classType(
  'org.inviwo.Volume',
  Volume,
  [188, 101, 101],
  'square',
  volume => `${size(volume.dimensions)} ${volume.format.name}`,
)
export const layerType = classType(
  'org.inviwo.Layer',
  Layer,
  [121, 156, 208],
  'hexagon',
  layer => `${size(layer.dimensions)} ${layer.format.name}`,
)
export const imageType = classType('org.inviwo.Image', Image, [90, 127, 183], 'circle', image => size(image.dimensions))
export const meshType = classType(
  'org.inviwo.Mesh',
  Mesh,
  [188, 188, 101],
  'triangle',
  mesh => `${mesh.buffers.length} buffers, ${mesh.indices.length} index lists`,
)
export const bufferType = classType(
  'org.inviwo.Buffer',
  Buffer,
  [255, 113, 0],
  'diamond',
  buffer => `${buffer.length} ${buffer.format.name}`,
)

export const volumeSequenceType = sequenceOf(volumeType)
export const layerSequenceType = sequenceOf(layerType)
export const meshSequenceType = sequenceOf(meshType)
export const imageSequenceType = sequenceOf(imageType)

/** Any value; for types that this program does not know and for Python objects. Connects to its like only. */
export function opaqueType(classIdentifier: string): DataType {
  return {
    classIdentifier,
    color: [0, 0, 0],
    shape: 'cross',
    guard: (value): value is unknown => value !== undefined,
    info: () => classIdentifier,
  }
}

const known = [
  ...[volumeType, layerType, imageType, meshType, bufferType],
  ...[volumeSequenceType, layerSequenceType, meshSequenceType, imageSequenceType],
]
const byIdentifier: ReadonlyMap<string, DataType> = new Map(known.map(type => [type.classIdentifier, type as DataType]))

/** The data type of this class identifier; an opaque one when it is unknown here. */
export function dataType(classIdentifier: string): DataType {
  return byIdentifier.get(classIdentifier) ?? opaqueType(classIdentifier)
}
