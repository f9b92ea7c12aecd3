import { describe, expect, test } from 'vitest'
import { type ArraySource, memory } from './array-source.ts'
import { Buffer, bufferOf } from './buffer.ts'
import { DataError } from './errors.ts'
import { formatByName } from './format.ts'
import { Image } from './image.ts'
import { Layer } from './layer.ts'
import { fromBasis, transformPoint, translation } from './matrix.ts'
import { attribute, Mesh } from './mesh.ts'
import { basisFromSpacing, defaultBasis } from './spaces.ts'
import type { Vec3 } from './vector.ts'
import { Volume, type VolumeOptions } from './volume.ts'

const near = (expected: readonly number[]) => expected.map(x => expect.closeTo(x, 12))

function volume(options: Partial<VolumeOptions> = {}): Volume {
  return new Volume({ dimensions: [4, 2, 3], format: formatByName('UINT8'), source: memory(new Uint8Array(24)), ...options })
}

describe('the spaces of a volume', () => {
  test('voxel centres lie at (i + 0.5) / n of the texture', () => {
    expect(transformPoint(volume().indexFromTexture, [0, 0, 0])).toEqual([-0.5, -0.5, -0.5])
    expect(transformPoint(volume().indexFromTexture, [1, 1, 1])).toEqual([3.5, 1.5, 2.5])
    expect(transformPoint(volume().textureFromIndex, [0, 1, 2])).toEqual(near([0.125, 0.75, 2.5 / 3]))
  })

  test('the model matrix places the box, the world matrix moves it', () => {
    const placed = volume({ modelMatrix: defaultBasis, worldMatrix: translation([10, 0, 0]) })
    expect(transformPoint(placed.worldFromTexture, [0, 0, 0])).toEqual([9, -1, -1])
    expect(transformPoint(placed.worldFromTexture, [1, 1, 1])).toEqual([11, 1, 1])
    expect(transformPoint(placed.textureFromWorld, [10, 0, 0])).toEqual(near([0.5, 0.5, 0.5]))
    expect(transformPoint(placed.indexFromWorld, transformPoint(placed.worldFromIndex, [1, 0, 2]))).toEqual(near([1, 0, 2]))
  })

  test('a basis from spacing is centred', () => {
    expect(basisFromSpacing([4, 2, 3], [0.5, 1, 2])).toEqual(fromBasis([2, 0, 0], [0, 2, 0], [0, 0, 6], [-1, -1, -3]))
  })

  test('for an axis-aligned box a gradient step is one voxel', () => {
    const { world, texture } = volume({ modelMatrix: fromBasis([8, 0, 0], [0, -2, 0], [0, 0, 3]) }).gradientSpacing
    expect(world).toEqual([2, -1, 1])
    expect(texture).toEqual([near([0.25, 0, 0]), near([0, 0.5, 0]), near([0, 0, 1 / 3])])
  })

  test('for a turned box the step along a world axis is the largest voxel edge component', () => {
    // Voxel edges: (0, 3, 0), (-1, 0, 0), (0.5, 0, 1).
    const turned = volume({
      dimensions: [2, 2, 2],
      source: memory(new Uint8Array(8)),
      modelMatrix: fromBasis([0, 6, 0], [-2, 0, 0], [1, 0, 2]),
    })
    expect(turned.gradientSpacing.world).toEqual([-1, 3, 1])
    const step = turned.gradientSpacing.texture[2]
    expect(transformPoint(turned.worldFromTexture, step)).toEqual(near([0, 0, 1]))
  })

  test('a flat box has no texture space', () => {
    expect(() => volume({ modelMatrix: fromBasis([1, 0, 0], [0, 1, 0], [0, 0, 0]) }).textureFromWorld).toThrow(DataError)
  })
})

describe('what a volume takes for granted', () => {
  test.each([
    ['FLOAT32', [0, 1]],
    ['FLOAT64', [0, 1]],
    ['UINT8', [0, 255]],
    ['INT16', [-32768, 32767]],
  ])('%s has the data range %j', (name, range) => {
    const source: ArraySource = { home: 'python', read: async () => new Float32Array(24) }
    const { dataMap } = volume({ format: formatByName(name), source })
    expect(dataMap).toEqual({ dataRange: range, valueRange: range, valueAxis: { name: '', unit: '' } })
  })

  test('sampling and axes', () => {
    expect(volume()).toMatchObject({ swizzle: 'rgba', interpolation: 'linear', wrapping: ['clamp', 'clamp', 'clamp'] })
    expect(volume().axes.map(axis => axis.name)).toEqual(['x', 'y', 'z'])
  })
})

test('a changed copy shares the numbers', async () => {
  const original = volume()
  const moved = original.with({ modelMatrix: translation([1, 2, 3]) })
  expect(moved.source).toBe(original.source)
  expect(await moved.read()).toBe(await original.read())
  expect(original.modelMatrix).not.toEqual(moved.modelMatrix)
})

test.each<[Vec3]>([[[0, 1, 1]], [[-1, 1, 1]], [[1.5, 1, 1]], [[Number.NaN, 1, 1]], [[4, 2, 4]]])(
  'dimensions %j are refused',
  dimensions => {
    expect(() => volume({ dimensions })).toThrow(DataError)
  },
)

test('an aborted read rejects', async () => {
  await expect(volume().read(AbortSignal.abort())).rejects.toThrow('abort')
})

test('the layers of an image agree in size', () => {
  const layer = (dimensions: [number, number]) =>
    new Layer({ dimensions, format: formatByName('Vec4UINT8'), source: memory(new Uint8Array(dimensions[0] * dimensions[1] * 4)) })
  expect(new Image({ colorLayers: [layer([2, 3])] }).dimensions).toEqual([2, 3])
  expect(() => new Image({ colorLayers: [layer([2, 3])], picking: layer([3, 2]) })).toThrow('2 x 3, 3 x 2')
  expect(() => new Image({ colorLayers: [] })).toThrow(DataError)
})

test.each([
  ['UINT8', 'rrr1'],
  ['Vec2UINT8', 'rg01'],
  ['Vec3UINT8', 'rgb1'],
  ['Vec4UINT8', 'rgba'],
])('a layer of %s shows as %s', (name, swizzle) => {
  const format = formatByName(name)
  expect(new Layer({ dimensions: [1, 1], format, source: memory(new Uint8Array(format.components)) }).swizzle).toBe(swizzle)
})

test('mesh buffers stand at the location of their type', () => {
  const positions = bufferOf('Vec3FLOAT32', new Float32Array(9))
  const mesh = new Mesh({ buffers: [attribute('position', positions), attribute('radii', bufferOf('FLOAT32', new Float32Array(3)))] })
  expect(mesh.buffer('position')).toBe(positions)
  expect(mesh.buffers.map(({ location }) => location)).toEqual([0, 6])
  expect(mesh.buffer('color')).toBeUndefined()
  expect(() => new Buffer({ format: formatByName('Vec3FLOAT32'), length: 4, source: positions.source })).toThrow(
    'expected 12 numbers, found 9',
  )
})
