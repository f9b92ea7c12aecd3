// How soon Python is back after a kill: milliseconds from SIGKILL to a ready host, and to the end of the run that it was killed in.
// Beside it what a bare Python with NumPy takes to start and end on the same machine. Prints the medians, and JSON with --json.
import { spawn } from 'node:child_process'
import { median, startPython } from './python-session.ts'

const kills = 20
const wantedMilliseconds = 1_000

const file = `import inviwopy as ivw

class Victim(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Victim", "Victim")

    def getProcessorInfo(self):
        return Victim.processorInfo()

    def process(self):
        pass
`

const { host, client, network, evaluator, stop } = await startPython('Victim.py', file)
try {
  const processor = network.add(network.factory.create('bench.Victim', 'Victim'))
  await evaluator.idle()
  if (processor.status.state !== 'success') throw new Error(processor.status.error?.message ?? processor.status.state)
  const ready: number[] = []
  const run: number[] = []
  const bare: number[] = []
  for (let i = 0; i < kills; i++) {
    bare.push(await bareStart(String(host.status.python)))
    // As an edit does, so that many deaths within a minute are no reason to ask.
    host.forgive()
    const back = new Promise<number>(resolve => {
      const subscription = client.onStatus(({ state }) => {
        if (state !== 'ready') return
        subscription.dispose()
        resolve(performance.now())
      })
    })
    const ran = new Promise<number>(resolve => {
      const subscription = network.observe({
        statusChanged: ({ status }) => {
          if (status.state !== 'success') return
          subscription.dispose()
          resolve(performance.now())
        },
      })
    })
    const killed = performance.now()
    process.kill(Number(host.status.pid), 'SIGKILL')
    ready.push((await back) - killed)
    run.push((await ran) - killed)
    await evaluator.idle()
  }
  const results = { ready: median(ready), run: median(run), slowest: Math.max(...ready), bare: median(bare) }
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
  else {
    console.log(
      `kill to a ready host: median ${results.ready.toFixed(0)} ms (slowest of ${kills}: ${results.slowest.toFixed(0)} ms), wanted: at most ${wantedMilliseconds} ms`,
    )
    console.log(`kill to the end of the next run: median ${results.run.toFixed(0)} ms`)
    console.log(`a bare Python with NumPy: ${results.bare.toFixed(0)} ms; ratio ${(results.ready / results.bare).toFixed(2)}`)
  }
} finally {
  await stop()
}

function bareStart(python: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(python, ['-c', 'import numpy'], { stdio: 'ignore' })
  return new Promise(resolve => child.once('close', () => resolve(performance.now() - begun)))
}
