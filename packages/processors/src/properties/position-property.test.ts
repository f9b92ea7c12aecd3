import type { Vec3 } from '@ivw/data'
import { CameraProperty, Processor, type ProcessorInfo, ProcessorNetwork } from '@ivw/network'
import { expect, test } from 'vitest'
import { PositionProperty } from './position-property.ts'

class Lamp extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Lamp',
    displayName: 'Lamp',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly camera = new CameraProperty('camera', 'Camera', { lookFrom: [0, 0, -2] })
  readonly place = this.addProperty(new PositionProperty('lightPosition', 'Light Position', [1, 2, 3], { camera: this.camera }))
  constructor(identifier: string) {
    super(identifier)
    this.addProperty(this.camera)
  }
}

const close = (point: Vec3) => point.map(number => expect.closeTo(number, 5))

test('keeps its place in the world when the frame or the camera changes', () => {
  const { camera, place } = new Lamp('Lamp')
  place.referenceFrame.selected = 'view'
  expect(place.position.value).toEqual(close([-1, 2, -5]))
  camera.setLook([0, 0, 4], [0, 0, 0], [0, 1, 0])
  expect(place.position.value).toEqual(close([1, 2, -1]))
  expect(place.world).toEqual([1, 2, 3])
  place.position.value = [0, 0, -4]
  expect(place.world).toEqual(close([0, 0, 0]))
  place.world = [1, 0, 0]
  expect(place.position.value).toEqual(close([1, 0, -4]))
  place.referenceFrame.selected = 'world'
  expect(place.position.value).toEqual([1, 0, 0])
  expect(() => place.setState({ positionWorldSpace: [1, Number.NaN, 0] })).toThrow('three numbers')
})

test('a picture of another shape changes no digit of it', () => {
  const { camera, place } = new Lamp('Lamp')
  camera.setLook([3.3, 1.7, 4.1], [0.1, 0.2, 0.3], [0, 1, 0])
  place.referenceFrame.selected = 'view'
  place.position.value = [8.1551352, 4.0227046, 14.953707]
  camera.setState({ aspectRatio: 1.7 })
  expect(place.position.value).toEqual([8.1551352, 4.0227046, 14.953707])
})

test('has no view without a camera', () => {
  const place = new PositionProperty('position', 'Position', [1, 2, 3])
  expect(place.referenceFrame.options.map(option => option.id)).toEqual(['world'])
  place.position.value = [4, 5, 6]
  expect(place.world).toEqual([4, 5, 6])
})

test('is undone as a whole, linked by its parts, and loaded as it was saved', () => {
  const network = new ProcessorNetwork()
  const [a, b] = [network.add(new Lamp('A')), network.add(new Lamp('B'))]
  network.link(a.place, b.place)
  const before = a.place.describe()
  const undo = network.perform(() => {
    a.place.referenceFrame.selected = 'view'
    a.place.position.value = [0, 1, -3]
  })
  expect([b.place.referenceFrame.selected, b.place.position.value, b.place.world]).toEqual(['view', [0, 1, -3], a.place.world])
  network.apply(undo)
  expect(a.place.describe()).toEqual(before)

  // In the order of a file: the camera comes last, and what was saved was rounded.
  network.perform(() => {
    const restore = (path: string, state: object) => network.apply([{ kind: 'setProperty', path, state: { ...state }, restored: true }])
    restore('A.lightPosition', { positionWorldSpace: [-31.1, 16.2, -0.83] })
    restore('A.lightPosition.referenceFrame', { selected: 'view' })
    restore('A.lightPosition.position', { value: [8.15, 4.02, 14.95] })
    restore('A.camera', { lookFrom: [7, 8, 9] })
  })
  expect(a.place.world).toEqual([-31.1, 16.2, -0.83])
  expect(a.place.position.value).toEqual([8.15, 4.02, 14.95])
})
