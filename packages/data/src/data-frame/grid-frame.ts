import { memory } from '../array-source.ts'
import { Buffer, bufferOf } from '../buffer.ts'
import { allocate, formatOf, type NumericArray } from '../format.ts'
import type { Layer } from '../layer.ts'
import type { Volume } from '../volume.ts'
import { Column } from './column.ts'
import { DataFrame } from './data-frame.ts'

const axisNames = ['X', 'Y', 'Z']

/** One row for every element of a grid, x fastest: its place as whole numbers from 0, and its components as they are stored. */
export function gridFrame({ dimensions, format, dataMap }: Volume | Layer, array: NumericArray): DataFrame {
  const rows = dimensions.reduce<number>((product, count) => product * count, 1)
  const { numericType, bits, components } = format
  let stride = 1
  const places = dimensions.map((count, axis) => {
    const step = stride
    stride *= count
    const numbers = Uint32Array.from({ length: rows }, (_, row) => Math.floor(row / step) % count)
    return new Column({ header: axisNames[axis] as string, buffer: bufferOf('UINT32', numbers) })
  })
  const scalar = formatOf(numericType, bits, 1)
  const values = Array.from({ length: components }, (_, component) => {
    const numbers = allocate(scalar, rows)
    // Both are of the format's own class.
    for (let row = 0; row < rows; row++) numbers[row] = array[row * components + component] as never
    const header = components === 1 ? 'Value' : `Channel ${component + 1}`
    return new Column({
      header,
      unit: dataMap.valueAxis.unit,
      buffer: new Buffer({ format: scalar, length: rows, source: memory(numbers) }),
    })
  })
  return new DataFrame([...places, ...values])
}
