import { localIdentifier } from '../identifier.ts'
import type { Processor } from '../processor/processor.ts'
import type { ProcessorStatus, ProcessorStatusState } from '../processor/status.ts'
import { BorderProcessor } from './border-processor.ts'

/** What matters most comes first. */
const order: readonly ProcessorStatusState[] = [
  ...(['error', 'running', 'pending', 'disabled', 'not-ready', 'cancelled', 'stale', 'success', 'idle'] as const),
]

/** How a group of processors fares, as one: the most urgent state of any, with the name of who is in it. */
export function summary(members: Iterable<Processor>): ProcessorStatus {
  const statuses = [...members].map(member => ({ member, status: member.status }))
  // An input that is not connected may be meant so; whoever needs it says that it is not ready.
  const counted = statuses.filter(({ member, status }) => !(member instanceof BorderProcessor) || status.state === 'error')
  const first = order.map(state => counted.find(({ status }) => status.state === state)).find(found => found !== undefined)
  if (!first) return { state: 'idle' }
  const { member, status } = first
  const { state, error, progress } = status
  const name = localIdentifier(member.identifier)
  const times = statuses.flatMap(({ status: { milliseconds } }) => (milliseconds === undefined ? [] : [milliseconds]))
  const said = (what: 'notes' | 'notices'): string[] =>
    counted.flatMap(({ member: one, status: { [what]: own = [] } }) => own.map(text => `${localIdentifier(one.identifier)}: ${text}`))
  const [notes, notices] = [said('notes'), said('notices')]
  return {
    state,
    ...(error && { error: { ...error, message: `${name}: ${error.message}` } }),
    ...(progress && { progress }),
    ...(times.length > 0 && { milliseconds: times.reduce((sum, time) => sum + time) }),
    ...(notes.length > 0 && { notes }),
    ...(notices.length > 0 && { notices }),
  }
}
