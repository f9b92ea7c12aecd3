import { constraints } from '@ivw/network'
import { content, type Field, matrix, vector } from './field.ts'
import { enumText, numberText, type TextForm, wholeText } from './text-form.ts'

const constraint = enumText(constraints)
const constraintFields = [content('minConstraint', 'minConstraint', constraint), content('maxConstraint', 'maxConstraint', constraint)]

/** Element names and keys of the numbers, in the order of the file. */
const bounds = [
  ['minvalue', 'min'],
  ['maxvalue', 'max'],
  ['increment', 'increment'],
] as const
const all = [...bounds, ['value', 'value'] as const]

type MakeField = (element: string, key: string) => Field

/** The value of a `Ref` property is stored by its owner. */
function rows(prefix: string, make: MakeField): (readonly [string, readonly Field[]])[] {
  return [
    [`org.inviwo.${prefix}Property`, [...constraintFields, ...all.map(([name, key]) => make(name, key))]],
    [`org.inviwo.${prefix}RefProperty`, [...constraintFields, ...bounds.map(([name, key]) => make(name, key))]],
  ]
}

const kinds: readonly (readonly [name: string, form: TextForm<number>])[] = [
  ['Float', numberText],
  ['Double', numberText],
  ['Int', wholeText],
  ['UInt', wholeText],
  ['Int64', wholeText],
  ['Size_t', wholeText],
]
const vectorKinds: typeof kinds = [
  ['FloatVec', numberText],
  ['DoubleVec', numberText],
  ['IntVec', wholeText],
  ['UIntVec', wholeText],
  ['IntSize', wholeText],
]

export const ordinalClasses: readonly (readonly [string, readonly Field[]])[] = [
  ...kinds.flatMap(([name, form]) => rows(name, (element, key) => content(element, key, form))),
  ...vectorKinds.flatMap(([name, form]) => [2, 3, 4].flatMap(n => rows(`${name}${n}`, (element, key) => vector(element, key, n, form)))),
  ...['FloatMat', 'DoubleMat'].flatMap(name => [2, 3, 4].flatMap(n => rows(`${name}${n}`, (element, key) => matrix(element, key, n)))),
  ...['FloatQuaternion', 'DoubleQuaternion'].flatMap(name => rows(name, (element, key) => vector(element, key, 4))),
]
