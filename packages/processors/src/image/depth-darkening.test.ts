import { Image } from '@ivw/data'
import { kernelWeights } from '@ivw/render'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { layerOf, pixelsOf } from '../testing/test-image.ts'
import { DepthDarkening } from './depth-darkening.ts'

const size = [16, 3] as const
const [near, far] = [1, 11]
const depthAt = (x: number) => (x < 5 ? 0.2 : x < 11 ? 0.7 : 1)
const source = (depth: (x: number) => number) =>
  new Image({ colorLayers: [layerOf(size, 'Vec4UINT8', x => [200, 10 * x, 100, 77])], depth: layerOf(size, 'FLOAT32', x => [depth(x)]) })
const eye = (depth: number) => (near * far) / ((near - far) * depth + far)

test('what lies behind is darkened by how far its distance is above that of its surroundings', async () => {
  const { image } = await filtered(DepthDarkening, source(depthAt), processor => {
    processor.camera.setState({ near, far })
    processor.lambda.value = 0.8
  })
  const share = (depth: number) => Math.min(Math.max((eye(depth) - eye(0.2)) / (eye(0.7) - eye(0.2)), 0), 1)
  const plain = Array.from({ length: 16 }, (_, x) => share(depthAt(x)))
  const at = (x: number) => plain[Math.min(Math.max(x, 0), 15)]!
  const between = (x: number) => at(Math.floor(x)) * (1 - (x - Math.floor(x))) + at(Math.floor(x) + 1) * (x - Math.floor(x))
  const weights = kernelWeights({ taps: 10, sigma: 2 })
  const found = await pixelsOf(image.colorLayers[0]!)
  for (let x = 0; x < 16; x++) {
    const smooth = weights.reduce((sum, weight, i) => sum + weight * between(x + i - 4.5), 0)
    const darkening = Math.min(0, (smooth - plain[x]!) * 0.8) * 255
    ;[200, 10 * x, 100].forEach((value, c) => {
      expect(Math.abs(found[16 + x]![c]! - Math.max(value + darkening, 0))).toBeLessThan(1.01)
    })
    expect(found[16 + x]![3]).toBe(77)
  }
  expect(found[16 + 5]![0]).toBeLessThan(150)
})

test('a picture without anything, or without relief, stays as it is', async () => {
  for (const depth of [() => 1, () => 0.5]) {
    const plain = source(depth)
    const { image } = await filtered(DepthDarkening, plain)
    expect(await image.colorLayers[0]!.read()).toEqual(await plain.colorLayers[0]!.read())
  }
})
