import { expect, test } from 'vitest'
import { DenseMatrix, matrixLayer, testMatrix } from './dense-matrix.ts'

test('the test matrix grows along both axes', () => {
  const { rows, columns, numbers } = testMatrix(3)
  expect([rows, columns]).toEqual([3, 3])
  expect([...numbers]).toEqual([0, 0.25, 1, 0.125, 0.34375, 1, 0.5, 0.625, 1])
})

test('a row of a matrix is a row of an image, from above or from below', async () => {
  const matrix = new DenseMatrix(2, 3, Float32Array.of(1, 2, 3, 4, 5, 6))
  const flipped = matrixLayer(matrix, true)
  expect([flipped.dimensions, flipped.swizzle, [...(await flipped.read())]]).toEqual([[3, 2], 'rrr1', [4, 5, 6, 1, 2, 3]])
  expect([...(await matrixLayer(matrix, false).read())]).toEqual([1, 2, 3, 4, 5, 6])
})

test('a matrix has as many numbers as it says', () => {
  expect(() => new DenseMatrix(2, 2, new Float32Array(3))).toThrow(/expected 4, found 3/)
})
