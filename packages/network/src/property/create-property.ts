import { type CameraState, defaultTransferFunction, type Vec2 } from '@ivw/data'
import { PropertyError } from '../errors.ts'
import type { EventMatcher } from '../event/matcher.ts'
import { BoolProperty } from './bool-property.ts'
import { ButtonGroupProperty, ButtonProperty, type GroupedButton } from './button-property.ts'
import { CameraProperty } from './camera-property.ts'
import { BoolCompositeProperty, CompositeProperty, PropertyGroup } from './composite-property.ts'
import type { PropertyDescription, PropertyOptions } from './description.ts'
import { EventProperty } from './event-property.ts'
import { DirectoryProperty, FileProperty, MultiFileProperty } from './file-property.ts'
import { ImageEditorProperty } from './image-editor-property.ts'
import { IsoTFProperty, IsoValueProperty } from './iso-value-property.ts'
import { ListProperty } from './list-property.ts'
import {
  DoubleMat2Property,
  DoubleMat3Property,
  DoubleMat4Property,
  FloatMat2Property,
  FloatMat3Property,
  FloatMat4Property,
} from './matrix-properties.ts'
import {
  DoubleMinMaxProperty,
  FloatMinMaxProperty,
  Int64MinMaxProperty,
  IntMinMaxProperty,
  type MinMaxOptions,
  type MinMaxState,
  Size_tMinMaxProperty,
} from './min-max-property.ts'
import {
  OptionPropertyChar,
  OptionPropertyDouble,
  OptionPropertyEnumChar,
  OptionPropertyEnumInt,
  OptionPropertyEnumUChar,
  OptionPropertyEnumUInt,
  OptionPropertyFileExtension,
  OptionPropertyFloat,
  OptionPropertyInt,
  OptionPropertySize_t,
  OptionPropertyString,
  OptionPropertyUChar,
  OptionPropertyUInt,
} from './option-properties.ts'
import type { Option } from './option-property.ts'
import type { OrdinalOptions, ValueAccess } from './ordinal-property.ts'
import type { Property } from './property.ts'
import { DoubleProperty, FloatProperty, Int64Property, IntProperty, Size_tProperty, UIntProperty } from './scalar-properties.ts'
import { StringProperty } from './string-property.ts'
import { TransferFunctionProperty } from './transfer-function-property.ts'
import { UnknownProperty } from './unknown-property.ts'
import {
  DoubleQuaternionProperty,
  DoubleVec2Property,
  DoubleVec3Property,
  DoubleVec4Property,
  FloatQuaternionProperty,
  FloatVec2Property,
  FloatVec3Property,
  FloatVec4Property,
  IntSize2Property,
  IntSize3Property,
  IntSize4Property,
  IntVec2Property,
  IntVec3Property,
  IntVec4Property,
  UIntVec2Property,
  UIntVec3Property,
  UIntVec4Property,
} from './vector-properties.ts'

type Make = (description: PropertyDescription) => Property
type Row = readonly [classIdentifier: string, make: Make]

// Descriptions come from outside: the constructors check every field, so what the casts here claim is verified there.
interface Named<A extends readonly unknown[]> {
  readonly classIdentifier: string
  new (identifier: string, displayName: string, ...rest: A): Property
}

/** The usual constructor form: the value, then everything else as options. */
function valued<V, O>(type: Named<[value: V, options: O]>): Row {
  const make = ({ identifier, displayName, state, ...d }: PropertyDescription, value = state.value) =>
    new type(identifier, displayName, value as V, { ...state, ...d } as O)
  return [type.classIdentifier, d => withinBounds(d, make)]
}

/** Constructors refuse values outside of the bounds, which properties of files can have all the same. */
function withinBounds(d: PropertyDescription, make: (d: PropertyDescription, value?: unknown) => Property): Property {
  try {
    return make(d)
  } catch (refused) {
    const { value, min } = d.state
    if (!(refused instanceof PropertyError) || value === undefined) throw refused
    const property = make(without(d, 'value'), min)
    property.restoreState({ value })
    return property
  }
}

function without(d: PropertyDescription, field: string): PropertyDescription {
  return { ...d, state: Object.fromEntries(Object.entries(d.state).filter(([key]) => key !== field)) }
}

