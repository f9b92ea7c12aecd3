import type { Vec2 } from '@ivw/data'
import {
  CameraProperty,
  EventProperty,
  FloatProperty,
  History,
  ImageOutport,
  type InteractionEvent,
  Processor,
  ProcessorFactory,
  type ProcessorInfo,
  ProcessorNetwork,
} from '@ivw/network'
import { CanvasProcessor } from '@ivw/processors'
import { expect, test } from 'vitest'
import { PictureEdits } from './picture-edits.ts'
import type { CanvasInput } from './protocol.ts'

const still = { invalidationLevel: 'valid' } as const

/** Dragged with the left button it takes the place of the pointer, the right one turns the camera, the wheel and + change the level. */
class Knob extends Processor {
  static override readonly info: ProcessorInfo = {
    ...{ classIdentifier: 'org.test.Knob', displayName: 'Knob', category: 'Test', codeState: 'stable', tags: [], help: '' },
  }
  readonly picture = this.addPort(new ImageOutport('picture'))
  readonly x = this.addProperty(new FloatProperty('x', 'Place', 0, still))
  readonly twice = this.addProperty(new FloatProperty('twice', 'Twice', 0, still))
  readonly level = this.addProperty(new FloatProperty('level', 'Level', 0, { min: 0, max: 100, ...still }))
  readonly seen = this.addProperty(new FloatProperty('seen', 'Seen', 0, { readOnly: true, ...still }))
  readonly hovered = this.addProperty(new FloatProperty('hovered', 'Hovered', 0, still))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', still))
  readonly events = this.addProperty(
    new EventProperty('events', 'Events', { kind: 'general', kinds: ['mouse', 'wheel', 'key'] }, event => this.#take(event)),
  )

  #take(event: InteractionEvent): void {
    if (event.kind === 'wheel') this.level.value += event.delta[1]
    if (event.kind === 'key' && event.state === 'press') this.level.value += 10
    if (event.kind !== 'mouse' || event.state !== 'move') return
    this.seen.value = event.position[0]
    if (event.buttons.includes('left')) {
      this.x.value = event.position[0]
      if (event.position[1] > 0.5) this.twice.value = 2 * event.position[0]
    } else if (event.buttons.includes('right')) this.camera.setState({ lookFrom: [event.position[0], 0, 1] })
    else this.hovered.value = event.position[0]
  }
}

const lookFrom = ({ camera }: Knob) => camera.state.lookFrom

function desk() {
  const factory = new ProcessorFactory()
  for (const type of [Knob, CanvasProcessor]) factory.register(type)
  const network = new ProcessorNetwork(factory)
  const knob = network.add(new Knob('Knob'))
  const canvas = network.add(new CanvasProcessor('Canvas'))
  network.connect(knob.picture, canvas.image)
  const history = new History(network)
  const edits = new PictureEdits(network, history)
  let now = 0
  return {
    ...{ network, knob, history },
    wait: (milliseconds: number) => (now += milliseconds),
    async does(...inputs: readonly CanvasInput[]) {
      for (const input of inputs)
        await new Promise<void>(sent =>
          canvas.input(
            input,
            () => sent(),
            () => edits.follow(input, now),
          ),
        )
    },
  }
}

type Button = 'left' | 'right'
const mouse = (state: 'press' | 'move' | 'release', position: Vec2, button?: Button): CanvasInput => ({
  ...{ type: 'mouse', state, position, modifiers: [], button: state === 'move' ? undefined : button },
  buttons: button === undefined || state === 'release' ? [] : [button],
})
const drag = (button: Button, ...places: readonly Vec2[]): CanvasInput[] => [
  mouse('press', places[0] as Vec2, button),
  ...places.map(place => mouse('move', place, button)),
  mouse('release', places.at(-1) as Vec2, button),
]
const wheel: CanvasInput = { type: 'wheel', delta: [0, 1], modifiers: [], position: [0, 0] }
const plus: CanvasInput = { type: 'key', state: 'press', key: 'Equal', modifiers: [] }

test('a drag in a picture is one step with a name; undo and redo go its whole way', async () => {
  const { does, knob, history } = desk()
  await does(...drag('left', [0.1, 0], [0.2, 0], [0.3, 0]))
  await does(...drag('left', [0.3, 0], [0.7, 0]))
  expect(history.editNames).toEqual(['Change Place', 'Change Place'])
  history.undo()
  expect(knob.x.value).toBe(0.3)
  history.undo()
  expect([knob.x.value, history.undoName]).toEqual([0, undefined])
  history.redo()
  history.redo()
  expect(knob.x.value).toBe(0.7)
})

test('what sets several properties is called by the processor', async () => {
  const { does, knob, history } = desk()
  await does(...drag('left', [0.1, 0], [0.2, 1], [0.3, 0]))
  expect(history.editNames).toEqual(['Change Knob'])
  history.undo()
  expect([knob.x.value, knob.twice.value]).toEqual([0, 0])
})

test('the camera is undone by itself, edits stay', async () => {
  const { does, knob, history } = desk()
  const before = lookFrom(knob)
  await does(...drag('left', [0.4, 0]), ...drag('right', [0.1, 0], [0.2, 0]))
  expect([history.editNames, history.undoViewName]).toEqual([['Change Place'], 'Move Camera'])
  history.undoView()
  expect([lookFrom(knob), knob.x.value]).toEqual([before, 0.4])
})

test('turns of the wheel, and strokes of one key, are one step until the user pauses or does something else', async () => {
  const { does, knob, history, wait } = desk()
  await does(wheel, wheel, wheel)
  wait(999)
  await does(wheel)
  wait(1000)
  await does(wheel, plus, plus, mouse('press', [0, 0], 'left'), mouse('release', [0, 0], 'left'), plus)
  expect(knob.level.value).toBe(35)
  const levels = history.editNames.map(() => {
    history.undo()
    return knob.level.value
  })
  expect(levels).toEqual([25, 5, 4, 0])
})

test('where the pointer only passes by nothing is recorded, and what is only shown is no edit', async () => {
  const { does, knob, history } = desk()
  await does(mouse('move', [0.5, 0]))
  expect([knob.hovered.value, history.undoName]).toEqual([0.5, undefined])
  await does(...drag('left', [0.1, 0], [0.2, 0]))
  history.undo()
  expect([knob.seen.value, knob.hovered.value]).toEqual([0.2, 0.5])
})

test('what follows by a link is undone with what it followed', async () => {
  const { does, network, knob, history } = desk()
  const other = network.add(new Knob('Other'))
  network.link(knob.x, other.level)
  network.apply([{ kind: 'link', source: 'Knob.camera.lookFrom', destination: 'Other.camera.lookFrom' }])
  const before = lookFrom(other)
  await does(...drag('left', [0.4, 0]), ...drag('right', [0.1, 0]))
  expect([history.editNames, history.undoViewName]).toEqual([['Change Knob'], 'Move Camera'])
  history.undo()
  history.undoView()
  expect([other.level.value, lookFrom(other)]).toEqual([0, before])
})

test('inside of an edit it is part of that edit', async () => {
  const { network, knob, history } = desk()
  history.perform(
    () =>
      network.byUser(() => {
        knob.x.value = 5
      }),
    { name: 'Press Reset' },
  )
  expect(history.editNames).toEqual(['Press Reset'])
})
