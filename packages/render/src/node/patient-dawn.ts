/** Milliseconds. */
const pause = 1

type Later = (callback: (...parameters: unknown[]) => void, ...parameters: unknown[]) => unknown

let isPatient = false

/**
 * While the GPU works, Dawn asks it with `setImmediate` whether it is done, as often as the event loop turns. Where the driver is software,
 * that takes a core from the work itself, and every question leaves a kilobyte of garbage. From here on it asks once in a millisecond.
 */
export function makeDawnPatient(): void {
  if (isPatient) return
  isPatient = true
  const scope = globalThis as unknown as { setImmediate: Later }
  const immediately = scope.setImmediate
  const patiently: Later = (callback, ...parameters) =>
    isOfAddon(callback) ? setTimeout(callback, pause, ...parameters) : immediately(callback, ...parameters)
  scope.setImmediate = Object.defineProperties(patiently, Object.getOwnPropertyDescriptors(immediately))
}

/** Such functions have no name; bound ones, whose text is the same, have. */
function isOfAddon(callback: unknown): boolean {
  return typeof callback === 'function' && callback.name === '' && Function.prototype.toString.call(callback).endsWith('{ [native code] }')
}
