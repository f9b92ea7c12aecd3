import { describeValue, PropertyError } from '../errors.ts'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import { type OrdinalType, ordinalNumbers } from './ordinal-type.ts'
import { Property } from './property.ts'
import { expectOneOf } from './validation.ts'

/**
 * `editable`: user and code may move the bound, it clamps and travels with links. `mutable`: code alone moves it, it clamps.
 * `immutable`: nobody moves it, it clamps. `ignore`: a hint for the slider, travels with links, does not clamp.
 */
export type Constraint = 'editable' | 'mutable' | 'immutable' | 'ignore'
export const constraints: readonly Constraint[] = ['editable', 'mutable', 'immutable', 'ignore']

export type OrdinalState<T = number | readonly number[]> = {
  readonly value: T
  readonly min: T
  readonly max: T
  readonly increment: T
  readonly minConstraint: Constraint
  readonly maxConstraint: Constraint
}

/** Where a value lives when it is not the property's own. */
export interface ValueAccess<T> {
  get(): T
  set(value: T): void
}

/** `min`, `max`, `increment`: one number stands for every component. */
export interface OrdinalOptions<T> extends PropertyOptions {
  readonly min?: T | number | undefined
  readonly max?: T | number | undefined
  readonly increment?: T | number | undefined
  readonly minConstraint?: Constraint | undefined
  readonly maxConstraint?: Constraint | undefined
  /** Makes it one of Inviwo's `Ref` properties: the owner keeps the value, the property shows and changes it. */
  readonly access?: ValueAccess<T> | undefined
}

interface Numbers {
  readonly value: readonly number[]
  readonly min: readonly number[]
  readonly max: readonly number[]
  readonly increment: readonly number[]
  readonly minConstraint: Constraint
  readonly maxConstraint: Constraint
}

/** Numbers with bounds: scalars, vectors, matrices (flat, column-major), quaternions. */
export abstract class OrdinalProperty<T extends number | readonly number[]> extends Property<OrdinalState<T>> {
  static readonly type: OrdinalType
  readonly type: OrdinalType
  readonly #access: ValueAccess<T> | undefined

  /** @throws PropertyError when a minimum is above its maximum, or the value is outside of a bound that clamps. */
  constructor(identifier: string, displayName: string, value?: T, options: OrdinalOptions<T> = {}) {
    const type = (new.target as unknown as typeof OrdinalProperty).type
    const state = initialState(type, identifier, options.access?.get() ?? value, options)
    super(identifier, displayName, toState<T>(type, state), { ...options, semantics: options.semantics ?? defaultSemantics(type) })
    this.type = type
    this.#access = options.access
  }

  override get classIdentifier(): string {
    const plain = super.classIdentifier
    return this.#access ? plain.replace(/Property$/u, 'RefProperty') : plain
  }

  override get state(): OrdinalState<T> {
    return this.#access ? { ...super.state, value: this.#access.get() } : super.state
  }

  protected override store(next: OrdinalState<T>): void {
    super.store(next)
    this.#access?.set(next.value)
  }

  get value(): T {
    return this.#access ? this.#access.get() : this.state.value
  }
  set value(value: T) {
    this.setState({ value } as Partial<OrdinalState<T>>)
  }
  get min(): T {
    return this.state.min
  }
  set min(min: T) {
    this.setState({ min } as Partial<OrdinalState<T>>)
  }
  get max(): T {
    return this.state.max
  }
  set max(max: T) {
    this.setState({ max } as Partial<OrdinalState<T>>)
  }
  get increment(): T {
    return this.state.increment
  }
  set increment(increment: T) {
    this.setState({ increment } as Partial<OrdinalState<T>>)
  }

  /** A link copies bounds only where this property lets them travel. */
  override assign(source: Property): void {
    if (!(source instanceof OrdinalProperty) || source.type !== this.type) super.assign(source)
    else this.setState(linkedState(this.state, source.state as OrdinalState<T>))
  }

  protected override conform(patch: Partial<OrdinalState<T>>, before: OrdinalState<T>): OrdinalState<T> {
    const numbers = this.#numbers(patch, before)
    return toState<T>(this.type, { ...numbers, value: clamped(numbers) })
  }

