import type { Change, PropertyDescription, PropertyView } from '@ivw/engine/protocol'

/** What a list can make elements of. */
export function prefabsOf({ state }: PropertyView): readonly PropertyDescription[] {
  return Array.isArray(state.prefabs) ? (state.prefabs as readonly PropertyDescription[]) : []
}

export function isFull({ state, children = [] }: PropertyView): boolean {
  const maximum = typeof state.maxNumberOfElements === 'number' ? state.maxNumberOfElements : 0
  return maximum > 0 && children.length >= maximum
}

/** Appends a copy of a prefab to a list, under a free identifier and numbered name. */
export function newElement(list: PropertyView, prefab: PropertyDescription): Change {
  const taken = new Set(list.children?.map(child => child.identifier))
  let number = 1
  const name = () => (number === 1 ? prefab.identifier : `${prefab.identifier}${number.toString()}`)
  while (taken.has(name())) number++
  const displayName = number === 1 ? prefab.displayName : `${prefab.displayName} ${number.toString()}`
  return {
    kind: 'addProperty',
    owner: list.path,
    property: { ...prefab, identifier: name(), displayName, owned: true, serializationMode: 'all' },
  }
}
