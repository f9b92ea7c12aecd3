import type { Disposable } from '../disposable.ts'
import type { Change } from '../network/change.ts'
import type { ProcessorNetwork } from '../network/processor-network.ts'
import { Signal } from '../signal.ts'
import { StepStack } from './step-stack.ts'
import { isViewChange } from './view-change.ts'

export interface StepOptions {
  /** What the menu says after "Undo": `Change Step Size`. */
  readonly name: string
  /** Successive steps of one key are one step: a drag, typing in one field. */
  readonly merge?: string | undefined
  /** Whether the step belongs to the stack of views. Left out: when cameras alone are changed. */
  readonly view?: boolean | undefined
}

export interface HistoryOptions {
  /** Steps kept in each stack; default 1,000. */
  readonly limit?: number | undefined
}

/**
 * Edits with their way back. Where the user looks from is no edit of the network and has a stack of its own, so that
 * undoing an edit does not turn the picture, nor the other way round.
 */
export class History {
  readonly #network: ProcessorNetwork
  readonly #edits: StepStack
  readonly #views: StepStack
  readonly #changed = new Signal()

  constructor(network: ProcessorNetwork, { limit = 1000 }: HistoryOptions = {}) {
    this.#network = network
    this.#edits = new StepStack(limit)
    this.#views = new StepStack(limit)
  }

  /** @throws NetworkError when the network refuses; nothing is recorded then. */
  apply(changes: readonly Change[], { name, merge, view }: StepOptions): void {
    const stack = (view ?? isViewChange(this.#network, changes)) ? this.#views : this.#edits
    const inverse = this.#network.apply(changes)
    if (inverse.length === 0) return
    stack.push({ name, changes: inverse }, merge)
    this.#changed.fire()
  }

  /**
   * As `apply`, for what is done with the objects, such as pressing a button. Left out, `view` is whether only cameras changed.
   * @throws what the action throws; the network is then as before.
   */
  perform(action: () => void, { name, merge, view }: StepOptions): void {
    const inverse = this.#network.perform(action)
    if (inverse.length > 0) this.record(inverse, { name, merge, view: view ?? isViewChange(this.#network, inverse) })
  }

  /** Keeps the way back of something that has happened already: a gesture in a picture. */
  record(inverse: readonly Change[], { name, merge, view }: StepOptions): void {
    const stack = view ? this.#views : this.#edits
    stack.push({ name, changes: inverse }, merge)
    this.#changed.fire()
  }

  /** Takes back the last step; returns its name, nothing when there is none. @throws NetworkError when that is not possible any more. */
  undo(): string | undefined {
    return this.#move(() => this.#edits.undo(this.#network))
  }
  redo(): string | undefined {
    return this.#move(() => this.#edits.redo(this.#network))
  }
  undoView(): string | undefined {
    return this.#move(() => this.#views.undo(this.#network))
  }
  redoView(): string | undefined {
    return this.#move(() => this.#views.redo(this.#network))
  }

  #move(step: () => string | undefined): string | undefined {
    try {
      return step()
    } finally {
      this.#changed.fire()
    }
  }

  /** The same for the same state, as far as that was made by edits: what was saved is there again once all since is undone. */
  get position(): string {
    return `${this.#edits.position} ${this.#views.position}`
  }

  /** Names of all edits that can be taken back, the oldest first. */
  get editNames(): readonly string[] {
    return this.#edits.names
  }
  /** Names of the next steps; undefined when there is none. */
  get undoName(): string | undefined {
    return this.#edits.undoName
  }
  get redoName(): string | undefined {
    return this.#edits.redoName
  }
  get undoViewName(): string | undefined {
    return this.#views.undoName
  }
  get redoViewName(): string | undefined {
    return this.#views.redoName
  }

  /** The drag ended: the next step of the same merge key is a new one. */
  seal(): void {
    this.#edits.seal()
    this.#views.seal()
  }

  /** Another workspace was opened. */
  clear(): void {
    this.#edits.clear()
    this.#views.clear()
    this.#changed.fire()
  }

  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }
}
