// 256 MB from a NumPy array into this process, second transfer: its throughput as a share of a NumPy copy into touched memory in the
// same run. Prints the medians of seven transfers after the first, and JSON with --json.
import type { NumericArray } from '../packages/data/src/index.ts'
import { Processor, type ProcessorInfo, VolumeInport } from '../packages/network/src/index.ts'
import { median, startPython } from './python-session.ts'

const edge = 512
const megabytes = (edge * edge * edge * 2) / 2 ** 20
const file = `import time
import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport, VolumePy
from inviwopy.properties import IntProperty

class Big(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.out = self.addOutport(VolumeOutport("out"))
        self.fill = self.addProperty(IntProperty("fill", "Fill", 1, 0, 60000))
        self.array = np.ones((${edge}, ${edge}, ${edge}), np.uint16)
        self.target = np.ones_like(self.array)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Big", "Big")

    def getProcessorInfo(self):
        return Big.processorInfo()

    def process(self):
        start = time.perf_counter()
        np.copyto(self.target, self.array)
        print("copy", time.perf_counter() - start)
        self.array[0, 0, 0] = self.fill.value
        self.out.setData(Volume(VolumePy(self.array)))
`

/** Only what feeds a sink is evaluated. */
class Sink extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'bench.Sink',
    displayName: 'Sink',
    category: 'Benchmark',
    codeState: 'stable',
    tags: [],
    help: 'Wants a volume.',
  }
  readonly volume = this.addPort(new VolumeInport('volume'))
  override process(): void {}
}

const { client, network, evaluator, stop } = await startPython('Big.py', file)
try {
  const copies: number[] = []
  client.onLog(({ text }) => text.startsWith('copy ') && copies.push(Number(text.slice(5)) * 1000))
  const processor = network.add(network.factory.create('bench.Big', 'Big'))
  const sink = network.add(new Sink('Sink'))
  network.apply([{ kind: 'connect', source: 'Big.out', destination: 'Sink.volume' }])
  const transfers: number[] = []
  const kept: number[] = []
  for (let round = 1; round <= 8; round++) {
    processor.property('fill')?.setState({ value: round })
    await evaluator.idle()
    if (processor.status.state !== 'success') throw new Error(processor.status.error?.message ?? processor.status.state)
    const volume = sink.volume.data
    const { source } = volume
    // What an upload to the GPU does: the array is needed only for a moment.
    transfers.push(await milliseconds(() => (source.borrow ? source.borrow(array => check(array, round)) : source.read())))
    kept.push(await milliseconds(async () => check(await source.read(), round)))
  }
  const [first = Number.NaN] = transfers
  const copy = median(copies.slice(1))
  const transfer = median(transfers.slice(1))
  const rate = (milliseconds: number) => megabytes / 1024 / (milliseconds / 1000)
  const keep = median(kept.slice(1))
  const results = { first, transfer, keep, copy, gigabytesPerSecond: rate(transfer), share: copy / transfer, keepShare: copy / keep }
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
  else {
    console.log(`NumPy copy of ${megabytes} MB into touched memory:   ${copy.toFixed(1)} ms (${rate(copy).toFixed(1)} GB/s)`)
    console.log(`first transfer into Node:                    ${first.toFixed(1)} ms`)
    console.log(`further transfers, into memory used before:  ${transfer.toFixed(1)} ms (${rate(transfer).toFixed(1)} GB/s)`)
    console.log(`further transfers, into memory of their own: ${keep.toFixed(1)} ms (${rate(keep).toFixed(1)} GB/s)`)
    console.log(`shares of the copy's throughput:             ${results.share.toFixed(2)} and ${results.keepShare.toFixed(2)}`)
  }
} finally {
  await stop()
}

async function milliseconds(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await action()
  return performance.now() - start
}

function check(array: NumericArray, round: number): void {
  if (array.length !== edge ** 3 || array[0] !== round || array.at(-1) !== 1) throw new Error('The array is not what Python sent')
}
