import type { EngineMessage } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { CommandError, EngineClient } from './client.ts'
import { FakeEngine } from './fake-engine.ts'

test('pairs answers with requests, in whatever order they come', async () => {
  const client = new EngineClient(new FakeEngine())
  const [folder, added] = await Promise.all([
    client.request('listFolder', { path: '' }),
    client.request('addProcessor', { type: 'org.inviwo.Background', position: [0, 0] }),
  ])
  expect(folder.path).toBe('/home/user')
  expect(added.identifier).toBe('Background2')
})

test('rejects a refused command with the engine’s sentence', async () => {
  const client = new EngineClient(new FakeEngine())
  const refused = client.request('readText', { path: '/nowhere' })
  await expect(refused).rejects.toThrow(CommandError)
  await expect(refused).rejects.toThrow('/nowhere does not exist.')
})

test('tells of refusals that nobody waits for', async () => {
  const client = new EngineClient(new FakeEngine())
  const refusal = new Promise<CommandError>(resolve => client.onRefusal(resolve))
  client.perform('addProcessor', { type: 'nothing', position: [0, 0] })
  expect((await refusal).message).toBe('There is no processor type “nothing”.')
})

test('hands all other messages on, until the subscription ends', async () => {
  const client = new EngineClient(new FakeEngine())
  const kinds: string[] = []
  const done = new Promise<void>(resolve => client.onMessage(({ kind }) => kind === 'snapshot' && resolve()))
  const listening = client.onMessage((message: EngineMessage) => kinds.push(message.kind))
  client.hello('http://localhost', 'token')
  await done
  expect(kinds).toEqual(['welcome', 'snapshot'])
  listening.dispose()
  await client.request('undo', {})
  expect(kinds).toHaveLength(2)
})

test('a dead engine rejects all that is pending', async () => {
  const client = new EngineClient({ postMessage: () => undefined, terminate: () => undefined, onmessage: null })
  const pending = client.request('undo', {})
  client.dispose()
  await expect(pending).rejects.toThrow('The engine has ended.')
})
