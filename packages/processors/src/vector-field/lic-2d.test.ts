import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { grid, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { LIC2D } from './lic-2d.ts'

const size = [12, 10] as const
type Vector = readonly [number, number]
/** Turns around a point left of the picture; linear, so that linear filtering is exact inside. */
const vector = (u: number, v: number): Vector => [v - 0.4, -(u + 0.2)]
const field = imageOf(size, 'Vec2FLOAT32', (x, y) => vector((x + 0.5) / size[0], (y + 0.5) / size[1]))
const noise = imageOf(size, 'UINT8', (x, y) => [scrambled(x, y)[0]!])

async function cpu(settings: { steps: number; h: number; normalize: boolean; rungeKutta: boolean; mapping: boolean }) {
  const { steps, h, normalize, rungeKutta, mapping } = settings
  const values = grid(
    (await pixelsOf(noise.colorLayers[0]!)).map(([value]) => value! / 255),
    size,
  )
  const bilinear = (at: (x: number, y: number) => number, [u, v]: Vector) => {
    const [x, y] = [u * size[0] - 0.5, v * size[1] - 0.5]
    const [i, j] = [Math.floor(x), Math.floor(y)]
    const row = (r: number) => at(i, r) * (1 - (x - i)) + at(i + 1, r) * (x - i)
    return row(j) * (1 - (y - j)) + row(j + 1) * (y - j)
  }
  const components = [0, 1].map(c => {
    const all = Array.from(
      { length: size[0] * size[1] },
      (_, i) => vector(((i % size[0]) + 0.5) / size[0], (Math.trunc(i / size[0]) + 0.5) / size[1])[c]!,
    )
    return grid(all, size)
  })
  const at = (p: Vector): Vector => {
    const [x, y] = [bilinear(components[0]!, p), bilinear(components[1]!, p)]
    const length = normalize ? Math.hypot(x, y) : 1
    return [x / length, y / length]
  }
  const moved = ([x, y]: Vector, [dx, dy]: Vector, step: number): Vector => [x + dx * step, y + dy * step]
  const direction = (p: Vector, step: number): Vector => {
    const first = at(p)
    if (!rungeKutta) return first
    const second = at(moved(p, first, step / 2))
    const third = at(moved(p, second, step / 2))
    const fourth = at(moved(p, third, step))
    return [0, 1].map(c => (first[c]! + 2 * (second[c]! + third[c]!) + fourth[c]!) / 6) as unknown as Vector
  }
  return (x: number, y: number) => {
    const start: Vector = [(x + 0.5) / size[0], (y + 0.5) / size[1]]
    let [sum, count] = [bilinear(values, start), 1]
    for (const step of [h, -h]) {
      let p = start
      for (let i = 0; i < steps; i++) {
        p = moved(p, direction(p, step), step)
        if (p.some(value => value < 0 || value > 1)) break
        sum += bilinear(values, p)
        count++
      }
    }
    const mean = sum / count
    return mapping ? mean ** (5 / (mean + 1) ** 4) : mean
  }
}

test.each([
  ['straight steps', { steps: 4, h: 0.01, normalize: true, rungeKutta: false, mapping: false }],
  ['Runge-Kutta', { steps: 6, h: 0.01, normalize: true, rungeKutta: true, mapping: false }],
  ['vectors as they are, with contrast', { steps: 5, h: 0.01, normalize: false, rungeKutta: true, mapping: true }],
])('noise is averaged along the field: %s', async (_, settings) => {
  const { image } = await filtered(LIC2D, [field, noise], processor => {
    processor.samples.value = settings.steps * 2 + 1
    processor.stepLength.value = settings.h
    processor.normalizeVectors.value = settings.normalize
    processor.useRungeKutta.value = settings.rungeKutta
    processor.intensityMapping.value = settings.mapping
  })
  const expected = await cpu(settings)
  const found = grid(await pixelsOf(image.colorLayers[0]!), size)
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++) {
      expect(Math.abs(found(x, y)[0]! - expected(x, y) * 255)).toBeLessThan(1.6)
      expect(found(x, y)[3]).toBe(255)
    }
})

test('where nothing flows, the noise stays', async () => {
  const { image } = await filtered(LIC2D, [imageOf(size, 'Vec2FLOAT32', () => [0, 0]), noise])
  const reds = (await pixelsOf(image.colorLayers[0]!)).map(([red]) => red)
  expect(reds).toEqual((await pixelsOf(noise.colorLayers[0]!)).map(([value]) => value))
})
