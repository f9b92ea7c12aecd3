import type { InteractionEvent, MouseEvent, PickingEvent } from '@ivw/network'
import { afterEach, expect, test, vi } from 'vitest'
import { type EventOutcome, EventSender } from './event-sender.ts'
import type { SentEvent } from './joined-events.ts'

const at = { position: [0.5, 0.5], canvasSize: [10, 10], depth: 0, modifiers: [] } as const
const mouse = (state: MouseEvent['state'], x: number, buttons: MouseEvent['buttons'] = []): MouseEvent => ({
  ...{ kind: 'mouse', state, buttons },
  ...at,
  position: [x, 0],
})
const drag = (previous: number, x: number): PickingEvent => ({
  ...{ kind: 'picking', id: 3, currentId: 3, state: 'updated', press: 'move', hover: 'none', buttons: ['left'], ...at, position: [x, 0] },
  ...{ pressedId: 3, previousId: 3, pressedNdc: [0, 0, 0], previousNdc: [previous, 0, 0], source: mouse('move', x, ['left']) },
})
const used: EventOutcome = { used: true, forward: false, properties: false }
const unused: EventOutcome = { used: false, forward: true, properties: true }

/** A Python that answers when the test says so. */
function busyPython() {
  const arrived: SentEvent[] = []
  const answers: ((outcome: EventOutcome) => void)[] = []
  const sender = new EventSender(event => {
    arrived.push(event)
    return new Promise(resolve => answers.push(resolve))
  })
  return { arrived, answers, sender }
}

afterEach(() => {
  vi.useRealTimers()
})

test('events arrive one after the other; moves that wait are one, the wheel adds up, presses and releases all come', async () => {
  const { sender, arrived, answers } = busyPython()
  const wheel = (y: number): InteractionEvent => ({ kind: 'wheel', delta: [0, y], buttons: [], ...at })
  const events = [mouse('press', 0), mouse('move', 1), mouse('move', 2), mouse('release', 2), wheel(1), wheel(0.5), mouse('press', 3)]
  const outcomes = events.map(event => sender.deliver(event, 'out'))
  expect(arrived).toHaveLength(1)
  for (const [i, resolved] of [0, 2, 3, 5, 6].entries()) {
    answers[i]?.(i === 1 ? used : unused)
    await outcomes[resolved]
  }
  expect(
    arrived.map(event => (event.kind === 'wheel' ? event.delta[1] : event.kind === 'mouse' && [event.state, event.position[0]])),
  ).toEqual([['press', 0], ['move', 2], ['release', 2], 1.5, ['press', 3]])
  expect(await Promise.all(outcomes)).toEqual([unused, used, used, unused, unused, unused, unused])
})

test('what was dragged meanwhile adds up', async () => {
  const { sender, arrived, answers } = busyPython()
  const first = sender.deliver(drag(0, 1), null)
  void sender.deliver(drag(1, 2), null)
  const last = sender.deliver(drag(2, 3), null)
  answers[0]?.(used)
  await first
  answers[1]?.(used)
  await last
  expect(arrived).toMatchObject([{ previousNdc: [0, 0, 0] }, { previousNdc: [1, 0, 0], position: [3, 0] }])
})

test('nobody waits for a Python that is busy: it is taken to do what it did before', async () => {
  vi.useFakeTimers()
  const { sender, answers } = busyPython()
  const first = sender.deliver(drag(0, 1), null)
  answers[0]?.(used)
  expect(await first).toEqual(used)
  const second = sender.deliver(drag(1, 2), null)
  const other = sender.deliver(mouse('move', 0), null)
  vi.advanceTimersByTime(1000)
  expect(await second).toEqual(used)
  expect(await other).toEqual(unused)
  // Known to be busy: at once.
  expect(await sender.deliver(drag(2, 3), null)).toEqual(used)
})

test('a Python that was busy from the start is taken to use what is done to its things, and nothing else', async () => {
  vi.useFakeTimers()
  const { sender } = busyPython()
  const dragged = sender.deliver(drag(0, 1), null)
  const hovered = sender.deliver({ ...drag(1, 2), press: 'none', hover: 'move', buttons: [] }, null)
  const moved = sender.deliver(mouse('move', 0), null)
  vi.advanceTimersByTime(1000)
  expect((await Promise.all([dragged, hovered, moved])).map(outcome => outcome.used)).toEqual([true, false, false])
})