/** An interval outside of its range does not widen that. */
function interval(type: Named<[value: Vec2, options: MinMaxOptions]>): Row {
  const [classIdentifier, make] = valued(type)
  const isInside = ({ value, range }: Partial<MinMaxState>) => !value || !range || (value[0] >= range[0] && value[1] <= range[1])
  return [
    classIdentifier,
    d => {
      const state: Partial<MinMaxState> = d.state
      if (isInside(state)) return make(d)
      const property = make(without(d, 'value'))
      property.restoreState({ value: state.value })
      return property
    },
  ]
}

/** A `Ref` property that nobody gave an owner for its value holds it itself. */
function ordinal<T>(type: Named<[value: T | undefined, options: OrdinalOptions<T>]>): readonly Row[] {
  const referring = (d: PropertyDescription, value = d.state.value): Property => {
    let held = value as T
    const access: ValueAccess<T> = {
      get: () => held,
      set: next => {
        held = next
      },
    }
    return new type(d.identifier, d.displayName, undefined, { ...d.state, ...d, access })
  }
  return [valued(type), [type.classIdentifier.replace(/Property$/u, 'RefProperty'), d => withinBounds(d, referring)]]
}

function option<T>(type: Named<[options: readonly Option<T>[], selected: string | number, more: PropertyOptions]>): Row {
  return [
    type.classIdentifier,
    d => new type(d.identifier, d.displayName, d.state.options as readonly Option<T>[], (d.state.selected as string) || 0, d),
  ]
}

const scalars = [FloatProperty, DoubleProperty, IntProperty, UIntProperty, Int64Property, Size_tProperty]
const vectors2 = [FloatVec2Property, DoubleVec2Property, IntVec2Property, UIntVec2Property, IntSize2Property]
const vectors3 = [FloatVec3Property, DoubleVec3Property, IntVec3Property, UIntVec3Property, IntSize3Property]
const vectors4 = [FloatVec4Property, DoubleVec4Property, IntVec4Property, UIntVec4Property, IntSize4Property]
const quaternions = [FloatQuaternionProperty, DoubleQuaternionProperty]
const ranges = [FloatMinMaxProperty, DoubleMinMaxProperty, IntMinMaxProperty, Int64MinMaxProperty, Size_tMinMaxProperty]
const wholeOptions = [OptionPropertyInt, OptionPropertyUInt, OptionPropertySize_t, OptionPropertyChar, OptionPropertyUChar]

/** Every property class of this package by its identifier. */
const table: ReadonlyMap<string, Make> = new Map<string, Make>([
  valued(BoolProperty),
  valued(StringProperty),
  ...scalars.flatMap(type => ordinal(type)),
  ...vectors2.flatMap(type => ordinal(type)),
  ...vectors3.flatMap(type => ordinal(type)),
  ...vectors4.flatMap(type => ordinal(type)),
  ...quaternions.flatMap(type => ordinal(type)),
  ...[FloatMat2Property, DoubleMat2Property].flatMap(type => ordinal(type)),
  ...[FloatMat3Property, DoubleMat3Property].flatMap(type => ordinal(type)),
  ...[FloatMat4Property, DoubleMat4Property].flatMap(type => ordinal(type)),
  ...ranges.map(type => interval(type)),
  ...wholeOptions.map(type => option(type)),
  ...[OptionPropertyFloat, OptionPropertyDouble].map(type => option(type)),
  option(OptionPropertyString),
  option(OptionPropertyFileExtension),
  option(OptionPropertyEnumInt),
  option(OptionPropertyEnumUInt),
  option(OptionPropertyEnumUChar),
  option(OptionPropertyEnumChar),
  [ButtonProperty.classIdentifier, d => new ButtonProperty(d.identifier, d.displayName, d)],
  [
    ButtonGroupProperty.classIdentifier,
    d => new ButtonGroupProperty(d.identifier, d.displayName, d.state.buttons as readonly GroupedButton[], d),
  ],
  valued(FileProperty),
  valued(DirectoryProperty),
  valued(ImageEditorProperty),
  valued(MultiFileProperty),
  [
    TransferFunctionProperty.classIdentifier,
    d => new TransferFunctionProperty(d.identifier, d.displayName, { ...defaultTransferFunction, ...d.state }, { ...d.state, ...d }),
  ],
  [
    IsoValueProperty.classIdentifier,
    d => new IsoValueProperty(d.identifier, d.displayName, { points: [], type: 'relative', ...d.state }, { ...d.state, ...d }),
  ],
  [IsoTFProperty.classIdentifier, d => new IsoTFProperty(d.identifier, d.displayName, {}, d)],
  [
    CameraProperty.classIdentifier,
    d => new CameraProperty(d.identifier, d.displayName, d.state as Partial<CameraState>, { ...d.state, ...d }),
  ],
  [EventProperty.classIdentifier, d => new EventProperty(d.identifier, d.displayName, d.state.matcher as EventMatcher, undefined, d)],
  [CompositeProperty.classIdentifier, d => new CompositeProperty(d.identifier, d.displayName, { ...d.state, ...d })],
  [
    BoolCompositeProperty.classIdentifier,
    d => {
      const [box] = d.children ?? []
      const checkedIdentifier = box?.classIdentifier === BoolProperty.classIdentifier ? box.identifier : undefined
      return new BoolCompositeProperty(d.identifier, d.displayName, box?.state.value === true, { ...d.state, ...d, checkedIdentifier })
    },
  ],
  [ListProperty.classIdentifier, makeList],
])

