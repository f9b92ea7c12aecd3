import { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, layerOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageMixer } from './image-mixer.ts'

const first = imageOf([8, 8], 'Vec4UINT8', scrambled)
const second = imageOf([8, 8], 'Vec4UINT8', (x, y) => scrambled(y + 11, x + 5))
const inUnits = async (image: Image) => (await pixelsOf(image.colorLayers[0]!)).map(pixel => pixel.map(value => value / 255))

type Blend = (a: number, b: number) => number
const overlay: Blend = (a, b) => (a < 0.5 ? 2 * a * b : 1 - 2 * (1 - a) * (1 - b))

test.each<[string, Blend]>([
  ['multiply', (a, b) => a * b],
  ['screen', (a, b) => 1 - (1 - a) * (1 - b)],
  ['overlay', overlay],
  ['hardlight', (a, b) => overlay(b, a)],
  ['addition', (a, b) => a + b],
  ['subtraction', (a, b) => a - b],
  ['difference', (a, b) => Math.abs(a - b)],
  ['darkenonly', Math.min],
  ['brightenonly', Math.max],
])('%s blends every channel, the larger alpha wins', async (mode, blend) => {
  const { image } = await filtered(ImageMixer, [first, second], processor => {
    processor.blendMode.selected = mode
  })
  const [a, b, found] = await Promise.all([first, second, image].map(inUnits))
  found!.forEach((pixel, i) => {
    for (const c of [0, 1, 2]) {
      const expected = Math.min(Math.max(blend(a![i]![c]!, b![i]![c]!), 0), 1)
      expect(Math.abs(pixel[c]! - expected)).toBeLessThan(0.502 / 255)
    }
    expect(pixel[3]).toBe(Math.max(a![i]![3]!, b![i]![3]!))
  })
})

test('a mix weighs all four channels', async () => {
  const { image } = await filtered(ImageMixer, [first, second], processor => {
    processor.weight.value = 0.25
  })
  const [a, b, found] = await Promise.all([first, second, image].map(inUnits))
  found!.forEach((pixel, i) => {
    pixel.forEach((value, c) => {
      expect(Math.abs(value - (a![i]![c]! * 0.75 + b![i]![c]! * 0.25))).toBeLessThan(0.502 / 255)
    })
  })
})

test('over puts the second image in front by its alpha', async () => {
  const { image } = await filtered(ImageMixer, [first, second], processor => {
    processor.blendMode.selected = 'over'
  })
  const [a, b, found] = await Promise.all([first, second, image].map(inUnits))
  found!.forEach(([red, , , alpha], i) => {
    const [ra, aa] = [a![i]![0]!, a![i]![3]!]
    const [rb, ab] = [b![i]![0]!, b![i]![3]!]
    expect(Math.abs(red! - (ra * aa * (1 - ab) + rb * ab))).toBeLessThan(0.502 / 255)
    expect(Math.abs(alpha! - (ab + (1 - ab) * aa))).toBeLessThan(0.502 / 255)
  })
})

test('floats go beyond 0 and 1 unless they are cut off', async () => {
  const floats = imageOf([1, 1], 'Vec2FLOAT32', () => [0.75, -2])
  const bytes = imageOf([1, 1], 'Vec3UINT8', () => [255, 0, 255])
  const add = (clamp: boolean) =>
    filtered(ImageMixer, [floats, bytes], processor => {
      processor.blendMode.selected = 'addition'
      processor.clamp.value = clamp
    })
  const layer = (await add(false)).image.colorLayers[0]!
  expect(layer.format.name).toBe('Vec3FLOAT32')
  expect(await pixelsOf(layer)).toEqual([[1.75, -2, 1]])
  expect(await pixelsOf((await add(true)).image.colorLayers[0]!)).toEqual([[1, 0, 1]])
})

test('the nearer depth wins, and picking of the first image where there is any', async () => {
  const withDepth = (depth: number, pick: readonly number[]) =>
    new Image({
      colorLayers: [layerOf([2, 1], 'Vec4UINT8', () => [1, 2, 3, 4])],
      depth: layerOf([2, 1], 'FLOAT32', x => [x === 0 ? depth : 1 - depth]),
      picking: layerOf([2, 1], 'Vec4UINT8', x => (x === 0 ? pick : [7, 7, 7, 255])),
    })
  const { image } = await filtered(ImageMixer, [withDepth(0.25, [9, 9, 9, 0]), withDepth(0.5, [5, 6, 7, 255])])
  expect([...(await image.depth!.read())]).toEqual([0.25, 0.5])
  expect([...(await image.picking!.read())]).toEqual([5, 6, 7, 255, 7, 7, 7, 255])
})
