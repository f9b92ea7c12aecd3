// A volume of 512^3 16-bit numbers from Python to the screen: the most memory that all processes together hold meanwhile (proportional
// set sizes, looked at all the time), less that of the same run with a volume of 8^3, in bytes of the volume; the worst of three times. --edge N
// takes another size (below 512 what every run needs besides weighs too much, and no limit holds), --json prints JSON.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryOf } from './process-memory.ts'
import { volumeSource } from './volume-source.ts'

const wanted = 2.2
const runs = 3
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || process.argv.length]
const edge = Number(option('--edge') ?? 512)

const home = mkdtempSync(join(tmpdir(), 'ivw-bench-'))
const folder = join(home, 'processors')
mkdirSync(folder)

/** Bytes at the peak while a picture of a volume of this size is made. */
async function peak(size: number): Promise<number> {
  const array = [
    `array = np.empty((${size}, ${size}, ${size}), np.uint16)`,
    `array[:] = (np.arange(${size}, dtype=np.uint16) * (65535 // ${size}))[:, None, None]`,
  ]
  writeFileSync(join(folder, 'Source.py'), volumeSource(array))
  const workspace = join('bench', 'memory.inv')
  const python = process.env.PYTHON_EXECUTABLE
  const options = ['render', workspace, '--processors', folder, '--home', home, '--out', home, '--size', '64x64', '--timeout', '300']
  const child = spawn(
    process.execPath,
    [join('packages', 'server', 'bin', 'ivw.mjs'), ...options, ...(python ? ['--python', python] : [])],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const ended = new Promise<number>(resolve => child.on('close', code => resolve(code ?? 1)))
  let most = 0
  const watch = setInterval(() => {
    if (child.pid !== undefined) most = Math.max(most, memoryOf([child.pid]))
  }, 20)
  const code = await ended
  clearInterval(watch)
  if (code !== 0) throw new Error(`ivw render ended with ${code}`)
  return most
}

try {
  const ratios: number[] = []
  for (let run = 0; run < runs; run++) {
    const base = await peak(8)
    ratios.push(((await peak(edge)) - base) / (edge ** 3 * 2))
  }
  const ratio = Math.max(...ratios)
  if (process.argv.includes('--json')) console.log(JSON.stringify({ edge, ratio, ratios }))
  else
    console.log(
      `${edge}^3 16-bit numbers from Python to the screen: ${ratio.toFixed(2)} times their bytes at the peak (${ratios.map(each => each.toFixed(2)).join(', ')}), wanted: at most ${wanted}`,
    )
  if (edge >= 512 && ratio > wanted) process.exitCode = 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
