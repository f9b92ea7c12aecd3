import { FileProperty } from '../property/file-property.ts'
import { IsoTFProperty, IsoValueProperty } from '../property/iso-value-property.ts'
import { OptionProperty } from '../property/option-property.ts'
import { linkedState, OrdinalProperty, type OrdinalState } from '../property/ordinal-property.ts'
import { castNumber, type OrdinalType } from '../property/ordinal-type.ts'
import type { Property } from '../property/property.ts'
import { IntProperty } from '../property/scalar-properties.ts'
import { StringProperty } from '../property/string-property.ts'
import { TransferFunctionProperty } from '../property/transfer-function-property.ts'
import { UnknownProperty } from '../property/unknown-property.ts'
import { canFollow } from './link-kinds.ts'

/** Sets the destination from the source. */
export type LinkConverter = () => unknown

/** How a link from `source` sets `destination`; undefined when the two cannot be linked. */
export function linkConverter(source: Property, destination: Property): LinkConverter | undefined {
  if (source === destination || !canFollow(source, destination)) return undefined
  if (source.classIdentifier === destination.classIdentifier) return () => isReadable(source, destination) && destination.assign(source)
  if (source instanceof OrdinalProperty && destination instanceof OrdinalProperty) return () => castOrdinal(source, destination)
  if (destination instanceof StringProperty) return toText(source, destination)
  if (source instanceof StringProperty && destination instanceof FileProperty) return () => destination.setState({ value: source.value })
  if (source instanceof OptionProperty) return fromOption(source, destination)
  if (source instanceof IntProperty && destination instanceof OptionProperty) return () => destination.selectIndex(source.value)
  return throughIsoTF(source, destination)
}

/** One that only keeps what was saved of it may lack what the class holds. */
function isReadable(source: Property, destination: Property): boolean {
  return !(source instanceof UnknownProperty) || destination instanceof UnknownProperty
}

type Numbers = number | readonly number[]
type Ordinal = OrdinalProperty<Numbers>

/** Of the same number of components; a `Ref` property is of the same type as the plain one. */
function castOrdinal(source: Ordinal, destination: Ordinal): void {
  const [from, to] = [source.type, destination.type]
  if (from.name === to.name) destination.assign(source)
  else destination.setState(linkedState(destination.state, castState(to, source.state)))
}

function castState(type: OrdinalType, state: OrdinalState<Numbers>): OrdinalState<Numbers> {
  const cast = (value: Numbers) => (typeof value === 'number' ? castNumber(type, value) : value.map(number => castNumber(type, number)))
  return { ...state, value: cast(state.value), min: cast(state.min), max: cast(state.max), increment: cast(state.increment) }
}

function toText(source: Property, destination: StringProperty): LinkConverter | undefined {
  const text = (value: string) => destination.setState({ value })
  if (source instanceof OptionProperty) return () => text(source.options[source.selectedIndex]?.name ?? '')
  if (source instanceof FileProperty) return () => text(source.value)
  if (source instanceof OrdinalProperty) return () => text(ordinalText(source))
  return undefined
}

const vectorPrefixes: Readonly<Record<string, string>> = { Float: 'vec', Double: 'dvec', Int: 'ivec', UInt: 'uvec', IntSize: 'u64vec' }

/** Scalars plain, vectors as GLM writes them: `vec3(1.000000, 0.500000, 0.000000)`, `ivec2(1, 2)`. */
function ordinalText({ value, type }: Ordinal): string {
  if (typeof value === 'number') return String(value)
  const prefix = vectorPrefixes[type.name.replace(/(Vec)?\d$/u, '')] ?? 'vec'
  const numbers = value.map(number => (type.whole ? String(number) : number.toFixed(6)))
  return `${prefix}${value.length}(${numbers.join(', ')})`
}

/** Options of different classes have their numbers in common. */
function fromOption(source: OptionProperty<unknown>, destination: Property): LinkConverter | undefined {
  if (destination instanceof OptionProperty) return () => destination.assign(source)
  if (destination instanceof IntProperty) return () => indexToInt(source, destination)
  return undefined
}

function indexToInt(source: OptionProperty<unknown>, destination: IntProperty): void {
  const max = Math.max(source.options.length - 1, 0)
  destination.setState({ min: 0, max, increment: 1, value: Math.max(source.selectedIndex, 0) })
}

function throughIsoTF(source: Property, destination: Property): LinkConverter | undefined {
  if (source instanceof IsoTFProperty) {
    if (destination instanceof TransferFunctionProperty) return () => destination.assign(source.transferFunction)
    if (destination instanceof IsoValueProperty) return () => destination.assign(source.isoValues)
  }
  if (destination instanceof IsoTFProperty) {
    if (source instanceof TransferFunctionProperty) return () => destination.transferFunction.assign(source)
    if (source instanceof IsoValueProperty) return () => destination.isoValues.assign(source)
  }
  return undefined
}
