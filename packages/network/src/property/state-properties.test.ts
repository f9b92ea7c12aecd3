import { defaultCamera, translation } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Source } from '../testing/numbers.ts'
import type { ButtonGroupProperty } from './button-property.ts'
import { CameraProperty } from './camera-property.ts'
import { DirectoryProperty, FileProperty, MultiFileProperty } from './file-property.ts'
import { IsoTFProperty, IsoValueProperty } from './iso-value-property.ts'
import { ListProperty } from './list-property.ts'
import type { Property } from './property.ts'
import { FloatProperty, IntProperty } from './scalar-properties.ts'
import { TransferFunctionProperty } from './transfer-function-property.ts'

/** The level that a change asks of the processor. */
function levelOf<P extends Property>(property: P, change: (property: P) => void): string {
  const processor = new ProcessorNetwork().add(new Source('P'))
  processor.addProperty(property)
  processor.setValid()
  change(property)
  return processor.level
}

const iso = (position: number, opacity = 1) => ({ position, color: [1, 0, 0, opacity] as const })

describe('files', () => {
  test('say what they accept', () => {
    const file = new FileProperty('file', 'File', 'a.dat', { filters: [{ extension: 'dat', description: 'Data' }], contentType: 'volume' })
    expect(file.state).toEqual({
      value: 'a.dat',
      filters: [{ extension: 'dat', description: 'Data' }],
      selectedFilter: { extension: 'dat', description: 'Data' },
      acceptMode: 'open',
      fileMode: 'anyFile',
      contentType: 'volume',
    })
    expect(new DirectoryProperty('d', 'D').state.fileMode).toBe('directory')
    expect(() => file.setState({ acceptMode: 'delete' as 'open' })).toThrow('file: expected one of open, save, found "delete"')
  })

  test('are read again without another path', () => {
    const network = new ProcessorNetwork()
    const processor = network.add(new Source('P'))
    const told: string[] = []
    const file = processor.addProperty(new FileProperty('file', 'File', 'a.dat', { action: () => told.push('again') }))
    file.onChange(() => told.push('changed'))
    processor.setValid()
    network.pressButton('P.file')
    expect([told, file.modified, processor.level]).toEqual([['again', 'changed'], true, 'invalidOutput'])
  })

  test('may be several', () => {
    const files = new MultiFileProperty('files', 'Files', ['a', 'b'])
    files.value = ['c']
    expect(files.value).toEqual(['c'])
    expect(() => files.setState({ value: 'c' as unknown as string[] })).toThrow('files: expected a list, found "c"')
  })
})

describe('transfer functions', () => {
  test('go from transparent black to opaque white', () => {
    expect(new TransferFunctionProperty('tf', 'TF').value.points).toEqual([
      { position: 0, color: [0, 0, 0, 0] },
      { position: 1, color: [1, 1, 1, 1] },
    ])
  })

  test('sort their points by position, then by opacity', () => {
    const tf = new TransferFunctionProperty('tf', 'TF')
    tf.setState({ points: [iso(0.7), iso(0.2, 0.9), iso(0.2, 0.1)] })
    expect(tf.points.map(({ position, color }) => [position, color[3]])).toEqual([
      [0.2, 0.1],
      [0.2, 0.9],
      [0.7, 1],
    ])
  })

  test('that are relative stay within 0 to 1', () => {
    const tf = new TransferFunctionProperty('tf', 'TF')
    expect(() => tf.setState({ points: [iso(1.5)] })).toThrow('tf[0]: expected a position from 0 to 1, found 1.5')
    tf.setState({ points: [iso(1500)], type: 'absolute' })
    expect(tf.points[0]?.position).toBe(1500)
  })

  test('invalidate by what is drawn, not by how the editor shows it', () => {
    expect(levelOf(new TransferFunctionProperty('tf', 'TF'), tf => tf.setState({ zoomH: [0.2, 0.5], histogramMode: 'log' }))).toBe('valid')
    expect(levelOf(new TransferFunctionProperty('tf', 'TF'), tf => tf.setState({ mask: [0.2, 0.5] }))).toBe('invalidOutput')
  })
})

describe('iso values', () => {
  test('ask for new resources when their number changes', () => {
    const value = { points: [iso(0.2)], type: 'relative' as const }
    expect(levelOf(new IsoValueProperty('iso', 'Iso', value), property => property.setState({ points: [iso(0.3)] }))).toBe('invalidOutput')
    expect(levelOf(new IsoValueProperty('iso', 'Iso', value), property => property.setState({ points: [iso(0.3), iso(0.4)] }))).toBe(
      'invalidResources',
    )
  })

  test('come together with a transfer function', () => {
    const both = new IsoTFProperty('isotf', 'Iso TF', { isoValues: { points: [iso(0.5)], type: 'relative' } })
    expect(both.properties.map(child => child.identifier)).toEqual(['isovalues', 'transferFunction'])
    expect(both.isoValues.value.points).toHaveLength(1)
  })
})

