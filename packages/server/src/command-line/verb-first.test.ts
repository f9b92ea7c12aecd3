import { expect, test } from 'vitest'
import { verbFirst } from './verb-first.ts'

const verbs = new Set(['serve', 'processors', 'run'])
const valued = new Set(['--home', '--port'])
const reorder = (line: string) => verbFirst(line.split(' '), verbs, valued).join(' ')

test('a verb behind options comes to the front', () => {
  expect(reorder('--home x processors --json')).toBe('processors --home x --json')
  expect(reorder('--json processors')).toBe('processors --json')
  expect(reorder('--home=processors --no-open serve')).toBe('serve --home=processors --no-open')
})

test('what is no verb stays where it is', () => {
  expect(reorder('--home processors')).toBe('--home processors')
  expect(reorder('--port 0 file.inv serve')).toBe('--port 0 file.inv serve')
  expect(reorder('run script.py -- serve')).toBe('run script.py -- serve')
  expect(reorder('-- serve')).toBe('-- serve')
})
