import { PropertyGroup } from '../property/composite-property.ts'
import { sameValue } from '../property/equality.ts'
import type { Property } from '../property/property.ts'
import type { Change } from './change.ts'

/** What does the same as `property.reset()`, as edits that can be undone: the property and all below it. */
export function resetChanges(property: Property): Change[] {
  const { path, state, defaultState, meta, defaultMeta } = property
  const { displayName, semantics, usageMode } = defaultMeta
  const children = property instanceof PropertyGroup ? property.properties.flatMap(resetChanges) : []
  return [
    ...(sameValue({ ...meta, displayName, semantics, usageMode }, meta)
      ? []
      : [{ kind: 'setPropertyMeta' as const, path, meta: { displayName, semantics, usageMode } }]),
    ...(sameValue(state, defaultState) ? [] : [{ kind: 'setProperty' as const, path, state: defaultState }]),
    ...children,
  ]
}
