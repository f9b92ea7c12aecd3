import type { ProcessorMeta } from '@ivw/network'
import type { SerializedElement, SerializedState } from './host-methods.ts'

/** What of a processor's element nobody but its class understands; the workspace reads and writes it (see its `Remains`). */
interface Remains {
  readonly attributes?: SerializedState['attributes']
  readonly elements?: readonly SerializedElement[]
}

/** What a workspace has kept of a processor's own state; undefined when there is nothing. */
export function serializedOf(meta: ProcessorMeta): SerializedState | undefined {
  const { attributes = [], elements = [] } = remainsOf(meta)
  return attributes.length + elements.length > 0 ? { attributes, elements } : undefined
}

/** The meta data with another state in it; undefined when it is the same. */
export function withSerialized(
  meta: ProcessorMeta,
  { attributes, elements }: SerializedState,
): Readonly<Record<string, unknown>> | undefined {
  const { attributes: oldAttributes = [], elements: oldElements = [], ...others } = remainsOf(meta)
  if (JSON.stringify([attributes, elements]) === JSON.stringify([oldAttributes, oldElements])) return undefined
  const remains = { ...others, ...(attributes.length > 0 && { attributes }), ...(elements.length > 0 && { elements }) }
  return { remains: Object.keys(remains).length > 0 ? remains : null }
}

function remainsOf(meta: ProcessorMeta): Remains {
  const { remains } = meta
  return typeof remains === 'object' && remains !== null ? remains : {}
}
