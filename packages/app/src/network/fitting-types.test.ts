import { expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { fakeTypes } from '../engine/fake-types.ts'
import { fittingTypes } from './fitting-types.ts'

const { processors } = exampleNetwork()
const names = (path: string, direction: 'in' | 'out') =>
  fittingTypes(fakeTypes, processors, { path, direction }).map(({ info }) => info.displayName)

test('an outport finds the types that take its data', () => {
  expect(names('CubeProxyGeometry.proxyGeometry', 'out')).toEqual(['Entry Exit Points', 'Mesh Renderer'])
})

test('an inport finds the types that give its data', () => {
  expect(names('VolumeRaycaster.volume', 'in')).toEqual(['NumPy Source', 'Volume Source', 'Volume Subset'])
})
