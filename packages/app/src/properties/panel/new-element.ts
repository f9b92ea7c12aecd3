import type { Change, PropertyDescription, PropertyView } from '@ivw/engine/protocol'

/** What a list can make elements of. */
export function prefabsOf({ state }: PropertyView): readonly PropertyDescription[] {
  return Array.isArray(state.prefabs) ? (state.prefabs as readonly PropertyDescription[]) : []
}

export function isFull({ state, children = [] }: PropertyView): boolean {
  const maximum = typeof state.maxNumberOfElements === 'number' ? state.maxNumberOfElements : 0
  return maximum > 0 && children.length >= maximum
}

/** Whether the user may add elements, or take them away. */
export function allows({ state, readOnly }: PropertyView, what: 'add' | 'remove'): boolean {
  return !readOnly && (!Array.isArray(state.uiFlags) || state.uiFlags.includes(what))
}

/** The element one place further, or before; undefined at the ends. */
export function movedElement({ children = [] }: PropertyView, path: string, by: -1 | 1): Change | undefined {
  const index = children.findIndex(child => child.path === path) + by
  return children[index] && { kind: 'moveProperty', path, index }
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
