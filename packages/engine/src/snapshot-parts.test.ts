import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EngineMessage } from './protocol.ts'
import { SnapshotParts } from './snapshot-parts.ts'
import { EngineDesk } from './testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

/** The text of a workspace with so many canvases. */
async function workspaceOf(count: number): Promise<string> {
  desk.engine.network.apply(
    Array.from({ length: count }, (_, i) => ({
      kind: 'addProcessor',
      processor: { type: 'org.inviwo.CanvasGL', identifier: `Canvas${i}` },
    })),
  )
  return desk.engine.workspaceText(undefined)
}

const open = (text: string) => desk.request('openContent', { bytes: new TextEncoder().encode(text), name: 'many.inv' })

const namesIn = (message: EngineMessage | undefined): readonly string[] =>
  message?.kind === 'patch'
    ? message.patches.flatMap(patch => (patch.kind === 'reset' ? patch.snapshot.processors.map(({ identifier }) => identifier) : []))
    : []

test('a large network comes in parts before its snapshot, and is whole and in order again', async () => {
  const text = await workspaceOf(450)
  const before = desk.messages.length
  await open(text)
  const since = desk.messages.slice(before)
  const sizes = since.flatMap(message => (message.kind === 'processors' ? [message.processors.length] : []))
  expect(sizes).toEqual([200, 200])
  const parts = new SnapshotParts()
  const whole = since.map(message => parts.whole(message)).filter(message => message !== undefined)
  expect(whole.flatMap(namesIn)).toEqual(Array.from({ length: 450 }, (_, i) => `Canvas${i}`))
})

test('a small one comes at once', async () => {
  const text = await workspaceOf(200)
  const before = desk.messages.length
  await open(text)
  const since = desk.messages.slice(before)
  expect(since.map(({ kind }) => kind)).not.toContain('processors')
  expect(since.flatMap(namesIn)).toHaveLength(200)
})
