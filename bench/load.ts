// Loading of workspaces: milliseconds per processor for the largest workspace of the regression sample and for generated ones
// of 10 to 10,000 processors, and their ratio, which shows whether the time grows with the size alone. Then a workspace of
// 10 MB with 2,000 processors, in the engine and in the page, from Open to the shown network. `--engine` leaves the page out;
// JSON with --json.
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Engine } from '../packages/engine/src/index.ts'
import { createNodeEngine, NodeFiles } from '../packages/engine/src/node/index.ts'
import { processorView } from '../packages/engine/src/views.ts'
import { parseWorkspace } from '../packages/workspace/src/index.ts'
import { openInPage } from './large-page.ts'
import { largeWorkspace } from './large-workspace.ts'
import { median } from './python-session.ts'

const sample = resolve('../shared/regression')
const [large, wantedSeconds] = [{ processors: 2_000, points: 47 }, 2]

interface Row {
  readonly name: string
  readonly processors: number
  readonly megabytes: number
  /** Milliseconds: text to plain data, that to a live network (all of `load`), the network to what a page is sent, and to a file. */
  readonly parse: number
  readonly load: number
  readonly inspect: number
  readonly save: number
}

function newEngine(): Engine {
  return createNodeEngine({ files: new NodeFiles(), gpu: false, home: tmpdir(), basePath: process.cwd(), version: 'bench' })
}

async function measure(name: string, text: string, rounds: number, path?: string): Promise<Row> {
  const times: Pick<Row, 'parse' | 'load' | 'inspect' | 'save'>[] = []
  let processors = 0
  for (let round = 0; round < rounds; round++) {
    const engine = newEngine()
    // Held until the end: nothing is evaluated.
    engine.network.lock()
    globalThis.gc?.()
    const parse = timed(() => parseWorkspace(text))
    const start = performance.now()
    await engine.workspace.load(text, { path })
    const load = performance.now() - start
    processors = engine.network.processors.size
    const inspect = timed(() => JSON.stringify([...engine.network.processors.values()].map(processorView)))
    times.push({ parse, load, inspect, save: timed(() => engine.workspace.text(path)) })
    engine.dispose()
  }
  const of = (key: 'parse' | 'load' | 'inspect' | 'save') => median(times.map(time => time[key]))
  return { name, processors, megabytes: text.length / 1e6, parse: of('parse'), load: of('load'), inspect: of('inspect'), save: of('save') }
}

function timed(action: () => unknown): number {
  const start = performance.now()
  action()
  return performance.now() - start
}

async function largestSample(): Promise<string | undefined> {
  if (!existsSync(sample)) return undefined
  const files = (await readdir(sample, { recursive: true })).filter(name => name.endsWith('.inv')).map(name => join(sample, name))
  const sizes = new Map(await Promise.all(files.map(async file => [file, (await stat(file)).size] as const)))
  return files.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))[0]
}

const asJson = process.argv.includes('--json')
const say = (text: string) => asJson || console.log(text)

function print({ name, processors, megabytes, parse, load, inspect, save }: Row): void {
  const each = (time: number) => (time / processors).toFixed(3).padStart(7)
  say(
    `${name.padEnd(22)} ${processors.toString().padStart(6)} processors ${megabytes.toFixed(2).padStart(6)} MB: load ${load.toFixed(0).padStart(6)} ms; ms per processor: parse ${each(parse)}, load ${each(load)}, inspect ${each(inspect)}, save ${each(save)}`,
  )
}

await measure('warm-up', largeWorkspace({ processors: 100 }), 8)
const rows: Row[] = []
const largest = await largestSample()
if (largest) rows.push(await measure('largest of the sample', await readFile(largest, 'utf8'), 5, largest))
else say(`no ${sample}: the sample is left out`)
for (const [processors, rounds] of [
  [10, 21],
  [100, 9],
  [1_000, 5],
  // Seconds each: one is enough, as there is little between them.
  [10_000, 1],
] as const)
  rows.push(await measure('generated', largeWorkspace({ processors }), rounds))
for (const row of rows) print(row)
const perProcessor = (processors: number, key: 'load' | 'inspect' | 'save') => {
  const row = rows.find(one => one.name === 'generated' && one.processors === processors)
  return row ? row[key] / row.processors : Number.NaN
}
const growth = (from: number, to: number) => perProcessor(to, 'load') / perProcessor(from, 'load')
const growths = { from10to100: growth(10, 100), from100to1000: growth(100, 1_000), from1000to10000: growth(1_000, 10_000) }
say(
  `growth of load per processor (1 is linear): ${Object.values(growths)
    .map(value => value.toFixed(2))
    .join(', ')}`,
)

const text = largeWorkspace(large)
const big = await measure('large', text, 3)
print(big)
say(`engine: ${(big.load / 1000).toFixed(2)} s, wanted: below ${wantedSeconds} s`)
let page: Awaited<ReturnType<typeof openInPage>> | undefined
if (!process.argv.includes('--engine')) {
  const folder = await mkdtemp(join(tmpdir(), 'ivw-bench-load-'))
  try {
    await writeFile(join(folder, 'large.inv'), text)
    page = await openInPage(folder, 'large.inv', large.processors)
    say(
      `page: from Open to the shown network ${page.seconds.map(value => value.toFixed(2)).join(', ')} s, wanted: below ${wantedSeconds} s; longest task of the page ${page.longestTask.toFixed(0)} ms`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
if (asJson) console.log(JSON.stringify({ rows, growths, large: big, page }))
