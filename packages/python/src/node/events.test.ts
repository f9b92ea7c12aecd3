import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { type ImageOutport, type InteractionEvent, type MouseEvent, type PickingEvent, type Processor, propagateEvent } from '@ivw/network'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PythonProcessor } from '../python-processor.ts'
import { PythonSession, processorFile } from './testing/python-session.ts'

const at = { position: [0.25, 0.5], canvasSize: [101, 101], depth: 0.5, modifiers: ['shift'], canvas: 'Canvas' } as const
const mouse = (state: MouseEvent['state'], x = 0.25): MouseEvent => ({
  ...{ kind: 'mouse', state, button: state === 'move' ? undefined : 'left', buttons: state === 'release' ? [] : ['left'] },
  ...at,
  position: [x, 0.5],
})
const wheel: InteractionEvent = { kind: 'wheel', delta: [0, 1], buttons: [], ...at }
const key: InteractionEvent = { kind: 'key', state: 'press', key: 'K', modifiers: [] }

const source = processorFile('Source', '', { initialize: '        self.out = self.addOutport(VolumeOutport("out"))' })
const ports = `        self.inport = self.addInport(VolumeInport("inport"))
        self.out = self.addOutport(VolumeOutport("out"))`

let session: PythonSession
beforeAll(async () => {
  session = await PythonSession.start({ 'Source.py': source })
})
afterEach(() => {
  session.network.clear()
  session.log.length = 0
})
afterAll(() => session[Symbol.asyncDispose]())

const texts = () => session.log.map(({ text }) => text)

/** A Python processor with these methods. */
async function processorWith(name: string, body: string, initialize = ''): Promise<PythonProcessor> {
  await session.save(`${name}.py`, processorFile(name, body, { initialize }))
  const processor = session.add(name) as PythonProcessor
  await processor.created()
  return processor
}

/** A source that notes what reaches it, below such a processor. */
async function chain(name: string, body: string) {
  const sink = await processorWith(name, body, ports)
  const upstream = session.add('Source')
  session.connect('Source.out', `${name}.inport`)
  const seen: string[] = []
  upstream.handleEvent = event => void seen.push(event.kind)
  const send = (event: InteractionEvent) => propagateEvent({ ...event }, sink as Processor)
  return { sink, seen, send }
}

test('a processor that does not ask for events is not asked', async () => {
  const { seen, send } = await chain('Plain', '')
  expect(send(wheel)).toBe(false)
  expect(seen).toEqual(['wheel'])
})

test('invokeEvent decides what goes on', async () => {
  const { seen, send } = await chain(
    'Using',
    `    def invokeEvent(self, event):
        if event.hash() == ivw.MouseEvent.chash:
            print(event.button.name, event.state.name, event.pos.x, event.depth, [m.name for m in event.modifiers()])
            event.markAsUsed()
        elif event.hash() == ivw.KeyboardEvent.chash:
            print(event.key.name)
`,
  )
  expect(await send(mouse('press'))).toBe(true)
  expect(await send(key)).toBe(false)
  expect(seen).toEqual(['key'])
  expect(texts()).toEqual(["Left Press 25.0 0.5 ['Shift']", 'K'])
})

test('propagateEvent lets an event go on by calling the base', async () => {
  const { seen, send } = await chain(
    'Passing',
    `    def propagateEvent(self, event, outport):
        if event.hash() != ivw.WheelEvent.chash:
            super().propagateEvent(event, outport)
`,
  )
  expect([await send(wheel), await send(key)]).toEqual([false, false])
  expect(seen).toEqual(['key'])
})

test('what a callback raises is shown with its line, and the event goes on', async () => {
  const { sink, seen, send } = await chain(
    'Raising',
    `    def invokeEvent(self, event):
        raise ValueError("no events, please")
`,
  )
  expect(await send(wheel)).toBe(false)
  expect(seen).toEqual(['wheel'])
  const frame = { function: 'invokeEvent', text: 'raise ValueError("no events, please")' }
  expect(sink.status.error).toMatchObject({ phase: 'event', message: 'ValueError: no events, please', cause: { frames: [frame] } })
})

