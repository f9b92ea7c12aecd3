import type { Vec4 } from '@ivw/data'
import { describe, expect, it } from 'vitest'
import { changePoints, domainOf, inOrder, insertPoint, movePoints, removePoints, shared, withAlpha, withColor } from './tf-points.ts'

const black: Vec4 = [0, 0, 0, 0]
const white: Vec4 = [1, 1, 1, 1]
const red: Vec4 = [1, 0, 0, 0.5]
const ramp = [
  { position: 0, color: black },
  { position: 0.5, color: red },
  { position: 1, color: white },
]
const only = (...indices: number[]) => new Set(indices)

describe('insertPoint', () => {
  it('takes the colour between its neighbours, and selects the point', () => {
    const { points, selection } = insertPoint(ramp, 0.25)
    expect(points[1]).toEqual({ position: 0.25, color: [0.5, 0, 0, 0.25] })
    expect(selection).toEqual(only(1))
  })

  it('takes the opacity of the pointer', () => {
    expect(insertPoint(ramp, 0.25, 0.8).points[1]?.color).toEqual([0.5, 0, 0, 0.8])
    expect(insertPoint(ramp, 0.25, 3).points[1]?.color[3]).toBe(1)
  })

  it('starts an empty function in white', () => {
    expect(insertPoint([], 0.3, 0.4).points).toEqual([{ position: 0.3, color: [1, 1, 1, 0.4] }])
  })
})

describe('movePoints', () => {
  it('moves several together and stops the group at the end of the domain', () => {
    const { points } = movePoints({ points: ramp, selection: only(0, 1) }, { position: 0.9, alpha: 0 }, [0, 1])
    expect(points.map(point => point.position)).toEqual([0.5, 1, 1])
  })

  it('keeps the selection when points pass each other', () => {
    const { points, selection } = movePoints({ points: ramp, selection: only(0) }, { position: 0.7, alpha: 0.1 }, [0, 1])
    expect(points.map(point => point.position)).toEqual([0.5, 0.7, 1])
    expect(selection).toEqual(only(1))
    expect(points[1]?.color).toEqual([0, 0, 0, 0.1])
  })

  it('stops opacities at 0 and 1', () => {
    const { points } = movePoints({ points: ramp, selection: only(0, 1, 2) }, { position: 0, alpha: 0.7 }, [0, 1])
    expect(points.map(point => point.color[3])).toEqual([0.7, 1, 1])
  })

  it('lets a point outside of the domain only come back', () => {
    const outside = { points: [{ position: 2, color: red }], selection: only(0) }
    expect(movePoints(outside, { position: 1, alpha: 0 }, [0, 1]).points[0]?.position).toBe(2)
    expect(movePoints(outside, { position: -1.5, alpha: 0 }, [0, 1]).points[0]?.position).toBe(0.5)
  })
})

it('orders by position, then opacity', () => {
  const mixed = [
    { position: 1, color: white },
    { position: 0.5, color: white },
    { position: 0.5, color: black },
  ]
  const { points, selection } = inOrder({ points: mixed, selection: only(1) })
  expect(points.map(point => point.color)).toEqual([black, white, white])
  expect(selection).toEqual(only(1))
})

it('removes what is selected', () => {
  expect(removePoints({ points: ramp, selection: only(0, 2) })).toEqual({ points: [ramp[1]], selection: only() })
})

it('changes colour and opacity apart', () => {
  const { points } = changePoints({ points: ramp, selection: only(1) }, ({ position, color }) => ({
    position,
    color: withAlpha(withColor(color, [0, 1, 0]), 0.2),
  }))
  expect(points[1]?.color).toEqual([0, 1, 0, 0.2])
})

it('tells what selected points share', () => {
  expect(shared({ points: ramp, selection: only(1) }, point => point.position)).toBe(0.5)
  expect(shared({ points: ramp, selection: only(0, 1) }, point => point.position)).toBeUndefined()
  expect(shared({ points: ramp, selection: only() }, point => point.position)).toBeUndefined()
})

it('knows where positions may lie', () => {
  expect(domainOf('relative', ramp, [0, 255])).toEqual([0, 1])
  expect(domainOf('absolute', ramp, [-10, 0.5])).toEqual([-10, 1])
  expect(domainOf('absolute', [], undefined)).toEqual([0, 1])
  expect(domainOf('absolute', [{ position: 3, color: red }], undefined)).toEqual([2.5, 3.5])
})
