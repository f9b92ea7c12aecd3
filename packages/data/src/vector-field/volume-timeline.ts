import type { Volume } from '../volume.ts'

/** A volume of a sequence, and the time from which and for how long it holds. */
export interface TimedVolume {
  readonly volume: Volume
  readonly timestamp: number
  readonly duration: number
}

/** Why the times of a sequence cannot be used, or the volumes in their order. */
export type Timeline = { readonly problem: string } | { readonly volumes: readonly TimedVolume[] }

/**
 * When the volumes of a sequence hold (processors-b spec 1.3): as their metadata `timestamp` and `duration` say, each of which all of
 * them have, or none. What is missing follows from the other, or spreads the volumes evenly from 0 to 1.
 */
export function timelineOf(sequence: readonly Volume[]): Timeline {
  const read = (key: string) => sequence.map(({ metadata }) => numberIn(metadata[key]))
  const [timestamps, durations] = [read('timestamp'), read('duration')]
  for (const [name, found] of [
    ['timestamp', timestamps],
    ['duration', durations],
  ] as const) {
    const count = found.filter(value => value !== undefined).length
    if (count > 0 && count < found.length) return { problem: `${count} of ${found.length} volumes have a ${name}: all need one, or none` }
  }
  if (sequence.length === 0) return { problem: 'The sequence has no volumes' }
  return { volumes: timed(sequence, known(timestamps), known(durations)) }
}

function known(numbers: readonly (number | undefined)[]): readonly number[] | undefined {
  return numbers.every(value => value !== undefined) ? numbers : undefined
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function timed(
  sequence: readonly Volume[],
  timestamps: readonly number[] | undefined,
  durations: readonly number[] | undefined,
): readonly TimedVolume[] {
  if (timestamps) {
    const order = sequence.map((volume, i) => ({ volume, timestamp: timestamps[i] as number, duration: durations?.[i] }))
    order.sort((a, b) => a.timestamp - b.timestamp)
    return order.map((entry, i) => {
      const next = order[i + 1]
      return { ...entry, duration: entry.duration ?? (next ? next.timestamp - entry.timestamp : 0) }
    })
  }
  // One alone holds for ever.
  const even = sequence.length > 1 ? 1 / (sequence.length - 1) : Number.POSITIVE_INFINITY
  let start = 0
  return sequence.map((volume, i) => {
    const duration = durations?.[i] ?? even
    const timestamp = durations || i === 0 ? start : i * even
    start += duration
    return { volume, timestamp, duration }
  })
}
