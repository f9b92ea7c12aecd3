import type { ButtonProperty, FloatProperty, ListProperty, Processor } from '@ivw/network'
import { expect, test } from 'vitest'
import { PythonSession, processorFile } from './testing/python-session.ts'

const three = `        self.a = self.addProperty(IntProperty("a", "A", 0, 0, 1000))
        self.b = self.addProperty(IntProperty("b", "B", 0, 0, 1000))
        self.text = self.addProperty(StringProperty("text", "Text", ""))`

const value = (processor: Processor, path: string): unknown => processor.property(path)?.state.value

function set(processor: Processor, path: string, state: Readonly<Record<string, unknown>>): void {
  processor.property(path)?.setState(state)
}

test('process starts with every change that was made before, in their order', async () => {
  const body = `    def process(self):
        print("process", self.a.value, self.b.value, self.text.value)
`
  const initialize = `${three}
        self.a.onChange(lambda: print("a", self.a.value))
        self.b.onChange(lambda: print("b", self.b.value))`
  await using session = await PythonSession.start({ 'Order.py': processorFile('Order', body, { initialize }) })
  const order = session.add('Order')
  await session.evaluator.idle()
  set(order, 'b', { value: 1 })
  set(order, 'a', { value: 2 })
  set(order, 'b', { value: 3 })
  set(order, 'text', { value: 'x' })
  await session.evaluator.idle()
  expect(session.text.split('\n')).toEqual(['process 0 0 ', 'b 1', 'a 2', 'b 3', 'process 2 3 x'])
})

test('what Python sets arrives before the answer, and is not sent back', async () => {
  const body = `    def process(self):
        self.b.value = self.a.value * 2
        self.text.value = "done"
        self.text.visible = False
`
  const initialize = `${three}\n        self.b.onChange(lambda: print("b", self.b.value))`
  await using session = await PythonSession.start({ 'Set.py': processorFile('Set', body, { initialize }) })
  const processor = session.add('Set')
  await session.evaluator.idle()
  set(processor, 'a', { value: 21 })
  await session.evaluator.idle()
  expect([value(processor, 'b'), value(processor, 'text')]).toEqual([42, 'done'])
  expect(processor.property('text')?.visible).toBe(false)
  expect(processor.status.state).toBe('success')
  expect(session.text).toBe('b 42')
})

test('a chain of callbacks in Python reaches the network; ranges and options as well', async () => {
  const initialize = `${three}
        self.choice = self.addProperty(OptionPropertyInt("choice", "Choice", [IntOption("one", "One", 1), IntOption("two", "Two", 2)]))
        self.a.onChange(self.changed)`
  const body = `    def changed(self):
        self.b.maxValue = 5000
        self.b.value = 4000
        self.choice.value = 2
        self.a.readOnly = True
`
  await using session = await PythonSession.start({ 'Chain.py': processorFile('Chain', body, { initialize }) })
  const chain = session.add('Chain')
  await session.evaluator.idle()
  set(chain, 'a', { value: 1 })
  await session.evaluator.idle()
  expect(chain.property('b')?.state).toMatchObject({ value: 4000, max: 5000 })
  expect(chain.property('choice')?.state).toMatchObject({ selected: 'two' })
  expect(chain.property('a')?.readOnly).toBe(true)
})

test('the newest change wins on both sides when they cross', async () => {
  const body = `    def process(self):
        import time
        print("begin")
        time.sleep(0.1)
        self.a.value = 500 + self.b.value
        time.sleep(0.1)
        print("end", self.a.value)
`
  await using session = await PythonSession.start({ 'Cross.py': processorFile('Cross', body, { initialize: three }) })
  const cross = session.add('Cross')
  await session.logged('begin')
  // Made after Python began and before it sets its own value; Python hears of it after that.
  set(cross, 'a', { value: 7 })
  await session.logged('end 500')
  await session.evaluator.idle()
  // The run after it, which starts with 7, sets the value last.
  expect(session.text.split('\n').filter(line => line.startsWith('end'))).toEqual(['end 500', 'end 500'])
  expect(value(cross, 'a')).toBe(500)
})

