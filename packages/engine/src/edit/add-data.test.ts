import { copyFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Volume } from '@ivw/data'
import { type CameraProperty, FileProperty, Processor, type ProcessorInfo, VolumeOutport } from '@ivw/network'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineDesk } from '../testing/engine-desk.ts'
import { dataSources } from './data-sources.ts'
import { suggestedTransferFunction } from './suggested-transfer-function.ts'

const examples = resolve(import.meta.dirname, '../../../../examples')
let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

class OwnSource extends Processor {
  static override readonly info: ProcessorInfo = {
    ...{ classIdentifier: 'test.Own', displayName: 'Own', category: '', codeState: 'stable', tags: [], help: '' },
  }
  readonly volume = this.addPort(new VolumeOutport('out'))
  readonly file = this.addProperty(new FileProperty('file', 'File', '', { filters: [{ extension: '*.Own', description: 'My own' }] }))
  override process(): void {}
}

test('what reads files is known by the filters of file properties', () => {
  desk.engine.factory.register(OwnSource)
  const sources = dataSources(desk.engine.factory)
  const readers = (extension: string) =>
    sources.filter(source => source.extensions.some(known => known.extension === extension)).map(({ type }) => type)
  expect(readers('dat')).toEqual(['org.inviwo.VolumeSource'])
  expect(readers('png')[0]).toBe('org.inviwo.ImageSource')
  expect(readers('nii.gz')).toEqual(['org.inviwo.VolumeSource'])
  expect(readers('tif')).toEqual(expect.arrayContaining(['org.inviwo.VolumeSource', 'org.inviwo.ImageSource']))
  expect(readers('ply')).toEqual(['org.inviwo.GeometrySource'])
  expect(readers('csv')).toEqual(['org.inviwo.CSVSource'])
  expect(readers('npy')).toEqual(expect.arrayContaining(['org.inviwo.VolumeSource', 'org.inviwo.ImageSource']))
  expect(sources.find(({ type }) => type === 'test.Own')).toEqual({
    type: 'test.Own',
    displayName: 'Own',
    property: 'file',
    extensions: [{ extension: 'own', description: 'My own' }],
    dataType: 'org.inviwo.Volume',
    visualizable: true,
  })
})

test('a volume with what draws it is one step; its transfer function and camera follow the data', async () => {
  const path = join(desk.folder, 'gyroid.npy')
  copyFileSync(join(examples, 'data/gyroid.npy'), path)
  const { network, history } = desk.engine
  const { identifiers } = await desk.request('addData', {
    files: [{ path, type: 'org.inviwo.VolumeSource' }],
    position: [100, 50],
    visualize: true,
  })
  expect(identifiers).toEqual(['VolumeSource', 'CubeProxyGeometry', 'EntryExitPoints', 'VolumeRaycaster', 'Background', 'Canvas'])
  expect(network.connections).toHaveLength(7)
  expect(network.links.map(({ source, destination }) => `${source.path} ${destination.path}`)).toEqual(
    expect.arrayContaining(['EntryExitPoints.camera VolumeRaycaster.camera', 'VolumeRaycaster.camera EntryExitPoints.camera']),
  )
  await desk.request('idle', {})
  expect(network.processors.get('VolumeSource')?.status.state).toBe('success')
  await expect.poll(() => network.propertyByPath('VolumeRaycaster.isotfComposite.transferFunction')?.isDefault).toBe(false)
  expect(network.propertyByPath('VolumeRaycaster.camera')?.state).not.toMatchObject({ lookFrom: [1.9, 1.4, 2.4] })
  expect(history.undoName).toBe('Import Data')
  history.undo()
  expect(network.processors.size).toBe(0)
  expect(history.undoName).toBeUndefined()
})

test('a mesh is drawn, and looked at from so far that all of it is seen', async () => {
  const path = join(desk.folder, 'far.obj')
  writeFileSync(path, 'v 100 0 0\nv 110 0 0\nv 100 10 0\nf 1 2 3\n')
  const { network } = desk.engine
  const { identifiers } = await desk.request('addData', {
    files: [{ path, type: 'org.inviwo.GeometrySource' }],
    position: [0, 0],
    visualize: true,
  })
  expect(identifiers).toEqual(['MeshSource', 'MeshRenderer', 'Background', 'Canvas'])
  await desk.request('idle', {})
  await expect.poll(() => network.propertyByPath('MeshRenderer.camera')?.state).toMatchObject({ lookTo: [105, 5, expect.closeTo(0, 1)] })
})

test('a table is drawn as lines across parallel axes', async () => {
  const { network, history } = desk.engine
  const { identifiers } = await desk.request('addData', {
    files: [{ path: join(examples, 'data/benzene.csv'), type: 'org.inviwo.CSVSource' }],
    position: [0, 0],
    visualize: true,
  })
  expect(identifiers).toEqual(['CSVSource', 'ParallelCoordinates', 'Background', 'Canvas'])
  await desk.request('idle', {})
  expect(network.propertyByPath('ParallelCoordinates.axisProps_.x.range')?.isDefault).toBe(false)
  history.undo()
  expect(network.processors.size).toBe(0)
})

