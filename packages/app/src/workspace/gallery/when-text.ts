const day = 24 * 3600 * 1000

/** When something was, as people say it. Milliseconds since 1970. */
export function whenText(time: number, now = Date.now()): string {
  const date = new Date(time)
  const clock = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  const days = Math.round((startOfDay(now) - startOfDay(time)) / day)
  if (days <= 0) return `today, ${clock}`
  if (days === 1) return `yesterday, ${clock}`
  if (days < 7) return `${date.toLocaleDateString(undefined, { weekday: 'long' })}, ${clock}`
  return date.toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' })
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}
