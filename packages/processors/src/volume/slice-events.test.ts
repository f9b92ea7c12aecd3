import type { InteractionEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { sliceEvents } from './slice-events.ts'

test('three fingers that pan go from slice to slice, two do not', () => {
  const shifts: number[] = []
  const events = sliceEvents({ shift: slices => shifts.push(slices), mark: () => false, enabled: () => true })
  const pan = (fingers: number, dy: number): boolean => {
    const event: InteractionEvent = {
      ...{ kind: 'gesture', type: 'pan', state: 'updated', fingers, deltaPosition: [0, dy], deltaScale: 1, deltaAngle: 0 },
      ...{ position: [0.5, 0.5], canvasSize: [100, 100], depth: 1, modifiers: [] },
    }
    for (const property of events) property.invoke(event)
    return event.used === true
  }
  expect([pan(3, 0.1), pan(3, -0.02), pan(3, 0), pan(2, 0.1)]).toEqual([true, true, false, false])
  expect(shifts).toEqual([1, -1])
})
