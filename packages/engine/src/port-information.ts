import type { ProcessorNetwork } from '@ivw/network'
import { outportAt } from './port-path.ts'

/** What a tooltip says of an outport's data: a few lines of text. @throws when there is no such outport. */
export function describeOutport(network: ProcessorNetwork, path: string): string {
  const outport = outportAt(network, path)
  if (!outport) throw new Error(`There is no outport ${path}`)
  const { data, dataType, isStale } = outport
  if (data === undefined) return 'No data yet'
  return `${dataType.info(data)}${isStale ? '\n(older than its inputs)' : ''}`
}
