import { screenDepth } from '@ivw/data'
import { expect, test } from 'vitest'
import { rayNetwork } from '../testing/ray-network.ts'
import { colorsOf } from '../testing/test-image.ts'
import { volumeOf } from '../testing/volumes.ts'
import { ISORaycaster } from './iso-raycaster.ts'

const ball = volumeOf([32, 32, 32], (x, y, z) => Math.max(0, 1 - 2 * Math.hypot(x - 0.5, y - 0.5, z - 0.5)), 'FLOAT32')

async function drawn(set: (raycaster: ISORaycaster) => void) {
  const { network, source, raycaster } = rayNetwork(ISORaycaster)
  source.show(ball)
  raycaster.lighting.shadingMode.selected = 'none'
  set(raycaster)
  await network.idle()
  const image = raycaster.picture.data!
  const depths = await image.depth!.read()
  const colors = await colorsOf(image)
  return {
    raycaster,
    middle: 32 * 64 + 32,
    colors,
    depths,
    covered: colors.filter(([, , , a]) => a === 1).length,
  }
}

test.each([0.5, 0.75])('the surface at %d lies where the value is, opaque and of one colour', async iso => {
  const { raycaster, middle, colors, depths, covered } = await drawn(raycaster => {
    raycaster.raycasting.isoValue.value = iso
    raycaster.surfaceColor.value = [1, 0.5, 0, 0.2]
  })
  const radius = (1 - iso) / 2
  expect(colors[middle]).toEqual([1, 128 / 255, 0, 1])
  expect(depths[middle]).toBeCloseTo(screenDepth(raycaster.camera.value, 2 - radius), 3)
  expect([colors[0], depths[0]]).toEqual([[0, 0, 0, 0], 1])
  // The outline of a ball of that radius, seen from a distance of 2 with the field of view of the camera.
  const pixels = (radius / Math.sqrt(4 - radius ** 2) / Math.tan((raycaster.camera.value.fov / 360) * Math.PI)) * 32
  expect(Math.sqrt(covered / Math.PI)).toBeCloseTo(pixels, 0)
})

test('light falls on it from its side', async () => {
  const { middle, colors } = await drawn(raycaster => {
    raycaster.lighting.shadingMode.selected = 'diffuse'
    raycaster.lighting.property('lightPosition')!.setState({ value: [0, 50, 0] })
  })
  const [above, below] = [colors[middle + 6 * 64]![0]!, colors[middle - 6 * 64]![0]!]
  expect(above).toBeGreaterThan(below + 0.1)
})
