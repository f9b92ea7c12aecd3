import { describe, expect, it } from 'vitest'
import { fit, type NumberLimits, unlimited } from './number-kind.ts'
import { nudge, onGrid, paceOf, Scrub } from './scrub.ts'

const unit: NumberLimits = { kind: 'single', min: 0, max: 1, clampMin: true, clampMax: true, increment: 0.01 }
const count: NumberLimits = { kind: 'integer', min: 0, max: 10, clampMin: true, clampMax: true, increment: 1 }

describe('Scrub', () => {
  it('moves one increment for two pixels', () => {
    const scrub = new Scrub(0.5, unit)
    expect(scrub.move(2, 'normal')).toBe(0.51)
    expect(scrub.move(20, 'normal')).toBe(0.61)
  })

  it('gathers movements that are smaller than a step', () => {
    const scrub = new Scrub(5, count)
    const values = Array.from({ length: 20 }, () => scrub.move(1, 'normal'))
    expect(values.at(-1)).toBe(6)
    expect(new Set(values)).toEqual(new Set([5, 6]))
  })

  it('is ten times finer and coarser', () => {
    expect(new Scrub(0.5, unit).move(2, 'fine')).toBe(0.501)
    expect(new Scrub(0.5, unit).move(2, 'coarse')).toBe(0.6)
  })

  it('stops at a bound and comes back at once', () => {
    const scrub = new Scrub(0.9, unit)
    expect(scrub.move(500, 'normal')).toBe(1)
    expect(scrub.move(-2, 'normal')).toBe(0.99)
  })

  it('goes beyond bounds that do not clamp', () => {
    expect(new Scrub(0.9, { ...unit, clampMax: false }).move(100, 'normal')).toBe(1.4)
    expect(new Scrub(0, unlimited).move(-400, 'normal')).toBe(-2)
  })

  it('crosses a long range in 600 pixels', () => {
    expect(new Scrub(0, { ...unit, max: 1000 }).move(600, 'normal')).toBe(1000)
  })

  it('starts anew where there was no number', () => {
    expect(new Scrub(Number.NaN, unit).move(2, 'normal')).toBe(0.01)
  })
})

describe('nudge', () => {
  it('steps by increments without noise', () => {
    expect(nudge(0.1, 1, 'normal', { ...unit, increment: 0.2 })).toBe(0.3)
    expect(nudge(0.5, -1, 'coarse', unit)).toBe(0.4)
    expect(nudge(0.5, 1, 'fine', unit)).toBe(0.501)
  })

  it('steps whole numbers by at least one', () => {
    expect(nudge(3, 1, 'fine', count)).toBe(4)
    expect(nudge(3, 1, 'coarse', count)).toBe(10)
  })
})

describe('limits', () => {
  it('rounds and clamps', () => {
    expect(fit(2.6, count)).toBe(3)
    expect(fit(99, count)).toBe(10)
    expect(fit(99, { ...count, clampMax: false })).toBe(99)
    expect(fit(Number.NaN, count)).toBe(0)
  })

  it('finds the grid from the minimum, ends included', () => {
    expect(onGrid(0.4567, unit)).toBe(0.46)
    expect(onGrid(7.9, { ...count, min: 1, max: 8, increment: 3 })).toBe(7)
    expect(onGrid(8, { ...count, min: 1, max: 8, increment: 3 })).toBe(8)
  })

  it('reads the pace from the keys held', () => {
    expect(paceOf({ shiftKey: true, ctrlKey: false, metaKey: false })).toBe('fine')
    expect(paceOf({ shiftKey: false, ctrlKey: true, metaKey: false })).toBe('coarse')
    expect(paceOf({ shiftKey: false, ctrlKey: false, metaKey: false })).toBe('normal')
  })
})
