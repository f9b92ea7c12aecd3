import { content, type Field } from './field.ts'
import { boolText, plainText } from './text-form.ts'

/** Properties with one plain value, and those with none. */
export const simpleClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.BoolProperty', [content('value', 'value', boolText)]],
  ['org.inviwo.StringProperty', [content('value', 'value', plainText)]],
  ['org.inviwo.ButtonProperty', []],
  ['org.inviwo.ButtonGroupProperty', []],
]
