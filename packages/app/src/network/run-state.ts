import type { RunState, StatusView } from '@ivw/engine/protocol'
import { Ban, Circle, CircleCheck, CircleDashed, CircleOff, CircleX, Clock, History, LoaderCircle, type LucideIcon } from 'lucide-react'
import { failureSentence } from '../console/failure-sentence.ts'

/** Word and icon of each state; its colour is `--state-<state>` in processor-node.css. */
export const runStates: Readonly<Record<RunState, { readonly word: string; readonly icon: LucideIcon }>> = {
  idle: { word: 'Idle', icon: Circle },
  stale: { word: 'Stale: shows an older result', icon: History },
  pending: { word: 'Pending', icon: Clock },
  running: { word: 'Running', icon: LoaderCircle },
  success: { word: 'Success', icon: CircleCheck },
  error: { word: 'Error', icon: CircleX },
  cancelled: { word: 'Cancelled', icon: Ban },
  disabled: { word: 'Disabled', icon: CircleOff },
  'not-ready': { word: 'Not ready: an input has no data', icon: CircleDashed },
}

/** `0.4 ms`, `12 ms`, `3.2 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) return `${milliseconds.toFixed(1)} ms`
  if (milliseconds < 1000) return `${Math.round(milliseconds).toString()} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60).toString()} min ${(seconds % 60).toString()} s`
}

/** `14:02:07`, local time. */
export function formatClock(time: number): string {
  const date = new Date(time)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => part.toString().padStart(2, '0')).join(':')
}

/** One line for screen readers and tooltips. */
export function describeStatus({ state, milliseconds, progress, error, reloadedAt, notices = [] }: StatusView): string {
  const parts = [runStates[state].word]
  if (progress && state === 'running') parts.push(`${Math.round(progress.fraction * 100).toString()} % ${progress.text}`.trim())
  if (error) parts.push(failureSentence(error))
  if (milliseconds !== undefined) parts.push(`last run ${formatDuration(milliseconds)}`)
  if (reloadedAt !== undefined) parts.push(`reloaded ${formatClock(reloadedAt)}`)
  return [...parts, ...notices].join(', ')
}