describe('cameras', () => {
  test('are one state whose parts are properties, too', () => {
    const camera = new CameraProperty('camera', 'Camera')
    expect(camera.value).toEqual(defaultCamera)
    camera.property('lookFrom')?.setState({ value: [0, 0, 500] })
    expect(camera.value.lookFrom).toEqual([0, 0, 500])
    expect(camera.property('lookFrom')?.classIdentifier).toBe('org.inviwo.FloatVec3RefProperty')
    let told = 0
    camera.property('near')?.onChange(() => told++)
    camera.setState({ near: 0.5 })
    expect([camera.property('near')?.state.value, told]).toEqual([0.5, 1])
  })

  test('tell once of each change, at invalidOutput', () => {
    const camera = new CameraProperty('camera', 'Camera')
    let told = 0
    camera.onChange(() => told++)
    camera.setLook([1, 2, 3], [0, 0, 0], [0, 1, 0])
    expect(told).toBe(1)
    camera.property('fov')?.setState({ value: 50 })
    expect(told).toBe(2)
    expect(levelOf(new CameraProperty('camera', 'Camera'), property => property.setState({ fov: 20 }))).toBe('invalidOutput')
  })

  test('convert the view when the type changes', () => {
    const camera = new CameraProperty('camera', 'Camera', { lookFrom: [0, 0, 4], aspectRatio: 2 })
    camera.property('cameraType')?.setState({ selected: 'OrthographicCamera' })
    expect(camera.value.width).toBeCloseTo(2 * 4 * Math.tan((19 * Math.PI) / 180) * 2)
    expect(camera.property('width')?.visible).toBe(true)
    expect(camera.property('fov')?.visible).toBe(false)
    camera.setState({ width: camera.value.width / 2 })
    camera.setState({ type: 'PerspectiveCamera' })
    expect(camera.value.lookFrom[2]).toBeCloseTo(2)
    expect(camera.property('cameraType')?.state.selected).toBe('PerspectiveCamera')
  })

  test('keep an aspect ratio that came from their picture when they follow another camera', () => {
    const [first, second] = [new CameraProperty('camera', 'Camera', { aspectRatio: 3 }), new CameraProperty('camera', 'Camera')]
    second.resize(400, 200)
    first.setLook([1, 1, 1], [0, 0, 0], [0, 1, 0])
    second.assign(first)
    expect([second.value.aspectRatio, second.value.lookFrom]).toEqual([2, [1, 1, 1]])
  })

  test('show their data from a side, fitted, where they know its bounds', () => {
    const camera = new CameraProperty('camera', 'Camera', {}, { bounds: () => translation([9.5, -0.5, -0.5]) })
    const actions = camera.property('actions') as ButtonGroupProperty
    actions.press(actions.state.buttons.findIndex(button => button.name === 'X-'))
    const { lookFrom, lookTo, lookUp, far } = camera.value
    expect([lookTo, lookUp, lookFrom[1], lookFrom[2]]).toEqual([[10, 0, 0], [0, 1, 0], 0, 0])
    expect(lookFrom[0]).toBeCloseTo(10 + 0.5 + (0.5 * 1.05) / Math.tan((19 * Math.PI) / 180))
    expect(far).toBe(26)
    expect(camera.property('lookTo')?.state).toMatchObject({ min: [9, -1, -1], max: [11, 1, 1] })
  })

  test('turn about what they look at where they do not', () => {
    const camera = new CameraProperty('camera', 'Camera', { lookFrom: [1, 2, 7], lookTo: [1, 2, 3] })
    camera.look('y+')
    expect(camera.value).toMatchObject({ lookFrom: [1, -2, 3], lookTo: [1, 2, 3], lookUp: [1, 0, 0] })
    camera.look('flipUp')
    expect(camera.value.lookUp).toEqual([-1, -0, -0])
    const before = camera.value
    camera.look('fitData')
    expect(camera.value).toEqual(before)
  })

  test('reset', () => {
    const camera = new CameraProperty('camera', 'Camera', { lookFrom: [0, 0, 9] })
    camera.setState({ lookFrom: [1, 1, 1], type: 'OrthographicCamera' })
    camera.reset()
    expect([camera.value, camera.isDefault]).toEqual([{ ...defaultCamera, lookFrom: [0, 0, 9] }, true])
  })
})

describe('lists', () => {
  const makeList = (max = 0) =>
    new ListProperty(
      'list',
      'List',
      { plane: id => new FloatProperty(id, 'Plane'), count: id => new IntProperty(id, 'Count') },
      { maxNumberOfElements: max },
    )

  test('make elements with free identifiers', () => {
    const list = makeList()
    list.construct()
    list.construct()
    list.construct(1)
    expect(list.properties.map(({ identifier, displayName, owned }) => [identifier, displayName, owned])).toEqual([
      ['plane', 'Plane', true],
      ['plane2', 'Plane 2', true],
      ['count', 'Count', true],
    ])
  })

  test('end where they say', () => {
    const list = makeList(1)
    list.construct()
    expect(list.isFull).toBe(true)
    expect(() => list.construct()).toThrow('list: expected at most 1 elements, found 2')
    list.clear()
    expect(list.properties).toEqual([])
  })

  test('follow another list of the same prefabs', () => {
    const [first, second] = [makeList(), makeList()]
    first.construct().setState({ value: 0.5 })
    first.construct(1).setState({ value: 7 })
    second.construct(1)
    second.assign(first)
    expect(second.properties.map(element => [element.identifier, element.state.value])).toEqual([
      ['plane', 0.5],
      ['count', 7],
    ])
  })

  test('invalidate with their elements', () => {
    expect(levelOf(makeList(), list => void list.construct())).toBe('invalidResources')
  })
})
