import { Inport } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import { Processor } from '../processor/processor.ts'
import type { ProcessorInfo } from '../processor/processor-info.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { createProperty } from '../property/create-property.ts'
import type { Property } from '../property/property.ts'
import { UnknownProperty } from '../property/unknown-property.ts'
import type { ProcessorState } from './change.ts'

/** Stands for a processor whose type is not known here: keeps what was saved of it, never runs. */
export class PlaceholderProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.Placeholder',
    displayName: 'Placeholder',
    category: 'Unknown',
    codeState: 'broken',
    tags: [],
    help: 'Stands for a processor whose type is not available.',
    visible: false,
  }
  readonly #info: ProcessorInfo
  /** What a file said of it, for writing it back. */
  readonly opaque: unknown

  constructor(state: ProcessorState) {
    super(state.identifier)
    this.#info = { ...PlaceholderProcessor.info, classIdentifier: state.type, displayName: state.type }
    this.opaque = state.opaque
    this.displayName = state.displayName ?? state.identifier
    for (const property of state.properties ?? []) {
      const { classIdentifier = '', displayName = property.identifier, state: values = {} } = property
      this.addProperty(createProperty({ ...property, classIdentifier, displayName, state: values } as Parameters<typeof createProperty>[0]))
    }
    this.disabledReason = `The processor type ${state.type} is not available`
  }

  override get info(): ProcessorInfo {
    // The base constructor asks before the field exists.
    return #info in this ? this.#info : PlaceholderProcessor.info
  }

  /** Nothing is evaluated for it. */
  override get isSink(): boolean {
    return false
  }

  /** The inport, made now when no file told of it; its type is that of what shall be connected. */
  inportFor(identifier: string, outport: Outport): Inport {
    return this.inport(identifier) ?? this.addPort(new Inport(identifier, outport.dataType, { multi: true, owned: true }) as Inport)
  }

  outportFor(identifier: string, inport: Inport): Outport {
    return this.outport(identifier) ?? this.addPort(new Outport(identifier, inport.dataType, { owned: true }) as Outport)
  }

  /** The property at the path, made now with the class of what it shall be linked to. */
  propertyFor(path: string, other: Property): Property {
    const [first = path, ...rest] = path.split('.')
    const found = this.property(path)
    if (found) return found
    let owner: PlaceholderProcessor | CompositeProperty = this
    const names = [first, ...rest]
    for (const name of names.slice(0, -1)) {
      const known: Property | undefined = owner.property(name)
      owner = known instanceof CompositeProperty ? known : owner.addProperty(new CompositeProperty(name, name, { owned: true }))
    }
    const identifier = names.at(-1) ?? path
    const { classIdentifier, displayName, state } = other
    return owner.addProperty(new UnknownProperty({ classIdentifier, identifier, displayName, state, owned: true }))
  }

  override process(): void {}
}
