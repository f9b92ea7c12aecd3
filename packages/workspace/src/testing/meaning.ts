/** What was read, without where it stood and how it was spelled there: for comparing what files say. */
export function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, inner]) => !unsaid.includes(key) && inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [key, meaning(inner)]))
}

const unsaid = ['line', 'words', 'loaded', 'wasMade']
