import { content, type Field, vector } from './field.ts'
import { boundText, type TextForm, wholeText } from './text-form.ts'

function fields(form: TextForm<number>): readonly Field[] {
  return [
    vector('range', 'range', 2, form),
    content('increment', 'increment', form),
    content('minSeparation', 'minSeparation', form),
    vector('value', 'value', 2, form),
  ]
}

export const minMaxClasses: readonly (readonly [string, readonly Field[]])[] = [
  ['org.inviwo.FloatMinMaxProperty', fields(boundText)],
  ['org.inviwo.DoubleMinMaxProperty', fields(boundText)],
  ['org.inviwo.IntMinMaxProperty', fields(wholeText)],
  ['org.inviwo.Int64MinMaxProperty', fields(wholeText)],
  ['org.inviwo.Size_tMinMaxProperty', fields(wholeText)],
]
