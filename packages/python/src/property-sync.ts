import {
  type Disposable,
  ListProperty,
  type Property,
  type PropertyDescription,
  PropertyGroup,
  type PropertyMeta,
  type PropertyState,
} from '@ivw/network'
import type { PropertyPatch } from './host-methods.ts'
import { encodeJson } from './strict-json.ts'

interface Known {
  state: PropertyState
  meta: PropertyMeta
  /** Of a list, its elements by identifier and class. */
  elements: string
}

/**
 * Keeps the properties here and those of the Python object equal, without echoes. A change from here wins over one from Python
 * that was made before Python had seen it.
 */
export class PropertySync {
  /** What both sides have, by path below the processor. */
  readonly #known = new Map<string, Known>()
  readonly #held = new Map<string, PropertyPatch>()
  /** The number of the last change that was sent, for each path. */
  readonly #sent = new Map<string, number>()
  readonly #subscriptions = new Map<string, readonly Disposable[]>()
  readonly #onHeld: () => void
  readonly #onRefused: (path: string, error: unknown) => void
  #lastChange = 0
  #quiet = false

  /** `onHeld` runs when there is something to send, `onRefused` when a property cannot hold what Python has. */
  constructor(onHeld: () => void, onRefused: (path: string, error: unknown) => void) {
    this.#onHeld = onHeld
    this.#onRefused = onRefused
  }

