import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { attribute, bufferOf, formatByName, Image, Layer, Mesh, memory, type NumericArray, numpyDtype, Volume, viewAs } from '@ivw/data'
import {
  BufferInport,
  dataType,
  ImageInport,
  LayerInport,
  MeshInport,
  Outport,
  Processor,
  type ProcessorInfo,
  VolumeInport,
  VolumeOutport,
} from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const info: ProcessorInfo = { classIdentifier: 'org.test.End', displayName: 'End', category: '', codeState: 'stable', tags: [], help: '' }

/** Takes whatever Python makes. */
class End extends Processor {
  static override readonly info = info
  readonly volume = this.addPort(new VolumeInport('volume', { optional: true }))
  readonly layer = this.addPort(new LayerInport('layer', { optional: true }))
  readonly image = this.addPort(new ImageInport('image', { optional: true }))
  readonly mesh = this.addPort(new MeshInport('mesh', { optional: true }))
  readonly buffer = this.addPort(new BufferInport('buffer', { optional: true }))
  override process(): void {}
}

/** Gives what the test puts in. */
class Begin extends Processor {
  static override readonly info = { ...info, classIdentifier: 'org.test.Begin', displayName: 'Begin' }
  readonly out = this.addPort(new VolumeOutport('out'))
  readonly any: Outport
  constructor(type = 'org.inviwo.Mesh') {
    super()
    this.any = this.addPort(new Outport('any', dataType(type)) as Outport)
  }
  override process(): void {}
}

async function produced(session: PythonSession, body: string, port: string, kind: string): Promise<End> {
  await session.save(
    'Make.py',
    processorFile('Make', `    def process(self):\n${body}\n`, { initialize: `        self.out = self.addOutport(${kind}Outport("out"))` }),
  )
  const make = session.add('Make')
  const end = session.network.add(new End())
  session.connect(`${make.identifier}.out`, `End.${port}`)
  await session.evaluator.idle()
  if (make.status.state !== 'success') throw make.status.error?.cause ?? new Error(make.status.state)
  return end
}

const dtypes = ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8']

