import { borderClassIdentifier, borderType } from '../composite/border-processor.ts'
import { CompositeProcessor } from '../composite/composite-processor.ts'
import { type Disposable, disposable } from '../disposable.ts'
import { NetworkError, UnknownTypeError } from '../errors.ts'
import type { PortDescription } from '../port/port-description.ts'
import type { PropertyDescription } from '../property/description.ts'
import { Signal } from '../signal.ts'
import type { Processor } from './processor.ts'
import type { ProcessorInfo } from './processor-info.ts'

export interface ProcessorTypeDescription {
  readonly inports: readonly PortDescription[]
  readonly outports: readonly PortDescription[]
  readonly properties: readonly PropertyDescription[]
}

export interface ProcessorType {
  readonly info: ProcessorInfo
  create(identifier?: string): Processor
  /** Ports and properties without making one; for types of another process. */
  describe?(): ProcessorTypeDescription
  /** The user's file that defines it. */
  readonly origin?: { readonly file: string } | undefined
}

/** A processor class, as `static info` and a constructor make it. */
export interface ProcessorClass {
  readonly info: ProcessorInfo
  new (identifier?: string): Processor
}

const compositeType: ProcessorType = { info: CompositeProcessor.info, create: identifier => new CompositeProcessor(identifier) }

/** The composite, and its borders for the data that processors hand out most. */
export const compositeTypes: readonly ProcessorType[] = [
  compositeType,
  ...['Volume', 'Layer', 'Image', 'Mesh', 'Buffer', 'DataFrame', 'Volume.shared_ptr.vector', 'Mesh.shared_ptr.vector'].flatMap(name =>
    (['source', 'sink'] as const).map(kind => borderType(borderClassIdentifier(kind, `org.inviwo.${name}`)) ?? compositeType),
  ),
]

/** The types that can be made, by class identifier. */
export class ProcessorFactory {
  readonly #types = new Map<string, ProcessorType>()
  readonly #changed = new Signal()

  /** @throws NetworkError when the class identifier is taken, by another than a stand-in; dispose the other registration first. */
  register(type: ProcessorType | ProcessorClass): Disposable {
    const entry: ProcessorType = typeof type === 'function' ? { info: type.info, create: identifier => new type(identifier) } : type
    const { classIdentifier } = entry.info
    const known = this.#types.get(classIdentifier)
    if (known && !known.info.standIn) throw new NetworkError(`The processor type ${classIdentifier} is registered already`)
    this.#types.set(classIdentifier, entry)
    this.#changed.fire()
    return disposable(() => {
      if (known) this.#types.set(classIdentifier, known)
      else this.#types.delete(classIdentifier)
      this.#changed.fire()
    })
  }

  get types(): ReadonlyMap<string, ProcessorType> {
    return this.#types
  }

  /** A registered type, the composite, or that of the border of a composite, of which there is one for every type of data. */
  find(classIdentifier: string): ProcessorType | undefined {
    const known = this.#types.get(classIdentifier) ?? borderType(classIdentifier)
    return known ?? (classIdentifier === CompositeProcessor.info.classIdentifier ? compositeType : undefined)
  }

  /** @throws UnknownTypeError */
  create(classIdentifier: string, identifier?: string): Processor {
    const type = this.find(classIdentifier)
    if (!type) throw new UnknownTypeError(classIdentifier)
    return type.create(identifier)
  }

  onChange(callback: () => void): Disposable {
    return this.#changed.add(callback)
  }
}
