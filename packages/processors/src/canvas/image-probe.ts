import type { Image, Layer, NumericArray, Vec2 } from '@ivw/data'
import { pickingIdentifier } from '@ivw/render'
import type { GpuAccess } from '../services.ts'
import type { Probed } from './input-queue.ts'

/** What an image shows at a place: its depth, 1 where there is none, and what can be picked there. */
export async function probeImage(
  { depth, picking }: Pick<Image, 'depth' | 'picking'>,
  position: Vec2,
  gpu: GpuAccess | undefined,
): Promise<Probed> {
  const [at, color] = await Promise.all([depth && sample(depth, position, gpu), picking && sample(picking, position, gpu)])
  const [red = 0, green = 0, blue = 0, alpha = 0] = (color ?? []).map(value => Math.round(value * 255))
  const isInside = position.every(coordinate => coordinate >= 0 && coordinate <= 1)
  return { depth: at?.[0] === undefined ? 1 : at[0] * 2 - 1, id: isInside ? pickingIdentifier([red, green, blue, alpha]) : 0 }
}

/** One pixel, integers as 0 to 1. Of what is in memory already nothing is asked of the GPU. */
async function sample(layer: Layer, position: Vec2, gpu: GpuAccess | undefined): Promise<readonly number[]> {
  const { resident } = layer.source
  if (resident) return residentPixel(layer, resident, position)
  return gpu ? (await gpu.get()).pixel(layer, position) : []
}

function residentPixel({ dimensions, format }: Layer, numbers: NumericArray, position: Vec2): number[] {
  const [x, y] = position.map((coordinate, axis) => Math.round(Math.min(Math.max(coordinate, 0), 1) * ((dimensions[axis] ?? 1) - 1)))
  const first = ((y ?? 0) * dimensions[0] + (x ?? 0)) * format.components
  const unit = format.numericType === 'float' ? 1 : 2 ** format.bits - 1
  return Array.from({ length: format.components }, (_, i) => Number(numbers[first + i]) / unit)
}
