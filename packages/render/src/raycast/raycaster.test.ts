import { writeFileSync } from 'node:fs'
import type { Vec2 } from '@ivw/data'
import { encodePng } from '@ivw/data'
import { beforeAll, expect, test } from 'vitest'
import { Gpu } from '../gpu.ts'
import { RenderedImage } from '../image/rendered-image.ts'
import { nodeGpuHome } from '../node/node-gpu-home.ts'
import { correctOpacity } from '../shading/opacity.ts'
import { ball, constantOpacity, inputsFor, testCamera, testSettings, volumeOf } from '../testing/scenes.ts'
import type { RaycastSettings } from './raycast-settings.ts'
import { Raycaster } from './raycaster.ts'

let gpu: Gpu
beforeAll(async () => {
  gpu = await Gpu.open(await nodeGpuHome())
})
const size: Vec2 = [64, 64]

test('pic', async () => {
  const volume = volumeOf([64, 64, 64], ball)
  const camera = { ...testCamera, lookFrom: [1.2, 0.8, 1.6] as const }
  const size: Vec2 = [256, 256]
  const inputs = await inputsFor(gpu, volume, camera, size)
  const image = new RenderedImage(gpu, size)
  const settings: RaycastSettings = {
    ...testSettings,
    camera,
    light: { ...testSettings.light, mode: 'phong' },
    transferFunction: {
      points: [
        { position: 0.3, color: [1, 0.2, 0.1, 0] },
        { position: 0.35, color: [1, 0.2, 0.1, 0.8] },
      ],
      mask: [0, 1],
      type: 'relative',
    },
  }
  new Raycaster().draw(gpu, image, inputs, settings)
  for (const [name, layer] of [
    ['color', image.colorLayers[0]!],
    ['entry', inputs.entry.colors[0]!.layer],
    ['exit', inputs.exit.colors[0]!.layer],
  ] as const) {
    const data = await layer.read()
    writeFileSync(
      `/tmp/ray-${name}.png`,
      encodePng({ width: 256, height: 256, channels: 4, data: Uint8Array.from(data as Uint8Array, x => (name === 'color' ? x : x * 255)) }),
    )
  }
})
