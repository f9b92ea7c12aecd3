import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { CameraProperty } from '../property/camera-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { EventProperty } from '../property/event-property.ts'
import { Probe, Source, Sum } from '../testing/numbers.ts'
import type { GestureEvent, InteractionEvent, KeyEvent, MouseEvent, WheelEvent } from './interaction-event.ts'
import { type EventMatcher, matches } from './matcher.ts'
import { PickingIds } from './picking-ids.ts'
import { propagateEvent } from './propagate.ts'

const pointer = { position: [0.5, 0.5], canvasSize: [100, 100], depth: 1, modifiers: [] } as const
const mouse = (more: Partial<MouseEvent>): MouseEvent => ({ kind: 'mouse', state: 'press', buttons: [], ...pointer, ...more })
const key = (name: string, more: Partial<KeyEvent> = {}): KeyEvent => ({ kind: 'key', state: 'press', key: name, modifiers: [], ...more })
const wheel: WheelEvent = { kind: 'wheel', delta: [0, 1], buttons: [], ...pointer }
const gesture: GestureEvent = {
  kind: 'gesture',
  type: 'pinch',
  state: 'updated',
  fingers: 2,
  deltaPosition: [0, 0],
  deltaScale: 1.1,
  deltaAngle: 0,
  ...pointer,
}

const leftDrag: EventMatcher = { kind: 'mouse', buttons: ['left'], states: ['press', 'move'], modifiers: [] }
const hover: EventMatcher = { kind: 'mouse', buttons: [], states: ['move'], modifiers: 'any' }
const shiftW: EventMatcher = { kind: 'key', key: 'W', states: ['press'], modifiers: ['shift'] }

describe('matchers', () => {
  test.each<[string, EventMatcher, InteractionEvent, boolean]>([
    ['the button that caused a press', leftDrag, mouse({ button: 'left', buttons: ['left'] }), true],
    ['another button', leftDrag, mouse({ button: 'right', buttons: ['left', 'right'] }), false],
    ['a move with the button down', leftDrag, mouse({ state: 'move', buttons: ['right', 'left'] }), true],
    ['a move without buttons', leftDrag, mouse({ state: 'move' }), false],
    ['a move without buttons, when none is wanted', hover, mouse({ state: 'move' }), true],
    ['a state that is not wanted', leftDrag, mouse({ state: 'release', button: 'left' }), false],
    ['modifiers that are not wanted', leftDrag, mouse({ button: 'left', modifiers: ['shift'] }), false],
    ['a key with exact modifiers', shiftW, key('W', { modifiers: ['shift'] }), true],
    ['a key of the other case', shiftW, key('w', { modifiers: ['shift'] }), true],
    ['a key with more modifiers', shiftW, key('W', { modifiers: ['shift', 'alt'] }), false],
    ['a key without its modifier', shiftW, key('W'), false],
    ['the wheel', { kind: 'wheel', modifiers: 'any' }, wheel, true],
    ['fingers', { kind: 'gesture', types: ['pinch'], states: ['updated'], fingers: 2, modifiers: 'any' }, gesture, true],
    ['any number of fingers', { kind: 'gesture', types: ['pinch'], states: ['updated'], fingers: -1, modifiers: 'any' }, gesture, true],
    ['another number of fingers', { kind: 'gesture', types: ['pinch'], states: ['updated'], fingers: 1, modifiers: 'any' }, gesture, false],
    ['every event of a kind', { kind: 'general', kinds: ['wheel', 'key'] }, wheel, true],
  ])('%s', (_, matcher, event, expected) => {
    expect(matches(matcher, event)).toBe(expected)
  })
})

/** Source feeds A and B, both feed the probe. Each notes what it sees. */
function diamond() {
  const network = new ProcessorNetwork()
  const source = network.add(new Source())
  const [a, b, probe] = [network.add(new Sum('A')), network.add(new Sum('B')), network.add(new Probe())]
  for (const sum of [a, b]) {
    network.connect(source.out, sum.in)
    network.connect(sum.out, probe.in)
  }
  const seen: string[] = []
  for (const processor of [source, a, b, probe])
    processor.handleEvent = () => {
      seen.push(processor.identifier)
    }
  return { network, source, a, b, probe, seen }
}

describe('events travel up the network', () => {
  test('to every processor once', () => {
    const { probe, seen } = diamond()
    expect(propagateEvent(wheel, probe)).toBe(false)
    expect(seen).toEqual(['Probe', 'A', 'Source', 'B'])
  })

  test('until they are used; other branches still see them', () => {
    const { a, probe, seen } = diamond()
    a.handleEvent = event => {
      seen.push('A used')
      event.used = true
    }
    const event = mouse({})
    expect(propagateEvent(event, probe)).toBe(true)
    expect(seen).toEqual(['Probe', 'A used', 'B', 'Source'])
    expect(event.used).toBe(true)
  })

  test('changed where a processor shifts them, or not at all', () => {
    const { b, probe, seen } = diamond()
    const positions: unknown[] = []
    b.handleEvent = event => void positions.push('position' in event ? event.position : undefined)
    probe.eventFor = (_inport, event) => ('position' in event ? { ...event, position: [0, 1] } : undefined)
    propagateEvent(mouse({}), probe)
    expect(positions).toEqual([[0, 1]])
    seen.length = 0
    propagateEvent(key('W'), probe)
    expect(seen).toEqual(['Probe'])
  })
})

