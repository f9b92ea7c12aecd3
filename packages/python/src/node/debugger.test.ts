import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PythonSession } from './testing/python-session.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ivw-debugger-'))
  vi.stubEnv('PYTHONPATH', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** What stands for the real one, which may or may not be installed here. */
const install = (text: string) => writeFileSync(join(folder, 'debugpy.py'), text)

test('a debugger may attach on loopback; asked again, it is told the same place', async () => {
  install(
    'import socket\ndef listen(endpoint):\n    global kept\n    kept = socket.create_server(endpoint)\n    print("listening")\n    return kept.getsockname()\n',
  )
  await using session = await PythonSession.start()
  const place = await session.client.request('debug', {})
  expect(place).toEqual({ host: '127.0.0.1', port: expect.any(Number) })
  expect(await session.client.request('debug', {})).toEqual(place)
  expect(session.log.filter(entry => entry.text === 'listening')).toHaveLength(1)
})

test('where it is not installed there is nothing to attach to', async () => {
  install('raise ModuleNotFoundError("No module named \'debugpy\'", name="debugpy")\n')
  await using session = await PythonSession.start()
  expect(await session.client.request('debug', {})).toBeNull()
})
