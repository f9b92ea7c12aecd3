import { describe, expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { connectEdit, deleteAndReconnectEdit, deleteEdit, moveEdit, reconnectEdit, snapToGrid } from './network-changes.ts'

const network = exampleNetwork()

describe('connectEdit', () => {
  test('replaces the connection of a full inport in one step', () => {
    expect(connectEdit(network, 'VolumeRaycaster.outport', 'Canvas.inport')).toEqual({
      name: 'Connect Volume Raycaster to Canvas',
      changes: [
        { kind: 'disconnect', source: 'Background.outport', destination: 'Canvas.inport' },
        { kind: 'connect', source: 'VolumeRaycaster.outport', destination: 'Canvas.inport' },
      ],
    })
  })

  test('leaves the connections of a free inport alone', () => {
    expect(connectEdit(network, 'EntryExitPoints.entry', 'VolumeRaycaster.bg').changes).toHaveLength(1)
  })
})

test('reconnectEdit moves an end and does not take away twice', () => {
  const edge = { source: 'EntryExitPoints.entry', destination: 'VolumeRaycaster.entry' }
  expect(reconnectEdit(network, edge, 'EntryExitPoints.exit', 'VolumeRaycaster.entry').changes).toEqual([
    { kind: 'disconnect', ...edge },
    { kind: 'connect', source: 'EntryExitPoints.exit', destination: 'VolumeRaycaster.entry' },
  ])
})

describe('deleteEdit', () => {
  test('says what goes, and leaves connections of deleted processors to the engine', () => {
    const connection = { source: 'NumpySource.outport', destination: 'CubeProxyGeometry.volume' }
    const own = { source: 'Background.outport', destination: 'Canvas.inport' }
    expect(deleteEdit(network, ['Background'], [connection, own])).toEqual({
      name: 'Delete Background and Connection',
      changes: [
        { kind: 'disconnect', ...connection },
        { kind: 'removeProcessor', identifier: 'Background' },
      ],
    })
  })
})

test('deleteAndReconnectEdit joins both ends of a gap', () => {
  expect(deleteAndReconnectEdit(network, ['Background']).changes).toEqual([
    { kind: 'removeProcessor', identifier: 'Background' },
    { kind: 'connect', source: 'VolumeRaycaster.outport', destination: 'Canvas.inport' },
  ])
})

test('deleteAndReconnectEdit joins over several processors and only where types fit', () => {
  expect(deleteAndReconnectEdit(network, ['VolumeRaycaster', 'Background']).changes).toEqual([
    { kind: 'removeProcessor', identifier: 'VolumeRaycaster' },
    { kind: 'removeProcessor', identifier: 'Background' },
    { kind: 'connect', source: 'EntryExitPoints.entry', destination: 'Canvas.inport' },
  ])
})

test('moveEdit names one or many', () => {
  const place = [25, 50] as const
  expect(moveEdit(network, new Map([['VolumeRaycaster', place]]))).toEqual({
    name: 'Move Volume Raycaster',
    changes: [{ kind: 'setMeta', identifier: 'VolumeRaycaster', meta: { position: place } }],
  })
  expect(moveEdit(network, new Map(['VolumeRaycaster', 'Background', 'Canvas'].map(name => [name, place]))).name).toBe('Move 3 Processors')
})

test('snapToGrid rounds to 25 pixels', () => {
  expect(snapToGrid([12, -13])).toEqual([0, -25])
})
