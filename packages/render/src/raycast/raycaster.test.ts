import { type CameraState, evaluate, formatByName, memory, type Vec2, type Vec4, Volume } from '@ivw/data'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Gpu } from '../gpu.ts'
import { RenderedImage } from '../image/rendered-image.ts'
import { correctOpacity } from '../shading/opacity.ts'
import { testGpu } from '../testing/node-gpu.ts'
import { referenceRay } from '../testing/reference-ray.ts'
import { ball, constantOpacity, inputsFor, testCamera, testSettings, volumeOf } from '../testing/scenes.ts'
import type { RaycastInputs, RaycastSettings } from './raycast-settings.ts'
import { Raycaster } from './raycaster.ts'

let gpu: Gpu
beforeAll(async () => {
  gpu = await testGpu()
})

const size: Vec2 = [9, 9]
const floats = { colors: [formatByName('Vec4FLOAT32')], depth: true, picking: true }
/** Rays are parallel, so that the one in the middle goes straight through. */
const straight: CameraState = { ...testCamera, type: 'OrthographicCamera', width: 0.9 }

async function draw(inputs: RaycastInputs, settings: Partial<RaycastSettings>): Promise<RenderedImage> {
  const image = new RenderedImage(gpu, size, floats)
  new Raycaster().draw(gpu, image, inputs, { ...testSettings, camera: straight, ...settings })
  return image
}

async function middle(image: RenderedImage): Promise<Vec4> {
  const pixels = await image.colorLayers[0]!.read()
  const at = (Math.floor(size[1] / 2) * size[0] + Math.floor(size[0] / 2)) * 4
  return [0, 1, 2, 3].map(i => Number(pixels[at + i])) as unknown as Vec4
}

/** But for rounding: samples are counted from the start of a block. */
async function expectSame(a: RenderedImage, b: RenderedImage): Promise<void> {
  const [first, second] = await Promise.all([a.colorLayers[0]!.read(), b.colorLayers[0]!.read()])
  const apart = Array.from(first, (x, i) => Math.abs(Number(x) - Number(second[i])))
  expect(Math.max(...apart)).toBeLessThan(1e-5)
}

const depthOf = async (image: RenderedImage): Promise<number> => Number((await image.depth!.read())[4 * 9 + 4])

