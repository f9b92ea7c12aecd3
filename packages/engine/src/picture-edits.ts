import { type Change, type Disposable, type History, isViewChange, type ProcessorNetwork, type Property } from '@ivw/network'
import type { CanvasInput } from './protocol.ts'

/** Turns of the wheel and strokes of a key that are further apart are steps of their own. */
const pauseMilliseconds = 1000

/**
 * What users change in a picture (a handle that is dragged, a slice that the wheel turns, the camera) is undone like any edit:
 * from press to release as one step, as is what wheel or keys do without a pause. Where the pointer only passes by, nothing is recorded.
 */
export class PictureEdits implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #history: History
  readonly #subscription: Disposable
  #gesture = 0
  /** Properties that this gesture changed. */
  readonly #touched = new Set<Property>()
  #last: { readonly type: string; readonly time: number } | undefined

  constructor(network: ProcessorNetwork, history: History) {
    this.#network = network
    this.#history = history
    this.#subscription = network.observe({ doneByUser: (inverse, step) => (step ? history.record(inverse, step) : this.#record(inverse)) })
  }

  /** It is this input's turn to go up the network; `time` in milliseconds. */
  follow(input: CanvasInput, time: number): void {
    const type = input.type === 'key' ? `key ${input.key}` : input.type
    const isRepeated =
      (input.type === 'wheel' || input.type === 'key') && this.#last?.type === type && time - this.#last.time < pauseMilliseconds
    if (!isRepeated && !goesOn(input)) {
      this.#gesture++
      this.#touched.clear()
    }
    this.#last = { type, time }
  }

  dispose(): void {
    this.#subscription.dispose()
  }

  #record(inverse: readonly Change[]): void {
    const changes = inverse.filter(change => !this.#isShown(change))
    // The inverse begins with what changed last; what changed first took the others along.
    const first = changes.at(-1)
    if (!first) return
    const view = isViewChange(this.#network, [first])
    const name = view ? 'Move Camera' : this.#nameOf(changes)
    this.#history.record(changes, { name, merge: `picture ${this.#gesture}`, view })
  }

  /** What a processor only shows, such as the value under the pointer, is none of the user's doing. */
  #isShown(change: Change): boolean {
    return this.#propertyOf(change)?.readOnly === true
  }

  #nameOf(changes: readonly Change[]): string {
    for (const change of changes) {
      const property = this.#propertyOf(change)
      if (property) this.#touched.add(property)
    }
    const [property] = this.#touched
    if (!property) return 'Change in Picture'
    if (this.#touched.size === 1) return `Change ${property.displayName}`
    const processor = this.#network.processors.get(property.path.split('.', 1)[0] as string)
    return `Change ${(processor ?? property).displayName}`
  }

  #propertyOf(change: Change): Property | undefined {
    return change.kind === 'setProperty' ? this.#network.propertyByPath(change.path) : undefined
  }
}

/** Whether it belongs to what was done before. */
function goesOn(input: CanvasInput): boolean {
  switch (input.type) {
    case 'mouse':
      return input.state === 'move' || input.state === 'release' || input.buttons.length > 1
    case 'touch':
      return !input.points.every(({ state }) => state === 'started')
    case 'key':
      return input.state === 'release'
    case 'leave':
      return true
    default:
      return false
  }
}
