const key = 'ivw.recentTypes'
const limit = 8

/** Class identifiers of the types that the user added last, the newest first. */
export function recentTypes(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
  } catch {
    // Somebody else wrote there: start anew.
    return []
  }
}

export function rememberType(type: string): void {
  const types = [type, ...recentTypes().filter(other => other !== type)]
  localStorage.setItem(key, JSON.stringify(types.slice(0, limit)))
}
