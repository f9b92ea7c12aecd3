import { formatByName, Image, Layer, memory } from '@ivw/data'
import { Fn, vec4 } from 'three/tsl'
import { beforeAll, expect, test } from 'vitest'
import type { Gpu } from './gpu.ts'
import { layoutOver } from './image/image-layout.ts'
import { RenderedImage } from './image/rendered-image.ts'
import { FullScreenPass } from './pass/full-screen-pass.ts'
import { screenPosition } from './pass/screen-position.ts'
import type { Vec4Node } from './shading/nodes.ts'
import { LayerSampler } from './shading/sampling.ts'
import { fragileGpu, testGpu } from './testing/node-gpu.ts'

let gpu: Gpu
beforeAll(async () => {
  gpu = await testGpu()
})

test('rows that are read back start at the bottom', async () => {
  const image = new RenderedImage(gpu, [4, 2])
  const pass = new FullScreenPass('place', () => ({ color: vec4(screenPosition(), 0, 1) as Vec4Node }))
  pass.draw(gpu, image)
  const pixels = await image.colorLayers[0]!.read()
  // Lower left and upper right pixel centres: (1/8, 1/4) and (7/8, 3/4).
  expect([...pixels.slice(0, 4)]).toEqual([32, 64, 0, 255])
  expect([...pixels.slice(-4)]).toEqual([223, 191, 0, 255])
  expect([...(await image.depth!.read())]).toEqual(new Array(8).fill(0.5))
  expect([...(await image.picking!.read())]).toEqual(new Array(32).fill(0))
})

test('a layer that was made from numbers is drawn the right way up, swizzled', async () => {
  const numbers = Float32Array.of(0.25, 0.5, 0.75, 1)
  const layer = new Layer({ dimensions: [2, 2], format: formatByName('FLOAT32'), source: memory(numbers) })
  const sampler = new LayerSampler()
  sampler.set(await gpu.layer(layer), layer.swizzle, gpu.topFirst)
  const image = new RenderedImage(gpu, [2, 2], { colors: [formatByName('Vec4FLOAT32')], depth: false, picking: false })
  new FullScreenPass('show', () => ({ color: sampler.sample(screenPosition()) })).draw(gpu, image)
  const pixels = await image.colorLayers[0]!.read()
  expect([...pixels]).toEqual([...numbers].flatMap(x => [x, x, x, 1]))
})

test('a copy in another size keeps the aspect ratio and has nothing around it', async () => {
  const image = new RenderedImage(gpu, [2, 2])
  new FullScreenPass('place', () => ({ color: vec4(screenPosition(), 0, 1) as Vec4Node })).draw(gpu, image)
  const copy = image.resized([4, 2])
  const pixels = await copy.colorLayers[0]!.read()
  const bottom = [0, 1, 2, 3].map(x => [...pixels.slice(x * 4, x * 4 + 4)])
  expect(bottom).toEqual([
    [0, 0, 0, 0],
    [64, 64, 0, 255],
    [191, 64, 0, 255],
    [0, 0, 0, 0],
  ])
  expect([...(await copy.depth!.read())]).toEqual([1, 0.5, 0.5, 1, 1, 0.5, 0.5, 1])
  expect(image.resized([4, 2])).toBe(copy)
})

test('a copy in colour of grey numbers is grey', async () => {
  const layer = new Layer({ dimensions: [2, 1], format: formatByName('FLOAT32'), source: memory(Float32Array.of(0.2, 0.6)) })
  const copy = new RenderedImage(gpu, [2, 1])
  gpu.copyInto(await gpu.image(new Image({ colorLayers: [layer] })), copy)
  expect([...(await copy.colorLayers[0]!.read())]).toEqual([51, 51, 51, 255, 153, 153, 153, 255])
  expect(layoutOver({ colorLayers: [layer] })).toMatchObject({ colors: [formatByName('Vec4FLOAT32')], swizzles: ['rgba'] })
})

test('copies in many sizes are good as long as what was drawn', async () => {
  const image = new RenderedImage(gpu, [2, 2])
  const pass = new FullScreenPass('fill', () => ({ color: vec4(1, 1, 1, 1) as Vec4Node }))
  pass.draw(gpu, image)
  const copies = [3, 4, 5, 6, 7, 8].map(side => image.resized([side, side]))
  for (const copy of copies) expect(await copy.colorLayers[0]!.read()).toEqual(new Uint8Array(copy.dimensions[0] ** 2 * 4).fill(255))
  expect(image.resized([3, 3])).toBe(copies[0])
})

test('after the loss of the device the same picture is drawn again', async () => {
  const { gpu, lose } = await fragileGpu()
  const layer = new Layer({ dimensions: [2, 1], format: formatByName('UINT8'), source: memory(Uint8Array.of(10, 200)) })
  const image = new RenderedImage(gpu, [2, 1])
  const sampler = new LayerSampler()
  const pass = new FullScreenPass('show', () => ({ color: sampler.sample(screenPosition()) }))
  const draw = async () => {
    sampler.set(await gpu.layer(layer), layer.swizzle, gpu.topFirst)
    pass.draw(gpu, image)
    return [...(await image.colorLayers[0]!.read())]
  }
  const before = await draw()
  const losses: string[] = []
  gpu.onLost(({ message }) => losses.push(message))
  lose()
  expect([losses, gpu.isLost]).toEqual([['taken away'], true])
  await expect(image.colorLayers[0]!.read()).rejects.toThrow('has to be drawn anew')
  await gpu.restore()
  expect(gpu.isLost).toBe(false)
  expect(await draw()).toEqual(before)
})

test('a device that is lost on purpose says so, and restores', async () => {
  const { gpu } = await fragileGpu()
  const loss = new Promise<string>(resolve => gpu.onLost(({ message }) => resolve(message)))
  gpu.loseDevice()
  expect(await loss).not.toBe('')
  expect(gpu.isLost).toBe(true)
  await gpu.restore()
  expect(gpu.isLost).toBe(false)
})

test('one pixel can be read alone', async () => {
  const image = new RenderedImage(gpu, [4, 2])
  new FullScreenPass('place', () => ({ color: vec4(screenPosition(), 0, 1) as Vec4Node })).draw(gpu, image)
  const [red, green] = await gpu.pixel(image.colorLayers[0]!, [1, 0])
  expect(red).toBeCloseTo(0.875, 2)
  expect(green).toBeCloseTo(0.25, 2)
  expect((await gpu.pixel(image.depth!, [0.5, 0.5]))[0]).toBe(0.5)
})

test('a shader that cannot be built fails with a sentence, every time', async () => {
  const image = new RenderedImage(gpu, [1, 1])
  const pass = new FullScreenPass('broken', () => {
    const fails = Fn(() => {
      throw new Error('no such thing')
    })
    return { color: vec4(fails() as never) as Vec4Node }
  })
  expect(() => pass.draw(gpu, image)).toThrow('The GPU could not draw')
  expect(() => pass.draw(gpu, image)).toThrow('no such thing')
})
