// Stands for a server that is killed: starts a host, says who is who, and waits. Arguments: interpreter, home, what user code does.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PythonClient } from '../../python-client.ts'
import { PythonHost } from '../python-host.ts'
import { processorFile } from './python-session.ts'

const [python = '', home = '', body = 'pass'] = process.argv.slice(2)
const folder = join(home, 'python_processors')
mkdirSync(folder, { recursive: true })
const host = new PythonHost({
  search: { option: python, home },
  library: resolve(process.cwd(), 'python'),
  folders: [folder],
})
const client = new PythonClient(host)
client.onLog(({ text }) => console.log(text))
await host.start()
console.log(`host ${host.status.pid}`)
const path = join(folder, 'Doomed.py')
writeFileSync(path, processorFile('Doomed', `    def process(self):\n        ${body}\n`))
await client.request('load', { path })
await client.request('create', { key: 1, classIdentifier: 'org.test.Doomed', identifier: 'Doomed', displayName: 'Doomed', properties: [] })
const array = new Float32Array(1_000_000)
await host.writeArray(array)
console.log('running')
await client.request('process', { key: 1, identifier: 'Doomed', initialize: true, changedInports: [], inputs: {}, brushing: {} })
