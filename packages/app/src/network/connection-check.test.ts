import { describe, expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { checkConnection, typesFit } from './connection-check.ts'

const { processors, connections } = exampleNetwork()
const check = (source: string, destination: string) => checkConnection(processors, connections, source, destination)

describe('checkConnection', () => {
  test('accepts a port of the same type', () => {
    expect(check('EntryExitPoints.entry', 'VolumeRaycaster.bg')).toBe(true)
  })

  test('accepts a full inport, whose connection is replaced', () => {
    expect(check('VolumeRaycaster.outport', 'Canvas.inport')).toBe(true)
  })

  test('names both types when they differ', () => {
    expect(check('NumpySource.outport', 'Canvas.inport')).toBe('“inport” takes an Image, not a Volume.')
  })

  test('refuses cycles', () => {
    expect(check('Background.outport', 'VolumeRaycaster.bg')).toBe(
      'This would make a cycle: “Background” already depends on “Volume Raycaster”.',
    )
  })

  test('refuses the same processor', () => {
    expect(check('Background.outport', 'Background.inport')).toBe('“Background” cannot feed itself.')
  })

  test('refuses a second connection between the same ports', () => {
    expect(check('Background.outport', 'Canvas.inport')).toBe('These ports are connected already.')
  })

  test('refuses two ports of one direction', () => {
    expect(check('Background.outport', 'VolumeRaycaster.outport')).toBe('A connection goes from an outport to an inport.')
  })
})

test('a flat inport takes sequences of its type', () => {
  const [port] = processors.get('CubeProxyGeometry')!.inports
  const sequence = { ...port!, dataType: 'org.inviwo.Volume.shared_ptr.vector' }
  expect(typesFit(sequence, port!)).toBe(false)
  expect(typesFit(sequence, { ...port!, flat: true })).toBe(true)
})
