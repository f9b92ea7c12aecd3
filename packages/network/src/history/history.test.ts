import { describe, expect, test } from 'vitest'
import type { Change } from '../network/change.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { FloatVec3Property } from '../property/vector-properties.ts'
import { Source, testFactory } from '../testing/numbers.ts'
import { History } from './history.ts'

const set = (path: string, value: unknown): Change => ({ kind: 'setProperty', path, state: { value } })

function start(limit?: number) {
  const network = new ProcessorNetwork(testFactory())
  const source = network.add(new Source('S'))
  return { network, source, history: new History(network, { limit }) }
}

describe('steps', () => {
  test('are undone and redone under their names', () => {
    const { network, source, history } = start()
    history.apply([set('S.value', 5)], { name: 'Change Value' })
    history.apply([{ kind: 'removeProcessor', identifier: 'S' }], { name: 'Delete S' })
    expect([history.undoName, history.redoName]).toEqual(['Delete S', undefined])
    expect(history.undo()).toBe('Delete S')
    expect(network.propertyByPath('S.value')?.state.value).toBe(5)
    expect([history.undoName, history.redoName]).toEqual(['Change Value', 'Delete S'])
    expect(history.undo()).toBe('Change Value')
    expect(network.propertyByPath('S.value')?.state.value).toBe(1)
    expect(history.undo()).toBe(undefined)
    history.redo()
    history.redo()
    expect([network.processors.size, history.redo()]).toEqual([0, undefined])
    expect(source.host).toBe(undefined)
  })

  test('of one key are one: a drag', () => {
    const { source, history } = start()
    for (let value = 2; value <= 300; value++) history.apply([set('S.value', value)], { name: 'Change Value', merge: 'drag 1' })
    history.undo()
    expect([source.value.value, history.undoName]).toEqual([1, undefined])
    history.redo()
    expect(source.value.value).toBe(300)
  })

  test('of one key are two when the drag ended, or something else came between', () => {
    const { source, history } = start()
    history.apply([set('S.value', 2)], { name: 'a', merge: 'key' })
    history.seal()
    history.apply([set('S.value', 3)], { name: 'b', merge: 'key' })
    history.apply([{ kind: 'setMeta', identifier: 'S', meta: { selected: true } }], { name: 'c' })
    history.apply([set('S.value', 4)], { name: 'd', merge: 'key' })
    expect([history.undo(), history.undo(), source.value.value]).toEqual(['d', 'c', 3])
    expect([history.undo(), source.value.value]).toEqual(['b', 2])
  })

  test('may be what is done with the objects', () => {
    const { source, history } = start()
    const camera = source.addProperty(new CameraProperty('camera', 'Camera'))
    history.perform(() => source.value.setState({ value: 8 }), { name: 'Press' })
    history.perform(() => camera.look('x+'), { name: 'Look' })
    history.perform(() => {}, { name: 'nothing' })
    expect([history.undoName, history.undoViewName]).toEqual(['Press', 'Look'])
    history.undo()
    history.undoView()
    expect([source.value.value, camera.value.lookFrom]).toEqual([1, [0, 0, 2]])
  })

  test('that change nothing are none', () => {
    const { history } = start()
    history.apply([set('S.value', 1)], { name: 'nothing' })
    expect(history.undoName).toBe(undefined)
  })

  test('that are refused are none', () => {
    const { history } = start()
    expect(() => history.apply([set('S.value', 'x')], { name: 'wrong' })).toThrow('S.value: expected a whole number')
    expect(history.undoName).toBe(undefined)
  })

  test('after an undo replace what could be redone', () => {
    const { history } = start()
    history.apply([set('S.value', 2)], { name: 'a' })
    history.undo()
    history.apply([set('S.value', 3)], { name: 'b' })
    expect([history.undoName, history.redoName]).toEqual(['b', undefined])
  })

  test('are kept up to the limit, by default 1,000', () => {
    const { source, history } = start()
    for (let i = 0; i < 1100; i++) history.apply([set('S.value', i % 2 === 0 ? 10 : 20)], { name: `step ${i}` })
    let count = 0
    while (history.undo() !== undefined) count++
    expect([count, source.value.value]).toEqual([1000, 20])
  })

  test('that are not possible any more say so and make way', () => {
    const { network, source, history } = start()
    history.apply([set('S.value', 2)], { name: 'a' })
    history.apply([{ kind: 'connect', source: 'S.out', destination: `${network.uniqueIdentifier('P')}.in`, dangling: true }], { name: 'b' })
    network.remove(source)
    expect(() => history.undo()).toThrow('Expected an outport "S.out", found nothing of that name')
    expect(() => history.undo()).toThrow('Expected a property "S.value", found nothing of that name')
    expect(history.undo()).toBe(undefined)
  })

  test('lead back to the same position, also past the limit and past steps that are not possible any more', () => {
    const { network, history } = start(2)
    const positions = [history.position]
    for (let value = 2; value <= 4; value++) {
      history.apply([set('S.value', value)], { name: 'Change Value' })
      positions.push(history.position)
    }
    expect(new Set(positions).size).toBe(4)
    history.undo()
    expect(history.position).toBe(positions[2])
    history.undo()
    history.undo()
    // The first step is beyond the limit.
    expect(history.position).toBe(positions[1])
    history.redo()
    history.redo()
    expect(history.position).toBe(positions[3])
    network.apply([{ kind: 'removeProcessor', identifier: 'S' }])
    expect(() => history.undo()).toThrow()
    expect(history.position).toBe(positions[3])
  })

  test('tell who listens', () => {
    const { history } = start()
    const told: (string | undefined)[] = []
    history.onChange(() => told.push(history.undoName))
    history.apply([set('S.value', 2)], { name: 'a' })
    history.undo()
    history.clear()
    expect(told).toEqual(['a', undefined, undefined])
  })
})

