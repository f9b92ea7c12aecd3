import { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { layerOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { Fog } from './fog.ts'

const size = [6, 1] as const
const depths = [0.5, 0.9, 0.95, 0.98, 0.995, 1]
const source = new Image({ colorLayers: [layerOf(size, 'Vec4UINT8', scrambled)], depth: layerOf(size, 'FLOAT32', x => [depths[x]!]) })
const [near, far] = [0.5, 20]

test.each([
  ['PerspectiveCamera', (depth: number) => (near * far) / (far - depth * (far - near))],
  ['OrthographicCamera', (depth: number) => near + depth * (far - near)],
] as const)('colours fade exponentially with the way through the fog, %s', async (type, distance) => {
  const { image } = await filtered(Fog, source, processor => {
    processor.camera.setState({ type, near, far })
    processor.color.value = [0.2, 0.9, 1]
    processor.density.value = 0.3
    processor.range.value = [0.1, 0.6]
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  const found = await pixelsOf(image.colorLayers[0]!)
  before.forEach((pixel, i) => {
    const way = Math.min(Math.max(distance(depths[i]!) - (near + 0.1 * (far - near)), 0), 0.5 * (far - near))
    const amount = 1 - Math.exp(-0.3 * way)
    ;[0.2, 0.9, 1].forEach((fog, c) => {
      expect(Math.abs(found[i]![c]! - (pixel[c]! * (1 - amount) + fog * 255 * amount))).toBeLessThan(0.6)
    })
    expect(found[i]![3]).toBe(pixel[3])
  })
  expect([...(await image.depth!.read())]).toEqual(depths.map(Math.fround))
})
