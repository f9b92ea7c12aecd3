/** The Python object of a processor, as this side knows it. */
export type ObjectState =
  /** There is no Python, or nobody wants the object. */
  | { readonly state: 'absent' }
  /** A host will come. */
  | Awaited<'awaited'>
  /** The host was asked to construct it. */
  | Awaited<'making'>
  | { readonly state: 'made' }
  | { readonly state: 'failed'; readonly error: unknown }

export interface Awaited<S extends string> {
  readonly state: S
  readonly promise: Promise<void>
  readonly succeed: () => void
  readonly fail: (error: unknown) => void
}

export function awaited<S extends string>(state: S): Awaited<S> {
  let succeed = () => {}
  let fail: (error: unknown) => void = () => {}
  const promise = new Promise<void>((resolve, reject) => {
    succeed = resolve
    fail = reject
  })
  // Who runs the processor sees the failure; nobody may have to.
  promise.catch(() => undefined)
  return { state, promise, succeed, fail }
}

/** Settles as `promise` does, or rejects with the signal's reason when that is aborted first. */
export function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
