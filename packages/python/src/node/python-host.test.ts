import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { PythonHost } from './python-host.ts'

const root = resolve(import.meta.dirname, '../../../..')

test('starts, says who it is, and stops', async () => {
  const home = mkdtempSync(join(tmpdir(), 'ivw-'))
  const host = new PythonHost({ search: { option: join(root, '.venv/bin/python'), home }, library: join(root, 'python'), folders: [] })
  host.onMessage(m => console.log(JSON.stringify(m)))
  const status = await host.start()
  console.log(status)
  expect(status.state).toBe('ready')
  await host.stop()
})
