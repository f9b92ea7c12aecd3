import { expect, it } from 'vitest'
import { panned, plotSpace, validZoom, zoomed } from './plot-space.ts'

it('shows the whole domain, opacity upwards', () => {
  const space = plotSpace({ domain: [-100, 100], zoomH: [0, 1], zoomV: [0, 1] }, 400, 200)
  expect(space.x(0)).toBe(200)
  expect(space.y(0.25)).toBe(150)
  expect(space.position(space.x(37))).toBeCloseTo(37)
  expect(space.alpha(space.y(0.7))).toBeCloseTo(0.7)
})

it('shows the part that is zoomed to', () => {
  const space = plotSpace({ domain: [0, 1], zoomH: [0.5, 1], zoomV: [0, 1] }, 100, 100)
  expect(space.x(0.5)).toBe(0)
  expect(space.position(50)).toBeCloseTo(0.75)
})

it('zooms about the pointer and stays inside', () => {
  const [low, high] = zoomed([0, 1], 0.5, 0.25)
  expect(low + 0.25 * (high - low)).toBeCloseTo(0.25)
  expect(zoomed([0.2, 0.4], 10, 0.5)).toEqual([0, 1])
  const [from, to] = zoomed([0.5, 0.501], 0.1, 0)
  expect(to - from).toBeCloseTo(0.002)
})

it('pans and stops at the ends', () => {
  const [low, high] = panned([0.2, 0.6], 0.5)
  expect(low).toBeCloseTo(0.4)
  expect(high).toBeCloseTo(0.8)
  expect(panned([0.2, 0.6], -5)[0]).toBeCloseTo(0)
})

it('repairs a useless zoom', () => {
  expect(validZoom([0.2, 0.6])).toEqual([0.2, 0.6])
  expect(validZoom([1, 0])).toEqual([0, 1])
  expect(validZoom(undefined)).toEqual([0, 1])
})
