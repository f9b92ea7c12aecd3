import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { Tonemapping } from './tonemapping.ts'

const values = Array.from({ length: 32 }, (_, i) => (i / 8) ** 2)
const source = imageOf([32, 1], 'Vec4FLOAT32', x => [values[x]!, values[31 - x]!, 0, 0.75])

/** Hable's curve: shoulder 0.15, linear 0.5 at angle 0.1, toe 0.2, 0.02, 0.3. */
function hable(x: number): number {
  const [a, b, c, d, e, f] = [0.15, 0.5, 0.1, 0.2, 0.02, 0.3]
  return (x * (a * x + c * b) + d * e) / (x * (a * x + b) + d * f) - e / f
}

test.each<[string, (x: number) => number]>([
  ['none', x => x],
  ['gamma', x => x ** (1 / 1.8)],
  ['reinhard', x => (x / (1 + x)) ** (1 / 1.8)],
  ['uncharted2', x => (hable(2 * x) / hable(11.2)) ** (1 / 1.8)],
])('%s maps colours after exposure into 0 to 1, alpha stays', async (method, curve) => {
  const { image } = await filtered(Tonemapping, source, processor => {
    processor.method.selected = method
    processor.exposure.value = 0.5
    processor.gamma.value = 1.8
  })
  const found = await pixelsOf(image.colorLayers[0]!)
  found.forEach(([red, green, , alpha], i) => {
    expect(red).toBeCloseTo(Math.min(curve(values[i]! * 0.5), 1), 4)
    expect(green).toBeCloseTo(Math.min(curve(values[31 - i]! * 0.5), 1), 4)
    expect(alpha).toBe(0.75)
  })
})
