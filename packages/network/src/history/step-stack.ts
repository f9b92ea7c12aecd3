import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { compact } from '../network/recorder.ts'

export interface Step {
  readonly name: string
  /** What applying takes it back, or, once undone, does it again. */
  readonly changes: readonly Change[]
}

interface NumberedStep extends Step {
  /** What the network is once it is done. */
  readonly position: number
}

/** Done steps and undone ones. */
export class StepStack {
  readonly #limit: number
  #done: NumberedStep[] = []
  #undone: NumberedStep[] = []
  #mergeKey: string | undefined
  #positions = 0
  /** What the network is before the first done step. */
  #start = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** A new step ends what could be redone. One of the same key as the last, not sealed step becomes part of it. */
  push(step: Step, mergeKey?: string): void {
    const last = this.#done.at(-1)
    if (last && mergeKey !== undefined && mergeKey === this.#mergeKey && this.#undone.length === 0)
      this.#done.splice(-1, 1, { name: step.name, changes: merged(step.changes, last.changes), position: ++this.#positions })
    else this.#done.push({ ...step, position: ++this.#positions })
    if (this.#done.length > this.#limit) this.#start = this.#done.shift()?.position ?? this.#start
    this.#undone = []
    this.#mergeKey = mergeKey
  }

  undo(network: ProcessorNetwork): string | undefined {
    return this.#move(network, this.#done, this.#undone)
  }

  redo(network: ProcessorNetwork): string | undefined {
    return this.#move(network, this.#undone, this.#done)
  }

  /** A step that cannot be applied any more is dropped, or it would bar the way to those beneath. */
  #move(network: ProcessorNetwork, from: NumberedStep[], to: NumberedStep[]): string | undefined {
    const { position } = this
    const step = from.pop()
    this.seal()
    if (!step) return undefined
    try {
      to.push({ ...step, changes: network.apply(step.changes) })
    } catch (cause) {
      // Nothing changed, whatever step is the last one now.
      const last = this.#done.pop()
      if (last) this.#done.push({ ...last, position })
      else this.#start = position
      throw cause
    }
    return step.name
  }

  /** Tells states apart: the same number, the same state. */
  get position(): number {
    return this.#done.at(-1)?.position ?? this.#start
  }

  get undoName(): string | undefined {
    return this.#done.at(-1)?.name
  }
  /** Of all done steps, the oldest first. */
  get names(): readonly string[] {
    return this.#done.map(({ name }) => name)
  }
  get redoName(): string | undefined {
    return this.#undone.at(-1)?.name
  }

  seal(): void {
    this.#mergeKey = undefined
  }

  clear(): void {
    this.#done = []
    this.#undone = []
    this.#start = ++this.#positions
    this.seal()
  }
}

/** A long drag must not become a long list: where both only restore properties, the older state is all that matters. */
function merged(newer: readonly Change[], older: readonly Change[]): readonly Change[] {
  const all = [...newer, ...older]
  if (!all.every(change => change.kind === 'setProperty' && change.restored)) return compact(all)
  const byPath = new Map<string, Change & { readonly kind: 'setProperty' }>()
  for (const change of all) {
    if (change.kind !== 'setProperty') continue
    const known = byPath.get(change.path)
    byPath.set(change.path, known ? { ...change, state: { ...known.state, ...change.state } } : change)
  }
  return [...byPath.values()]
}