describe('from Python', () => {
  test.each(dtypes)('a volume of %s, any strides, one to four channels', async dtype => {
    await using session = await PythonSession.start()
    const body = `        n = 2 * 3 * 4 * 2
        base = (np.arange(n) % 100).astype("${dtype}").reshape(2, 3, 4, 2)
        self.out.setData(Volume(base[:, ::-1, ::2, :]))`
    const end = await produced(session, body, 'volume', 'Volume')
    const volume = end.volume.data
    expect(volume.dimensions).toEqual([2, 3, 2])
    expect(numpyDtype(volume.format).slice(1)).toBe(dtype)
    expect(volume.format.components).toBe(2)
    // z slowest, then y backwards, every second x, channels fastest.
    const expected = [0, 1].flatMap(z => [2, 1, 0].flatMap(y => [0, 2].flatMap(x => [0, 1].map(c => ((z * 3 + y) * 4 + x) * 2 + c))))
    const array = await volume.read()
    if (dtype === 'f2') expect(array).toBeInstanceOf(Uint16Array)
    else expect(Array.from(array as ArrayLike<number | bigint>, Number)).toEqual(expected)
  })

  test('big-endian and Fortran-ordered arrays', async () => {
    await using session = await PythonSession.start()
    const end = await produced(session, `        self.out.setData(Volume(np.arange(24, dtype=">f4").reshape(2, 3, 4)))`, 'volume', 'Volume')
    expect(await end.volume.data.read()).toEqual(Float32Array.from({ length: 24 }, (_, i) => i))
  })

  test('large arrays go through files, which are used again', async () => {
    await using session = await PythonSession.start()
    const end = await produced(
      session,
      `        self.out.setData(Volume(np.arange(64 * 64 * 64, dtype=np.float32).reshape(64, 64, 64)))`,
      'volume',
      'Volume',
    )
    for (let round = 0; round < 5; round++) {
      const array = await end.volume.data.read()
      expect(array.length).toBe(64 ** 3)
      expect([array[0], array[1000], array.at(-1)]).toEqual([0, 1000, 64 ** 3 - 1])
      session.network.processors.get('Make')?.invalidate('invalidOutput')
      await session.evaluator.idle()
    }
    expect(readdirSync('/dev/shm').filter(name => name.startsWith(`ivw-${process.pid}.`))).toHaveLength(1)
  })

  test('a part of an array, any strides', async () => {
    await using session = await PythonSession.start()
    const body = '        self.out.setData(Volume(np.arange(24, dtype=np.uint16).reshape(2, 3, 4)[:, ::-1]))'
    const { source } = (await produced(session, body, 'volume', 'Volume')).volume.data
    expect(await source.borrowPart?.(2, 5, part => [...part])).toEqual([10, 11, 4, 5, 6])
    expect(source.resident).toBeUndefined()
  })

  test('place, ranges and sampling of a volume', async () => {
    await using session = await PythonSession.start()
    const body = `        volume = Volume(np.zeros((2, 2, 2), np.uint16))
        volume.basis = ivw.glm.mat3(2.0)
        volume.offset = ivw.glm.vec3(1, 2, 3)
        volume.dataMap.dataRange = ivw.glm.dvec2(10, 20)
        volume.dataMap.valueRange = ivw.glm.dvec2(-1, 1)
        volume.interpolation = InterpolationType.Nearest
        volume.wrapping = [Wrapping.Repeat, Wrapping.Clamp, Wrapping.Mirror]
        self.out.setData(volume)`
    const end = await produced(session, body, 'volume', 'Volume')
    const { modelMatrix, dataMap, interpolation, wrapping } = end.volume.data
    expect(modelMatrix).toEqual([2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 1, 2, 3, 1])
    expect(dataMap).toMatchObject({ dataRange: [10, 20], valueRange: [-1, 1] })
    expect([interpolation, wrapping]).toEqual(['nearest', ['repeat', 'clamp', 'mirror']])
  })

  test('layers, images, buffers and meshes', async () => {
    await using session = await PythonSession.start()
    const layer = await produced(session, `        self.out.setData(Layer(np.arange(6, dtype=np.uint8).reshape(2, 3)))`, 'layer', 'Layer')
    expect(layer.layer.data.dimensions).toEqual([3, 2])
    expect(await layer.layer.data.read()).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5))
    session.network.clear()
    const image = await produced(session, `        self.out.setData(Image(Layer(np.full((2, 3, 4), 9, np.uint8))))`, 'image', 'Image')
    expect(image.image.data.colorLayers).toHaveLength(1)
    expect(await image.image.data.colorLayers[0]?.read()).toEqual(new Uint8Array(24).fill(9))
    session.network.clear()
    const buffer = await produced(
      session,
      `        self.out.setData(Buffer(np.arange(6, dtype=np.float32).reshape(2, 3)))`,
      'buffer',
      'Buffer',
    )
    expect(buffer.buffer.data).toMatchObject({ length: 2, format: formatByName('Vec3FLOAT32') })
    session.network.clear()
    const body = `        mesh = Mesh()
        mesh.addBuffer(BufferType.PositionAttrib, Buffer(np.arange(9, dtype=np.float32).reshape(3, 3)))
        mesh.addIndices(MeshInfo(DrawType.Triangles, ConnectivityType.Unconnected), IndexBufferUINT32(np.array([0, 1, 2], np.uint32)))
        self.out.setData(mesh)`
    const mesh = await produced(session, body, 'mesh', 'Mesh')
    const [indices] = mesh.mesh.data.indices
    expect(indices).toMatchObject({ drawType: 'triangles', connectivity: 'none' })
    expect(await indices?.buffer.read()).toEqual(Uint32Array.of(0, 1, 2))
    expect(await mesh.mesh.data.buffer('position')?.read()).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8))
  })

  test('arrays that are written and read at the same time are never torn', async () => {
    const body = `    def process(self):
        self.array = np.full((64, 64, 64), self.n.value, np.uint16)
        self.out.setData(Volume(VolumePy(self.array)))
`
    const initialize = `        self.out = self.addOutport(VolumeOutport("out"))
        self.n = self.addProperty(IntProperty("n", "N", 0, 0, 60000))`
    await using session = await PythonSession.start({ 'Source.py': processorFile('Source', body, { initialize }) })
    const source = session.add('Source')
    const end = session.network.add(new End())
    session.connect('Source.out', 'End.volume')
    const reads: Promise<void>[] = []
    for (let n = 1; n <= 150; n++) {
      source.property('n')?.setState({ value: n })
      await session.evaluator.idle()
      const check = (array: NumericArray) => {
        expect([...new Set(array as Uint16Array)]).toEqual([n])
      }
      const volume = end.volume.data
      // Several at once, into memory that is used again and into memory of their own.
      reads.push(volume.source.borrow?.(check) ?? Promise.resolve(), volume.read().then(check))
      if (n % 5 === 0) await Promise.all(reads.splice(0))
    }
  })

  test('an array crosses once, however many read it', async () => {
    await using session = await PythonSession.start()
    const end = await produced(session, `        self.out.setData(Volume(np.ones((64, 64, 64), np.float32)))`, 'volume', 'Volume')
    let reads = 0
    const send = session.host.send.bind(session.host)
    session.host.send = message => {
      if ('method' in message && message.method === 'read') reads++
      send(message)
    }
    const { source } = end.volume.data
    const [first, second] = await Promise.all([source.read(), source.read()])
    expect(first).toBe(second)
    expect(await source.read()).toBe(first)
    expect(reads).toBe(1)
    const sums = await source.borrow?.(array => (array as Float32Array).reduce((sum, n) => sum + n, 0))
    expect(sums).toBe(64 ** 3)
  })
})

