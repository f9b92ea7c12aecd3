import {
  type ArraySource,
  type CameraState,
  formatByName,
  type Interpolation,
  identity,
  memory,
  type NumericArray,
  type Vec2,
  type Vec3,
  Volume,
  type Wrap,
} from '@ivw/data'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Gpu } from '../gpu.ts'
import { RenderedImage } from '../image/rendered-image.ts'
import type { RaycastSettings } from '../raycast/raycast-settings.ts'
import { Raycaster } from '../raycast/raycaster.ts'
import { SlicePass } from '../slice/slice-pass.ts'
import { narrowGpu, testGpu } from '../testing/node-gpu.ts'
import { inputsFor, testCamera, testSettings, volumeOf } from '../testing/scenes.ts'

const narrow = 32
let wide: Gpu
let small: Gpu
beforeAll(async () => {
  wide = await testGpu()
  small = await narrowGpu(narrow)
})

const floats = { colors: [formatByName('Vec4FLOAT32')], depth: true, picking: true }
const dimensions: Vec3 = [50, 11, 9]

/** Numbers of no order, over the whole range of the format: a neighbour that is none would be seen. */
function noise(format: string, [x, y, z] = dimensions): NumericArray {
  const { numericType, bits, components } = formatByName(format)
  const count = x * y * z * components
  const of = (i: number): number => Math.abs(Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1
  if (numericType === 'float') return Float32Array.from({ length: count }, (_, i) => of(i))
  const most = 2 ** bits - 1
  return bits === 8
    ? Uint8Array.from({ length: count }, (_, i) => of(i) * most)
    : Uint16Array.from({ length: count }, (_, i) => of(i) * most)
}

async function greatestDifference(a: RenderedImage, b: RenderedImage): Promise<number> {
  const [first, second] = await Promise.all([a.colorLayers[0]!.read(), b.colorLayers[0]!.read()])
  expect(first.some(x => Number(x) > 0)).toBe(true)
  let most = 0
  for (let i = 0; i < first.length; i++) most = Math.max(most, Math.abs(Number(first[i]) - Number(second[i])))
  return most
}

describe('a slice', () => {
  const size: Vec2 = [64, 48]
  /** From the left half in front of the volume to behind its right end. */
  const slanted = [1.7, 0.1, 0, 0, 0.2, 1.6, 0, 0, 0, 0, 1, 0, -0.4, -0.35, 0, 1] as never

  async function slice(gpu: Gpu, volume: Volume): Promise<RenderedImage> {
    const image = new RenderedImage(gpu, size, floats)
    const texels = await gpu.volume(volume)
    expect(texels.atlas !== undefined).toBe(gpu === small)
    new SlicePass().draw(gpu, image, volume, texels, {
      textureFromSlice: slanted,
      position: [0.5, 0.5, 0.41],
      wrapping: 'repeat',
      fillColor: [0, 0, 0, 0],
      transferFunction: undefined,
      alphaOffset: 0,
      indicator: undefined,
    })
    return image
  }

  test.each([
    ['UINT8', 'linear', 'clamp'],
    ['UINT8', 'nearest', 'clamp'],
    ['UINT16', 'linear', 'repeat'],
    ['UINT16', 'nearest', 'repeat'],
    ['Vec4UINT8', 'linear', 'mirror'],
    ['FLOAT32', 'linear', 'clamp'],
    ['Vec4FLOAT32', 'nearest', 'mirror'],
    ['Vec3FLOAT32', 'linear', 'repeat'],
  ] as [string, Interpolation, Wrap][])('of %s, %s, %s is the same in bricks', async (format, interpolation, wrap) => {
    const volume = new Volume({
      dimensions,
      format: formatByName(format),
      source: memory(noise(format)),
      interpolation,
      wrapping: [wrap, wrap, wrap],
    })
    expect(await greatestDifference(await slice(wide, volume), await slice(small, volume))).toBeLessThan(
      interpolation === 'nearest' ? 1e-7 : 1e-4,
    )
  })
})

describe('a raycast', () => {
  const size: Vec2 = [24, 18]
  const camera: CameraState = { ...testCamera, lookFrom: [0.9, 0.7, 1.4] }
  const transferFunction = {
    points: [
      { position: 0.5, color: [0.2, 0.4, 1, 0] },
      { position: 0.6, color: [1, 0.5, 0, 0.05] },
      { position: 1, color: [1, 1, 1, 0.3] },
    ],
    mask: [0, 1],
    type: 'relative',
  } as const
  const bumps = (x: number, y: number, z: number): number =>
    x < 0.3 ? 0 : 0.5 + 0.5 * Math.sin(40 * x) * Math.cos(9 * y) * Math.sin(7 * z + 1)

  async function cast(gpu: Gpu, volume: Volume, changes: Partial<RaycastSettings>): Promise<RenderedImage> {
    const image = new RenderedImage(gpu, size, floats)
    const inputs = await inputsFor(gpu, volume, camera, size)
    expect([inputs.texels.atlas !== undefined, inputs.texels.bricks !== undefined]).toEqual([gpu === small, true])
    new Raycaster().draw(gpu, image, inputs, { ...testSettings, camera, transferFunction, ...changes })
    return image
  }

  test.each([
    ['in a medium', 'UINT8', {}],
    ['with light', 'UINT16', { light: { ...testSettings.light, mode: 'phong' }, gradient: 'central' }],
    ['of a surface', 'FLOAT32', { rendering: 'iso', isoValues: [{ position: 0.5, color: [1, 0.5, 0.25, 0.7] }] }],
  ] as [string, string, Partial<RaycastSettings>][])('%s is the same in bricks, where rays leap, too', async (_, format, changes) => {
    const volume = volumeOf([50, 40, 6], bumps, format)
    expect(await greatestDifference(await cast(wide, volume, changes), await cast(small, volume, changes))).toBeLessThan(1e-3)
  })
})

describe('a volume of Python', () => {
  /** Comes in parts and is never here as a whole. */
  function elsewhere([x, y, z]: Vec3, valueAt: (index: number) => number): { readonly volume: Volume; readonly parts: number[] } {
    const parts: number[] = []
    const source: ArraySource = {
      home: 'python',
      read: () => Promise.reject(new Error('asked for as a whole')),
      borrowPart: async <R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>) => {
        parts.push(count)
        return use(Uint8Array.from({ length: count }, (_, i) => valueAt(start + i)))
      },
    }
    return { volume: new Volume({ dimensions: [x, y, z], format: formatByName('UINT8'), source, interpolation: 'nearest' }), parts }
  }

  async function row(gpu: Gpu, volume: Volume, length: number, place: Vec2): Promise<number[]> {
    const image = new RenderedImage(gpu, [length, 1], floats)
    new SlicePass().draw(gpu, image, volume, await gpu.volume(volume), {
      textureFromSlice: identity,
      position: [0, 0, place[1]],
      wrapping: 'edge',
      fillColor: [0, 0, 0, 0],
      transferFunction: undefined,
      alphaOffset: 0,
      indicator: undefined,
    })
    return Array.from(
      (await image.colorLayers[0]!.read()).filter((_, i) => i % 4 === 0),
      x => Math.round(Number(x) * 255),
    )
  }

  test('of 4096 voxels along an axis is drawn in bricks, slab by slab', async () => {
    const valueAt = (index: number): number => (index * 7919) % 251
    const { volume, parts } = elsewhere([4096, 65, 17], valueAt)
    const { notice } = await wide.volume(volume)
    expect(notice).toBe('4096 x 65 x 17 voxels are drawn in 3 bricks: this GPU takes at most 2048 along an axis')
    expect(Math.max(...parts)).toBeLessThan(volume.voxels)
    for (const z of [0, 8, 16]) {
      const first = (z * 65 + 32) * 4096
      const drawn = await row(wide, volume, 4096, [0.5, (z + 0.5) / 17])
      expect(drawn).toEqual(Array.from({ length: 4096 }, (_, x) => valueAt(first + x)))
    }
  })

  test('with more voxels than bricks hold is drawn with some of them', async () => {
    const { volume } = elsewhere([1024, 1024, 5], index => (index % 1024) >> 2)
    const { notice } = await small.volume(volume)
    expect(notice).toBe(
      '1024 x 1024 x 5 voxels are drawn as 32 x 32 x 5: this GPU takes at most 32 along an axis, and not so many in bricks',
    )
    // Every 32nd, from the middle.
    expect(await row(small, volume, 32, [0.5, 0.5])).toEqual(Array.from({ length: 32 }, (_, x) => (x * 32 + 16) >> 2))
  })
})
