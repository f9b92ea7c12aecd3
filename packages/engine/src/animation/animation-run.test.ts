import { type CameraState, defaultCamera, length, subtract } from '@ivw/data'
import { CameraProperty, FloatVec2Property, IntProperty, OptionPropertyInt, Processor, type ProcessorInfo } from '@ivw/network'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { frameTimes } from '../animation-views.ts'
import { EngineDesk } from '../testing/engine-desk.ts'
import { AnimationRun } from './animation-run.ts'
import { between } from './between.ts'
import { cameraBetween } from './camera-between.ts'
import { eased } from './easing.ts'

const desk = new EngineDesk()
afterAll(() => desk.dispose())

class Moving extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.test.Moving',
    displayName: 'Moving',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly place = this.addProperty(new FloatVec2Property('place', 'Place', [0, 0], { min: -10, max: 10 }))
  readonly count = this.addProperty(new IntProperty('count', 'Count', 0, { min: 0, max: 100 }))
  readonly mode = this.addProperty(
    new OptionPropertyInt('mode', 'Mode', [
      { id: 'a', name: 'A', value: 0 },
      { id: 'b', name: 'B', value: 1 },
    ]),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  override process(): void {}
}

let moving: Moving
beforeEach(() => {
  desk.engine.network.clear()
  const type = desk.engine.factory.register({
    info: Moving.info,
    create: identifier => {
      moving = new Moving(identifier)
      return moving
    },
  })
  desk.engine.network.apply([
    { kind: 'addProcessor', processor: { type: 'org.test.Moving', identifier: 'Moving', meta: {}, properties: [] } as never },
  ])
  type.dispose()
})

const linear = { easing: 'linear' } as const

test('several properties move together, each in its own manner, and are back in the end', () => {
  const run = new AnimationRun(desk.engine.network, [
    { path: 'Moving.place', from: { value: [0, 4] }, to: { value: [1, 8] }, ...linear },
    { path: 'Moving.count', from: { value: 0 }, to: { value: 5 }, ...linear },
    { path: 'Moving.mode', from: { selected: 'a' }, to: { selected: 'b' }, ...linear },
  ])
  run.show(0.25)
  expect([moving.place.value, moving.count.value, moving.mode.selected]).toEqual([[0.25, 5], 1, 'a'])
  run.show(1)
  expect([moving.place.value, moving.count.value, moving.mode.selected]).toEqual([[1, 8], 5, 'b'])
  run.dispose()
  expect([moving.place.value, moving.count.value, moving.mode.selected]).toEqual([[0, 0], 0, 'a'])
  expect(desk.engine.history.undoName).toBeUndefined()
})

test('what has no value, or is not there, is refused', () => {
  const start = (path: string) => new AnimationRun(desk.engine.network, [{ path, from: {}, to: {}, ...linear }])
  expect(() => start('Moving.gone')).toThrow('There is no property Moving.gone')
})

test('the same share of the time is the same value, and the ends are exact', () => {
  expect(between(0.1, 0.3, 1)).toBe(0.3)
  expect(between([0.1, { a: 1 }], [0.3, { a: 2 }], 0)).toEqual([0.1, { a: 1 }])
  expect(between([0, { position: 1 }], [1, { position: 3 }], 0.5)).toEqual([0.5, { position: 2 }])
  expect(between([1, 2], [1, 2, 3], 0.4)).toEqual([1, 2])
  for (const easing of ['linear', 'ease-in', 'ease-out', 'ease-in-out'] as const)
    expect([eased(easing, 0), eased(easing, 1)]).toEqual([0, 1])
  expect(eased('ease-in-out', 0.5)).toBe(0.5)
})

test('a camera keeps its distance on its way around, and turns all around in an orbit', () => {
  const from: CameraState = { ...defaultCamera, lookFrom: [0, 0, 2] }
  const to: CameraState = { ...defaultCamera, lookFrom: [2, 0, 0] }
  const half = cameraBetween(from, to, 0.5)
  expect(length(subtract(half.lookFrom, half.lookTo))).toBeCloseTo(2)
  expect(half.lookFrom[0]).toBeCloseTo(Math.SQRT2)
  expect(cameraBetween(from, to, 1)).toEqual(to)
  const quarter = cameraBetween(from, from, 0.25, 360)
  expect(quarter.lookFrom.map(x => Math.round(x * 1e6) / 1e6)).toEqual([2, 0, 0])
  expect(length(subtract(cameraBetween(from, { ...from, lookFrom: [0, 0, -2] }, 0.5).lookFrom, from.lookTo))).toBeCloseTo(2)
})

test('frames reach the end once, lead on in a loop, or go there and back', () => {
  expect(frameTimes(3, 'once')).toEqual([0, 0.5, 1])
  expect(frameTimes(4, 'loop')).toEqual([0, 0.25, 0.5, 0.75])
  expect(frameTimes(4, 'back')).toEqual([0, 0.5, 1, 0.5])
  expect(frameTimes(1, 'once')).toEqual([0])
})

const start = () => ({ properties: [{ path: 'Moving.count', from: { value: 0 }, to: { value: 5 }, ...linear }] })

test('a page shows frames of it; a save ends it, so that no file holds what was passed through', async () => {
  await desk.request('beginAnimation', start())
  await desk.request('animationFrame', { at: 1 })
  expect(moving.count.value).toBe(5)
  await desk.request('saveWorkspace', { path: `${desk.folder}/moving.inv` })
  expect(moving.count.value).toBe(0)
  await expect(desk.request('animationFrame', { at: 1 })).rejects.toThrow('The animation has ended')
})

test('another workspace keeps its own values', async () => {
  await desk.request('beginAnimation', start())
  await desk.request('animationFrame', { at: 0.4 })
  await desk.request('newWorkspace', {})
  await desk.request('endAnimation', {})
  expect(desk.engine.network.processors.size).toBe(0)
})
