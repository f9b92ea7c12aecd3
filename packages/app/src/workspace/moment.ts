/** A time as one says it: `14:02` today, `yesterday 14:02`, else with its date. Milliseconds since 1970. */
export function momentText(time: number, now: number = Date.now()): string {
  const date = new Date(time)
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`
  const days = Math.round((startOfDay(now) - startOfDay(time)) / (24 * 60 * 60 * 1000))
  if (days === 0) return clock
  if (days === 1) return `yesterday ${clock}`
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  return `${day}, ${clock}`
}

const two = (number: number): string => number.toString().padStart(2, '0')

function startOfDay(time: number): number {
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
