import { memory } from './array-source.ts'
import { DataError } from './errors.ts'
import { formatByName } from './format.ts'
import { Layer } from './layer.ts'

/** Numbers in rows and columns, row by row. */
export class DenseMatrix {
  readonly rows: number
  readonly columns: number
  readonly numbers: Float32Array<ArrayBuffer>

  /** Throws DataError when there are not `rows * columns` numbers. */
  constructor(rows: number, columns: number, numbers: Float32Array<ArrayBuffer>) {
    if (numbers.length !== rows * columns)
      throw new DataError('The numbers do not fit the matrix', { expected: `${rows * columns}`, found: `${numbers.length}` })
    this.rows = rows
    this.columns = columns
    this.numbers = numbers
  }
}

/** A matrix whose numbers grow along both axes (processors-a spec 2.30). */
export function testMatrix(size: number): DenseMatrix {
  const share = (index: number): number => (size > 1 ? index / (size - 1) : 0)
  const numbers = Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [share(i % size) ** 2, share(Math.floor(i / size)) ** 2]
    return 0.5 * y * (1 - x) + x
  })
  return new DenseMatrix(size, size, numbers)
}

/** A grey pixel for every number; the first row lies at the bottom unless it is flipped. */
export function matrixLayer({ rows, columns, numbers }: DenseMatrix, flipped: boolean): Layer {
  const pixels = new Float32Array(numbers.length)
  for (let row = 0; row < rows; row++)
    pixels.set(numbers.subarray(row * columns, (row + 1) * columns), (flipped ? rows - 1 - row : row) * columns)
  return new Layer({ dimensions: [columns, rows], format: formatByName('FLOAT32'), source: memory(pixels), swizzle: 'rrr1' })
}
