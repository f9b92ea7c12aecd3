import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'
import { type LinkConverter, linkConverter } from './link-converters.ts'
import type { Link } from './observer.ts'

interface Step {
  readonly source: Property
  readonly destination: Property
  readonly convert: LinkConverter
}

/** The links of a network and how a change runs along them. */
export class LinkTable {
  readonly #links = new Map<Property, Map<Property, Link>>()
  /** Who links to a property. */
  readonly #sources = new Map<Property, Set<Property>>()
  #reachable = new WeakMap<Property, readonly Step[]>()
  readonly #visited = new Set<Property>()
  #order: readonly Link[] | undefined = []

  /** Without those of exposed properties. */
  get all(): readonly Link[] {
    this.#order ??= [...this.#links.values()].flatMap(targets => [...targets.values()].filter(link => !link.exposes))
    return this.#order
  }

  has(source: Property, destination: Property): boolean {
    return this.#links.get(source)?.has(destination) ?? false
  }

  /** Links that start or end at the property. */
  of(property: Property): readonly Link[] {
    const outgoing = [...(this.#links.get(property)?.values() ?? [])]
    const incoming = [...(this.#sources.get(property) ?? [])].map(source => this.#links.get(source)?.get(property))
    return [...outgoing, ...incoming.filter(link => link !== undefined)]
  }

  add(link: Link): void {
    const { source, destination } = link
    if (!this.#links.has(source)) this.#links.set(source, new Map())
    this.#links.get(source)?.set(destination, link)
    if (!this.#sources.has(destination)) this.#sources.set(destination, new Set())
    this.#sources.get(destination)?.add(source)
    this.#forget()
  }

  remove({ source, destination }: Link): void {
    const targets = this.#links.get(source)
    targets?.delete(destination)
    if (targets?.size === 0) this.#links.delete(source)
    const sources = this.#sources.get(destination)
    sources?.delete(source)
    if (sources?.size === 0) this.#sources.delete(destination)
    this.#forget()
  }

  #forget(): void {
    this.#reachable = new WeakMap()
    this.#order = undefined
  }

  /** Carries a change of `property` to all that follow it. Changes that this makes at those do not start anew: cycles end. */
  propagate(property: Property): void {
    if (this.#links.size === 0 || this.#visited.has(property)) return
    this.#run(this.#stepsFrom(property))
  }

  /** Runs one link and what follows its end, as if its start had just changed; the other links of the start do not run. */
  carry(link: Link): void {
    this.#run(this.#collect([link]))
  }

  #run(steps: readonly Step[]): void {
    if (steps.length === 0) return
    const ends = steps.flatMap(step => [step.source, step.destination]).filter(end => !this.#visited.has(end))
    for (const end of ends) this.#visited.add(end)
    try {
      for (const step of steps) step.convert()
    } finally {
      for (const end of ends) this.#visited.delete(end)
    }
  }

  #stepsFrom(property: Property): readonly Step[] {
    const known = this.#reachable.get(property)
    if (known) return known
    const steps = this.#collect(this.#linksFrom(property))
    this.#reachable.set(property, steps)
    return steps
  }

  /** Depth first, each step after the one that sets its source. A stack of its own: chains of links may be long. */
  #collect(open: Link[]): readonly Step[] {
    const steps: Step[] = []
    const seen = new Set<Property>()
    for (let link = open.pop(); link; link = open.pop()) {
      const { source, destination } = link
      const convert = linkConverter(source, destination)
      if (!convert || seen.has(destination)) continue
      seen.add(source)
      seen.add(destination)
      steps.push({ source, destination, convert })
      const related = [destination, ...ancestors(destination), ...(destination instanceof PropertyGroup ? destination.properties : [])]
      for (const next of related.reverse()) open.push(...this.#linksFrom(next))
    }
    return steps
  }

  /** Last one first, as a stack wants it. */
  #linksFrom(property: Property): Link[] {
    return [...(this.#links.get(property)?.values() ?? [])].reverse()
  }
}

function ancestors(property: Property): readonly Property[] {
  const { owner } = property
  return owner instanceof PropertyGroup ? [owner, ...ancestors(owner)] : []
}
