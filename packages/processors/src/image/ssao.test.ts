import { type CameraState, defaultCamera, Image, MersenneTwister } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { grid, layerOf, pixelsOf } from '../testing/test-image.ts'
import { SSAO } from './ssao.ts'

type Vector = readonly [number, number, number]
const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const clamp = (x: number) => Math.min(Math.max(x, 0), 1)

const size = [14, 11] as const
const camera: CameraState = { ...defaultCamera, near: 1, far: 10, fov: 60, aspectRatio: size[0] / size[1] }
/** A floor with a block on it. */
const distance = (x: number, y: number) => (x >= 5 && x < 9 && y >= 3 && y < 8 ? 3.6 : 4 + 0.05 * x)
const stored = (eye: number) => Math.fround((camera.far - (camera.near * camera.far) / eye) / (camera.far - camera.near))
const eye = (depth: number) => (camera.near * camera.far) / (camera.far - depth * (camera.far - camera.near))
const depths = grid(
  Array.from({ length: size[0] * size[1] }, (_, i) => stored(distance(i % size[0], Math.trunc(i / size[0])))),
  size,
)
const source = new Image({
  colorLayers: [layerOf(size, 'Vec4UINT8', () => [255, 200, 100, 33])],
  depth: layerOf(size, 'FLOAT32', (x, y) => [depths(x, y)]),
})

interface Settings {
  readonly radius: number
  readonly bias: number
  readonly intensity: number
  readonly directions: number
  readonly steps: number
}

const halfHeight = Math.tan((camera.fov * Math.PI) / 360)

/** View space, z forward, of the pixel in a column and a row, which may lie outside. */
function position(x: number, y: number): Vector {
  const z = eye(depths(x, y))
  return [(((x + 0.5) / size[0]) * 2 - 1) * halfHeight * camera.aspectRatio * z, (((y + 0.5) / size[1]) * 2 - 1) * halfHeight * z, z]
}

function normal(x: number, y: number): Vector {
  const here = position(x, y)
  const shorter = (a: Vector, b: Vector) => (dot(a, a) < dot(b, b) ? a : b)
  const [a, b] = [
    shorter(subtract(position(x + 1, y), here), subtract(here, position(x - 1, y))),
    shorter(subtract(position(x, y + 1), here), subtract(here, position(x, y - 1))),
  ]
  const across: Vector = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  return across.map(value => -value / Math.sqrt(dot(across, across))) as unknown as Vector
}

const random = new MersenneTwister()
const pattern = Array.from({ length: 16 }, () => {
  const angle = (2 * Math.PI * random.float()) / 8
  return [Math.cos(angle), Math.sin(angle), random.float()].map(value => Math.trunc(value * 32768) / 32767) as unknown as Vector
})

function light(x: number, y: number, { radius, bias, intensity, directions, steps }: Settings): number {
  const [here, up] = [position(x, y), normal(x, y)]
  const [cosine, sine, start] = pattern[(y % 4) * 4 + (x % 4)]!
  const step = (radius * 0.5 * size[1]) / (2 * halfHeight) / here[2] / (steps + 1)
  let occlusion = 0
  for (let i = 0; i < directions; i++) {
    const angle = (2 * Math.PI * i) / directions
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    for (let j = 0; j < steps; j++) {
      const way = start * step + 1 + j * step
      const [dx, dy] = [Math.round((c * cosine - s * sine) * way), Math.round((c * sine + s * cosine) * way)]
      const towards = subtract(position(x + dx, y + dy), here)
      const squared = dot(towards, towards)
      occlusion += clamp(dot(up, towards) / Math.sqrt(squared) - bias) * clamp(1 - squared / radius ** 2)
    }
  }
  return clamp(1 - occlusion / (1 - bias) / (directions * steps)) ** intensity
}

const settings: Settings = { radius: 1.5, bias: 0.1, intensity: 1.5, directions: 8, steps: 4 }
const apply = (processor: SSAO) => {
  processor.camera.setState({ ...camera })
  processor.radius.value = settings.radius
}

test('light is taken away by what stands out within the radius; alpha and depth stay', async () => {
  const { image } = await filtered(SSAO, source, processor => {
    apply(processor)
    processor.blur.value = false
  })
  const found = grid(await pixelsOf(image.colorLayers[0]!), size)
  let darkest = 1
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++) {
      const expected = light(x, y, settings)
      darkest = Math.min(darkest, expected)
      expect(Math.abs(found(x, y)[0]! - expected * 255)).toBeLessThan(1.5)
      expect(Math.abs(found(x, y)[1]! - expected * 200)).toBeLessThan(1.5)
      expect(found(x, y)[3]).toBe(33)
    }
  expect(darkest).toBeLessThan(0.9)
  expect((await image.depth!.read())[0]).toBe(depths(0, 0))
})

test('the blur weighs neighbours by their place and their distance', async () => {
  const { image } = await filtered(SSAO, source, apply)
  const lights = grid(
    Array.from({ length: size[0] * size[1] }, (_, i) => light(i % size[0], Math.trunc(i / size[0]), settings)),
    size,
  )
  const z = (x: number, y: number) => eye(depths(x, y))
  const blurred = (value: (x: number, y: number) => number, dx: number, dy: number) => (x: number, y: number) => {
    let [sum, weights] = [0, 0]
    for (let r = -3; r <= 3; r++) {
      const weight = 2 ** (-(r * r) / 4.5 - ((z(x + r * dx, y + r * dy) - z(x, y)) * 40) ** 2)
      sum += value(x + r * dx, y + r * dy) * weight
      weights += weight
    }
    return sum / weights
  }
  const inside = (value: (x: number, y: number) => number) =>
    grid(
      Array.from({ length: size[0] * size[1] }, (_, i) => value(i % size[0], Math.trunc(i / size[0]))),
      size,
    )
  const expected = blurred(inside(blurred(lights, 1, 0)), 0, 1)
  const found = grid(await pixelsOf(image.colorLayers[0]!), size)
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++) expect(Math.abs(found(x, y)[0]! - expected(x, y) * 255)).toBeLessThan(2)
})

test('a plane in front of the camera keeps its light', async () => {
  const flat = new Image({ colorLayers: source.colorLayers, depth: layerOf(size, 'FLOAT32', () => [stored(4)]) })
  const { image } = await filtered(SSAO, flat, apply)
  expect(await image.colorLayers[0]!.read()).toEqual(await source.colorLayers[0]!.read())
})
