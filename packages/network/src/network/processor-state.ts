import { BorderProcessor } from '../composite/border-processor.ts'
import { CompositeProcessor } from '../composite/composite-processor.ts'
import { PropertyError } from '../errors.ts'
import { createPort, describePort } from '../port/port-description.ts'
import type { Processor } from '../processor/processor.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import { createMirror, createProperty } from '../property/create-property.ts'
import type { PropertyDescription } from '../property/description.ts'
import type { Property } from '../property/property.ts'
import type { PropertyOwner } from '../property/property-owner.ts'
import type { ProcessorState, PropertyPatch } from './change.ts'
import { PlaceholderProcessor } from './placeholder-processor.ts'

/** Everything to make the processor again, as it is now. */
export function describeProcessor(processor: Processor): ProcessorState {
  const { classIdentifier, identifier, displayName, meta } = processor
  return {
    type: classIdentifier,
    identifier,
    displayName,
    meta,
    properties: processor.properties.map(property => property.describe()),
    inports: processor.inports.map(describePort),
    outports: processor.outports.map(describePort),
    ...(processor instanceof PlaceholderProcessor && { opaque: processor.opaque }),
  }
}

/** Gives a fresh processor what the state says of it. Fields that are not mentioned keep their defaults. */
export function restoreProcessor(processor: Processor, state: ProcessorState): void {
  if (state.displayName !== undefined) processor.displayName = state.displayName
  if (state.meta) processor.setMeta(state.meta)
  if (processor instanceof BorderProcessor) processor.namePorts(state.inports, state.outports)
  const keepsAll = processor instanceof PlaceholderProcessor
  for (const port of state.inports ?? [])
    if ((port.owned || keepsAll) && !processor.inport(port.identifier)) processor.addPort(createPort(port))
  for (const port of state.outports ?? [])
    if ((port.owned || keepsAll) && !processor.outport(port.identifier)) processor.addPort(createPort(port))
  if (keepsAll) restoreKept(processor, state.properties ?? [])
  else restoreProperties(processor, state.properties ?? [])
}

/** A placeholder made its properties of the state; what one of them cannot hold, it keeps beside them. */
function restoreKept(placeholder: PlaceholderProcessor, patches: readonly PropertyPatch[]): void {
  for (const patch of patches) {
    try {
      restoreProperties(placeholder, [patch])
    } catch (error) {
      if (!(error instanceof PropertyError)) throw error
    }
  }
}

function restoreProperties(owner: PropertyOwner, patches: readonly PropertyPatch[]): void {
  // A full list also says where among the others a property was added; a partial one, as files have, does not.
  const named = new Set(patches.map(patch => patch.identifier))
  const isFull = owner.properties.every(property => named.has(property.identifier))
  patches.forEach((patch, i) => {
    const property = owner.property(patch.identifier)
    if (property) restoreProperty(property, patch)
    else if (isComplete(patch)) owner.addProperty(createFor(owner, patch), isFull ? i : undefined)
  })
}

/** What was added to a composite processor shows what lies inside of it. */
export function createFor(owner: PropertyOwner, description: PropertyDescription): Property {
  return owner instanceof CompositeProcessor ? createMirror(description) : createProperty(description)
}

function restoreProperty(property: Property, patch: PropertyPatch): void {
  const { displayName, semantics, visible, readOnly, usageMode, state, children } = patch
  const meta = Object.entries({ displayName, semantics, visible, readOnly, usageMode }).filter(([, value]) => value !== undefined)
  if (property instanceof PropertyGroup) restoreProperties(property, children ?? [])
  if (state) property.restoreState(state)
  property.setMeta(Object.fromEntries(meta))
}

/** Only what was added at run time is made anew; the rest belongs to the class, which may have changed since. */
function isComplete(patch: PropertyPatch): patch is PropertyDescription {
  return patch.owned === true && patch.classIdentifier !== undefined && patch.displayName !== undefined && patch.state !== undefined
}
