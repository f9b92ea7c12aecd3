import { Evaluator, ProcessorNetwork, type PropertyDescription } from '@ivw/network'
import { expect, test } from 'vitest'
import type { ProcessorDescription, TypeDescription } from './host-methods.ts'
import type { HostMessage } from './message.ts'
import { PythonClient } from './python-client.ts'
import { pythonProcessorClass } from './python-processor.ts'
import type { HostStatus, PythonTransport } from './transport.ts'

/** Hands over messages in the very task in which a test delivers them, as one packet of a pipe does. */
class PacketTransport implements PythonTransport {
  readonly status: HostStatus = { state: 'ready', generation: 1 }
  readonly sent: HostMessage[] = []
  #receive: (message: HostMessage) => void = () => {}

  onStatus() {
    return { dispose: () => {} }
  }
  onMessage(callback: (message: HostMessage) => void) {
    this.#receive = callback
    return { dispose: () => {} }
  }
  send(message: HostMessage): void {
    this.sent.push(message)
  }
  deliver(...messages: HostMessage[]): void {
    for (const message of messages) this.#receive(message)
  }
  async readArray(): Promise<never> {
    throw new Error('There are no arrays here')
  }
  async writeArray(): Promise<never> {
    throw new Error('There are no arrays here')
  }
  async interrupt(): Promise<void> {}
  async restart(): Promise<void> {}
}

const text = (identifier: string, value: string): PropertyDescription => ({
  classIdentifier: 'org.inviwo.StringProperty',
  identifier,
  displayName: identifier,
  owned: true,
  state: { value },
})
const description = (...properties: PropertyDescription[]): ProcessorDescription => ({
  type: 'org.test.Quick',
  identifier: 'Quick',
  displayName: 'Quick',
  ports: [],
  properties,
})
const type: TypeDescription = {
  info: { classIdentifier: 'org.test.Quick', displayName: 'Quick', category: 'Test', codeState: 'stable', tags: [], help: '' },
  name: 'Quick',
  file: '/Quick.py',
  prototype: description(text('name', 'old')),
}

test('what Python says right behind the answer of its constructor is newer than the answer', async () => {
  const transport = new PacketTransport()
  const client = new PythonClient(transport)
  const network = new ProcessorNetwork()
  client.recreateProcessors()
  network.factory.register(pythonProcessorClass(type, client))
  network.apply([{ kind: 'addProcessor', processor: { type: 'org.test.Quick', identifier: 'Quick' } }])
  await expect.poll(() => transport.sent.some(message => 'method' in message && message.method === 'create')).toBe(true)
  const create = transport.sent.find(message => 'method' in message && message.method === 'create')
  const { id, params } = create as { id: number; params: { key: number } }
  const later = description(text('name', 'new'), text('added', 'later'))
  transport.deliver(
    { id, result: description(text('name', 'old')) },
    { method: 'structureChanged', params: { key: params.key, description: later, applied: Number.MAX_SAFE_INTEGER } },
  )
  await expect.poll(() => network.propertyByPath('Quick.added')?.state).toEqual({ value: 'later' })
  // The answer was taken before, so nothing takes it back.
  await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(network.propertyByPath('Quick.name')?.state).toEqual({ value: 'new' })
  expect(network.propertyByPath('Quick.added')?.state).toEqual({ value: 'later' })
})

test('what Python changes right behind the end of a run asks for another run', async () => {
  const transport = new PacketTransport()
  const client = new PythonClient(transport)
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const requests = (wanted: string) =>
    transport.sent.filter(message => 'method' in message && message.method === wanted) as { id: number; params: { key: number } }[]
  client.recreateProcessors()
  network.factory.register(pythonProcessorClass(type, client))
  network.apply([{ kind: 'addProcessor', processor: { type: 'org.test.Quick', identifier: 'Quick' } }])
  await expect.poll(() => requests('create').length).toBe(1)
  const [create] = requests('create')
  transport.deliver({ id: create?.id ?? 0, result: { ...description(text('name', 'old')), isSink: true } })
  await expect.poll(() => requests('process').length).toBe(1)
  const [process] = requests('process')
  const change = { key: create?.params.key, path: 'name', state: { value: 'new' }, applied: Number.MAX_SAFE_INTEGER }
  transport.deliver({ id: process?.id ?? 0, result: { outputs: {}, milliseconds: 1 } }, { method: 'propertyChanged', params: change })
  await expect.poll(() => requests('process').length).toBe(2)
  expect(network.propertyByPath('Quick.name')?.state).toEqual({ value: 'new' })
  evaluator.dispose()
})
