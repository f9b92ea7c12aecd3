import type { CameraState } from '@ivw/data'
import { CameraProperty, type Change, type Disposable, type ProcessorNetwork, type Property, type PropertyState } from '@ivw/network'
import { type AnimatedProperty, keyframe } from '../animation-views.ts'
import { between } from './between.ts'
import { cameraBetween } from './camera-between.ts'
import { eased } from './easing.ts'

/** Moves properties through their values, beside the history of edits, and puts them back in the end. */
export class AnimationRun implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #properties: readonly AnimatedProperty[]
  readonly #before: readonly Change[]

  /** @throws Error when a property is missing or has no value to go to. */
  constructor(network: ProcessorNetwork, properties: readonly AnimatedProperty[]) {
    this.#network = network
    this.#properties = properties
    this.#before = properties.map(({ path }) => {
      const state = keyframe(propertyAt(network, path).state)
      if (Object.keys(state).length === 0) throw new Error(`${path} has no value that could be animated`)
      return { kind: 'setProperty', path, state }
    })
  }

  /** The values at a share of the time: always the same for the same share. @throws when a property refuses its value. */
  show(at: number): void {
    const changes = this.#properties.map(animated => {
      const property = propertyAt(this.#network, animated.path)
      return { kind: 'setProperty' as const, path: animated.path, state: stateAt(property, animated, at) }
    })
    this.#apply(changes)
  }

  /** Properties that are gone meanwhile are left out. */
  dispose(): void {
    this.#apply(this.#before.filter(change => change.kind === 'setProperty' && this.#network.propertyByPath(change.path)))
  }

  #apply(changes: readonly Change[]): void {
    const lock = this.#network.lock()
    try {
      this.#network.apply(changes)
    } finally {
      lock.dispose()
    }
  }
}

function stateAt(property: Property, { from, to, easing, orbit }: AnimatedProperty, at: number): PropertyState {
  const share = eased(easing, at)
  if (property instanceof CameraProperty) {
    const present = property.value
    const [start, end] = [from, to].map(state => ({ ...present, ...state }) as CameraState) as [CameraState, CameraState]
    const { lookFrom, lookTo, lookUp, fov, width, near, far, offset } = cameraBetween(start, end, share, orbit)
    return { lookFrom, lookTo, lookUp, fov, width, near, far, offset }
  }
  const state = between(from, to, share) as PropertyState
  return isWhole(property) ? (rounded(state) as PropertyState) : state
}

function isWhole({ classIdentifier }: Property): boolean {
  return /\.(U?Int(64)?|IntSize|IntSizeT|Size_t|U?Char)(Vec)?\d?(MinMax)?(Ref)?Property$/.test(classIdentifier)
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rounded(entry)]))
}

function propertyAt(network: ProcessorNetwork, path: string): Property {
  const property = network.propertyByPath(path)
  if (!property) throw new Error(`There is no property ${path}`)
  return property
}
