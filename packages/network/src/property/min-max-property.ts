import type { Vec2 } from '@ivw/data'
import type { Disposable } from '../disposable.ts'
import { Signal } from '../signal.ts'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import { castNumber, type OrdinalType, ordinalNumbers, scalarType } from './ordinal-type.ts'
import { Property } from './property.ts'
import { expectPair } from './validation.ts'

export type MinMaxState = {
  readonly value: Vec2
  readonly range: Vec2
  readonly increment: number
  readonly minSeparation: number
}

export interface MinMaxOptions extends PropertyOptions {
  readonly range?: Vec2 | undefined
  readonly increment?: number | undefined
  /** The least distance of both ends. */
  readonly minSeparation?: number | undefined
}

/** An interval inside a range. The constructor widens the range where the interval does not fit; later changes clamp. */
export abstract class MinMaxProperty extends Property<MinMaxState> {
  static readonly type: OrdinalType
  readonly type: OrdinalType
  readonly #rangeChanged = new Signal()

  constructor(identifier: string, displayName: string, value?: Vec2, options: MinMaxOptions = {}) {
    const type = (new.target as unknown as typeof MinMaxProperty).type
    super(identifier, displayName, initialState(type, identifier, value, options), options)
    this.type = type
  }

  get value(): Vec2 {
    return this.state.value
  }
  set value(value: Vec2) {
    this.setState({ value })
  }
  get start(): number {
    return this.state.value[0]
  }
  set start(start: number) {
    this.setState({ value: [start, this.end] })
  }
  get end(): number {
    return this.state.value[1]
  }
  set end(end: number) {
    this.setState({ value: [this.start, end] })
  }
  get range(): Vec2 {
    return this.state.range
  }
  set range(range: Vec2) {
    this.setState({ range })
  }
  get minSeparation(): number {
    return this.state.minSeparation
  }
  set minSeparation(minSeparation: number) {
    this.setState({ minSeparation })
  }
  get increment(): number {
    return this.state.increment
  }
  set increment(increment: number) {
    this.setState({ increment })
  }

  /** Changes the range and keeps the ends at the same fractions of it. */
  setRangeNormalized(range: Vec2): void {
    const { range: old, value } = this.state
    const moved = value.map(end => castNumber(this.type, ((end - old[0]) / (old[1] - old[0] || 1)) * (range[1] - range[0]) + range[0]))
    this.setState({ range, value: expectPair(this.path, moved) })
  }

  /** Runs before the `onChange` callbacks when the range is another one. */
  onRangeChange(callback: () => void): Disposable {
    return this.#rangeChanged.add(callback)
  }

  protected override stateChanged(before: MinMaxState, next: MinMaxState): void {
    if (!sameValue(before.range, next.range)) this.#rangeChanged.fire()
  }

  protected override conform(patch: Partial<MinMaxState>, before: MinMaxState): MinMaxState {
    const next = this.conformRestored(patch, before)
    return { ...next, value: clampInterval(next.value, next.range, next.minSeparation) }
  }

  /** As for ordinals: data that widen the range may be yet to come. */
  protected override conformRestored(patch: Partial<MinMaxState>, before: MinMaxState): MinMaxState {
    const { type, path } = this
    const all = { ...before, ...patch }
    const range = orderedPair(numbersOf(type, path, all.range))
    const minSeparation = single(type, path, all.minSeparation)
    const increment = single(type, path, all.increment)
    return { value: numbersOf(type, path, all.value), range, increment, minSeparation }
  }
}

function initialState(type: OrdinalType, path: string, value: Vec2 | undefined, options: MinMaxOptions): MinMaxState {
  const { defaults } = type
  const [low, high] = orderedPair(numbersOf(type, path, options.range ?? [defaults.min, defaults.max]))
  const [first, second] = numbersOf(type, path, value ?? [low, high])
  const minSeparation = single(type, path, options.minSeparation ?? 0)
  const start = Math.max(first, low)
  const end = Math.max(second, start + minSeparation)
  const increment = single(type, path, options.increment ?? defaults.increment)
  return { value: [start, end], range: [low, Math.max(high, end)], increment, minSeparation }
}

/** Both ends into the range, in order, `separation` apart: the end is raised, or where the range ends the start lowered. */
function clampInterval(value: Vec2, [low, high]: Vec2, separation: number): Vec2 {
  const inside = (end: number) => Math.min(Math.max(end, low), high)
  const [start, end] = orderedPair([inside(value[0]), inside(value[1])])
  if (end - start >= separation) return [start, end]
  return start + separation <= high ? [start, start + separation] : [Math.max(low, high - separation), high]
}

function orderedPair([a, b]: Vec2): Vec2 {
  return a <= b ? [a, b] : [b, a]
}

function numbersOf(type: OrdinalType, path: string, value: unknown): Vec2 {
  const [a, b] = ordinalNumbers({ ...type, components: 2 }, path, value)
  return [a as number, b as number]
}

function single(type: OrdinalType, path: string, value: unknown): number {
  return ordinalNumbers(type, path, value)[0] as number
}

export class FloatMinMaxProperty extends MinMaxProperty {
  static override readonly classIdentifier = 'org.inviwo.FloatMinMaxProperty'
  static override readonly type = scalarType('Float')
}

export class DoubleMinMaxProperty extends MinMaxProperty {
  static override readonly classIdentifier = 'org.inviwo.DoubleMinMaxProperty'
  static override readonly type = scalarType('Double')
}

export class IntMinMaxProperty extends MinMaxProperty {
  static override readonly classIdentifier = 'org.inviwo.IntMinMaxProperty'
  static override readonly type = scalarType('Int')
}

export class Int64MinMaxProperty extends MinMaxProperty {
  static override readonly classIdentifier = 'org.inviwo.Int64MinMaxProperty'
  static override readonly type = scalarType('Int64')
}

export class Size_tMinMaxProperty extends MinMaxProperty {
  static override readonly classIdentifier = 'org.inviwo.Size_tMinMaxProperty'
  static override readonly type = scalarType('Size_t')
}
