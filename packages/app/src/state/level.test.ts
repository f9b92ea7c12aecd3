import type { ProcessorView } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { emptyState } from './app-state.ts'
import { applyPatches } from './apply-patches.ts'
import { levelsAbove, processorsAt } from './level.ts'

const view = (identifier: string, composite?: 'composite'): [string, ProcessorView] => [
  identifier,
  { identifier, properties: [], selected: false, ...(composite && { composite }) } as unknown as ProcessorView,
]
const inside = {
  ...emptyState,
  processors: new Map([view('Canvas'), view('A', 'composite'), view('A/B', 'composite'), view('A/B/Noise')]),
  level: 'A/B',
}

test('a network shows its own processors', () => {
  expect([...processorsAt({ ...inside, level: '' }).keys()]).toEqual(['Canvas', 'A'])
  expect([...processorsAt(inside).keys()]).toEqual(['A/B/Noise'])
  expect(processorsAt(inside)).toBe(processorsAt({ ...inside }))
  expect(levelsAbove('A/B')).toEqual(['A', 'A/B'])
})

test('what is shown follows a composite that is renamed, and leaves one that is gone', () => {
  const renamed = applyPatches(inside, [
    { kind: 'processorRenamed', identifier: 'A', to: 'C' },
    { kind: 'processorRenamed', identifier: 'A/B', to: 'C/B' },
  ])
  expect(renamed.level).toBe('C/B')
  expect(applyPatches(inside, [{ kind: 'processorRemoved', identifier: 'A/B' }]).level).toBe('A')
  expect(applyPatches(inside, [{ kind: 'processorRemoved', identifier: 'A' }]).level).toBe('')
  expect(applyPatches(inside, [{ kind: 'processorRemoved', identifier: 'Canvas' }]).level).toBe('A/B')
})