test('a camera that follows one that was there is let go when the data are of quite another size, in the same step', async () => {
  const [near, far] = ['near.obj', 'far.obj'].map(name => join(desk.folder, name)) as [string, string]
  writeFileSync(near, 'v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n')
  writeFileSync(far, 'v 0 0 0\nv 1000 0 0\nv 0 1000 0\nf 1 2 3\n')
  const { network, history } = desk.engine
  const add = async (path: string) => {
    await desk.request('addData', { files: [{ path, type: 'org.inviwo.GeometrySource' }], position: [0, 0], visualize: true })
    await desk.request('idle', {})
  }
  const lookTo = (identifier: string) => (network.propertyByPath(`${identifier}.camera`) as CameraProperty).value.lookTo
  await add(near)
  await expect.poll(() => lookTo('MeshRenderer')[0]).toBeCloseTo(0.5)
  await add(near)
  expect(network.links).toHaveLength(2)
  await add(far)
  await expect.poll(() => lookTo('MeshRenderer3')[0]).toBeCloseTo(500)
  expect([network.links.length, lookTo('MeshRenderer')[0]]).toEqual([2, expect.closeTo(0.5)])
  history.undo()
  expect([network.processors.has('MeshRenderer3'), network.links.length]).toEqual([false, 2])
})

test('several files stand beside each other, linked with the cameras that are there', async () => {
  const { network, history } = desk.engine
  await desk.request('addProcessor', { type: 'org.inviwo.GeometryRenderGL', position: [0, 0] })
  await desk.request('addData', {
    files: [
      { path: join(examples, 'data/gyroid.npy'), type: 'org.inviwo.VolumeSource' },
      { path: join(examples, 'data/benzene.csv'), type: 'org.inviwo.CSVSource' },
    ],
    position: [0, 100],
    visualize: true,
  })
  expect(network.processors.size).toBe(11)
  expect(network.processors.get('CSVSource')?.meta.position).toEqual([250, 100])
  expect(network.links.map(({ destination }) => destination.path)).toEqual(
    expect.arrayContaining(['EntryExitPoints.camera', 'MeshRenderer.camera']),
  )
  expect(history.undoName).toBe('Import 2 Files')
  await expect(
    desk.request('addData', { files: [{ path: '/x', type: 'org.inviwo.CanvasGL' }], position: [0, 0], visualize: true }),
  ).rejects.toThrow('org.inviwo.CanvasGL is no processor that reads files')
})

test.each<[string, number[]]>([
  ['air around an object', [9000, 400, 100, 50, 50, 60, 80, 60, 40, 20, 5, 0, 0, 0, 0, 1]],
  ['evenly spread', Array<number>(64).fill(10)],
  ['one value', [0, 0, 0, 10, 0, 0, 0, 0]],
  ['nothing', Array<number>(16).fill(0)],
])('a suggested transfer function rises over the data: %s', (_, counts) => {
  const points = suggestedTransferFunction(counts)
  const positions = points.map(({ position }) => position)
  expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  expect(new Set(positions).size).toBe(positions.length)
  expect(positions.every(position => position >= 0 && position <= 1)).toBe(true)
  const opacity = points.map(({ color }) => color[3])
  expect(opacity[0]).toBe(0)
  expect(opacity).toEqual(opacity.toSorted((a, b) => a - b))
})

test('a raw file comes with what the user says of it, which can be said anew', async () => {
  const path = join(desk.folder, 'ramp.raw')
  writeFileSync(
    path,
    Uint8Array.from({ length: 24 }, (_, i) => i),
  )
  const raw = { dimensions: [2, 3, 4], format: 'UINT8', bigEndian: false, byteOffset: 0 } as const
  const { network, history } = desk.engine
  await desk.request('addData', { files: [{ path, type: 'org.inviwo.VolumeSource', raw }], position: [0, 0], visualize: false })
  await desk.request('idle', {})
  const volume = () => network.processors.get('VolumeSource')?.outports[0]?.data as Volume
  expect(volume().dimensions).toEqual([2, 3, 4])
  expect(await desk.request('rawData', { identifier: 'VolumeSource' })).toEqual({ file: { path, bytes: 24, raw } })
  await desk.request('describeRawData', { identifier: 'VolumeSource', raw: { ...raw, dimensions: [3, 2, 2], format: 'UINT16' } })
  await desk.request('idle', {})
  expect([volume().dimensions, volume().format.name, history.undoName]).toEqual([[3, 2, 2], 'UINT16', 'Describe Raw Data'])
  const text = await desk.engine.workspaceText(join(desk.folder, 'w.inv'))
  expect(text).toContain('key="rawReaderData.dimensions"')
  history.undo()
  await desk.request('idle', {})
  expect(volume().dimensions).toEqual([2, 3, 4])
})
