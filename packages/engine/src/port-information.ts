import { DataFrame } from '@ivw/data'
import type { ProcessorNetwork } from '@ivw/network'
import { dataFrameText } from './data-frame-text.ts'
import { outportAt } from './port-path.ts'

/** What a tooltip says of an outport's data: a few lines of text. Rejects when there is no such outport. */
export async function describeOutport(network: ProcessorNetwork, path: string): Promise<string> {
  const outport = outportAt(network, path)
  if (!outport) throw new Error(`There is no outport ${path}`)
  const { data, dataType, isStale } = outport
  if (data === undefined) return 'No data yet'
  const text = data instanceof DataFrame ? await dataFrameText(data) : dataType.info(data)
  return `${text}${isStale ? '\n(older than its inputs)' : ''}`
}
