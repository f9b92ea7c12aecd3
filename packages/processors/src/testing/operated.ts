import { plainNumbers, type Volume } from '@ivw/data'
import type { Processor, ProcessorInfo, VolumeOutport } from '@ivw/network'
import { TestNetwork, TestVolume } from './test-network.ts'
import { demand } from './test-sink.ts'

type ProcessorType<P extends Processor> = { readonly info: ProcessorInfo; new (identifier?: string): P }

/** What a processor makes of volumes that are connected to its inports in their order. */
export async function operated<P extends Processor>(
  type: ProcessorType<P>,
  volumes: readonly Volume[],
  set: (processor: P) => void = () => {},
): Promise<{ readonly volume: Volume; readonly numbers: number[]; readonly processor: P; readonly network: TestNetwork }> {
  const network = new TestNetwork()
  const processor = network.add(type, 'Operation')
  volumes.forEach((volume, i) => {
    network.add(TestVolume, `Source${i}`).show(volume)
    network.connect(`Source${i}.volume`, processor.inports[i]!.path)
  })
  demand(network, processor.outports[0]!)
  await network.idle()
  set(processor)
  await network.idle()
  const volume = (processor.outports[0] as VolumeOutport).data
  if (!volume) throw new Error(`${type.info.displayName} has no result`)
  return { volume, numbers: [...plainNumbers(volume.format, await volume.read())], processor, network }
}
