// A volume of 512^3 16-bit numbers from Python to the screen: the most memory that all processes together hold meanwhile (proportional
// set sizes, looked at all the time), less that of the same run with a volume of 8^3, in bytes of the volume. --edge N takes another size (below 512 what
// every run needs besides weighs too much, and no limit holds), --json prints JSON.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryOf } from './process-memory.ts'

const wanted = 2.2
const option = (name: string): string | undefined => process.argv[process.argv.indexOf(name) + 1 || process.argv.length]
const edge = Number(option('--edge') ?? 512)

const processor = `import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport, VolumePy


class Source(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(VolumeOutport("outport"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Source", "Source")

    def getProcessorInfo(self):
        return Source.processorInfo()

    def process(self):
        array = np.empty((EDGE, EDGE, EDGE), np.uint16)
        array[:] = (np.arange(EDGE, dtype=np.uint16) * (65535 // EDGE))[:, None, None]
        self.outport.setData(Volume(VolumePy(array)))
`

const home = mkdtempSync(join(tmpdir(), 'ivw-bench-'))
const folder = join(home, 'processors')
mkdirSync(folder)

/** Bytes at the peak while a picture of a volume of this size is made. */
async function peak(size: number): Promise<number> {
  writeFileSync(join(folder, 'Source.py'), processor.replaceAll('EDGE', `${size}`))
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
  const base = await peak(8)
  const ratio = ((await peak(edge)) - base) / (edge ** 3 * 2)
  if (process.argv.includes('--json')) console.log(JSON.stringify({ edge, base, ratio }))
  else
    console.log(
      `${edge}^3 16-bit numbers from Python to the screen: ${ratio.toFixed(2)} times their bytes at the peak, wanted: at most ${wanted}`,
    )
  if (edge >= 512 && ratio > wanted) process.exitCode = 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
