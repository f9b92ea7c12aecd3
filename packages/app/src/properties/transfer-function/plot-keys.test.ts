import type { Vec4 } from '@ivw/data'
import { expect, it } from 'vitest'
import { keyEdit } from './plot-keys.ts'

const grey: Vec4 = [0.5, 0.5, 0.5, 0.5]
const points = [0.2, 0.4, 0.8].map(position => ({ position, color: grey }))
const press = (
  key: string,
  held: { shiftKey?: boolean; ctrlKey?: boolean } = {},
  selected: readonly number[] = [1],
  domain = [0, 1] as const,
) => keyEdit({ key, shiftKey: false, ctrlKey: false, metaKey: false, ...held }, { points, selection: new Set(selected) }, domain)

it('moves by a hundredth of the domain, finer and coarser', () => {
  const position = (edit: ReturnType<typeof press>) => edit?.kind === 'move' && edit.set.points[1]?.position
  expect(position(press('ArrowRight'))).toBeCloseTo(0.41)
  expect(position(press('ArrowRight', { shiftKey: true }))).toBeCloseTo(0.401)
  expect(position(press('ArrowLeft', { ctrlKey: true }))).toBeCloseTo(0.3)
  const higher = press('ArrowUp')
  expect(higher?.kind === 'move' && higher.set.points[1]?.color[3]).toBeCloseTo(0.51)
})

it('removes and adds', () => {
  const removed = press('Delete')
  expect(removed?.kind === 'change' && removed.set.points.map(point => point.position)).toEqual([0.2, 0.8])
  const added = press('Insert')
  expect(added).toMatchObject({ kind: 'change', set: { selection: new Set([2]) } })
  expect(added?.kind === 'change' && added.set.points[2]?.position).toBeCloseTo(0.6)
})

it('selects', () => {
  expect(press('PageDown')).toEqual({ kind: 'select', selection: new Set([2]) })
  expect(press('PageUp', {}, [0])).toEqual({ kind: 'select', selection: new Set([0]) })
  expect(press('End', {}, [])).toEqual({ kind: 'select', selection: new Set([2]) })
  expect(press('a', { ctrlKey: true })).toEqual({ kind: 'select', selection: new Set([0, 1, 2]) })
  expect(press('Escape')).toEqual({ kind: 'select', selection: new Set() })
})

it('leaves other keys alone', () => {
  expect(press('a')).toBeUndefined()
  expect(press('Tab')).toBeUndefined()
  expect(press('Escape', {}, [])).toBeUndefined()
  expect(press('ArrowUp', {}, [])).toBeUndefined()
})
