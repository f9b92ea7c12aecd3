import { Buffer, DataFrame, Image, Layer, Mesh, Volume } from '@ivw/data'
import { brushingType } from '../brushing/brushing-type.ts'
import type { Color, DataType, PortShape } from './data-type.ts'
import { appearanceOf, lighter } from './type-appearance.ts'

interface Class<T> {
  new (...args: never[]): T
}

function classType<T>(classIdentifier: string, type: Class<T>, color: Color, shape: PortShape, info: (value: T) => string): DataType<T> {
  return { classIdentifier, color, shape, guard: (value): value is T => value instanceof type, info }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const size = (dimensions: readonly number[]): string => dimensions.join(' x ')

export const volumeType = classType(
  'org.inviwo.Volume',
  Volume,
  [188, 101, 101],
  'square',
  volume => `${size(volume.dimensions)} ${volume.format.name}`,
)
/** Inviwo's table of colours ends before layers: a lighter image. */
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
  mesh => `${counted(mesh.buffers.length, 'buffer')}, ${counted(mesh.indices.length, 'index list')}`,
)
export const bufferType = classType(
  'org.inviwo.Buffer',
  Buffer,
  [255, 113, 0],
  'diamond',
  buffer => `${buffer.length} ${buffer.format.name}`,
)
export const dataFrameType = classType(
  'org.inviwo.DataFrame',
  DataFrame,
  [153, 76, 0],
  'hexagon',
  frame => `${frame.rows} rows, ${frame.columns.length} columns`,
)

/** Inviwo's vector of shared pointers to `item`, such as a volume sequence. */
export function sequenceOf<T>(item: DataType<T>): DataType<readonly T[]> {
  return {
    classIdentifier: `${item.classIdentifier}.shared_ptr.vector`,
    color: lighter(item.color),
    shape: item.shape,
    item,
    guard: (value): value is readonly T[] => Array.isArray(value) && value.every(entry => item.guard(entry)),
    info: values => `${values.length} items${values[0] === undefined ? '' : `, first: ${item.info(values[0])}`}`,
  }
}

export const volumeSequenceType = sequenceOf(volumeType)
export const layerSequenceType = sequenceOf(layerType)
export const meshSequenceType = sequenceOf(meshType)
export const imageSequenceType = sequenceOf(imageType)

/** Any value; for types that this program does not know and for Python objects. Connects to its like only. */
export function opaqueType(classIdentifier: string): DataType {
  const item = /^(.+?)(?:\.(?:shared_ptr|unique_ptr|ptr))?\.vector$/u.exec(classIdentifier)?.[1]
  return {
    classIdentifier,
    ...appearanceOf(classIdentifier),
    ...(item !== undefined && { item: opaqueType(item) }),
    guard: (value): value is unknown => value !== undefined,
    info: () => classIdentifier,
  }
}

const known = [
  ...[volumeType, layerType, imageType, meshType, bufferType, dataFrameType, brushingType],
  ...[volumeSequenceType, layerSequenceType, meshSequenceType, imageSequenceType],
]
const byIdentifier: ReadonlyMap<string, DataType> = new Map(known.map(type => [type.classIdentifier, type as DataType]))

/** The data type of this class identifier; an opaque one when it is unknown here. */
export function dataType(classIdentifier: string): DataType {
  return byIdentifier.get(classIdentifier) ?? opaqueType(classIdentifier)
}
