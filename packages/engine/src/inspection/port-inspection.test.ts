import {
  type ArraySource,
  attribute,
  bufferOf,
  Column,
  categoricalColumn,
  DataFrame,
  formatByName,
  Image,
  Layer,
  Mesh,
  memory,
  Volume,
} from '@ivw/data'
import {
  type DataType,
  dataFrameType,
  ImageInport,
  imageType,
  meshType,
  Outport,
  Processor,
  type ProcessorInfo,
  volumeSequenceType,
  volumeType,
} from '@ivw/network'
import { afterAll, afterEach, expect, test } from 'vitest'
import { EngineDesk } from '../testing/engine-desk.ts'
import { frameTables } from './frame-table.ts'

const desk = new EngineDesk()
afterEach(() => desk.engine.network.clear())
afterAll(() => desk.dispose())

class Holder extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.test.Holder',
    displayName: 'Holder',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly image = this.addPort(new ImageInport('image', { optional: true }))
  override process(): void {}
}

/** A processor whose port `out` holds the value. */
function holding<T>(type: DataType<T>, value: T): Holder {
  const holder = new Holder('Holder')
  const port = holder.addPort(new Outport('out', type))
  const registered = desk.engine.factory.register({ info: Holder.info, create: () => holder })
  desk.engine.network.apply([
    { kind: 'addProcessor', processor: { type: 'org.test.Holder', identifier: 'Holder', meta: {}, properties: [] } as never },
  ])
  registered.dispose()
  port.data = value
  return holder
}

const out = { path: 'Holder.out', direction: 'out' } as const

/** Voxels count up from 0, x fastest. */
function counting(dimensions: readonly [number, number, number], format = 'UINT16'): Volume {
  const count = dimensions[0] * dimensions[1] * dimensions[2]
  return new Volume({
    dimensions,
    format: formatByName(format),
    source: memory(Uint16Array.from({ length: count }, (_, i) => i)),
    dataMap: { dataRange: [0, 100], valueRange: [-1, 1], valueAxis: { name: 'density', unit: 'g/cm³' } },
  })
}

test('a volume tells its numbers, spaces and ranges, and shows its middle slices', async () => {
  holding(volumeType, counting([4, 3, 2]))
  const contents = await desk.request('inspectPort', out)
  expect(contents).toMatchObject({ summary: '4 x 3 x 2 UINT16', items: 1, channels: ['Values'] })
  expect(Object.fromEntries(contents.facts.map(({ name, text }) => [name, text]))).toMatchObject({
    Dimensions: '4 × 3 × 2 (24 voxels)',
    Format: 'UINT16: 16-bit unsigned integers, 1 channel',
    Bytes: '48 bytes in memory',
    'Data range': '0 to 100',
    'Value range': '-1 to 1 g/cm³ (density)',
    Extent: '1 × 1 × 1, spacing 0.25 × 0.333333 × 0.5',
  })
  expect(contents.pictures.map(({ id, slices }) => [id, slices])).toEqual([
    ['z', 2],
    ['y', 3],
    ['x', 4],
  ])
  const picture = await desk.request('portPicture', { ...out, picture: 'z', slice: 1, size: 64 })
  expect(picture).toMatchObject({ width: 4, height: 3, aspect: 1, caption: 'black to white: 0 to 23' })
  // The upper left pixel is voxel (0, 2, 1), number 20 of 0 to 23.
  expect([...(picture?.pixels.subarray(0, 4) ?? [])]).toEqual([222, 222, 222, 255])
})

test('a large volume that lives elsewhere is borrowed once, and only a part of it is looked at', async () => {
  const dimensions = [512, 512, 130] as const
  const array = new Uint8Array(512 * 512 * 130)
  // The upper half along z.
  array.fill(200, array.length / 2)
  let borrowed = 0
  const source: ArraySource = {
    home: 'python',
    read: () => Promise.reject(new Error('It is not to be kept')),
    borrow: async use => {
      borrowed++
      return use(array)
    },
  }
  holding(volumeType, new Volume({ dimensions, format: formatByName('UINT8'), source }))
  const middle = async (slice: number) => (await desk.request('portPicture', { ...out, picture: 'z', slice, size: 8 }))?.pixels[0]
  expect([await middle(0), await middle(129)]).toEqual([0, 255])
  const histogram = await desk.request('portHistogram', { ...out, channel: 0 })
  expect(histogram?.range).toEqual([0, 200])
  expect(histogram?.step).toBeGreaterThan(20)
  expect(borrowed).toBe(1)
})

test('a histogram counts what is there, with its mean', async () => {
  holding(volumeType, counting([4, 3, 2]))
  const histogram = await desk.request('portHistogram', { ...out, channel: 0 })
  expect(histogram).toMatchObject({ range: [0, 23], mean: 11.5, ignored: 0, step: 1, unit: 'g/cm³' })
  expect(histogram?.counts.reduce((a, b) => a + b, 0)).toBe(24)
})

