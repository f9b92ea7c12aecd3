import {
  BrushingAndLinkingInport,
  createPort,
  createProperty,
  describePort,
  Inport,
  ListProperty,
  type PortDescription,
  type Processor,
  type Property,
  type PropertyDescription,
  PropertyGroup,
  type PropertyMeta,
  type PropertyOwner,
} from '@ivw/network'
import type { PropertySync } from './property-sync.ts'

/** Gives a processor exactly these ports. One that is as described stays, with its connections. */
export function reconcilePorts(processor: Processor, descriptions: readonly PortDescription[]): void {
  const wanted = new Map(descriptions.map(description => [portKey(description), description]))
  for (const port of [...processor.inports, ...processor.outports]) {
    const description = wanted.get(portKey(describePort(port)))
    if (!description) processor.removePort(port)
    else if (port instanceof Inport) port.optional = description.optional ?? false
    if (port instanceof BrushingAndLinkingInport && description?.reactions) port.reactions = description.reactions
  }
  const present = new Set([...processor.inports, ...processor.outports].map(port => portKey(describePort(port))))
  for (const description of descriptions) if (!present.has(portKey(description))) processor.addPort(createPort(description))
}

const portKey = ({ direction, identifier, dataType, multi = false, flat = false }: PortDescription): string =>
  [direction, identifier, dataType, multi, flat].join(' ')

/**
 * Gives an owner exactly these properties, in their order. One of the same name and class stays, and takes the described state unless a
 * change from here is newer than `applied`.
 */
export function reconcileProperties(
  owner: PropertyOwner,
  descriptions: readonly PropertyDescription[],
  sync: PropertySync,
  applied: number,
  above = '',
): void {
  for (const property of [...owner.properties]) {
    const description = descriptions.find(({ identifier }) => identifier === property.identifier)
    if (description?.classIdentifier === property.classIdentifier) continue
    sync.forget(above + property.identifier)
    owner.removeProperty(property)
  }
  descriptions.forEach((description, index) => {
    const path = above + description.identifier
    const property = owner.properties.find(({ identifier }) => identifier === description.identifier)
    if (!property) sync.attempt(path, () => owner.addProperty(createProperty(description), index))
    else update(property, description, sync, applied, path)
  })
}

function update(property: Property, description: PropertyDescription, sync: PropertySync, applied: number, path: string): void {
  property.help = description.help ?? ''
  property.invalidationLevel = description.invalidationLevel ?? property.invalidationLevel
  property.serializationMode = description.serializationMode ?? property.serializationMode
  if (sync.isNewest(path, applied)) sync.adopt(path, property, description.state, metaOf(description))
  // Elements that the user has added or removed since Python described them stay as they are.
  if (property instanceof ListProperty && !sync.isNewest(path, applied)) return
  if (property instanceof PropertyGroup) reconcileProperties(property, description.children ?? [], sync, applied, `${path}.`)
}

function metaOf({ displayName, semantics, visible, readOnly, usageMode }: PropertyDescription): Partial<PropertyMeta> {
  const known = Object.entries({ displayName, semantics, visible, readOnly, usageMode }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known)
}
