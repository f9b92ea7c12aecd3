import { type ProcessorNetwork, upstreamOf } from '@ivw/network'

/** Why a canvas shows an older picture than that of the present values: a processor before it failed. Undefined when none did. */
export function failedBefore(network: ProcessorNetwork, canvas: string): string | undefined {
  const processor = network.processors.get(canvas)
  const failed = processor && [...upstreamOf(processor)].find(({ status }) => status.state === 'error')
  return failed && `${failed.displayName} failed${failed.status.error ? `: ${failed.status.error.message}` : ''}`
}
