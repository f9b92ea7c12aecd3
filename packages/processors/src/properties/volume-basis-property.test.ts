import { edgeVectors, fromBasis, offsetOf } from '@ivw/data'
import { expect, test } from 'vitest'
import { VolumeBasisProperty } from './volume-basis-property.ts'

const box = {
  modelMatrix: fromBasis([2, 0, 0], [0, 4, 0], [0, 0, 6], [-1, -2, -3]),
  dimensions: [2, 4, 3] as const,
  with: (changes: object) => ({ ...box, ...changes }),
}

function basis() {
  const property = new VolumeBasisProperty('Basis', 'Basis')
  property.take(box)
  return property
}

test('shows the box of the data, of the whole or of a voxel, as vectors or as lengths', () => {
  const shown = basis()
  expect([shown.a.value, shown.size.value, shown.offset.value]).toEqual([
    [2, 0, 0],
    [2, 4, 6],
    [-1, -2, -3],
  ])
  shown.reference.selected = 'voxel'
  expect([shown.b.value, shown.size.value]).toEqual([
    [0, 1, 0],
    [1, 1, 2],
  ])
  expect([shown.a.visible, shown.size.visible]).toEqual([true, false])
  shown.mode.selected = 'orthogonal'
  expect([shown.a.visible, shown.size.visible, shown.size.readOnly]).toEqual([false, true, true])
  expect(shown.applied(box).modelMatrix).toEqual(box.modelMatrix)
})

test('replaces it when that is wanted, centred unless the offset is its own', () => {
  const own = basis()
  own.override.value = true
  own.mode.selected = 'orthogonal'
  own.reference.selected = 'voxel'
  own.size.value = [1, 1, 1]
  const { modelMatrix } = own.applied(box)
  expect(edgeVectors(modelMatrix)).toEqual([
    [2, 0, 0],
    [0, 4, 0],
    [0, 0, 3],
  ])
  expect(offsetOf(modelMatrix)).toEqual([-1, -2, -1.5])
  expect(own.offset.readOnly).toBe(true)
  own.autoCenter.value = false
  expect(own.offset.readOnly).toBe(false)
  own.offset.value = [0, 0, 0]
  expect(offsetOf(own.applied(box).modelMatrix)).toEqual([0, 0, 0])
  own.restore.press()
  own.override.value = false
  expect([own.offset.readOnly, own.applied(box).modelMatrix]).toEqual([true, box.modelMatrix])
})
