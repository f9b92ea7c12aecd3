import { PropertyError } from '../errors.ts'
import { Inport } from '../port/inport.ts'
import { Outport } from '../port/outport.ts'
import { createPort, describePort } from '../port/port-description.ts'
import { Processor } from '../processor/processor.ts'
import type { ProcessorInfo } from '../processor/processor-info.ts'
import { CompositeProperty, PropertyGroup } from '../property/composite-property.ts'
import { createProperty } from '../property/create-property.ts'
import type { PropertyDescription } from '../property/description.ts'
import type { Property } from '../property/property.ts'
import { UnknownProperty } from '../property/unknown-property.ts'
import type { ProcessorState, PropertyPatch } from './change.ts'

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
  /** What was said of its properties, for the processor that takes its place when the type is there. */
  readonly saved: readonly PropertyPatch[]

  constructor(state: ProcessorState, displayName = state.type) {
    super(state.identifier)
    this.#info = { ...PlaceholderProcessor.info, classIdentifier: state.type, displayName }
    this.opaque = state.opaque
    this.saved = state.properties ?? []
    this.displayName = state.displayName ?? state.identifier
    for (const patch of state.properties ?? []) this.addProperty(made(patch))
    this.disabledReason = `The processor type ${state.type} is not available`
  }

  /**
   * For a processor whose type is gone: `replaceProcessor` gives it the values, which count as changed where they did before. `reason`
   * is a sentence for the user.
   */
  static inPlaceOf(processor: Processor, reason: string): PlaceholderProcessor {
    const { classIdentifier: type, identifier, displayName } = processor
    const placeholder = new PlaceholderProcessor({ type, identifier, displayName }, processor.info.displayName)
    for (const port of [...processor.inports, ...processor.outports]) placeholder.addPort(createPort(describePort(port)))
    for (const property of processor.properties) placeholder.addProperty(made(asAtFirst(property)))
    placeholder.disabledReason = reason
    return placeholder
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

/** The property before anything was changed. */
function asAtFirst(property: Property): PropertyDescription {
  const children = property instanceof PropertyGroup && property.properties.map(asAtFirst)
  return {
    ...property.describe(),
    ...property.defaultMeta,
    state: { ...property.state, ...property.defaultState },
    ...(children && { children }),
  }
}

/** Of a class that cannot hold the state, or without one, the state is kept as it is. */
function made(patch: PropertyPatch): Property {
  const { classIdentifier = '', displayName = patch.identifier, state = {}, children } = patch
  const property = creatable({ ...patch, classIdentifier, displayName, state, children: children && [] })
  if (property instanceof PropertyGroup) for (const child of children ?? []) addChild(property, child)
  return property
}

function creatable(description: PropertyDescription): Property {
  try {
    return createProperty(description)
  } catch (error) {
    if (error instanceof PropertyError) return new UnknownProperty(description)
    throw error
  }
}

/** Some groups make children of their own; those take what was saved of them, where they can. */
function addChild(group: PropertyGroup, child: PropertyPatch): void {
  const own = group.property(child.identifier)
  if (!own) group.addProperty(made(child))
  else if (child.state) {
    try {
      own.restoreState(child.state)
    } catch (error) {
      // `saved` keeps it.
      if (!(error instanceof PropertyError)) throw error
    }
  }
}