test('what nobody here refers to any more is forgotten in Python', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const body = `    def process(self):
        import weakref
        data = Volume(np.zeros((4, 4, 4), np.uint8))
        weakref.finalize(data, print, "forgotten")
        self.out.setData(data)
`
  const initialize = `        self.out = self.addOutport(VolumeOutport("out"))`
  await using session = await PythonSession.start({ 'Source.py': processorFile('Source', body, { initialize }) })
  const source = session.add('Source')
  session.network.add(new End())
  session.connect('Source.out', 'End.volume')
  await session.evaluator.idle()
  source.invalidate('invalidOutput')
  await session.evaluator.idle()
  // Only the second volume is on the outport now.
  while (!session.text.includes('forgotten')) {
    collect()
    await new Promise(resolve => setImmediate(resolve))
    // The host prints at its next message.
    await session.client.interrupt()
  }
  expect(session.text).toBe('forgotten')
})

describe('to Python', () => {
  const reader = (kind: string, statement: string) =>
    processorFile('Reader', `    def process(self):\n        data = self.inport.getData()\n${statement}\n`, {
      initialize: `        self.inport = self.addInport(${kind}Inport("inport"))`,
    })

  test.each(dtypes)('a volume of %s', async dtype => {
    const statement = `        a = data.data
        print(a.shape, a.dtype.str, a.flags.writeable, a.ravel().view(np.uint8).tolist()[:24])
        a[0, 0, 0] = 1`
    await using session = await PythonSession.start({ 'Reader.py': reader('Volume', statement) })
    const format = formatByName({ f: 'Vec2FLOAT', i: 'Vec2INT', u: 'Vec2UINT' }[dtype[0] as 'f'] + Number(dtype[1]) * 8)
    const bytes = Uint8Array.from({ length: 2 * 3 * 4 * format.bytes }, (_, i) => i % 60)
    // A view into the middle of something larger: only its own bytes may travel.
    const around = new Uint8Array(bytes.byteLength + 64)
    around.set(bytes, 32)
    const array = viewAs(format, around.subarray(32, 32 + bytes.byteLength))
    const begin = session.network.add(new Begin())
    begin.out.data = new Volume({ dimensions: [4, 3, 2], format, source: memory(array) })
    const processor = session.add('Reader')
    session.connect('Begin.out', 'Reader.inport')
    await session.evaluator.idle()
    expect(processor.status.error?.message).toBeUndefined()
    expect(session.text).toBe(`(2, 3, 4, 2) ${numpyDtype(format)} True [${Array.from(bytes.subarray(0, 24)).join(', ')}]`)
    // Python wrote into its own copy.
    expect(new Uint8Array(array.buffer, array.byteOffset, 4)).toEqual(bytes.subarray(0, 4))
  })

  test('a large array goes through a file, which is given back when Python forgets the array', async () => {
    await using session = await PythonSession.start({ 'Reader.py': reader('Volume', `        print(float(data.data.sum()))`) })
    const begin = session.network.add(new Begin())
    session.add('Reader')
    session.connect('Begin.out', 'Reader.inport')
    for (let round = 1; round <= 4; round++) {
      const array = new Float32Array(64 ** 3).fill(round)
      begin.out.data = new Volume({ dimensions: [64, 64, 64], format: formatByName('FLOAT32'), source: memory(array) })
      await session.evaluator.idle()
    }
    expect(session.text.split('\n')).toEqual([1, 2, 3, 4].map(n => `${(n * 64 ** 3).toFixed(1)}`))
    const files = readdirSync('/dev/shm').filter(name => name.startsWith(`ivw-${process.pid}.`) && name.includes('e1-'))
    expect(files.length).toBeLessThanOrEqual(2)
  })

  test('what is not read does not cross; the same object comes as the same object', async () => {
    const statement = `        print("same" if data is getattr(self, "last", None) else "other", data.dimensions)
        self.last = data`
    await using session = await PythonSession.start({ 'Reader.py': reader('Volume', statement) })
    const begin = session.network.add(new Begin())
    let reads = 0
    const read = async (): Promise<NumericArray> => {
      reads++
      return new Uint8Array(8)
    }
    begin.out.data = new Volume({ dimensions: [2, 2, 2], format: formatByName('UINT8'), source: { home: 'engine', read } })
    const processor = session.add('Reader')
    session.connect('Begin.out', 'Reader.inport')
    await session.evaluator.idle()
    processor.invalidate('invalidOutput')
    await session.evaluator.idle()
    expect(reads).toBe(0)
    expect(session.text.split('\n')).toEqual(['other [2 2 2]', 'same [2 2 2]'])
  })

  test('a changed copy of a Python volume shares the array that is in Python', async () => {
    const source = processorFile(
      'Source',
      `    def process(self):\n        self.array = np.ones((2, 2, 2), np.float32)\n        self.out.setData(Volume(VolumePy(self.array)))\n`,
      {
        initialize: `        self.out = self.addOutport(VolumeOutport("out"))`,
      },
    )
    const statement = `        print(data.offset, ivw.app.network.Source.array is data.data or np.shares_memory(ivw.app.network.Source.array, data.data))`
    await using session = await PythonSession.start({ 'Source.py': source, 'Reader.py': reader('Volume', statement) })
    class Move extends Processor {
      static override readonly info = { ...info, classIdentifier: 'org.test.Move', displayName: 'Move' }
      readonly in = this.addPort(new VolumeInport('in'))
      readonly out = this.addPort(new VolumeOutport('out'))
      override process(): void {
        this.out.data = this.in.data.with({ modelMatrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 6, 7, 1] })
      }
    }
    session.add('Source')
    session.network.add(new Move())
    const reads = session.add('Reader')
    session.connect('Source.out', 'Move.in')
    session.connect('Move.out', 'Reader.inport')
    await session.evaluator.idle()
    expect(reads.status.error?.message).toBeUndefined()
    expect(session.text).toBe('[5 6 7] True')
  })

  test('meshes and images', async () => {
    const statement = `        print(data.buffers[0][1].data.tolist(), data.indexBuffers[0][1].data.tolist())`
    await using session = await PythonSession.start({ 'Reader.py': reader('Mesh', statement) })
    const begin = session.network.add(new Begin())
    const positions = bufferOf('Vec3FLOAT32', Float32Array.of(1, 2, 3))
    const indices = { drawType: 'points' as const, connectivity: 'none' as const, buffer: bufferOf('UINT32', Uint32Array.of(0)) }
    begin.any.data = new Mesh({ buffers: [attribute('position', positions)], indices: [indices] })
    const processor = session.add('Reader')
    session.connect('Begin.any', 'Reader.inport')
    await session.evaluator.idle()
    expect(processor.status.error?.message).toBeUndefined()
    expect(session.text).toBe('[[1.0, 2.0, 3.0]] [0]')
    session.network.clear()
    await session.save('Reader.py', reader('Image', `        print(data.colorLayers[0].data.shape, data.dimensions)`))
    const other = session.network.add(new Begin('org.inviwo.Image'))
    const layer = new Layer({ dimensions: [3, 2], format: formatByName('Vec4UINT8'), source: memory(new Uint8Array(24)) })
    other.any.data = new Image({ colorLayers: [layer] })
    const second = session.add('Reader')
    session.connect('Begin.any', 'Reader.inport')
    await session.evaluator.idle()
    expect(second.status.error?.message).toBeUndefined()
    await session.logged('(2, 3, 4) [3 2]')
  })
})
