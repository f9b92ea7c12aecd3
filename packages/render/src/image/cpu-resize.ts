import { allocate, Image, type Layer, memory, type NumericArray, plainNumbers, storeNumbers, type Vec2 } from '@ivw/data'

/**
 * How an image that was made on the CPU fits a picture of another size (processors-a spec 1.5, b 1.4): scaled with its aspect ratio,
 * x before y, and centred; the rest is 0. Numbers of integer types are cut off after each axis.
 */
export async function fittedImage(image: Image, size: Vec2): Promise<Image> {
  if (sameSize(image.dimensions, size)) return image
  const colorLayers = await Promise.all(image.colorLayers.map(layer => fittedLayer(layer, size)))
  const depth = image.depth && (await fittedLayer(image.depth, size))
  const picking = image.picking && (await fittedLayer(image.picking, size))
  return new Image({ colorLayers, ...(depth && { depth }), ...(picking && { picking }) })
}

export async function fittedLayer(layer: Layer, size: Vec2): Promise<Layer> {
  const array = await layer.read()
  return layer.with({ dimensions: size, source: memory(fittedArray(array, layer, size)) })
}

function fittedArray(array: NumericArray, { format, dimensions }: Layer, [width, height]: Vec2): NumericArray {
  const { components } = format
  const [w, h] = fittedSize(dimensions, [width, height])
  const cut = format.numericType === 'float' ? (x: number): number => x : Math.trunc
  const numbers = plainNumbers(format, array)
  const alongX = resample(numbers, { stride: components, length: dimensions[0], rest: dimensions[1], target: w, cut })
  const scaled = resample(alongX, { stride: components * w, length: dimensions[1], rest: 1, target: h, cut })
  const result = allocate(format, width * height)
  const stored = storeNumbers(format, scaled)
  const [left, bottom] = [Math.trunc(width / 2) - Math.trunc(w / 2), Math.trunc(height / 2) - Math.trunc(h / 2)]
  for (let y = 0; y < h; y++) {
    const row = stored.subarray(y * w * components, (y + 1) * w * components)
    result.set(row as never, ((bottom + y) * width + left) * components)
  }
  return result
}

/** The largest whole size of the source's shape inside of the target. */
export function fittedSize(source: Vec2, [width, height]: Vec2): Vec2 {
  const aspect = source[0] / source[1]
  const size: Vec2 = aspect > width / height ? [width, Math.trunc(width / aspect)] : [Math.trunc(height * aspect), height]
  return [Math.max(size[0], 1), Math.max(size[1], 1)]
}

interface Axis {
  readonly stride: number
  readonly length: number
  readonly rest: number
  readonly target: number
  readonly cut: (x: number) => number
}

/** Enlarges with aligned corners, linearly; shrinks by the mean of what is covered. */
function resample(numbers: ArrayLike<number>, { stride, length, rest, target, cut }: Axis): Float64Array {
  const result = new Float64Array(rest * target * stride)
  for (let i = 0; i < target; i++) {
    const { weights, sum: divisor } = target > length ? linearWeights(i, length, target) : areaWeights(i, length, target)
    for (let slab = 0; slab < rest; slab++)
      for (let c = 0; c < stride; c++) {
        let sum = 0
        for (const [row, weight] of weights) sum += (numbers[(slab * length + row) * stride + c] as number) * weight
        result[(slab * target + i) * stride + c] = cut(sum / divisor)
      }
  }
  return result
}

/** Whole numbers: sums of whole pixels are exact, and what is cut off afterwards is no rounding error. */
interface Weights {
  readonly weights: readonly (readonly [row: number, weight: number])[]
  readonly sum: number
}

function linearWeights(i: number, length: number, target: number): Weights {
  const sum = target - 1
  const low = Math.min(Math.floor((i * (length - 1)) / sum), Math.max(length - 2, 0))
  const share = i * (length - 1) - low * sum
  return { weights: share > 0 ? [[low, sum - share] as const, [low + 1, share] as const] : [[low, sum] as const], sum }
}

/** In units of which a row of the source has `target` and one of the result `length`. */
function areaWeights(i: number, length: number, target: number): Weights {
  const [from, to] = [i * length, (i + 1) * length]
  const weights: [number, number][] = []
  for (let row = Math.floor(from / target); row * target < to; row++)
    weights.push([row, Math.min(to, (row + 1) * target) - Math.max(from, row * target)])
  return { weights, sum: length }
}

function sameSize(a: Vec2, b: Vec2): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
