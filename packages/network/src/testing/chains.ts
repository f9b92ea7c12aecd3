import { Evaluator } from '../evaluation/evaluator.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Probe, type Slow, Source, Sum } from './numbers.ts'

/** Source, sum and a probe that sees what comes out. */
export function chain() {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const [source, sum, probe] = [network.add(new Source()), network.add(new Sum()), network.add(new Probe())]
  network.connect(source.out, sum.in)
  network.connect(sum.out, probe.in)
  return { network, evaluator, source, sum, probe }
}

/** As `chain`, with a processor in the middle that takes its time; the evaluation has begun. */
export function slowChain<T extends Slow>(slow: T) {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const [source, probe] = [network.add(new Source()), network.add(new Probe())]
  network.add(slow)
  network.connect(source.out, slow.in)
  network.connect(slow.out, probe.in)
  evaluator.evaluate()
  return { network, evaluator, source, slow, probe }
}