  /** A value of a file or of undo may lie outside of the bounds, as in Inviwo: the data that widen them may be yet to come. */
  protected override conformRestored(patch: Partial<OrdinalState<T>>, before: OrdinalState<T>): OrdinalState<T> {
    return toState<T>(this.type, this.#numbers(patch, before))
  }

  #numbers(patch: Partial<OrdinalState<T>>, before: OrdinalState<T>): Numbers {
    const { type, path } = this
    const all = { ...before, ...patch }
    return {
      value: ordinalNumbers(type, path, all.value),
      increment: ordinalNumbers(type, path, all.increment),
      ...boundsOf(type, path, patch, before),
      minConstraint: expectOneOf(path, all.minConstraint, constraints),
      maxConstraint: expectOneOf(path, all.maxConstraint, constraints),
    }
  }
}

/** What a linked target takes over: always value and increment, bounds unless its own are fixed. */
export function linkedState<T>(target: OrdinalState<T>, source: OrdinalState<T>): Partial<OrdinalState<T>> {
  const { value, increment, min, max } = source
  const travels = (constraint: Constraint) => constraint === 'editable' || constraint === 'ignore'
  return {
    value,
    increment,
    ...(travels(target.minConstraint) && { min }),
    ...(travels(target.maxConstraint) && { max }),
  }
}

/** A bound that is moved past the other drags it along; two given bounds must be in order. */
function boundsOf<T>(type: OrdinalType, path: string, patch: Partial<OrdinalState<T>>, before: OrdinalState<T>) {
  let min = ordinalNumbers(type, path, 'min' in patch ? patch.min : before.min)
  let max = ordinalNumbers(type, path, 'max' in patch ? patch.max : before.max)
  if ('min' in patch && 'max' in patch) checkOrder(path, min, max)
  else if ('min' in patch) max = max.map((bound, i) => Math.max(bound, min[i] as number))
  else if ('max' in patch) min = min.map((bound, i) => Math.min(bound, max[i] as number))
  return { min, max }
}

function checkOrder(path: string, min: readonly number[], max: readonly number[]): void {
  if (min.some((bound, i) => bound > (max[i] as number)))
    throw new PropertyError(path, 'a minimum that is not above the maximum', { min, max })
}

function clamped({ value, min, max, minConstraint, maxConstraint }: Numbers): readonly number[] {
  return value.map((number, i) => {
    const raised = minConstraint === 'ignore' ? number : Math.max(number, min[i] as number)
    return maxConstraint === 'ignore' ? raised : Math.min(raised, max[i] as number)
  })
}

function toState<T>(type: OrdinalType, { value, min, max, increment, minConstraint, maxConstraint }: Numbers): OrdinalState<T> {
  const outer = (numbers: readonly number[]) => (type.components === 1 ? numbers[0] : numbers) as T
  return { value: outer(value), min: outer(min), max: outer(max), increment: outer(increment), minConstraint, maxConstraint }
}

function initialState<T>(type: OrdinalType, path: string, value: unknown, options: OrdinalOptions<T>): Numbers {
  const { defaults } = type
  const numbers = {
    value: ordinalNumbers(type, path, value ?? defaults.value),
    min: ordinalNumbers(type, path, options.min ?? defaults.min),
    max: ordinalNumbers(type, path, options.max ?? defaults.max),
    increment: ordinalNumbers(type, path, options.increment ?? defaults.increment),
    minConstraint: expectOneOf(path, options.minConstraint ?? 'editable', constraints),
    maxConstraint: expectOneOf(path, options.maxConstraint ?? 'editable', constraints),
  }
  checkOrder(path, numbers.min, numbers.max)
  if (!sameValue(clamped(numbers), numbers.value))
    throw new PropertyError(
      path,
      `a value from ${describeValue(options.min ?? defaults.min)} to ${describeValue(options.max ?? defaults.max)}`,
      value,
    )
  return numbers
}

function defaultSemantics({ name }: OrdinalType): string {
  return name.includes('Mat') ? 'Text' : 'Default'
}
