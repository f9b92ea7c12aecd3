import type { Vec2 } from '@ivw/data'
import type { PickingEvent, Processor } from '@ivw/network'

/** A drag with the left button over something that can be picked; positions are pixels from the lower left. */
export function dragPicked(processor: Processor, id: number, size: Vec2, from: Vec2, ...to: readonly Vec2[]): void {
  const place = ([x, y]: Vec2): Vec2 => [x / size[0], y / size[1]]
  const ndc = (pixel: Vec2) => [2 * place(pixel)[0] - 1, 2 * place(pixel)[1] - 1, 0] as const
  const event = (press: PickingEvent['press'], at: Vec2, before: Vec2): PickingEvent => ({
    ...{ kind: 'picking', id, state: 'updated', press, hover: 'none', buttons: press === 'release' ? [] : ['left'], modifiers: [] },
    ...{ position: place(at), canvasSize: size, depth: 0, currentId: id, pressedId: id, previousId: id },
    ...{ pressedNdc: ndc(from), previousNdc: ndc(before) },
  })
  processor.handleEvent(event('press', from, from))
  let before = from
  for (const next of to) {
    processor.handleEvent(event('move', next, before))
    before = next
  }
  processor.handleEvent(event('release', before, before))
}
