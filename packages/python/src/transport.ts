import type { NumericArray } from '@ivw/data'
import type { Disposable } from '@ivw/network'
import type { ArrayReference } from './array-reference.ts'
import type { HostMessage } from './message.ts'

/** How the last host ended. */
export interface HostExit {
  readonly code: number | null
  readonly signal: string | null
  /** One sentence for the user: cause, processor, line. */
  readonly reason: string
  /** The last lines on stderr. */
  readonly stderr: readonly string[]
  /** Identifier of the processor, or the file, that was running. */
  readonly running?: string | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
  /** The user asked for it: interrupt that had to kill, or restart. */
  readonly requested: boolean
}

export interface HostStatus {
  /** `asking`: it died too often, and starts again only when the user says so. */
  readonly state: 'off' | 'refused' | 'starting' | 'ready' | 'stopped' | 'asking'
  /** The interpreter's path. */
  readonly python?: string | undefined
  readonly version?: string | undefined
  readonly numpy?: string | undefined
  readonly pid?: number | undefined
  /** Counts the processes; objects of an earlier one are gone. */
  readonly generation: number
  /** Why it is refused, stopped or asking, as a sentence. */
  readonly reason?: string | undefined
  readonly lastExit?: HostExit | undefined
}

/** Messages and arrays to one Python host, wherever it runs. Messages arrive in the order in which they were sent. */
export interface PythonTransport {
  readonly status: HostStatus
  onStatus(callback: (status: HostStatus) => void): Disposable
  onMessage(callback: (message: HostMessage) => void): Disposable
  /** Dropped when no host is ready; whoever waits for an answer watches the status. */
  send(message: HostMessage): void
  /** Reads a shared array and gives its slot back. The array is the caller's own, in memory that `allocate` gave if the transport can use it. */
  readArray(reference: ArrayReference, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray>
  /** Puts an array where the host reads it; `shape` as NumPy's. */
  writeArray(array: NumericArray, shape?: readonly number[]): Promise<ArrayReference>
  /** Stops what user code runs: KeyboardInterrupt, after 2 s kill and restart. Resolves when the host is free or gone. */
  interrupt(): Promise<void>
  /** A fresh process; also leaves `asking`. Resolves when it is ready; rejects with HostLostError when it does not start. */
  restart(): Promise<void>
}