test('an image shows its layers', async () => {
  const layer = (format: string, array: Uint8Array | Float32Array, role: 'color' | 'depth' | 'picking') =>
    new Layer({ dimensions: [2, 1], format: formatByName(format), source: memory(array), role })
  holding(
    imageType,
    new Image({
      colorLayers: [layer('Vec4UINT8', Uint8Array.of(255, 0, 0, 0, 0, 0, 255, 255), 'color')],
      depth: layer('FLOAT32', Float32Array.of(0.5, 1), 'depth'),
      picking: layer('Vec4UINT8', Uint8Array.of(1, 2, 3, 255, 0, 0, 0, 0), 'picking'),
    }),
  )
  const { pictures, channels } = await desk.request('inspectPort', out)
  expect(pictures.map(({ name }) => name)).toEqual(['Color', 'Depth', 'Picking'])
  expect(channels).toEqual([
    ...['Color red', 'Color green', 'Color blue', 'Color alpha'],
    'Depth',
    ...['Picking red', 'Picking green', 'Picking blue', 'Picking alpha'],
  ])
  const pixels = async (picture: string) => [...((await desk.request('portPicture', { ...out, picture, size: 8 }))?.pixels ?? [])]
  // As a screen shows it, which takes no notice of alpha.
  expect(await pixels('color0')).toEqual([255, 0, 0, 255, 0, 0, 255, 255])
  expect(await pixels('depth')).toEqual([0, 0, 0, 255, 255, 255, 255, 255])
  expect(await pixels('picking')).toEqual([1, 2, 3, 255, 0, 0, 0, 255])
  expect(await desk.request('portHistogram', { ...out, channel: 4 })).toMatchObject({ range: [0.5, 1] })
})

test('a mesh lists its attributes and index lists', async () => {
  const position = attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 2, 0)))
  const indices = [{ drawType: 'triangles', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2, 3)) }] as const
  holding(meshType, new Mesh({ buffers: [position], indices }))
  const { facts, tables } = await desk.request('inspectPort', out)
  expect(Object.fromEntries(facts.map(({ name, text }) => [name, text]))).toMatchObject({
    Vertices: '4',
    'Drawn as': '2 triangles',
    'Extent y': '0 to 2',
  })
  expect(tables.map(({ rows }) => rows)).toEqual([[['position', '0', 'Vec3FLOAT32', '4']], [['triangles', 'strip', '4', '2']]])
})

test('a table shows its first rows and what its columns are; long columns that live elsewhere are not fetched', async () => {
  holding(dataFrameType, new DataFrame([categoricalColumn('kind', [...'abcabc'])]))
  const { summary, tables } = await desk.request('inspectPort', out)
  expect(summary).toBe('6 rows, 2 columns')
  expect(tables[0]?.rows.slice(0, 2)).toEqual([
    ['0', 'a'],
    ['1', 'b'],
  ])
  expect(tables[1]?.rows).toEqual([
    ['index', 'index, UINT32', '', ''],
    ['kind', '3 categories', '', ''],
  ])

  const buffer = bufferOf('FLOAT32', new Float32Array(200_001))
  const remote = { ...buffer, source: { home: 'python', read: () => Promise.reject(new Error('fetched')) } }
  const [rows] = await frameTables(new DataFrame([new Column({ header: 'x', buffer: remote as never })]))
  expect(rows).toMatchObject({ headers: ['index'], note: 'and 199,981 more rows, 1 more column' })
})

test('of a sequence one item is looked at', async () => {
  holding(volumeSequenceType, [counting([1, 1, 1]), counting([2, 1, 1])])
  expect(await desk.request('inspectPort', { ...out, item: 1 })).toMatchObject({ items: 2, summary: '2 x 1 x 1 UINT16' })
})

test('a port without data says why', async () => {
  const holder = holding(volumeType, counting([1, 1, 1]))
  expect(await desk.request('inspectPort', { path: 'Holder.image', direction: 'in' })).toMatchObject({
    items: 0,
    summary: 'Nothing is connected',
  })
  holder.outports[0]!.data = undefined
  expect(await desk.request('inspectPort', out)).toMatchObject({
    items: 0,
    summary: 'Not computed: nothing that shows or writes data is connected',
  })
  holder.addPort(new ImageInport('needed'))
  expect(await desk.request('inspectPort', out)).toMatchObject({ items: 0, summary: 'No data: an inport lacks a connection or data' })
  await expect(desk.request('inspectPort', { path: 'Holder.gone', direction: 'out' })).rejects.toThrow('There is no outport Holder.gone')
})
