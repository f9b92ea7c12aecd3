import { type Buffer, bufferOf } from '../buffer.ts'
import { attribute, type Mesh } from '../mesh.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, type Steps } from '../steps.ts'
import { evaluate, sortedPoints, type TransferFunctionState } from '../transfer-function.ts'
import type { Vec2 } from '../vector.ts'

/** One component of every element of a buffer; 0 where the buffer has fewer. */
export async function componentOf({ format, source, length }: Buffer, component: number, signal?: AbortSignal): Promise<Float64Array> {
  const numbers = plainNumbers(format, await source.read(signal))
  return Float64Array.from({ length }, (_, i) =>
    component < format.components ? (numbers[i * format.components + component] as number) : 0,
  )
}

/** The mesh with the colours that a transfer function has for one number a vertex, of which `range` are 0 and 1 of it (processors-b spec 10.2). */
export function* mappedColors(mesh: Mesh, numbers: Float64Array, [low, high]: Vec2, colors: TransferFunctionState): Steps<Mesh> {
  const points = sortedPoints(colors.points)
  const result = new Float32Array(numbers.length * 4)
  const factor = high === low ? 0 : 1 / (high - low)
  yield* inBlocks(numbers.length, (from, to) => {
    for (let i = from; i < to; i++) result.set(evaluate({ points }, ((numbers[i] as number) - low) * factor), i * 4)
  })
  const entry = attribute('color', bufferOf('Vec4FLOAT32', result))
  const first = mesh.buffers.findIndex(({ type }) => type === 'color')
  const buffers =
    first < 0 ? [...mesh.buffers, entry] : mesh.buffers.map((buffer, i) => (i === first ? { ...buffer, buffer: entry.buffer } : buffer))
  return mesh.with({ buffers })
}
