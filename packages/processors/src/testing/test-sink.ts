import { type DataType, Inport, type Outport, Processor, type ProcessorInfo } from '@ivw/network'
import type { TestNetwork } from './test-network.ts'

/** Asks for data and does nothing with them: without somebody who asks, nothing is evaluated. */
export class TestSink extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Sink',
    displayName: 'Test Sink',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }

  override process(): void {}
}

/** Makes the network evaluate what the outport hands out. */
export function demand(network: TestNetwork, outport: Outport<unknown>): void {
  if (!network.factory.types.has(TestSink.info.classIdentifier)) network.factory.register(TestSink)
  const sink = network.add(TestSink, `Sink${network.network.processors.size}`)
  const inport = sink.addPort(new Inport<unknown>('data', outport.dataType as DataType<unknown>))
  network.connect(outport.path, inport.path)
}
