import { DataTexture } from 'three/webgpu'
import { expect, test } from 'vitest'
import { TextureCache } from './texture-cache.ts'

function textures() {
  const disposed: string[] = []
  const make = (name: string, bytes: number) => async () => {
    const texture = new DataTexture()
    texture.addEventListener('dispose', () => disposed.push(name))
    return { texture, bytes }
  }
  return { disposed, make }
}

test('an array has one texture, made once, also when two ask at the same time', async () => {
  const { make } = textures()
  const cache = new TextureCache(100)
  const source = {}
  const [a, b] = await Promise.all([cache.get(source, '', make('a', 1)), cache.get(source, '', make('b', 1))])
  expect(a).toBe(b)
  expect(await cache.get(source, 'nearest', make('c', 1))).not.toBe(a)
})

test('the longest unused go when the budget is used up', async () => {
  const { disposed, make } = textures()
  const cache = new TextureCache(100)
  const [first, second, third] = [{}, {}, {}]
  await cache.get(first, '', make('first', 40))
  await cache.get(second, '', make('second', 40))
  await cache.get(first, '', make('again', 40))
  await cache.get(third, '', make('third', 40))
  expect(disposed).toEqual(['second'])
  expect(cache.bytes).toBe(80)
})

test('one that is larger than the budget is drawn all the same', async () => {
  const { disposed, make } = textures()
  const cache = new TextureCache(100)
  await cache.get({}, '', make('small', 10))
  await cache.get({}, '', make('large', 500))
  expect(disposed).toEqual(['small'])
  cache.clear()
  expect(disposed).toEqual(['small', 'large'])
})

test('what could not be made is tried again', async () => {
  const { make } = textures()
  const cache = new TextureCache(100)
  const source = {}
  await expect(cache.get(source, '', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await cache.get(source, '', make('a', 1))).toBeDefined()
})

test('what is on the GPU alone stays until who asked for it has drawn', async () => {
  const { disposed, make } = textures()
  const cache = new TextureCache(100)
  const filled = (name: string) => async () => ({ ...(await make(name, 80)()), filledOnce: true })
  await Promise.all([cache.get({}, '', filled('a')), cache.get({}, '', filled('b'))])
  expect(disposed).toEqual([])
  cache.drawn()
  await cache.get({}, '', make('next', 10))
  expect(disposed).toEqual(['a'])
  expect(cache.bytes).toBe(90)
})
