import { expect, test } from 'vitest'
import { exampleNetwork } from '../engine/fake-network.ts'
import { walk } from './walk.ts'

const { processors } = exampleNetwork()
const from = (identifier: string) => processors.get(identifier)!

test('walks to the nearest processor in a direction', () => {
  expect(walk(processors.values(), from('Background'), 'down')).toBe('Canvas')
  expect(walk(processors.values(), from('Background'), 'up')).toBe('VolumeRaycaster')
})

test('stays where nothing is in that direction', () => {
  expect(walk(processors.values(), from('Canvas'), 'down')).toBeUndefined()
})