test('what was set before the Python object exists, it starts with', async () => {
  const initialize = `${three}\n        print("constructed", self.a.value)`
  await using session = await PythonSession.start({
    'Early.py': processorFile('Early', `    def process(self):\n        print("process", self.a.value, self.text.value)\n`, { initialize }),
  })
  const early = session.factory.create('org.test.Early')
  set(early, 'a', { value: 11 })
  early.property('text')?.setState({ value: 'from a file' })
  session.network.add(early)
  set(early, 'a', { value: 12 })
  await session.evaluator.idle()
  expect(session.text).toContain('process 12 from a file')
  expect(value(early, 'a')).toBe(12)
})

test('buttons work from both sides, once', async () => {
  const initialize = `${three}
        self.go = self.addProperty(ButtonProperty("go", "Go", self.pressed))
        self.again = self.addProperty(ButtonProperty("again", "Again"))
        self.again.onChange(lambda: print("again"))`
  const body = `    def pressed(self):
        print("pressed")
        self.b.value += 1
        self.again.press()
`
  await using session = await PythonSession.start({ 'Button.py': processorFile('Button', body, { initialize }) })
  const button = session.add('Button')
  await session.evaluator.idle()
  let heard = 0
  ;(button.property('again') as ButtonProperty).onPress(() => heard++)
  session.network.pressButton('Button.go')
  await session.logged('again')
  await session.evaluator.idle()
  expect(session.text.split('\n')).toEqual(['pressed', 'again'])
  expect(value(button, 'b')).toBe(1)
  expect(heard).toBe(1)
})

test('what Python sets for a button that was pressed is a step with a name; what process sets is none', async () => {
  const initialize = `${three}
        self.go = self.addProperty(ButtonProperty("go", "Go", self.pressed))`
  const body = `    def pressed(self):
        self.a.value += 1
        self.text.value = "pressed"
    def process(self):
        self.b.value = self.a.value
`
  await using session = await PythonSession.start({ 'Button.py': processorFile('Button', body, { initialize }) })
  const button = session.add('Button')
  const steps: [string | undefined, string][] = []
  session.network.observe({
    doneByUser: (inverse, step) => steps.push([step?.name, inverse.map(change => change.kind === 'setProperty' && change.path).join()]),
  })
  await session.evaluator.idle()
  const heard = new Promise<void>(resolve => button.property('text')?.onChange(() => resolve()))
  session.network.pressButton('Button.go')
  await heard
  await session.evaluator.idle()
  expect(steps).toEqual([
    ['Press Go', 'Button.a'],
    ['Press Go', 'Button.text'],
  ])
  expect([value(button, 'a'), value(button, 'b'), value(button, 'text')]).toEqual([1, 1, 'pressed'])
})

test('properties and ports that Python adds and removes at run time come and go here, others keep their connections', async () => {
  const initialize = `${three}
        self.out = self.addOutport(VolumeOutport("out"))`
  const body = `    def process(self):
        if self.a.value == 1:
            group = CompositeProperty("group", "Group")
            group.addProperty(FloatProperty("inner", "Inner", 0.5))
            self.addProperty(group, True)
            self.addOutport(MeshOutport("mesh"))
        if self.a.value == 2:
            print("inner", self.group.inner.value)
            self.removeProperty("group")
            self.removeOutport("mesh")
        self.out.setData(Volume(np.zeros((1, 1, 1), np.uint8)))
`
  const sink = processorFile('Sink', '', { initialize: `        self.inport = self.addInport(VolumeInport("inport"))` })
  await using session = await PythonSession.start({ 'Dynamic.py': processorFile('Dynamic', body, { initialize }), 'Sink.py': sink })
  const dynamic = session.add('Dynamic')
  session.add('Sink')
  session.connect('Dynamic.out', 'Sink.inport')
  await session.evaluator.idle()
  set(dynamic, 'a', { value: 1 })
  await session.evaluator.idle()
  const inner = dynamic.property('group.inner') as FloatProperty
  expect(inner.value).toBe(0.5)
  expect(dynamic.property('group')?.owned).toBe(true)
  expect(dynamic.outport('mesh')).toBeDefined()
  inner.setState({ value: 0.25 })
  set(dynamic, 'a', { value: 2 })
  await session.evaluator.idle()
  expect(session.text).toContain('inner 0.25')
  expect(dynamic.property('group')).toBeUndefined()
  expect(dynamic.outport('mesh')).toBeUndefined()
  expect(session.network.connections).toHaveLength(1)
})

