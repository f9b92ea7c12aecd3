import { type CameraState, formatByName } from '@ivw/data'
import { expect, test } from 'vitest'
import { RenderedImage } from '../image/rendered-image.ts'
import { boundRendered } from '../pass/bound-image.ts'
import { defaultLight } from '../shading/lighting.ts'
import { testGpu } from '../testing/node-gpu.ts'
import { ball, inputsFor, testCamera, volumeOf } from '../testing/scenes.ts'
import { type LightingInputs, LightingRaycaster } from './lighting-raycaster.ts'
import { PlainRaycaster } from './plain-raycaster.ts'

test('a shell in light looks the same whether or not rays leap over what is empty, in front of a background, too', async () => {
  const gpu = await testGpu()
  const camera: CameraState = { ...testCamera, lookFrom: [1.1, 0.7, 1.5] }
  const volume = volumeOf([40, 24, 33], ball)
  const rays = await inputsFor(gpu, volume, camera, [9, 9])
  const transferFunction = {
    points: [
      { position: 0.3, color: [1, 1, 1, 0] },
      { position: 0.4, color: [1, 0.5, 0, 0.1] },
      { position: 0.5, color: [1, 0.5, 0, 0] },
    ],
    mask: [0, 1],
    type: 'relative',
  } as const
  const light = { ...defaultLight, mode: 'phong' } as const
  const behind = new RenderedImage(gpu, [9, 9])
  new PlainRaycaster().draw(gpu, behind, rays, { samplingRate: 1, transferFunction, light, camera })
  const texels = await gpu.volume(volume)
  for (const background of [undefined, boundRendered(behind)]) {
    const inputs: LightingInputs = { ...rays, background, light: { volume, texels } }
    const draw = async (bricks: typeof texels.bricks): Promise<number[]> => {
      const image = new RenderedImage(gpu, [9, 9], { colors: [formatByName('Vec4FLOAT32')], depth: true, picking: true })
      new LightingRaycaster().draw(
        gpu,
        image,
        { ...inputs, texels: { ...texels, bricks } },
        {
          classification: 'transfer-function',
          compositing: 'dvr',
          isoValue: 0.5,
          gradient: 'central',
          samplingRate: 2,
          channel: 0,
          transferFunction,
          coloredLight: false,
          light,
          camera,
        },
      )
      return Array.from(await image.colorLayers[0]!.read(), Number)
    }
    const [leaping, walking] = [await draw(texels.bricks), await draw(undefined)]
    expect(Math.max(...leaping)).toBeGreaterThan(0.1)
    expect(Math.max(...leaping.map((x, i) => Math.abs(x - walking[i]!)))).toBeLessThan(1e-5)
  }
})
