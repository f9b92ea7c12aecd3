import type { BoolProperty, FloatProperty, FloatVec4Property, OptionPropertyEnumInt } from '@ivw/network'
import { expect, test } from 'vitest'
import { GridPlanes } from './grid-planes.ts'

test('one value counts for all axes, or one for each', async () => {
  const planes = new GridPlanes()
  ;(planes.property('spacing.single') as FloatProperty).value = 1
  planes.process()
  // Three planes with lines at -1, 0 and 1 both ways, two ends each.
  expect(planes.grid.data!.buffer('position')!.length).toBe(3 * 6 * 2)
  ;(planes.property('enable.axis_x') as BoolProperty).value = false
  ;(planes.property('color.state') as OptionPropertyEnumInt).setState({ selected: 'list' })
  ;(planes.property('color.axis_y') as FloatVec4Property).value = [0, 1, 0, 1]
  planes.process()
  const { length } = planes.grid.data!.buffer('position')!
  const colors = await planes.grid.data!.buffer('color')!.read()
  expect(length).toBe(2 * 6 * 2)
  expect([...colors.slice(0, 4)]).toEqual([0, 1, 0, 1])
  expect([...colors.slice(-4)]).toEqual([0.5, 0.5, 0.5, 1])
  expect(planes.property('color.single')!.visible).toBe(false)
})
