// Evaluation of trivial processors: microseconds per processor for a chain and a fan of 1,000 and a chain of 10,000, from
// a change of the first property to the last processor's result. Prints one line each, and JSON with --json.
import {
  type DataType,
  Evaluator,
  FloatProperty,
  Inport,
  Outport,
  Processor,
  type ProcessorInfo,
  ProcessorNetwork,
} from '../packages/network/src/index.ts'

const numberType: DataType<number> = {
  classIdentifier: 'bench.Number',
  color: [30, 30, 0],
  shape: 'square',
  guard: (value): value is number => typeof value === 'number',
  info: String,
}

class Trivial extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'bench.Trivial',
    displayName: 'Trivial',
    category: 'Benchmark',
    codeState: 'stable',
    tags: [],
    help: 'Adds its property to its input.',
  }
  readonly in = this.addPort(new Inport('in', numberType, { optional: true }))
  readonly out = this.addPort(new Outport('out', numberType))
  readonly value = this.addProperty(new FloatProperty('value', 'Value', 0, { max: 1e9 }))

  override process(): void {
    this.out.data = (this.in.dataOrUndefined ?? 0) + this.value.value
  }
}

class End extends Processor {
  static override readonly info: ProcessorInfo = { ...Trivial.info, classIdentifier: 'bench.End', displayName: 'End' }
  readonly in = this.addPort(new Inport('in', numberType, { multi: true }))
  sum = 0

  override process(): void {
    this.sum = this.in.items.reduce((sum, item) => sum + item, 0)
  }
}

interface Bench {
  readonly first: Trivial
  readonly end: End
  readonly evaluator: Evaluator
  readonly expected: (value: number) => number
}

function chain(length: number): Bench {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const first = network.add(new Trivial('first'))
  let { out } = first
  for (let i = 1; i < length; i++) {
    const next = network.add(new Trivial(`p${i}`))
    network.connect(out, next.in)
    out = next.out
  }
  const end = network.add(new End())
  network.connect(out, end.in)
  return { first, end, evaluator, expected: value => value }
}

function fan(width: number): Bench {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const [first, end] = [network.add(new Trivial('first')), network.add(new End())]
  for (let i = 1; i < width; i++) {
    const next = network.add(new Trivial(`p${i}`))
    network.connect(first.out, next.in)
    network.connect(next.out, end.in)
  }
  return { first, end, evaluator, expected: value => value * (width - 1) }
}

const [warmUp, measured] = [60, 31]

/** Median of several evaluations after a warm-up (compiling, growing the heap), in microseconds for each of `count` processors. */
async function measure({ first, end, evaluator, expected }: Bench, count: number): Promise<number> {
  const times: number[] = []
  for (let round = 1; round <= warmUp + measured; round++) {
    const start = performance.now()
    first.value.value = round
    await evaluator.idle()
    times.push(((performance.now() - start) * 1000) / count)
    if (end.sum !== expected(round)) throw new Error(`Expected ${expected(round)}, found ${end.sum}`)
  }
  const sorted = times.slice(warmUp).sort((a, b) => a - b)
  return sorted[Math.floor(measured / 2)] ?? Number.NaN
}

const results = {
  chain1000: await measure(chain(1_000), 1_000),
  fan1000: await measure(fan(1_000), 1_000),
  chain10000: await measure(chain(10_000), 10_000),
}
const growth = results.chain10000 / results.chain1000
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...results, growth }))
else {
  console.log(`chain of  1,000: ${results.chain1000.toFixed(2)} µs per processor`)
  console.log(`fan of    1,000: ${results.fan1000.toFixed(2)} µs per processor`)
  console.log(`chain of 10,000: ${results.chain10000.toFixed(2)} µs per processor`)
  console.log(`growth per processor from 1,000 to 10,000: ${growth.toFixed(2)} (1 is linear)`)
}