  /** Follows these properties and all below them from now on, and those no longer that are not among them. */
  follow(properties: readonly Property[]): void {
    const present = new Map(withPaths(properties))
    for (const [path, property] of present) {
      const known = this.#known.get(path)
      if (known) known.elements = elementsOf(property)
    }
    for (const [path, subscriptions] of this.#subscriptions)
      if (!present.has(path)) {
        for (const subscription of subscriptions) subscription.dispose()
        for (const map of [this.#subscriptions, this.#known, this.#held, this.#sent]) map.delete(path)
      }
    for (const [path, property] of present) {
      if (!this.#subscriptions.has(path)) this.#start(path, property)
    }
  }

  #start(path: string, property: Property): void {
    this.#known.set(path, knownOf(property))
    this.#subscriptions.set(path, [
      property.onChange(() => this.#hold(path, property)),
      property.onMetaChange(() => this.#hold(path, property)),
    ])
  }

  /** No longer follows `path`, whose property is about to be replaced by another. */
  forget(path: string): void {
    for (const [other, subscriptions] of this.#subscriptions) {
      if (other !== path && !other.startsWith(`${path}.`)) continue
      for (const subscription of subscriptions) subscription.dispose()
      for (const map of [this.#subscriptions, this.#known, this.#held, this.#sent]) map.delete(other)
    }
  }

  /** Changes since the last call, the oldest first. */
  take(): PropertyPatch[] {
    const patches = [...this.#held.values()].map(patch => ({ ...patch, change: ++this.#lastChange }))
    for (const { path, change } of patches) this.#sent.set(path, change)
    this.#held.clear()
    return patches
  }

  get hasHeld(): boolean {
    return this.#held.size > 0
  }

  /** Everything that differs from what a new Python object of the type has. */
  differences(properties: readonly Property[], prototype: readonly PropertyDescription[]): PropertyPatch[] {
    this.#held.clear()
    this.#sent.clear()
    this.#lastChange = 0
    const described = new Map(descriptionsWithPaths(prototype))
    return withPaths(properties).flatMap(([path, property]): PropertyPatch[] => {
      const { state, meta } = property
      this.#known.set(path, knownOf(property))
      const initial = described.get(path)
      if (!initial) return property.owned && isWithin(path, described) ? [{ path, added: property.describe() }] : []
      const statePatch = difference(initial.state, state)
      const metaPatch = difference(initial as unknown as PropertyState, meta as unknown as PropertyState)
      const isOtherList = property instanceof ListProperty && elementsOf(property) !== elementsIn(initial.children ?? [])
      const children = isOtherList ? property.describe().children : undefined
      return statePatch || metaPatch || children
        ? [{ path, state: statePatch, meta: metaPatch as Partial<PropertyMeta> | undefined, children }]
        : []
    })
  }

  /** Whether a change that Python made after it had seen `applied` of ours is the newest. */
  isNewest(path: string, applied: number): boolean {
    return !this.#held.has(path) && (this.#sent.get(path) ?? 0) <= applied
  }

  /** Takes over what Python has, without telling Python. */
  adopt(path: string, property: Property, state: PropertyState | undefined, meta: Partial<PropertyMeta> | undefined): void {
    this.attempt(path, () => {
      if (state) property.setState(state)
      if (meta) property.setMeta(meta)
    })
    this.#known.set(path, knownOf(property))
  }

  /** Runs quietly what may be refused; one property that fails does not keep the others away. */
  attempt(path: string, action: () => void): void {
    try {
      this.quietly(action)
    } catch (error) {
      this.#onRefused(path, error)
    }
  }

  /** Changes that `action` makes stay on this side. */
  quietly(action: () => void): void {
    const before = this.#quiet
    this.#quiet = true
    try {
      action()
    } finally {
      this.#quiet = before
    }
  }

  dispose(): void {
    for (const subscriptions of this.#subscriptions.values()) for (const subscription of subscriptions) subscription.dispose()
    this.#subscriptions.clear()
  }

  #hold(path: string, property: Property): void {
    const known = this.#known.get(path)
    if (this.#quiet || !known) return
    const state = difference(known.state, property.state)
    const meta = difference(known.meta as unknown as PropertyState, property.meta as unknown as PropertyState)
    const isOtherList = known.elements !== elementsOf(property)
    if (!state && !meta && !isOtherList) return
    this.#known.set(path, knownOf(property))
    if (isOtherList) this.#followElements(path, property as ListProperty)
    const held = this.#held.get(path)
    const children = isOtherList ? property.describe().children : held?.children
    // Deleted first, so that the map is in the order of the last changes.
    this.#held.delete(path)
    this.#held.set(path, { path, state: merged(held?.state, state), meta: merged(held?.meta, meta), children })
    this.#onHeld()
  }

  #followElements(path: string, list: ListProperty): void {
    for (const other of this.#subscriptions.keys()) if (other.startsWith(`${path}.`)) this.forget(other)
    for (const [below, property] of withPaths(list.properties, `${path}.`)) this.#start(below, property)
  }
}

function knownOf(property: Property): Known {
  return { state: property.state, meta: property.meta, elements: elementsOf(property) }
}

function elementsOf(property: Property): string {
  return property instanceof ListProperty ? elementsIn(property.properties) : ''
}

function elementsIn(elements: readonly Pick<PropertyDescription, 'identifier' | 'classIdentifier'>[]): string {
  return elements.map(({ identifier, classIdentifier }) => `${identifier} ${classIdentifier}`).join(', ')
}

function merged<T extends object>(before: T | undefined, after: object | undefined): T | undefined {
  return before || after ? ({ ...before, ...after } as T) : undefined
}

/** The fields of `after` that are not as in `before`; undefined when there are none. */
function difference(before: PropertyState, after: PropertyState): PropertyState | undefined {
  const changed = Object.entries(after).filter(([key, value]) => encodeJson(before[key]) !== encodeJson(value))
  return changed.length > 0 ? Object.fromEntries(changed) : undefined
}

export function withPaths(properties: readonly Property[], above = ''): [path: string, property: Property][] {
  return properties.flatMap(property => {
    const path = above + property.identifier
    return [[path, property], ...(property instanceof PropertyGroup ? withPaths(property.properties, `${path}.`) : [])]
  })
}

/** Whether the owner of what is at `path` is the processor itself or among `known`. */
function isWithin(path: string, known: ReadonlyMap<string, unknown>): boolean {
  const end = path.lastIndexOf('.')
  return end < 0 || known.has(path.slice(0, end))
}

function descriptionsWithPaths(descriptions: readonly PropertyDescription[], above = ''): [string, PropertyDescription][] {
  return descriptions.flatMap(d => [[above + d.identifier, d], ...descriptionsWithPaths(d.children ?? [], `${above}${d.identifier}.`)])
}
