import { finiteRange, histogram, Volume, widened } from '@ivw/data'
import { type Processor, type ProcessorNetwork, processorOf } from '@ivw/network'
import type { HistogramView } from './protocol.ts'

const known = new WeakMap<Volume['source'], { readonly key: string; readonly view: HistogramView }>()

/** Counts of the volume that the processor of this transfer function draws; undefined when it has none. */
export async function histogramBehind(network: ProcessorNetwork, path: string): Promise<HistogramView | undefined> {
  const processor = network.processors.get(processorOf(path))
  const volume = processor && firstVolume(processor)
  if (!volume) return undefined
  const { dataRange, valueAxis } = volume.dataMap
  const key = dataRange.join(' ')
  const cached = known.get(volume.source)
  if (cached?.key === key) return cached.view
  const array = await volume.read()
  const range = Number.isFinite(dataRange[1] - dataRange[0]) ? dataRange : (finiteRange(volume.format, array) ?? [0, 1])
  const { counts } = histogram(volume.format, array, widened([range[0], range[1]]), 256)
  const view = { counts: [...counts], range: [range[0], range[1]] as const, unit: valueAxis.unit }
  known.set(volume.source, { key, view })
  return view
}

function firstVolume(processor: Processor): Volume | undefined {
  for (const inport of processor.inports) if (inport.dataOrUndefined instanceof Volume) return inport.dataOrUndefined
  for (const outport of processor.outports) if (outport.data instanceof Volume) return outport.data
  return undefined
}
