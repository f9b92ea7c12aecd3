import { expect, test } from 'vitest'
import { transferFunctionPresets } from './presets.ts'
import { defaultTransferFunction, evaluate, lookupTable, type TransferFunctionState } from './transfer-function.ts'
import type { Vec4 } from './vector.ts'

const red: Vec4 = [1, 0, 0, 1]
const clear: Vec4 = [0, 0, 1, 0]
const tf = (points: [number, Vec4][], mask: [number, number] = [0, 1]): TransferFunctionState => ({
  points: points.map(([position, color]) => ({ position, color })),
  mask,
  type: 'relative',
})

const entry = (table: Float32Array, n: number): number[] => [...table.subarray(n * 4, n * 4 + 4)]

test('between points colours mix without premultiplication, outside they are constant', () => {
  const two = tf([
    [0.75, red],
    [0.25, clear],
  ])
  expect(evaluate(two, 0)).toEqual(clear)
  expect(evaluate(two, 0.5)).toEqual([0.5, 0, 0.5, 0.5])
  expect(evaluate(two, 1)).toEqual(red)
  expect(evaluate(tf([]), 0.5)).toEqual([0, 0, 0, 0])
  expect(evaluate(two, Number.NaN)).toEqual(clear)
})

test('at a step the right-hand colour holds', () => {
  const step = tf([
    [0.5, clear],
    [0.5, red],
  ])
  expect(evaluate(step, 0.4999)).toEqual(clear)
  expect(evaluate(step, 0.5)).toEqual(red)
})

test('the default table is a ramp over 1024 entries', () => {
  const table = lookupTable(defaultTransferFunction)
  expect(table).toHaveLength(4096)
  expect(entry(table, 0)).toEqual([0, 0, 0, 0])
  expect(entry(table, 1023)).toEqual([1, 1, 1, 1])
  expect(entry(table, 512)).toEqual(new Array(4).fill(Math.fround(512 / 1023)))
})

test('a point begins at entry ceil(position * (size - 1)), and the entries between are mixed at their own place', () => {
  // Positions 0.15 and 0.75 of 10 entries: 1.35 and 6.75.
  const table = lookupTable(
    tf([
      [0.15, clear],
      [0.75, red],
    ]),
    10,
  )
  expect(entry(table, 1)).toEqual(clear)
  expect(entry(table, 2)[0]).toBeCloseTo((2 - 1.35) / (6.75 - 1.35), 6)
  expect(entry(table, 6)[0]).toBeCloseTo((6 - 1.35) / (6.75 - 1.35), 6)
  expect(entry(table, 7)).toEqual(red)
})

test('one point fills the table, no point leaves it clear', () => {
  expect(entry(lookupTable(tf([[0.5, red]]), 4), 0)).toEqual(red)
  expect([...lookupTable(tf([]), 2)]).toEqual(new Array(8).fill(0))
})

test('outside of the mask opacity is 0 and colour stays', () => {
  const table = lookupTable(tf([[0, red]], [0.25, 0.5]), 8)
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(n => table[n * 4 + 3])).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
  expect(entry(table, 7)).toEqual([1, 0, 0, 0])
})

test('positions outside of 0..1, as absolute points have them, do not write outside of the table', () => {
  const table = lookupTable(
    {
      points: [
        { position: -3, color: clear },
        { position: 5, color: red },
      ],
      mask: [-1e300, 1e300],
      type: 'absolute',
    },
    4,
  )
  expect(table[0]).toBeCloseTo(3 / 8, 6)
  expect(table[12]).toBeCloseTo(4 / 8, 6)
})

test('perceptual presets grow lighter all the way, every preset is sorted and within bounds', () => {
  const lightness = ([r, g, b]: Vec4) => 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2
  for (const { name, group, transferFunction } of transferFunctionPresets) {
    const { points } = transferFunction
    const positions = points.map(point => point.position)
    expect(positions, name).toEqual([...positions].sort((a, b) => a - b))
    expect(
      points.every(({ color }) => color.every(c => c >= 0 && c <= 1)),
      name,
    ).toBe(true)
    if (group !== 'perceptual' || name === 'Turbo') continue
    const levels = points.map(point => lightness(point.color))
    expect(levels, name).toEqual([...levels].sort((a, b) => a - b))
  }
  expect(transferFunctionPresets.map(preset => preset.name)).toContain('Viridis')
})
