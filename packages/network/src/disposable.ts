/** Ends a subscription, a registration or a lock. Disposing twice is harmless. */
export interface Disposable {
  dispose(): void
}

/** Wraps `end` so that it runs at most once. */
export function disposable(end: () => void): Disposable {
  let live = true
  return {
    dispose() {
      if (!live) return
      live = false
      end()
    },
  }
}
