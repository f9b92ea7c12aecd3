// Invalidation runs along whole networks. Done by plain recursion a chain of 10,000 processors would overflow the stack,
// and a ladder of diamonds would take exponential time; so processors queue up here to pass it on, once in each wave.

/** Who passes on to its consumers what happened to it. */
export interface WaveStep {
  /** The last wave in which it told its consumers that they are invalid. */
  invalidWave: number
  passOn(): void
}

let queue: WaveStep[] | undefined
let wave = 0
const failures: { readonly failure: unknown }[] = []

/** Whether the running wave has it in its queue already, or behind it. */
export function isInWave(step: WaveStep): boolean {
  return queue !== undefined && step.invalidWave === wave
}

/** Lets `step` tell its consumers that they are invalid. Only the outermost caller returns when all have passed on. */
export function passOnInvalid(step: WaveStep): void {
  if (isInWave(step)) return
  run(() => {
    step.invalidWave = wave
    queue?.push(step)
  })
}

/** Lets `step` tell its consumers that what they show is old, unless the wave has more to say of it. */
export function passOnStale(step: WaveStep): void {
  if (!isInWave(step)) run(() => queue?.push(step))
}

function run(begin: () => void): void {
  if (queue) {
    begin()
    return
  }
  queue = []
  wave++
  begin()
  for (let i = 0; i < queue.length; i++) {
    try {
      queue[i]?.passOn()
    } catch (failure) {
      failures.push({ failure })
    }
  }
  queue = undefined
  const [first] = failures.splice(0)
  if (first) throw first.failure
}

/** Runs a callback of the wave. When it fails the others must hear of the change all the same, or they would show what is no more. */
export function attempt(callback: () => void): void {
  if (!queue) {
    callback()
    return
  }
  try {
    callback()
  } catch (failure) {
    failures.push({ failure })
  }
}