/** The classes of this package. */
export const propertyClasses: readonly string[] = [...table.keys()]

/** A property class of another package. */
export interface PropertyType {
  readonly classIdentifier: string
  /** One with the class's own children and values; what the description says of these, it gets afterwards. */
  make(description: PropertyDescription): Property
}

/** For the whole program: a class is the same whoever asks for it, so that defining it once more does nothing. */
const defined = new Map<string, PropertyType>()

/** Makes classes of other packages known to `createProperty`. */
export function definePropertyTypes(types: readonly PropertyType[]): void {
  for (const type of types) if (!table.has(type.classIdentifier)) defined.set(type.classIdentifier, type)
}

/** Also those of other packages. */
export function allPropertyClasses(): readonly string[] {
  return [...propertyClasses, ...defined.keys()]
}

/**
 * Makes a property with all its children. A class that is unknown here becomes a composite of that name when it has
 * children, else an UnknownProperty, which keeps what it got.
 * @throws PropertyError when the class cannot hold the state.
 */
export function createProperty(description: PropertyDescription): Property {
  const type = defined.get(description.classIdentifier)
  const property = type ? withState(type.make(description), description) : make(description)
  if (property instanceof PropertyGroup) addChildren(property, description.children ?? [])
  return property
}

/**
 * A property that shows another one: what groups of other packages derive from their children stays the matter of the other one,
 * so that it is a plain composite of that name.
 */
export function createMirror(description: PropertyDescription): Property {
  const { children, ...own } = description
  if (!children || table.has(description.classIdentifier)) return createProperty(description)
  const mirror = new CompositeProperty(own.identifier, own.displayName, { ...own.state, ...own })
  for (const child of children) mirror.addProperty(createMirror(child))
  return mirror
}

/** Fields that the class does not know are left out: files and other versions may have more. */
function withState(property: Property, { state }: PropertyDescription): Property {
  property.setState(Object.fromEntries(Object.entries(state).filter(([key]) => key in property.state)))
  return property
}

function make(description: PropertyDescription): Property {
  const known = table.get(description.classIdentifier)
  if (known) return known(description)
  if (!description.children) return new UnknownProperty(description)
  return new CompositeProperty(description.identifier, description.displayName, { ...description.state, ...description })
}

/** Children that the class makes by itself take the described state, others are created. */
function addChildren(group: PropertyGroup, children: readonly PropertyDescription[]): void {
  for (const child of children) {
    const own = group.property(child.identifier)
    if (!own) group.addProperty(createProperty(child))
    else if (own.classIdentifier === child.classIdentifier) restore(own, child)
  }
}

function restore(property: Property, description: PropertyDescription): void {
  const { state, identifier, semantics, visible, readOnly, usageMode, children } = description
  // Where a file gives no name, the identifier stands for it: the class knows better.
  const displayName = description.displayName === identifier ? undefined : description.displayName
  const known = Object.entries({ displayName, semantics, visible, readOnly, usageMode }).filter(([, field]) => field !== undefined)
  property.setState(state)
  property.setMeta(Object.fromEntries(known))
  if (property instanceof PropertyGroup) addChildren(property, children ?? [])
}

function makeList(d: PropertyDescription): Property {
  const prefabs = (d.state.prefabs ?? []) as readonly PropertyDescription[]
  const makers = prefabs.map(prefab => [prefab.identifier, (identifier: string) => createProperty({ ...prefab, identifier })] as const)
  return new ListProperty(d.identifier, d.displayName, Object.fromEntries(makers), { ...d.state, ...d })
}
