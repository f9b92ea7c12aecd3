import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createPort, IntProperty, type Processor } from '@ivw/network'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PythonSession } from './testing/python-session.ts'

const file = resolve(import.meta.dirname, '../../../../python/inviwopy/_processors/PythonScriptProcessor.py')

let session: PythonSession
beforeAll(async () => {
  session = await PythonSession.start()
  await session.types.fileChanged(file)
  await session.client.request('trust', { folder: session.folder })
})
afterAll(async () => session?.[Symbol.asyncDispose]())

const counting = `from inviwopy.data import VolumeOutport
from inviwopy.properties import IntProperty
if "result" not in self.outports:
    self.addOutport(VolumeOutport("result"))
if "count" not in self.properties:
    self.addProperty(IntProperty("count", "Count", 3, 0, 10))
def process(self):
    raise ValueError(f"count is {self.properties.count.value}")
self.setProcess(process)
`

/** A script and a processor that runs it. */
async function place(identifier: string, text: string): Promise<{ processor: Processor; script: string }> {
  const script = join(session.folder, `${identifier}.py`)
  writeFileSync(script, text)
  const processor = session.network.add(session.factory.create('org.inviwo.PythonScriptProcessor', identifier))
  session.network.apply([{ kind: 'setProperty', path: `${identifier}.scriptFileName`, state: { value: script } }])
  await session.becomes(processor, 'success', 'error')
  return { processor, script }
}

/** Resolves once `fits` holds, looked at whenever something changed. */
function until(fits: () => boolean): Promise<void> {
  return new Promise(done => {
    const look = () => {
      if (!fits()) return
      subscription.dispose()
      done()
    }
    const subscription = session.network.observe({ statusChanged: look, portsChanged: look, propertyAdded: look, propertyChanged: look })
    look()
  })
}

const names = (items: readonly { identifier: string }[]) => items.map(({ identifier }) => identifier)
const failed = (processor: Processor, text: string) => until(() => processor.status.error?.message.includes(text) ?? false)

test('at first it is the example', async () => {
  const processor = session.network.add(session.factory.create('org.inviwo.PythonScriptProcessor', 'Example'))
  await session.becomes(processor, 'success', 'error')
  expect(processor.status).toMatchObject({ state: 'success' })
  expect(names(processor.outports)).toEqual(['outport'])
  expect(names(processor.properties)).toEqual(['scriptFileName', 'size', 'sharpness'])
  expect(processor.outports[0]?.hasData).toBe(true)
  expect(processor.isSink).toBe(true)
})

test('a script makes ports and properties; what it raises is told on the node', async () => {
  const { processor, script } = await place('Counting', counting)
  await failed(processor, 'count is 3')
  expect(names(processor.outports)).toEqual(['result'])
  expect(names(processor.properties)).toEqual(['scriptFileName', 'count'])
  expect(processor.status.error?.cause).toMatchObject({
    type: 'ValueError',
    frames: [{ file: script, line: 8, function: 'process' }],
  })
  const count = processor.property('count')
  expect(count).toBeInstanceOf(IntProperty)
  expect(count?.owned).toBe(true)
})

test('what was connected to its ports, and its values, are back when a workspace is loaded', async () => {
  const consumer = session.network.add(session.factory.create('org.inviwo.PythonScriptProcessor', 'Consumer'))
  await session.becomes(consumer, 'success', 'error')
  consumer.addPort(createPort({ direction: 'in', identifier: 'inport', dataType: 'org.inviwo.Volume' } as never))
  // As a workspace is loaded: values and connections follow each other at once.
  const script = join(session.folder, 'Loaded.py')
  writeFileSync(script, counting)
  const processor = session.network.add(session.factory.create('org.inviwo.PythonScriptProcessor', 'Loaded'))
  session.network.apply([
    { kind: 'setProperty', path: 'Loaded.scriptFileName', state: { value: script } },
    {
      kind: 'addProperty',
      owner: 'Loaded',
      property: { ...new IntProperty('count', 'Count', 9, { min: 0, max: 10 }).describe(), owned: true },
    },
    { kind: 'connect', source: 'Loaded.result', destination: 'Consumer.inport', dangling: true },
  ])
  await failed(processor, 'count is 9')
  await until(() => session.network.dangling.length === 0)
  expect(session.network.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([
    ['Loaded.result', 'Consumer.inport'],
  ])
})

test('a saved script runs again and keeps the values; one that does not run says so, until it is mended', async () => {
  const { processor, script } = await place('Edited', counting)
  session.network.apply([{ kind: 'setProperty', path: 'Edited.count', state: { value: 7 } }])
  await failed(processor, 'count is 7')
  // As an editor saves that renames.
  writeFileSync(`${script}.new`, 'def f(:\n')
  renameSync(`${script}.new`, script)
  await failed(processor, 'SyntaxError')
  expect(names(processor.outports)).toEqual(['result'])
  writeFileSync(
    script,
    `self.started = 0
def start(self): self.started += 1
def process(self): print("started", self.started)
self.setInitializeResources(start)
self.setProcess(process)
`,
  )
  await until(() => processor.status.state === 'success')
  await session.logged('started 1')
  expect(processor.property('count')?.state).toMatchObject({ value: 7 })
})

test('a script that only a workspace names is not run before its folder is trusted', async () => {
  const foreign = mkdtempSync(join(tmpdir(), 'ivw-foreign-'))
  const script = join(foreign, 'script.py')
  writeFileSync(script, 'open(__file__ + ".ran", "w").close()\nself.setProcess(lambda self: None)\n')
  // A link into a trusted folder is the file that it leads to.
  const link = join(session.folder, 'link.py')
  symlinkSync(script, link)
  const processor = session.network.add(session.factory.create('org.inviwo.PythonScriptProcessor', 'Foreign'))
  session.network.apply([{ kind: 'setProperty', path: 'Foreign.scriptFileName', state: { value: link } }])
  await failed(processor, `UntrustedScriptError: The script "${link}" is not run, because its folder is not trusted`)
  expect(existsSync(`${script}.ran`)).toBe(false)
  await session.client.request('trust', { folder: foreign })
  processor.invalidate('invalidResources')
  await until(() => processor.status.state === 'success')
  expect(existsSync(`${link}.ran`)).toBe(true)
  expect(JSON.parse(readFileSync(join(session.folder, 'trusted_folders.json'), 'utf8'))).toContain(realpathSync(foreign))
  rmSync(foreign, { recursive: true })
})

test('another script takes the ports of the first away; one that is not there is told of', async () => {
  const { processor } = await place('Missing', counting)
  await failed(processor, 'count is 3')
  session.network.apply([{ kind: 'setProperty', path: 'Missing.scriptFileName', state: { value: join(session.folder, 'nowhere.py') } }])
  await failed(processor, 'FileNotFoundError')
  expect(names(processor.outports)).toEqual([])
})
