import { constraints } from '@ivw/network'
import { content, type Field, matrix, vector } from './field.ts'
import { boundText, enumText, numberText, type TextForm, wholeText } from './text-form.ts'

const constraint = enumText(constraints)
const constraintFields = [content('minConstraint', 'minConstraint', constraint), content('maxConstraint', 'maxConstraint', constraint)]

/** Element names and keys of the numbers, in the order of the file. */
const bounds = [
  ['minvalue', 'min'],
  ['maxvalue', 'max'],
  ['increment', 'increment'],
] as const

type MakeField = (element: string, key: string, form: TextForm<number>) => Field

function rows(prefix: string, form: TextForm<number>, make: MakeField): (readonly [string, readonly Field[]])[] {
  const limits = bounds.map(([name, key]) => make(name, key, form === numberText ? boundText : form))
  const fields = [...constraintFields, ...limits, make('value', 'value', form)]
  return [
    [`org.inviwo.${prefix}Property`, fields],
    // Inviwo never writes their value, which a camera does for its own; the owners here that are Python objects need it.
    [`org.inviwo.${prefix}RefProperty`, fields],
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

const sizes = [2, 3, 4] as const

export const ordinalClasses: readonly (readonly [string, readonly Field[]])[] = [
  ...kinds.flatMap(([name, form]) => rows(name, form, content)),
  ...vectorKinds.flatMap(([name, form]) => sizes.flatMap(n => rows(`${name}${n}`, form, vectorOf(n)))),
  ...['FloatMat', 'DoubleMat'].flatMap(name => sizes.flatMap(n => rows(`${name}${n}`, numberText, matrixOf(n)))),
  ...['FloatQuaternion', 'DoubleQuaternion'].flatMap(name => rows(name, numberText, vectorOf(4))),
]

function vectorOf(components: number): MakeField {
  return (element, key, form) => vector(element, key, components, form)
}

function matrixOf(size: number): MakeField {
  return (element, key, form) => matrix(element, key, size, form)
}
