import type { LogEntry } from '@ivw/engine/protocol'

export type LogLevel = LogEntry['level']
export const logLevels: readonly LogLevel[] = ['info', 'warning', 'error']

export interface LogFilter {
  readonly levels: ReadonlySet<LogLevel>
  readonly text: string
}

export const everything: LogFilter = { levels: new Set(logLevels), text: '' }

/** Entries of the chosen levels whose source, text or traceback holds the text, whatever its case. */
export function filterLog(entries: readonly LogEntry[], { levels, text }: LogFilter): readonly LogEntry[] {
  const needle = text.trim().toLowerCase()
  if (needle === '' && levels.size === logLevels.length) return entries
  return entries.filter(
    entry =>
      levels.has(entry.level) &&
      (needle === '' || [entry.source, entry.text, entry.traceback ?? ''].some(part => part.toLowerCase().includes(needle))),
  )
}

export function countLevels(entries: readonly LogEntry[]): Readonly<Record<LogLevel, number>> {
  const counts = { info: 0, warning: 0, error: 0 }
  for (const { level } of entries) counts[level]++
  return counts
}

/** `14:02:07.123`, local time. */
export function formatLogTime(time: number): string {
  const date = new Date(time)
  const pad = (value: number, width = 2) => value.toString().padStart(width, '0')
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`
}