test('values that JSON cannot hold survive', async () => {
  const initialize = `        self.x = self.addProperty(FloatProperty("x", "X", 0, -np.inf, np.inf, 0.1))
        self.y = self.addProperty(FloatProperty("y", "Y", 0, -np.inf, np.inf, 0.1))`
  await using session = await PythonSession.start({
    'Odd.py': processorFile('Odd', `    def process(self):\n        print(repr(self.x.value))\n        self.y.value = -self.x.value\n`, {
      initialize,
    }),
  })
  const odd = session.add('Odd')
  await session.evaluator.idle()
  expect(odd.property('x')?.state).toMatchObject({ min: -Infinity, max: Infinity })
  set(odd, 'x', { value: Infinity })
  await session.evaluator.idle()
  expect(value(odd, 'y')).toBe(-Infinity)
})

test('elements of a list that the user adds, moves and takes away are there in Python, and come back with a new one', async () => {
  const initialize = `        self.items = ListProperty("items", "Items", 3, ListPropertyUIFlags(ListPropertyUIFlag.Add))
        self.items.addPrefab(IntProperty("number", "Number", 7))
        self.addProperty(self.items)
        self.items.onChange(lambda: print("changed", [(item.identifier, item.value) for item in self.items.properties]))`
  const body = `    def process(self):
        print("process", [(item.identifier, item.value) for item in self.items.properties])
`
  const imports = 'from inviwopy.properties import ListPropertyUIFlag, ListPropertyUIFlags'
  await using session = await PythonSession.start({ 'List.py': processorFile('List', body, { initialize, imports }) })
  const processor = session.add('List')
  await session.evaluator.idle()
  const list = processor.property('items') as ListProperty
  expect(list.state).toMatchObject({ maxNumberOfElements: 3, uiFlags: ['add'], prefabs: [{ identifier: 'number' }] })
  const last = () => session.text.split('\n').at(-1)
  list.construct()
  list.construct()
  await session.evaluator.idle()
  expect(last()).toBe("process [('number', 7), ('number2', 7)]")
  set(processor, 'items.number2', { value: 9 })
  await session.evaluator.idle()
  session.network.apply([{ kind: 'moveProperty', path: 'List.items.number2', index: 0 }])
  await session.evaluator.idle()
  expect(last()).toBe("process [('number2', 9), ('number', 7)]")
  session.network.apply([{ kind: 'removeProperty', path: 'List.items.number' }])
  await session.evaluator.idle()
  expect(last()).toBe("process [('number2', 9)]")
  expect(list.properties.map(({ identifier }) => identifier)).toEqual(['number2'])
  await session.host.restart()
  await session.evaluator.idle()
  expect(last()).toBe("process [('number2', 9)]")
  expect(processor.property('items.number2')?.state.value).toBe(9)
})

test('a file that the user wants to be read again runs callbacks and process, although its path is the same', async () => {
  const initialize = `        self.file = self.addProperty(FileProperty("file", "File", "a.npy"))
        self.file.onChange(lambda: print("chosen", self.file.value))`
  const body = `    def process(self):
        print("process", self.file.isModified)
`
  await using session = await PythonSession.start({ 'Again.py': processorFile('Again', body, { initialize }) })
  session.add('Again')
  await session.evaluator.idle()
  session.network.pressButton('Again.file')
  await session.logged('chosen a.npy')
  await session.evaluator.idle()
  expect(session.text.split('\n')).toEqual(['process True', 'chosen a.npy', 'process True'])
})
