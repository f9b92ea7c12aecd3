import { memory } from '../array-source.ts'
import { Buffer, bufferOf } from '../buffer.ts'
import { allocate, formatOf, type NumericArray } from '../format.ts'
import type { Layer } from '../layer.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { Column } from './column.ts'
import { DataFrame } from './data-frame.ts'

const axisNames = ['X', 'Y', 'Z']

/** One row for every element of a grid, x fastest: its place as whole numbers from 0, and its components as they are stored. */
export function* gridFrame({ dimensions, format, dataMap }: Volume | Layer, array: NumericArray): Steps<DataFrame> {
  const rows = dimensions.reduce<number>((product, count) => product * count, 1)
  const { numericType, bits, components } = format
  const columns: Column[] = []
  const count = dimensions.length + components
  let stride = 1
  for (const [axis, size] of dimensions.entries()) {
    const step = stride
    const numbers = new Uint32Array(rows)
    const places = inBlocks(rows, (from, to) => {
      for (let row = from; row < to; row++) numbers[row] = Math.floor(row / step) % size
    })
    yield* part(places, axis / count, (axis + 1) / count)
    columns.push(new Column({ header: axisNames[axis] as string, buffer: bufferOf('UINT32', numbers) }))
    stride *= size
  }
  const scalar = formatOf(numericType, bits, 1)
  for (let component = 0; component < components; component++) {
    const numbers = allocate(scalar, rows)
    const values = inBlocks(rows, (from, to) => {
      // Both are of the format's own class.
      for (let row = from; row < to; row++) numbers[row] = array[row * components + component] as never
    })
    yield* part(values, columns.length / count, (columns.length + 1) / count)
    const header = components === 1 ? 'Value' : `Channel ${component + 1}`
    const buffer = new Buffer({ format: scalar, length: rows, source: memory(numbers) })
    columns.push(new Column({ header, unit: dataMap.valueAxis.unit, buffer }))
  }
  return new DataFrame(columns)
}
