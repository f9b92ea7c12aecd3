import { edgeVectors, type Layer, length, sliceOf, type Volume } from '@ivw/data'
import type { PortPicture } from '../inspection-views.ts'
import { gridPicture } from './grid-picture.ts'
import { rangeOf, volumeAtHand } from './held-numbers.ts'

/** Axes along which a volume is cut, by the names of their pictures. */
export const sliceNames = ['x', 'y', 'z'] as const

/** A layer as it is stored: picking and colours as colours, single channels in grey over their values. */
export async function layerPicture(layer: Layer, size: number): Promise<PortPicture> {
  const { dimensions, format, source } = layer
  const array = await layer.read()
  const range = format.components === 1 ? rangeOf(source, format, array, 0) : layer.dataMap.dataRange
  const isColor = format.components >= 3 || layer.role === 'picking'
  const [width, height] = edgeVectors(layer.modelMatrix).map(edge => length(edge))
  // A layer that was never placed in space has the unit square: its pixels are squares.
  const isPlaced = width !== height
  return gridPicture({ dimensions, format, array, range, isColor }, size, isPlaced && width && height ? width / height : undefined)
}

/** One slice of a volume across an axis, its edges as long as they are in model space; undefined when there is no such axis. */
export async function slicePicture(
  volume: Volume,
  name: string,
  slice: number | undefined,
  size: number,
): Promise<PortPicture | undefined> {
  const axis = ([0, 1, 2] as const).find(each => sliceNames[each] === name)
  if (axis === undefined || volume.voxels === 0) return undefined
  const held = await volumeAtHand(volume)
  const array = await held.read()
  const index = Math.min(Math.max(Math.round(slice ?? volume.dimensions[axis] >> 1), 0), volume.dimensions[axis] - 1)
  const place = Math.min(Math.floor((index * held.dimensions[axis]) / volume.dimensions[axis]), held.dimensions[axis] - 1)
  const { dimensions, format, source } = sliceOf(held, array, axis, place)
  const range = rangeOf(volume.source, format, array, 0)
  const [x = 1, y = 1, z = 1] = edgeVectors(volume.modelMatrix).map(edge => length(edge))
  const aspect = [z / y, x / z, x / y][axis]
  const isUsable = aspect !== undefined && Number.isFinite(aspect) && aspect > 0.1 && aspect < 10
  return gridPicture(
    {
      dimensions,
      format,
      array: await source.read(),
      range,
      isColor: format.components > 1 && format.numericType === 'uint' && format.bits === 8,
    },
    size,
    isUsable ? aspect : undefined,
  )
}