describe('event properties', () => {
  test('run their action when they match: own ones first, then those in groups, until one used the event', () => {
    const probe = new Probe()
    const calls: string[] = []
    const add = (owner: Probe | CompositeProperty, name: string, uses = false) =>
      owner.addProperty(
        new EventProperty(name, name, shiftW, event => {
          calls.push(name)
          event.used = uses
        }),
      )
    const group = probe.addProperty(new CompositeProperty('group', 'Group'))
    add(group, 'inGroup', true)
    const own = add(probe, 'own')
    add(group, 'never')
    propagateEvent(key('W', { modifiers: ['shift'] }), probe)
    propagateEvent(key('S', { modifiers: ['shift'] }), probe)
    expect(calls).toEqual(['own', 'inGroup'])
    own.enabled = false
    propagateEvent(key('W', { modifiers: ['shift'] }), probe)
    expect(calls).toEqual(['own', 'inGroup', 'inGroup'])
  })

  test('leave it to cameras to show a view', () => {
    const probe = new Probe()
    const camera = probe.addProperty(new CameraProperty('camera', 'Camera'))
    expect(propagateEvent({ kind: 'view', action: 'x-', modifiers: [] }, probe)).toBe(true)
    expect(camera.value.lookFrom).toEqual([2, 0, 0])
  })

  test('can be bound anew without running the processor', () => {
    const probe = new ProcessorNetwork().add(new Probe())
    const event = probe.addProperty(new EventProperty('e', 'E', shiftW))
    probe.setValid()
    event.setState({ matcher: { ...shiftW, key: 'Q' } as EventMatcher })
    expect(event.matcher).toMatchObject({ kind: 'key', key: 'Q' })
    expect(probe.isValid).toBe(true)
    expect(() => event.setState({ matcher: { kind: 'smell' } as unknown as EventMatcher })).toThrow(
      'Probe.e: expected one of mouse, wheel, key, gesture, general, found "smell"',
    )
  })
})

describe('a processor that takes its time', () => {
  test('holds its branch up, and what it decides counts', async () => {
    const { a, probe, seen } = diamond()
    a.handleEvent = async event => {
      await Promise.resolve()
      seen.push('A')
      event.used = true
    }
    const used = propagateEvent(mouse({}), probe)
    expect(seen).toEqual(['Probe'])
    expect(await used).toBe(true)
    expect(seen).toEqual(['Probe', 'A', 'B', 'Source'])
  })

  test('that leaves meanwhile passes nothing on', async () => {
    const { network, a, b, probe, seen } = diamond()
    network.apply([{ kind: 'removeProcessor', identifier: 'B' }])
    a.handleEvent = async () => {
      await Promise.resolve()
      network.apply([{ kind: 'removeProcessor', identifier: 'A' }])
    }
    expect(await propagateEvent(wheel, probe)).toBe(false)
    expect(seen).toEqual(['Probe'])
    expect(b.host).toBeUndefined()
  })
})

test('a picking mapper hears of its own identifiers while its processor is in a network', () => {
  const network = new ProcessorNetwork()
  const heard: string[] = []
  const add = (name: string, count: number) => {
    const probe = new Probe(name)
    const mapper = probe.addPicking(count, (event, index) => {
      heard.push(`${name} ${index}`)
      event.used = name === 'B'
    })
    return { probe, mapper }
  }
  const [a, b] = [add('A', 2), add('B', 3)]
  expect(a.mapper.first).toBe(0)
  expect(PickingIds.of(network).isWatched).toBe(false)
  network.add(a.probe)
  network.add(b.probe)
  expect([a.mapper.first, b.mapper.first, PickingIds.of(network).isWatched]).toEqual([1, 3, true])
  const picked = (id: number): InteractionEvent => ({
    ...{ kind: 'picking', id, currentId: id, state: 'updated', press: 'press', hover: 'none', buttons: ['left'], ...pointer },
    ...{ pressedId: id, previousId: 0, pressedNdc: [0, 0, 0], previousNdc: [0, 0, 0] },
  })
  expect([1, 2, 3, 5].map(id => propagateEvent(picked(id), id < 3 ? a.probe : b.probe))).toEqual([false, false, true, true])
  expect(propagateEvent(picked(4), a.probe)).toBe(false)
  b.mapper.enabled = false
  propagateEvent(picked(4), b.probe)
  expect(heard).toEqual(['A 0', 'A 1', 'B 0', 'B 2'])
  a.mapper.resize(4)
  expect([a.mapper.first, a.mapper.indexOf(9)]).toEqual([6, 3])
  network.apply(['A', 'B'].map(identifier => ({ kind: 'removeProcessor', identifier })))
  expect([a.mapper.first, PickingIds.of(network).isWatched]).toEqual([0, false])
})
