/** What the user chose in this browser; the fallback when nothing is stored or it cannot be read. */
export function readChoice<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    // A browser that stores nothing, or a damaged entry.
    return fallback
  }
}

export function writeChoice(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The choice holds for this page at least.
  }
}
