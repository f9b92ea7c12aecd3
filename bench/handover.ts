// 1 GB from one Python processor to the next: how much memory the connection itself takes, and what the second one's run costs. The
// numbers stay in the Python host, so wanted are no more bytes than the volume has, in this process and the host together.
import { readFileSync } from 'node:fs'
import { median, startPython } from './python-session.ts'
import { volumeSource } from './volume-source.ts'

const [x, y, z] = [1024, 1024, 512]
const bytes = x * y * z * 2
const file = volumeSource([`array = np.full((${z}, ${y}, ${x}), 7, np.uint16)`])
const probeFile = `import os
import inviwopy as ivw
from inviwopy.data import VolumeInport
from inviwopy.properties import IntProperty


class Probe(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.inport = self.addInport(VolumeInport("inport"))
        self.run = self.addProperty(IntProperty("run", "Run", 0, 0, 1000))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Probe", "Probe")

    def getProcessorInfo(self):
        return Probe.processorInfo()

    def process(self):
        array = self.inport.getData().data
        print("seen", os.getpid(), array.shape, int(array[::97, ::101, ::103].min()))
`

const { client, network, evaluator, addFile, stop } = await startPython('Source.py', file)
await addFile('Probe.py', probeFile)
try {
  const seen: string[] = []
  client.onLog(({ text }) => text.startsWith('seen ') && seen.push(text))
  const source = network.add(network.factory.create('bench.Source', 'Source'))
  const probe = network.add(network.factory.create('bench.Probe', 'Probe'))
  await evaluator.idle()
  const host = client.status.state === 'ready' ? client.status.pid : undefined
  if (host === undefined) throw new Error('The Python host is not running')
  const before = [host, process.pid].map(peak)
  network.apply([{ kind: 'connect', source: 'Source.outport', destination: 'Probe.inport' }])
  await evaluator.idle()
  const times: number[] = []
  for (let round = 1; round <= 9; round++) {
    const start = performance.now()
    probe.property('run')?.setState({ value: round })
    await evaluator.idle()
    times.push(performance.now() - start)
  }
  for (const { identifier, status } of [source, probe])
    if (status.state !== 'success') throw new Error(`${identifier}: ${status.error?.message ?? status.state}`)
  const after = [host, process.pid].map(peak)
  const grown = after.map((kilobytes, i) => ((kilobytes - (before[i] ?? 0)) * 1024) / bytes)
  const results = { shapes: seen.length, host: grown[0], engine: grown[1], milliseconds: median(times) }
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
  else {
    console.log(`1 GB from Python to Python, ${seen.length} runs: ${seen[0]}`)
    console.log(`peak memory, in volumes: Python host ${grown[0]?.toFixed(3)}, engine ${grown[1]?.toFixed(3)}; wanted: 1 and 0`)
    console.log(`a run of the second processor: ${median(times).toFixed(2)} ms`)
  }
} finally {
  await stop()
}

/** Most memory that a process has held at once, in kB. */
function peak(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