describe('views', () => {
  function withCameras() {
    const all = start()
    const second = all.network.add(new Source('T'))
    const cameras = [all.source, second].map(owner => owner.addProperty(new CameraProperty('camera', 'Camera')))
    const eye = second.addProperty(new FloatVec3Property('eye', 'Eye', [0, 0, 2], { min: -10, max: 10 }))
    all.network.link(cameras[0] as CameraProperty, cameras[1] as CameraProperty)
    all.network.link(cameras[1]?.property('lookFrom') as FloatVec3Property, eye)
    return { ...all, cameras: cameras as [CameraProperty, CameraProperty], eye }
  }
  const look = (z: number): Change => ({ kind: 'setProperty', path: 'S.camera', state: { lookFrom: [0, 0, z] } })

  test('have a stack of their own, with what follows them', () => {
    const { source, history, cameras, eye } = withCameras()
    history.apply([look(3)], { name: 'Rotate', merge: 'turn' })
    history.apply([set('S.value', 7)], { name: 'Change Value' })
    history.apply([look(4)], { name: 'Rotate', merge: 'turn' })
    expect([cameras[1].value.lookFrom, eye.value]).toEqual([
      [0, 0, 4],
      [0, 0, 4],
    ])
    expect([history.undoName, history.undoViewName]).toEqual(['Change Value', 'Rotate'])
    history.undoView()
    expect([cameras[0].value.lookFrom, cameras[1].value.lookFrom, eye.value, source.value.value]).toEqual([
      [0, 0, 2],
      [0, 0, 2],
      [0, 0, 2],
      7,
    ])
    history.undo()
    expect(source.value.value).toBe(1)
    history.redoView()
    expect([cameras[1].value.lookFrom, history.redoViewName, history.redoName]).toEqual([[0, 0, 4], undefined, 'Change Value'])
  })

  test('are also those that say so, or set a part of a camera', () => {
    const { history } = withCameras()
    history.apply([set('S.camera.fov', 20)], { name: 'Zoom' })
    history.apply([set('S.value', 3)], { name: 'Scroll', view: true })
    history.apply([look(9)], { name: 'Set Camera', view: false })
    expect([history.undoViewName, history.undoName]).toEqual(['Scroll', 'Set Camera'])
  })

  test('come back exactly when the type of camera changed', () => {
    const { history, cameras } = withCameras()
    const before = cameras[0].state
    history.apply([{ kind: 'setProperty', path: 'S.camera', state: { type: 'OrthographicCamera' } }], { name: 'Orthographic' })
    history.apply([set('S.camera.width', 3.3)], { name: 'Width' })
    history.undoView()
    history.undoView()
    expect([cameras[0].state, cameras[1].value]).toEqual([before, cameras[0].value])
  })
})
