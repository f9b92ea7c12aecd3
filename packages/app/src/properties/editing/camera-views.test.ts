import type { Vec3 } from '@ivw/data'
import { expect, it } from 'vitest'
import { flipUp, lookAlong, lookOf, sides } from './camera-views.ts'

const look = { lookFrom: [1, 2, 8] as Vec3, lookTo: [1, 2, 3] as Vec3, lookUp: [0, 1, 0] as Vec3 }

it('keeps the distance and looks towards the side', () => {
  expect(lookAlong(look, 'X-')).toEqual({ lookFrom: [6, 2, 3], lookUp: [0, 1, 0] })
  expect(lookAlong(look, 'Y+')).toEqual({ lookFrom: [1, -3, 3], lookUp: [1, 0, 0] })
  expect(lookAlong(look, 'Z-')).toEqual({ lookFrom: [1, 2, 8], lookUp: [0, 1, 0] })
  expect(sides.map(side => lookAlong(look, side).lookFrom)).toHaveLength(6)
})

it('turns the camera upside down', () => {
  expect(flipUp(look)).toEqual({ lookUp: [0, -1, 0] })
})

it('reads a state', () => {
  expect(lookOf(look)).toEqual(look)
  expect(lookOf({ ...look, lookUp: 'up' })).toBeUndefined()
})
