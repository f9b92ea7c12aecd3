import type { ContinuousEdit } from '../controls/continuous-edit.ts'
import type { PropertyEdit } from '../editing/use-property-edit.ts'
import { type Ordinal, packed } from '../numbers/ordinal.ts'

/** Edits of one number among those of an ordinal property. */
export function numberEdit(edit: PropertyEdit, { type, values }: Ordinal, index: number): ContinuousEdit<number> {
  const patch = (value: number) => ({ value: packed(type, values.with(index, value)) })
  return valueEdit(edit, patch)
}

/** Edits of anything that a patch of the state can be made from. */
export function valueEdit<T>(edit: PropertyEdit, patch: (value: T) => Readonly<Record<string, unknown>>): ContinuousEdit<T> {
  return {
    onDrag: value => edit.drag(patch(value)),
    onDragEnd: edit.end,
    onCancel: edit.cancel,
    onCommit: value => edit.commit(patch(value)),
  }
}
