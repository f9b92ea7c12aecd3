import { memory } from './array-source.ts'
import { defaultDataMap } from './data-map.ts'
import { DataError } from './errors.ts'
import { allocate, type DataFormat, type NumericArray, typeRange } from './format.ts'
import type { Layer } from './layer.ts'
import { plainNumbers, storeNumbers } from './numbers.ts'
import { basisFromSpacing } from './spaces.ts'
import type { Vec3 } from './vector.ts'
import { Volume } from './volume.ts'

const spacing: Vec3 = [0.01, 0.01, 0.01]

/**
 * A volume whose slices, from the lowest, are the given images. The first one says size and format; others of its size are converted to
 * its format (processors-b spec 1.5), and those that are missing or of another size become slices of zeros.
 * Throws DataError when there is no image at all.
 */
export async function stackLayers(layers: readonly (Layer | undefined)[], signal?: AbortSignal): Promise<Volume> {
  const first = layers.find(layer => layer !== undefined)
  if (!first) throw new DataError('There is no image to make a volume of')
  const { format } = first
  const [width, height] = first.dimensions
  const dimensions: Vec3 = [width, height, layers.length]
  const slice = width * height * format.components
  const voxels = allocate(format, width * height * layers.length)
  for (const [z, layer] of layers.entries()) {
    if (!layer || layer.dimensions[0] !== width || layer.dimensions[1] !== height) continue
    voxels.set(converted(await layer.read(signal), layer.format, format) as never, z * slice)
  }
  return new Volume({
    dimensions,
    format,
    source: memory(voxels),
    modelMatrix: basisFromSpacing(dimensions, spacing),
    dataMap: { ...defaultDataMap(format), dataRange: typeRange(format), valueRange: typeRange(format) },
  })
}

/** The same values in another format: integers stand for shares of their range, floats for themselves. Components that are missing are 0. */
export function converted(array: NumericArray, from: DataFormat, to: DataFormat): NumericArray {
  if (from === to) return array
  const numbers = plainNumbers(from, array)
  const elements = numbers.length / from.components
  const share = sharesOf(from)
  const stored = storedBy(to)
  const result = new Float64Array(elements * to.components)
  for (let i = 0; i < elements; i++)
    for (let c = 0; c < Math.min(from.components, to.components); c++)
      result[i * to.components + c] = stored(share(numbers[i * from.components + c] as number))
  return storeNumbers(to, result)
}

function sharesOf(format: DataFormat): (value: number) => number {
  if (format.numericType === 'float') return value => value
  const [low, high] = typeRange(format)
  return value => (value - low) / (high - low)
}

function storedBy(format: DataFormat): (share: number) => number {
  if (format.numericType === 'float') return share => share
  const [low, high] = typeRange(format)
  return share => Math.trunc(share * (high - low) + low)
}
