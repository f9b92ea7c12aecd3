import { IndexSet } from '@ivw/data'
import { type BrushingAction, BrushingAndLinkingInport, type BrushingSets, type Disposable, type Inport } from '@ivw/network'

/** The selections of one port as Python keeps them. */
export interface BrushingState {
  readonly targets: Readonly<Record<string, BrushingSets>>
  /** What changed since the processor was last valid. */
  readonly modified: Readonly<Record<string, readonly BrushingAction[]>>
  /** The last change of Python's that is part of this: Python adds the later ones. */
  readonly heard: number
}

/** A set that Python's code replaced. */
export interface Brushed {
  readonly port: string
  readonly action: BrushingAction
  readonly target: string
  readonly ranges: readonly number[]
  readonly source: string
  /** Counts the changes of the port. */
  readonly number: number
}

/** Keeps the selections of a Python processor's ports the same here and there. */
export class BrushingSync {
  readonly #changed: () => void
  readonly #followed = new Map<BrushingAndLinkingInport, Disposable>()
  readonly #held = new Set<BrushingAndLinkingInport>()
  readonly #heard = new Map<string, number>()
  /** What Python did to it, Python knows. */
  #echoing: BrushingAndLinkingInport | undefined

  /** `changed` is called when there is something for Python. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  follow(inports: readonly Inport[]): void {
    const brushing = new Set(inports.filter(port => port instanceof BrushingAndLinkingInport))
    for (const [port, subscription] of this.#followed) {
      if (brushing.has(port)) continue
      subscription.dispose()
      this.#followed.delete(port)
      this.#held.delete(port)
    }
    for (const port of brushing)
      if (!this.#followed.has(port))
        this.#followed.set(
          port,
          port.onBrushed(() => this.#hold(port)),
        )
  }

  apply(inports: readonly Inport[], { port: identifier, action, target, ranges, source, number }: Brushed): void {
    const port = inports.find(other => other.identifier === identifier)
    if (!(port instanceof BrushingAndLinkingInport)) return
    this.#heard.set(identifier, number)
    this.#echoing = port
    try {
      port.brush(action, IndexSet.fromRanges(ranges), target, source)
    } finally {
      this.#echoing = undefined
    }
  }

  /** Every port's, for a run; what was held is part of it. */
  states(inports: readonly Inport[]): Record<string, BrushingState> {
    this.#held.clear()
    const brushing = inports.filter(port => port instanceof BrushingAndLinkingInport)
    return Object.fromEntries(brushing.map(port => [port.identifier, this.#stateOf(port)]))
  }

  /** What changed since Python was last told. */
  take(): { port: string; state: BrushingState }[] {
    const states = [...this.#held].map(port => ({ port: port.identifier, state: this.#stateOf(port) }))
    this.#held.clear()
    return states
  }

  /** The Python object is made anew and counts from the beginning. */
  restart(): void {
    this.#heard.clear()
  }

  dispose(): void {
    for (const subscription of this.#followed.values()) subscription.dispose()
    this.#followed.clear()
  }

  #stateOf({ identifier, manager, modified }: BrushingAndLinkingInport): BrushingState {
    const changed = [...modified].map(([target, actions]) => [target, [...actions]] as const)
    return { targets: manager.describe(), modified: Object.fromEntries(changed), heard: this.#heard.get(identifier) ?? 0 }
  }

  #hold(port: BrushingAndLinkingInport): void {
    if (port === this.#echoing) return
    this.#held.add(port)
    this.#changed()
  }
}
