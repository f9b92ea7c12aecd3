import type { ProcessorView } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { failedUpstream } from './failed-upstream.ts'

const connections = [
  ['Source', 'Filter'],
  ['Source', 'Other'],
  ['Filter', 'Canvas'],
  ['Canvas', 'Filter'],
].map(([source, destination]) => ({ source: `${source}.out`, destination: `${destination}.in` }))

const failing = (...identifiers: string[]) => {
  const view = (identifier: string) => ({ identifier, status: identifiers.includes(identifier) ? { error: {} } : {} })
  const views = ['Source', 'Filter', 'Other', 'Canvas'].map(identifier => [identifier, view(identifier) as ProcessorView] as const)
  return failedUpstream('Canvas', new Map(views), connections)?.identifier
}

test('the nearest failure above a canvas is why it shows nothing', () => {
  expect(failing('Source')).toBe('Source')
  expect(failing('Source', 'Filter')).toBe('Filter')
  expect(failing('Other', 'Canvas')).toBeUndefined()
})
