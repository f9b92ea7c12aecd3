import { memory } from '@ivw/data'
import { expect, test } from 'vitest'
import { DataHome } from './data-home.ts'
import type { PythonArray } from './python-array.ts'

function home() {
  const released: string[] = []
  const fetched: string[] = []
  const fetcher = {
    fetch: async (handle: string) => {
      fetched.push(handle)
      return new Uint8Array(4)
    },
  }
  return { data: new DataHome(fetcher, handles => released.push(...handles)), released, fetched }
}

const python = (handle: string) => ({ home: 'python' as const, handle })

test('what is offered is kept until Python has forgotten every mention of it', () => {
  const { data } = home()
  const source = memory(new Uint8Array(1))
  const handle = data.offer(source)
  expect(data.offer(source)).toBe(handle)
  expect(data.offered(handle)).toBe(source)
  // Python forgot the first mention while the second was under way.
  data.released(handle, 1)
  expect(data.offered(handle)).toBe(source)
  data.released(handle, 2)
  expect(() => data.offered(handle)).toThrow('no longer')
  expect(data.offer(source)).not.toBe(handle)
})

test('one handle is one array, fetched once; its own objects go back by handle', async () => {
  const { data, fetched } = home()
  const array = data.source(python('p1'), 4) as PythonArray
  expect(data.source(python('p1'), 4)).toBe(array)
  await Promise.all([array.read(), array.read()])
  await array.read()
  expect(fetched).toEqual(['p1'])
  const object = {}
  data.adopt(object, 'p1')
  expect(data.handleOf(object)).toBe('p1')
  expect(data.handleOf({})).toBeUndefined()
})

test('an array of another size than described is refused', async () => {
  await expect(home().data.source(python('p1'), 5).read()).rejects.toThrow('expected 5 numbers, found 4')
})

test('of data that newer ones replaced, half a gigabyte is kept', async () => {
  const { data, released } = home()
  const quarter = 256 * 1024 * 1024
  const arrays = ['p1', 'p2', 'p3', 'p4'].map(handle => data.source(python(handle), 4) as PythonArray)
  await arrays[0]?.read()
  for (const handle of ['p1', 'p2', 'p3', 'p4']) data.supersede(handle, quarter)
  expect(released).toEqual(['p1', 'p2'])
  // What was read stays; what was not says why it cannot be any more.
  expect(await arrays[0]?.read()).toEqual(new Uint8Array(4))
  await expect(arrays[1]?.read()).rejects.toThrow('replaced by newer ones')
  expect(await arrays[3]?.read()).toEqual(new Uint8Array(4))
})

test('with a new host nothing of the old one is left', async () => {
  const { data } = home()
  const [read, unread] = [data.source(python('p1'), 4), data.source(python('p2'), 4)]
  await read.read()
  const object = {}
  data.adopt(object, 'p1')
  const handle = data.offer(memory(new Uint8Array(1)))
  data.reset('Python ended')
  expect(data.handleOf(object)).toBeUndefined()
  expect(() => data.offered(handle)).toThrow()
  expect(await read.read()).toEqual(new Uint8Array(4))
  await expect(unread.read()).rejects.toThrow('Python ended')
  expect(data.source(python('p2'), 4)).not.toBe(unread)
})
