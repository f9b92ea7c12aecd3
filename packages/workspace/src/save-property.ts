import { CameraProperty, FileProperty, MultiFileProperty, type Property, PropertyGroup, type PropertyState, sameValue } from '@ivw/network'
import { type SavePlaces, writtenForms } from './file-forms.ts'
import type { Field } from './properties/field.ts'
import { placeKeys } from './properties/file.ts'
import { propertyFormat } from './properties/property-format.ts'
import { headFields, type SavedProperty } from './properties/property-xml.ts'
import { child } from './xml/element.ts'
import { sortedAmong } from './xml/reword.ts'

interface Saving {
  readonly places: SavePlaces
  /** What holds the properties is written in full. */
  readonly all: boolean
}

/**
 * The properties as a file has them: what differs from the defaults, everything where they ask for that, and what an earlier
 * file said of them (`said`). Of that stays as it stood there what has not changed since, and what nobody here understands.
 */
export function saveProperties(properties: readonly Property[], said: readonly SavedProperty[], saving: Saving): SavedProperty[] {
  const live = new Set(properties.map(({ identifier }) => identifier))
  const before = new Map(said.filter(({ isExtra }) => !isExtra).map(property => [property.identifier, property]))
  const saved = properties.map(property => saveProperty(property, before.get(property.identifier), saving)).filter(isGiven)
  // What was there once and is no more was taken away.
  const kept = said.filter(({ identifier, isExtra, wasMade }) => isExtra || (!live.has(identifier) && !wasMade))
  const order = new Map(said.map((property, i) => [property.isExtra ? property : property.identifier, i]))
  const at = (property: SavedProperty) => order.get(property.isExtra ? property : property.identifier)
  // Those that were added at run time may have been moved since; that order counts.
  const owned = saved.filter(property => property.owned).map(at)
  const wereMoved = owned.some((place, i) => i > 0 && (place ?? said.length) < (owned[i - 1] ?? said.length))
  return [...sortedAmong([...saved, ...kept], property => (wereMoved && property.owned ? undefined : at(property)))]
}

const isGiven = <T>(value: T | undefined): value is T => value !== undefined

/** Undefined when there is nothing to say. */
function saveProperty(property: Property, said: SavedProperty | undefined, { places, all }: Saving): SavedProperty | undefined {
  if (property.serializationMode === 'none') return said
  const inFull = all || property.owned || property.serializationMode === 'all'
  const { meta, defaultMeta, classIdentifier, identifier } = property
  const changedMeta = Object.entries(meta).filter(([key, value]) => inFull || value !== defaultMeta[key as keyof typeof defaultMeta])
  const changed = {
    ...withoutReferred(property, changedState(property, inFull)),
    ...heldByChildren(property, said !== undefined || changedMeta.length > 0),
  }
  const head = sinceLoading(headFields, Object.fromEntries(changedMeta), property, said)
  const own = sinceLoading(fieldsOf(classIdentifier), changed, property, said)
  const state = { ...own, ...placesOf(property, changed, said, places) }
  const nested = property instanceof PropertyGroup ? property.properties.filter(inner => !isHeld(property, inner.identifier)) : []
  // A file may list also what stands for a field beside the children.
  const before = said?.children?.map(inner =>
    nested.some(({ identifier }) => identifier === inner.identifier) ? inner : asListed(property, inner),
  )
  const children = property instanceof PropertyGroup ? saveProperties(nested, before ?? [], { places, all: inFull }) : []
  const isSilent = Object.keys(head).length + Object.keys(state).length + children.length === 0 && !property.owned
  if (isSilent && !said) return undefined
  const hasChildren = property instanceof PropertyGroup && (children.length > 0 || property.owned || said?.children !== undefined)
  // A file may call the class otherwise; that holds as long as every value is as it was.
  const isAnother = said?.classIdentifier !== undefined && said.classIdentifier !== classIdentifier
  const isAsLoaded = isAnother && Object.entries(said.loaded ?? {}).every(([key, value]) => sameValue(value, currentValue(property, key)))
  const values = isAsLoaded && said.loaded ? { classIdentifier: said.classIdentifier } : { classIdentifier, ...head, state }
  return {
    identifier,
    ...values,
    ...(hasChildren ? { children } : said?.children && { children: said.children }),
    ...((property.owned || said?.owned) && { owned: true }),
    ...(said?.words && { words: said.words }),
  }
}

function asListed(property: Property, { wasMade, ...said }: SavedProperty): SavedProperty {
  const isField = property instanceof PropertyGroup && property.property(said.identifier) && isHeld(property, said.identifier)
  return isField || !wasMade ? said : { ...said, wasMade }
}

const fieldsOf = (classIdentifier: string): readonly Field[] => {
  const { leading, trailing } = propertyFormat(classIdentifier)
  return [...leading, ...trailing]
}

