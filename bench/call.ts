// process() round trip of an empty Python processor: milliseconds from the request to the answer, and from a change of a property
// to the end of the evaluation. Prints the medians, and JSON with --json.
import { median, startPython } from './python-session.ts'

const file = `import inviwopy as ivw
from inviwopy.properties import IntProperty

class Empty(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.addProperty(IntProperty("value", "Value", 0, 0, 1000000))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Empty", "Empty")

    def getProcessorInfo(self):
        return Empty.processorInfo()

    def process(self):
        pass
`

const { client, network, evaluator, stop } = await startPython('Empty.py', file)
try {
  const processor = network.add(network.factory.create('bench.Empty', 'Empty'))
  await evaluator.idle()
  if (processor.status.state !== 'success') throw new Error(processor.status.error?.message ?? processor.status.state)
  const { key } = processor as unknown as { key: number }
  const calls = await measure(() =>
    client.request('process', { key, identifier: 'Empty', initialize: false, changedInports: [], inputs: {}, brushing: {} }),
  )
  let value = 0
  const evaluations = await measure(() => {
    processor.property('value')?.setState({ value: ++value })
    return evaluator.idle()
  })
  const results = { call: median(calls), evaluation: median(evaluations), slowest: Math.max(...calls) }
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
  else {
    console.log(
      `process() round trip of an empty Python processor: ${results.call.toFixed(3)} ms (slowest of 2,000: ${results.slowest.toFixed(2)} ms)`,
    )
    console.log(`property change to evaluated network:              ${results.evaluation.toFixed(3)} ms`)
  }
} finally {
  await stop()
}

async function measure(action: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < 2_200; i++) {
    const start = performance.now()
    await action()
    times.push(performance.now() - start)
  }
  return times.slice(200)
}
