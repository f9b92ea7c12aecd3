/**
 * What a change asks of a processor: nothing, `process()`, or `initializeResources()` and then `process()`.
 * `invalidResources` never travels across a connection; consumers get `invalidOutput`.
 */
export type InvalidationLevel = 'valid' | 'invalidOutput' | 'invalidResources'

const order: Record<InvalidationLevel, number> = { valid: 0, invalidOutput: 1, invalidResources: 2 }

export function higherLevel(a: InvalidationLevel, b: InvalidationLevel): InvalidationLevel {
  return order[a] >= order[b] ? a : b
}

export function lowerLevel(a: InvalidationLevel, b: InvalidationLevel): InvalidationLevel {
  return order[a] <= order[b] ? a : b
}