/** What `key` of the state or the meta is now; some classes of Inviwo hold beside their children what are children here. */
export function currentValue(property: Property, key: string): unknown {
  if (key in property.meta) return property.meta[key as keyof typeof property.meta]
  if (key in property.state) return property.state[key as keyof typeof property.state]
  return property instanceof PropertyGroup ? property.property(key)?.state.value : undefined
}

/** The present values of what the file said, to see later what has changed since. */
export function loadedValues(property: Property, said: SavedProperty): Readonly<Record<string, unknown>> {
  const named = [...headFields, ...fieldsOf(property.classIdentifier)].filter(field => said.words && child(said.words, field.element))
  const isAnother = said.classIdentifier !== property.classIdentifier
  const keys = [...named.flatMap(field => field.keys), ...(isAnother ? Object.keys({ ...property.meta, ...property.state }) : [])]
  return Object.fromEntries(keys.map(key => [key, currentValue(property, key)]))
}

/** The values to write, without those that the file has already: these are written as they stand there. */
function sinceLoading(fields: readonly Field[], changed: PropertyState, property: Property, said: SavedProperty | undefined) {
  const values: Record<string, unknown> = { ...changed }
  for (const field of fields) {
    const node = said?.words && child(said.words, field.element)
    if (!node || field.keys.some(key => placeKeys.includes(key))) continue
    const loaded = said.loaded ?? field.read(node) ?? {}
    const isSame = field.keys.every(key => !(key in loaded) || sameValue(loaded[key], currentValue(property, key)))
    for (const key of field.keys)
      if (isSame) delete values[key]
      else values[key] = currentValue(property, key)
  }
  return values
}

/** Fields that a file holds in one element: all of them, or none. */
const together: readonly (readonly string[])[] = [
  ['points', 'mask', 'type'],
  ['value', 'selectedFilter', 'acceptMode', 'fileMode'],
]

/** Prefabs, and what the user may do with their copies, belong to the class. */
const neverSaved = ['prefabs', 'uiFlags']

function changedState(property: Property, inFull: boolean): PropertyState {
  const { state, defaultState } = property
  const keys = Object.keys(state).filter(key => !neverSaved.includes(key) && !(key === 'value' && property.owner instanceof CameraProperty))
  if (inFull) return pick(state, keys)
  const changed = keys.filter(key => !sameValue(state[key], defaultState[key]))
  // Inviwo always writes its cameras.
  if (property instanceof CameraProperty)
    return pick(
      state,
      keys.filter(key => key !== 'collapsed' || changed.includes(key)),
    )
  const joined = together
    .filter(group => group.every(key => key === 'mask' || keys.includes(key)) && group.some(key => changed.includes(key)))
    .flat()
  return pick(
    state,
    keys.filter(key => changed.includes(key) || joined.includes(key)),
  )
}

function pick(state: PropertyState, keys: readonly string[]): PropertyState {
  return Object.fromEntries(keys.map(key => [key, state[key]]))
}

/** The children of a camera show its values, which stand in its own element. */
function withoutReferred({ owner }: Property, state: PropertyState): PropertyState {
  return owner instanceof CameraProperty ? Object.fromEntries(Object.entries(state).filter(([key]) => key !== 'value')) : state
}

/** Whether the child stands for a field that the file has beside the children. */
function isHeld(group: PropertyGroup, identifier: string): boolean {
  return !(identifier in group.state) && fieldsOf(group.classIdentifier).some(({ keys }) => keys.includes(identifier))
}

/** Inviwo always writes these. */
function heldByChildren(property: Property, isWritten: boolean): PropertyState {
  if (!(property instanceof PropertyGroup)) return {}
  const held = property.properties.filter(({ identifier }) => isHeld(property, identifier))
  const wanted = held.filter(inner => isWritten || property.properties.some(other => !other.isDefault) || inner.serializationMode === 'all')
  return Object.fromEntries(wanted.map(({ identifier, state }) => [identifier, state.value]))
}

/** A file is named from three places, so that workspaces can travel with their data. */
function placesOf(property: Property, state: PropertyState, said: SavedProperty | undefined, places: SavePlaces): PropertyState {
  const namesFile = property instanceof FileProperty || property instanceof MultiFileProperty
  const isSaid = said?.words && placeKeysOf(property).some(field => said.words && child(said.words, field.element))
  if (!namesFile || !('value' in state || isSaid)) return {}
  const written = writtenForms(property, places)
  return places.asRead
    ? Object.fromEntries(Object.entries(written).filter(([key, names]) => !isLonger(property, key, names, said)))
    : written
}

/** A file may name more places than files. */
function isLonger(property: Property, key: string, names: unknown, said: SavedProperty | undefined): boolean {
  const field = fieldsOf(property.classIdentifier).find(({ keys }) => keys.includes(key))
  const old = field && said?.words && child(said.words, field.element)
  const before = old && field.read(old)?.[key]
  return Array.isArray(names) && Array.isArray(before) && before.length > names.length
}

const placeKeysOf = ({ classIdentifier }: Property): readonly Field[] =>
  fieldsOf(classIdentifier).filter(({ keys }) => keys.some(key => key === 'value' || placeKeys.includes(key)))