describe('a medium', () => {
  test('has an opacity that does not depend on the number of samples', async () => {
    const inputs = await inputsFor(
      gpu,
      volumeOf([16, 16, 16], () => 0.5),
      straight,
      size,
    )
    for (const samplingRate of [1, 1.7, 5]) {
      const [, , , opacity] = await middle(await draw(inputs, { samplingRate, transferFunction: constantOpacity(0.01) }))
      expect(opacity).toBeCloseTo(correctOpacity(0.01, 1), 4)
    }
  })

  test('looks as it does when computed on the CPU', async () => {
    const volume = volumeOf([16, 16, 16], (x, y, z) => ball(x, y, z) * (0.6 + 0.4 * Math.sin(30 * z)))
    const transferFunction = {
      points: [
        { position: 0.25, color: [0, 0.5, 1, 0] },
        { position: 0.5, color: [1, 0.2, 0.1, 0.03] },
        { position: 1, color: [1, 1, 1, 0.2] },
      ],
      mask: [0, 1],
      type: 'relative',
    } as const
    const inputs = await inputsFor(gpu, volume, straight, size)
    const drawn = await middle(await draw(inputs, { transferFunction }))
    const computed = await referenceRay(volume, [0.5, 0.5, 1], [0.5, 0.5, 0], 2, value => evaluate(transferFunction, value))
    drawn.forEach((x, i) => {
      expect(x).toBeCloseTo(computed[i] as number, 2)
    })
  })

  test('looks the same whether or not rays leap over what is empty', async () => {
    const camera: CameraState = { ...testCamera, lookFrom: [1.1, 0.7, 1.5] }
    // Of bricks that a thin shell goes through most octants are empty.
    for (const [value, end] of [
      [(x: number, y: number, z: number) => (Math.hypot(x - 0.6, y - 0.4, z - 0.5) < 0.2 ? 0.8 : 0.05), 1],
      [ball, 0.5],
    ] as const) {
      const inputs = await inputsFor(gpu, volumeOf([40, 24, 33], value), camera, size)
      const settings = {
        camera,
        transferFunction: {
          points: [
            { position: 0.3, color: [1, 1, 1, 0] },
            { position: 0.4, color: [1, 0.5, 0, 0.1] },
            { position: end, color: [1, 0.5, 0, end < 1 ? 0 : 0.1] },
          ],
          mask: [0, 1],
          type: 'relative',
        },
      } as const
      const leaping = await draw(inputs, settings)
      const walking = await draw({ ...inputs, texels: { ...inputs.texels, bricks: undefined } }, settings)
      await expectSame(leaping, walking)
      expect((await leaping.colorLayers[0]!.read()).some(x => x > 0)).toBe(true)
    }
  })

  test('looks the same in longer steps', async () => {
    const transferFunction = {
      points: [
        { position: 0, color: [0.1, 0.5, 1, 0.01] },
        { position: 0.5, color: [0.4, 0.8, 0.4, 0.03] },
        { position: 1, color: [1, 0.3, 0.1, 0.08] },
      ],
      mask: [0, 1],
      type: 'relative',
    } as const
    const noise = (x: number, y: number, z: number) => ball(x, y, z) * 0.8 + 0.2 * Math.abs(Math.sin(12345 * x + 777 * y + 991 * z))
    // White noise of a fifth is more than any instrument's.
    for (const [value, levels] of [
      [noise, 2],
      [ball, 1],
      [() => 0.3, 1],
    ] as const) {
      const inputs = await inputsFor(gpu, volumeOf([48, 48, 48], value), straight, size)
      const settings = { transferFunction, samplingRate: 4 }
      const [fast, all] = [
        await draw(inputs, settings),
        await draw({ ...inputs, texels: { ...inputs.texels, bricks: undefined } }, settings),
      ]
      const [a, b] = [await fast.colorLayers[0]!.read(), await all.colorLayers[0]!.read()]
      expect(Math.max(...Array.from(a, (x, i) => Math.abs(Number(x) - Number(b[i]))))).toBeLessThan(levels / 255)
    }
  })

  test('with the most opaque sample alone shows its colour', async () => {
    const inputs = await inputsFor(gpu, volumeOf([16, 16, 16], ball), straight, size)
    const [red, , , opacity] = await middle(
      await draw(inputs, {
        compositing: 'mip',
        transferFunction: {
          points: [
            { position: 0, color: [0, 0, 0, 0] },
            { position: 1, color: [1, 1, 1, 1] },
          ],
          mask: [0, 1],
          type: 'relative',
        },
      }),
    )
    expect(red).toBeCloseTo(opacity, 5)
    expect(opacity).toBeGreaterThan(0.85)
  })
})

describe('surfaces', () => {
  const isoValues = [{ position: 0.5, color: [1, 0.5, 0.25, 1] as const }]

  test('lie where the value is, in colour and depth', async () => {
    // The value falls from 1 at the viewer's side to 0 at the far one: 0.5 is in the middle, at the origin, 2 away from the eye.
    const inputs = await inputsFor(
      gpu,
      volumeOf([32, 32, 32], (_x, _y, z) => z),
      straight,
      size,
    )
    const image = await draw(inputs, { rendering: 'iso', isoValues })
    expect(await middle(image)).toEqual([1, 0.5, 0.25, 1])
    expect(await depthOf(image)).toBeCloseTo((2 - straight.near) / (straight.far - straight.near), 4)
  })

  test('are lit from both sides', async () => {
    const light = { ...testSettings.light, mode: 'diffuse', position: [0, 0, 10], diffuse: [1, 1, 1] } as const
    for (const value of [(_x: number, _y: number, z: number) => z, (_x: number, _y: number, z: number) => 1 - z]) {
      const inputs = await inputsFor(gpu, volumeOf([32, 32, 32], value), straight, size)
      const [red] = await middle(await draw(inputs, { rendering: 'iso', isoValues, light }))
      expect(red).toBeCloseTo(1, 3)
    }
  })

  test('in a medium are found though rays leap', async () => {
    const volume = volumeOf([64, 64, 64], ball)
    const inputs = await inputsFor(gpu, volume, straight, size)
    const settings = {
      rendering: 'iso',
      isoValues: [
        { position: 0.7, color: [1, 1, 1, 0.5] },
        { position: 0.4, color: [1, 0, 0, 0.5] },
      ],
    } as const
    const leaping = await draw(inputs, settings)
    const walking = await draw({ ...inputs, texels: { ...inputs.texels, bricks: undefined } }, settings)
    // Red, white, white, red: two layers in front of two others.
    expect(await middle(leaping)).toEqual([0.9375, 0.375, 0.375, 0.9375])
    await expectSame(leaping, walking)
  })
})

