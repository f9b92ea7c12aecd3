import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leftovers } from './leftovers.ts'

const ivw = join(import.meta.dirname, '../packages/server/bin/ivw.mjs')
const python = process.env.PYTHON_EXECUTABLE ?? join(import.meta.dirname, '../.venv/bin/python')

/** `ivw serve` on a free port with a home folder of its own. */
export interface Served {
  /** With the token behind the #. */
  readonly pageAddress: string
  readonly address: string
  readonly port: number
  readonly token: string
  readonly home: string
  readonly process: ChildProcess
  /** Everything on stdout and stderr so far. */
  output(): string
  /** Resolves once the output holds the text. */
  waitFor(text: string): Promise<void>
  /** Ends the server, removes its home folder, and throws when a process or a shared file of it is left. */
  stop(): Promise<void>
}

/** Starts the built server; `parameters` are further options of `ivw serve`. */
export async function startServed(parameters: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const home = await mkdtemp(join(tmpdir(), 'ivw-e2e-'))
  const child = spawn(process.execPath, [ivw, 'serve', '--port', '0', '--no-open', '--home', home, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PYTHON_EXECUTABLE: python, IVW_TEST_ID: home, ...environment },
  })
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  let output = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output += text
      for (const look of [...waiting]) look()
    })
  const waitFor = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!output.includes(text)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
      void closed.then(() => reject(new Error(`The server ended before it said "${text}":\n${output}`)))
    })
  await waitFor('#token=')
  const [pageAddress = '', address = '', port = '', token = ''] = /(http:\/\/127\.0\.0\.1:(\d+))\/#token=([\w-]+)/.exec(output) ?? []
  return {
    pageAddress,
    address,
    port: Number(port),
    token,
    home,
    process: child,
    output: () => output,
    waitFor,
    async stop() {
      child.kill('SIGTERM')
      await closed
      const left = await leftovers(home, child.pid)
      await rm(home, { recursive: true, force: true })
      if (left.length > 0) throw new Error(`The server left behind: ${left.join(', ')}`)
    },
  }
}
