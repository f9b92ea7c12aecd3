import { ProtocolError, type PythonErrorDetails } from './errors.ts'

/** Compared in `hello`; the two sides of one installation always agree, a stale process does not. */
export const protocolVersion = 1

/** What travels in one frame. Arrays that are small enough follow the JSON as `payload`. */
export type HostMessage = HostRequest | HostAnswer | HostFailure | HostNotification

export interface HostRequest {
  readonly id: number
  readonly method: string
  readonly params: unknown
  readonly payload?: Uint8Array | undefined
}
export interface HostAnswer {
  readonly id: number
  readonly result: unknown
  readonly payload?: Uint8Array | undefined
}
export interface HostFailure {
  readonly id: number
  readonly error: PythonErrorDetails
  readonly payload?: undefined
}
export interface HostNotification {
  readonly method: string
  readonly params: unknown
  readonly payload?: Uint8Array | undefined
}

export const isRequest = (m: HostMessage): m is HostRequest => 'method' in m && 'id' in m
export const isNotification = (m: HostMessage): m is HostNotification => 'method' in m && !('id' in m)

/** Gives a decoded header its type. Throws ProtocolError when it is none of the four kinds. */
export function messageFrom(header: unknown, payload: Uint8Array | undefined): HostMessage {
  if (typeof header !== 'object' || header === null) throw new ProtocolError('A message is no object')
  const { id, method, params, result, error } = header as Record<string, unknown>
  if (id !== undefined && !Number.isSafeInteger(id)) throw new ProtocolError('A message has an id that is no whole number')
  if (typeof method === 'string') return id === undefined ? { method, params, payload } : { id: id as number, method, params, payload }
  if (id === undefined) throw new ProtocolError('A message has neither id nor method')
  return error === undefined ? { id: id as number, result, payload } : { id: id as number, error: errorFrom(error) }
}

function errorFrom(value: unknown): PythonErrorDetails {
  const { type, message, frames, traceback, phase, dependencies } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Partial<PythonErrorDetails>
  return {
    type: String(type),
    message: String(message),
    frames: Array.isArray(frames) ? frames : [],
    traceback: String(traceback ?? ''),
    phase,
    ...(Array.isArray(dependencies) && { dependencies: dependencies.map(String) }),
  }
}