describe('the first thing that a ray meets', () => {
  const transferFunction = {
    points: [
      { position: 0.5, color: [1, 1, 1, 0] },
      { position: 0.51, color: [1, 1, 1, 1] },
    ],
    mask: [0, 1],
    type: 'relative',
  } as const

  test('is shown as place, normal or distance', async () => {
    const inputs = await inputsFor(
      gpu,
      volumeOf([64, 64, 64], (_x, _y, z) => 1 - z),
      straight,
      size,
    )
    const place = await middle(await draw(inputs, { compositing: 'fhp', transferFunction }))
    expect(place[2]).toBeCloseTo(0.49, 1)
    const normal = await middle(await draw(inputs, { compositing: 'fhn', transferFunction }))
    expect(normal).toEqual([0.5, 0.5, 1, 1])
    const distance = await middle(await draw(inputs, { compositing: 'fhd', transferFunction }))
    expect(distance[0]).toBeCloseTo(0.51, 1)
  })
})

describe('an odd volume', () => {
  test('with NaN and infinities still shows the rest', async () => {
    const numbers = Float32Array.from({ length: 4096 }, (_, i) =>
      i % 7 === 0 ? Number.NaN : i % 11 === 0 ? Number.POSITIVE_INFINITY : 0.5,
    )
    const volume = new Volume({
      dimensions: [16, 16, 16],
      format: formatByName('FLOAT32'),
      source: memory(numbers),
      modelMatrix: volumeOf([2, 2, 2], ball).modelMatrix,
    })
    const pixels = await (await draw(await inputsFor(gpu, volume, straight, size), {})).colorLayers[0]!.read()
    expect(Array.from(pixels, Number).every(Number.isFinite)).toBe(true)
    expect(Number(pixels[4 * 40 + 3])).toBeGreaterThan(0.5)
  })

  test('of 16 bits keeps every one of them', async () => {
    const transferFunction = {
      points: [
        { position: 0, color: [0, 0, 0, 1] },
        { position: 1, color: [1, 1, 1, 1] },
      ],
      mask: [0, 1],
      type: 'relative',
    } as const
    for (const [format, array] of [
      ['UINT16', Uint16Array],
      ['INT16', Int16Array],
    ] as const) {
      const volume = new Volume({
        dimensions: [8, 8, 8],
        format: formatByName(format),
        source: memory(new array(512).fill(30_003)),
        modelMatrix: volumeOf([2, 2, 2], ball).modelMatrix,
        dataMap: { dataRange: [30_000, 30_010], valueRange: [0, 1], valueAxis: { name: '', unit: '' } },
      })
      const [red] = await middle(await draw(await inputsFor(gpu, volume, straight, size), { transferFunction }))
      expect(red).toBeCloseTo(0.3, 2)
    }
  })

  test('without voxels is refused with a sentence', async () => {
    const volume = new Volume({ dimensions: [0, 1, 1], format: formatByName('UINT8'), source: memory(new Uint8Array(0)) })
    await expect(async () => gpu.volume(volume)).rejects.toThrow('The volume has no voxels (0 x 1 x 1)')
  })

  test('of four components is a colour itself', async () => {
    const numbers = Uint8Array.from({ length: 8 ** 3 * 4 }, (_, i) => [255, 128, 0, 20][i % 4] as number)
    const volume = new Volume({
      dimensions: [8, 8, 8],
      format: formatByName('Vec4UINT8'),
      source: memory(numbers),
      modelMatrix: volumeOf([2, 2, 2], ball).modelMatrix,
    })
    const [red, green, blue, opacity] = await middle(
      await draw(await inputsFor(gpu, volume, straight, size), { classification: 'voxel-value' }),
    )
    expect(opacity).toBeGreaterThan(0.99)
    expect(green / red).toBeCloseTo(128 / 255, 2)
    expect(blue).toBe(0)
  })
})
