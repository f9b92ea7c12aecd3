/** From the start of `ivw serve` to Python ready and the page served, on a second start. Wants at most 2 s. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ivw = join(process.cwd(), 'packages/server/bin/ivw.mjs')

/** Milliseconds until the page was fetched, and until Python said that it is ready. */
async function start(home: string): Promise<{ page: number; python: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [ivw, 'serve', '--port', '0', '--no-open', '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise(resolve => child.once('close', resolve))
  let output = ''
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const [found] = pattern.exec(output) ?? []
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', look)
      void closed.then(() => reject(new Error(`ivw serve ended before ${pattern}:\n${output}`)))
    })
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  try {
    const page = said(/http:\S+(?=\/#token)/).then(async address => {
      const response = await fetch(address)
      if (!response.ok || !(await response.text()).includes('<script')) throw new Error(`The page is not served: ${response.status}`)
      return performance.now() - begun
    })
    const python = said(/Python \S+ with NumPy \S+ is ready/).then(() => performance.now() - begun)
    const [pageTime, pythonTime] = await Promise.all([page, python])
    return { page: pageTime, python: pythonTime }
  } finally {
    child.kill('SIGTERM')
    await closed
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
const shown = (values: readonly number[]) =>
  `median ${(median(values) / 1000).toFixed(2)} s (${values.map(value => (value / 1000).toFixed(2)).join(' ')})`

const home = await mkdtemp(join(tmpdir(), 'ivw-bench-'))
try {
  await start(home)
  const runs: { page: number; python: number }[] = []
  for (let i = 0; i < 7; i++) runs.push(await start(home))
  console.log(`page served:          ${shown(runs.map(run => run.page))}`)
  console.log(`Python ready:         ${shown(runs.map(run => run.python))}`)
  console.log(`startup (both):       ${shown(runs.map(run => Math.max(run.page, run.python)))}, wanted: at most 2 s`)
} finally {
  await rm(home, { recursive: true, force: true })
}
