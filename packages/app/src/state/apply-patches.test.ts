import type { LogEntry, Patch, PropertyView } from '@ivw/engine/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeEngine } from '../engine/fake-engine.ts'
import { type AppState, emptyState, logLimit } from './app-state.ts'
import { appendLogs, applyPatches, applySnapshot } from './apply-patches.ts'

const snapshot = new FakeEngine().snapshot()
let state: AppState

beforeEach(() => {
  state = applySnapshot(emptyState, snapshot)
})

const apply = (...patches: Patch[]) => applyPatches(state, patches)

test('a snapshot fills the state and keeps the log', () => {
  const before = appendLogs(emptyState, [entry(1)])
  const after = applySnapshot(before, snapshot)
  expect(after.loaded).toBe(true)
  expect([...after.processors.keys()]).toEqual(snapshot.processors.map(({ identifier }) => identifier))
  expect(after.logs).toHaveLength(1)
})

test('a network that replaces another counts as opened, also when its file is the same; the same one told again does not', () => {
  expect(state.opened).toBe(1)
  expect(applySnapshot(state, snapshot).opened).toBe(1)
  expect(apply({ kind: 'reset', snapshot }).opened).toBe(2)
  expect(apply({ kind: 'workspace', workspace: { ...snapshot.workspace, path: '/saved/as.inv' } }).opened).toBe(1)
})

describe('patches of processors', () => {
  test('a status changes one processor and leaves the others’ objects alone', () => {
    const after = apply({ kind: 'status', identifier: 'Canvas', status: { state: 'running' } })
    expect(after.processors.get('Canvas')?.status).toEqual({ state: 'running' })
    expect(after.processors.get('Background')).toBe(state.processors.get('Background'))
  })

  test('a new processor comes last', () => {
    const processor = { ...snapshot.processors[0]!, identifier: 'New' }
    expect([...apply({ kind: 'processor', processor }).processors.keys()].at(-1)).toBe('New')
  })

  test('a removed processor leaves the selection', () => {
    state = { ...state, selection: new Set(['Canvas', 'Background']) }
    const after = apply({ kind: 'processorRemoved', identifier: 'Canvas' })
    expect(after.processors.has('Canvas')).toBe(false)
    expect([...after.selection]).toEqual(['Background'])
  })

  test('patches of a processor that is gone change nothing', () => {
    const after = apply(
      { kind: 'processorRemoved', identifier: 'Nobody' },
      { kind: 'status', identifier: 'Nobody', status: { state: 'idle' } },
      { kind: 'meta', identifier: 'Nobody', displayName: 'X', position: [0, 0], selected: false },
    )
    expect(after).toEqual(state)
  })

  test('renaming keeps place, selection, connections and property paths', () => {
    state = { ...state, selection: new Set(['VolumeRaycaster']) }
    const after = apply({ kind: 'processorRenamed', identifier: 'VolumeRaycaster', to: 'Rays' })
    expect([...after.processors.keys()][3]).toBe('Rays')
    expect([...after.selection]).toEqual(['Rays'])
    expect(after.connections).toContainEqual({ source: 'Rays.outport', destination: 'Background.inport' })
    expect(after.processors.get('Rays')?.properties[0]?.path).toBe('Rays.samplingRate')
  })
})

describe('the selection', () => {
  test('stays the page’s own while the engine’s mark does not change', () => {
    state = { ...state, selection: new Set(['Canvas']) }
    const { displayName } = state.processors.get('Canvas')!
    const after = apply({ kind: 'meta', identifier: 'Canvas', displayName, position: [25, 0], selected: false })
    expect(after.processors.get('Canvas')?.position).toEqual([25, 0])
    expect([...after.selection]).toEqual(['Canvas'])
  })

  test('follows the engine’s mark when it does', () => {
    const processor = { ...state.processors.get('Canvas')!, selected: true }
    expect([...apply({ kind: 'processor', processor }).selection]).toEqual(['Canvas'])
  })
})

test('a property patch replaces one property at any depth and keeps its children', () => {
  const child = property('Canvas.group.inner', { value: 1 })
  const group = { ...property('Canvas.group', { collapsed: false }), children: [child] }
  const processor = { ...state.processors.get('Canvas')!, properties: [group] }
  const inner = apply(
    { kind: 'processor', processor },
    { kind: 'property', path: child.path, property: property(child.path, { value: 2 }) },
  )
  expect(inner.processors.get('Canvas')?.properties[0]?.children?.[0]?.state).toEqual({ value: 2 })

  const outer = apply(
    { kind: 'processor', processor },
    { kind: 'property', path: group.path, property: property(group.path, { collapsed: true }) },
  )
  expect(outer.processors.get('Canvas')?.properties[0]).toMatchObject({ state: { collapsed: true }, children: [child] })
})

test('the log keeps the newest entries and counts the rest', () => {
  const entries = Array.from({ length: logLimit + 5 }, (_, id) => entry(id))
  const after = appendLogs(emptyState, entries)
  expect(after.logs).toHaveLength(logLimit)
  expect(after.logs[0]?.id).toBe(5)
  expect(after.logsDropped).toBe(5)
})

function property(path: string, state: PropertyView['state']): PropertyView {
  const identifier = path.split('.').at(-1) ?? ''
  return { classIdentifier: 'org.inviwo.IntProperty', identifier, displayName: identifier, state, path, isDefault: true }
}

function entry(id: number): LogEntry {
  return { id, time: 0, level: 'info', source: 'Test', text: '' }
}
