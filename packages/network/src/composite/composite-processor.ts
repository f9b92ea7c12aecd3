import { uniqueIdentifier } from '../identifier.ts'
import type { InvalidationLevel } from '../invalidation.ts'
import { Inport } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import { Processor } from '../processor/processor.ts'
import type { ProcessorInfo } from '../processor/processor-info.ts'
import type { ProcessorStatus } from '../processor/status.ts'
import type { Property } from '../property/property.ts'
import { BorderProcessor } from './border-processor.ts'
import { summary } from './status-summary.ts'

/**
 * A network inside of a processor. The processors inside are members of the one network like all others, with identifiers that
 * begin with that of the composite: `Composite/Background`. So everything that holds for a network (order, background work,
 * events, image sizes, undo) holds across the borders of composites, and data pass them without a copy. The composite itself is
 * never run: it shows the super ports of its border processors, the properties that are exposed at it, and how those inside fare.
 */
export class CompositeProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CompositeProcessor',
    displayName: 'Composite',
    category: 'Composite',
    codeState: 'stable',
    tags: [],
    help: 'Holds a network of its own. Its inputs and outputs are those of the sources and sinks inside; properties from inside can be exposed.',
  }
  readonly #children = new Set<Processor>()
  /** What is exposed here, by what lies inside. */
  readonly #exposed = new Map<Property, Property>()

  /** The processors directly inside. */
  get children(): ReadonlySet<Processor> {
    return this.#children
  }

  /** Sources and sinks, in the order in which they came. */
  get borders(): readonly BorderProcessor[] {
    return [...this.#children].filter(child => child instanceof BorderProcessor)
  }

  /** Exposed properties by those inside that they stand for. */
  get exposed(): ReadonlyMap<Property, Property> {
    return this.#exposed
  }

  /** @internal The network put a processor inside. */
  adopt(child: Processor): void {
    if (child instanceof BorderProcessor) {
      const { superPort } = child
      const taken = new Set([...this.inports, ...this.outports].map(port => port.identifier))
      superPort.rename(uniqueIdentifier(superPort.identifier, identifier => taken.has(identifier)))
      superPort.outside = this
    }
    this.#children.add(child)
    if (child instanceof BorderProcessor) this.portsChanged()
  }

  /** @internal */
  release(child: Processor): void {
    this.#children.delete(child)
    if (!(child instanceof BorderProcessor)) return
    child.superPort.outside = undefined
    this.portsChanged()
  }

  /** @internal The network links the two. */
  pair(inner: Property, outer: Property): void {
    this.#exposed.set(inner, outer)
  }
  /** @internal */
  unpair(inner: Property): void {
    this.#exposed.delete(inner)
  }

  override get inports(): readonly Inport[] {
    return this.#superPorts().filter(port => port instanceof Inport)
  }
  override get outports(): readonly Outport[] {
    return this.#superPorts().filter(port => port instanceof Outport)
  }
  override inport(identifier: string): Inport | undefined {
    return this.inports.find(port => port.identifier === identifier)
  }
  override outport(identifier: string): Outport | undefined {
    return this.outports.find(port => port.identifier === identifier)
  }

  #superPorts(): readonly (Inport | Outport)[] {
    // The base constructor asks before the field exists.
    return #children in this ? this.borders.map(border => border.superPort) : []
  }

  /** What lies inside is evaluated, not the composite. */
  override get isSink(): boolean {
    return false
  }
  override get isSource(): boolean {
    return this.inports.length === 0
  }
  override get isReady(): boolean {
    return [...this.#children].every(child => child.isReady)
  }
  override get level(): InvalidationLevel {
    return [...this.#children].every(child => child.isValid) ? 'valid' : 'invalidOutput'
  }
  /** Nothing of its own is ever invalid. */
  override get isValid(): boolean {
    return true
  }
  override invalidate(): void {}

  override get status(): ProcessorStatus {
    return summary(this.#children)
  }

  override process(): void {}
}