test('nobody waits for a busy Python; moves become one, presses all arrive', async () => {
  const flag = `${session.path('Busy.py')}.flag`
  writeFileSync(flag, '')
  const processor = await processorWith(
    'Busy',
    `    def process(self):
        import os, time
        print("begun")
        while os.path.exists(__file__ + ".flag"):
            time.sleep(0.002)

    def invokeEvent(self, event):
        print(event.state.name, event.posNormalized.x)
`,
  )
  await session.logged('begun')
  const send = (event: InteractionEvent) => propagateEvent(event, processor)
  const events = [mouse('press'), mouse('move', 0.5), mouse('move', 0.75), mouse('release', 0.75), mouse('press', 1)]
  const answers = await Promise.all(events.map(event => send(event)))
  expect(existsSync(flag)).toBe(true)
  expect(answers).toEqual([false, false, false, false, false])
  rmSync(flag)
  await processor.events.settled()
  expect(texts().filter(text => text !== 'begun')).toEqual(['Press 0.25', 'Move 0.75', 'Release 0.75', 'Press 1.0'])
})

test('picking callbacks of a processor hear of its own identifiers only', async () => {
  const reserved: unknown[] = []
  session.client.serveCalls((target, member, args) => {
    reserved.push([target, member, ...args])
    return 40
  })
  const released = new Promise<number>(resolve => session.client.onPickingReleased(resolve))
  const picked = await processorWith(
    'Picked',
    `    def picked(self, event):
        if event.pressState == ivw.PickingPressState.Press:
            raise RuntimeError("not this one")
        print(event.pickedId, event.currentGlobalPickingId, event.getEvent().delta.y)
        event.markAsUsed()
`,
    '        self.mapper = ivw.PickingMapper(self, 3, self.picked)',
  )
  expect(reserved.at(-1)).toEqual(['picking', 'reserve', 'Picked', 0, 3])
  const event = (id: number, more: Partial<PickingEvent> = {}): PickingEvent => ({
    ...{ kind: 'picking', id, currentId: 7, state: 'updated', press: 'none', hover: 'none', buttons: [], ...at },
    ...{ pressedId: 0, previousId: 0, pressedNdc: [0, 0, 1], previousNdc: [0, 0, 1], source: { ...wheel, used: false } },
    ...more,
  })
  expect(propagateEvent(event(39), picked)).toBe(false)
  expect(propagateEvent(event(43), picked)).toBe(false)
  expect(await propagateEvent(event(42), picked)).toBe(true)
  expect(texts()).toEqual(['2 7 1.0'])
  expect(await propagateEvent(event(41, { press: 'press' }), picked)).toBe(false)
  expect(picked.status.error).toMatchObject({ phase: 'picking', message: 'RuntimeError: not this one' })
  // Of the object that was made at first to see what the type has.
  expect(await released).toBe(40)
})

test('a callback that does not end is seen to run, and can be stopped', async () => {
  const processor = await processorWith(
    'Stuck',
    `    def process(self):
        print("process")

    def invokeEvent(self, event):
        while True:
            pass
`,
  )
  await session.evaluator.idle()
  expect(await propagateEvent({ ...wheel }, processor)).toBe(false)
  await session.becomes(processor, 'running')
  processor.events.interrupt()
  await processor.events.settled()
  expect(processor.status.error).toMatchObject({ phase: 'event', cause: { type: 'KeyboardInterrupt' } })
  processor.invalidate('invalidOutput')
  await session.evaluator.idle()
  expect(processor.status.state).toBe('success')
})

test('a class that handles events hears of new sizes of pictures', async () => {
  const processor = await processorWith(
    'Drawing',
    `    def invokeEvent(self, event):
        if event.hash() == ivw.ResizeEvent.chash:
            print(event.previousSize.x, event.size.x, event.size.y)
`,
    '        self.out = self.addOutport(ImageOutport("out"))',
  )
  for (const width of [20, 40]) {
    processor.imageResized([width, 10], processor.outport('out') as ImageOutport)
    await processor.events.settled()
  }
  expect(texts()).toEqual(['0 20 10', '20 40 10'])
})
