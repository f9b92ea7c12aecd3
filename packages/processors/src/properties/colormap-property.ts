import { type Column, colorFamilies, colorMapFunction, familyColors, type TransferFunctionState, type Vec2 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  DoubleProperty,
  OptionPropertyEnumInt,
  type Property,
  type PropertyOptions,
  Size_tProperty,
} from '@ivw/network'
import { unbounded } from './ordinal-options.ts'

const kinds = [
  { id: 'continous', name: 'Continuous', value: 0 },
  { id: 'categorical', name: 'Categorical', value: 1 },
]
const families = colorFamilies.map(({ name }, value) => ({ id: name, name, value }))

/** A colour map of ColorBrewer (processors-a spec 5.3). */
export class ColormapProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.ColormapProperty'
  readonly kind = this.addProperty(
    new OptionPropertyEnumInt('type', 'Type', kinds, 0, { help: 'Whether values can be ordered, or are just different from each other.' }),
  )
  readonly family = this.addProperty(
    new OptionPropertyEnumInt('colormap', 'Colormap', families, 'Blues', { help: 'A family of colours, by Cynthia Brewer.' }),
  )
  readonly diverging = this.addProperty(
    new BoolProperty('diverging', 'Diverging', false, { help: 'Colours have a middle, from which they go two ways.' }),
  )
  readonly midPoint = this.addProperty(
    new DoubleProperty('midPoint', 'Mid Point', 0.5, {
      min: 0,
      max: 1,
      ...unbounded,
      help: 'The value that has the colour of the middle.',
    }),
  )
  readonly discrete = this.addProperty(
    new BoolProperty('discrete', 'Discrete', false, { help: 'Steps of one colour each, instead of a transition.' }),
  )
  readonly count = this.addProperty(
    new Size_tProperty('nColors', 'Number of Colors', 9, { min: 2, max: 12, help: 'As many as the family has, at most.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Colours of values.', ...options })
    this.kind.onChange(() =>
      this.family.selectId(this.kind.selected === 'categorical' ? 'Paired' : this.diverging.value ? 'RdBu' : 'Blues'),
    )
    this.diverging.onChange(() => {
      if (this.kind.selected === 'continous') this.family.selectId(this.diverging.value ? 'RdBu' : 'Blues')
    })
    this.family.onChange(() => {
      if (!this.discrete.value) this.count.value = this.#mostColors
    })
    this.midPoint.visibleWhen(this.diverging, diverging => diverging.value)
  }

  get #mostColors(): number {
    return this.#family.classes[1]
  }

  get #family() {
    return colorFamilies.find(({ name }) => name === this.family.selected) ?? (colorFamilies[0] as (typeof colorFamilies)[number])
  }

  /** Makes what suits a column of these values the defaults; what was set otherwise stays. */
  suit(column: Column, [low, high]: Vec2): void {
    const isCategorical = column.type === 'categorical'
    const crosses = !isCategorical && low < 0 && high > 0
    const family = isCategorical ? 'Paired' : crosses ? 'RdBu' : 'Blues'
    const most = colorFamilies.find(({ name }) => name === family)?.classes[1] ?? 9
    const set = new Map<Property, object>(
      this.properties.filter(property => !property.isDefault).map(property => [property, property.state] as const),
    )
    this.kind.selectId(isCategorical ? 'categorical' : 'continous')
    this.diverging.value = crosses
    this.midPoint.value = crosses ? 0 : (low + high) / 2
    this.discrete.value = isCategorical
    this.family.selectId(family)
    this.count.value = isCategorical ? column.categories.length : most
    for (const property of this.properties) property.setCurrentAsDefault()
    for (const [property, state] of set) property.setState(state)
  }

  /** Over 0 to 1; `range`: the values that these stand for. */
  transferFunction([low, high]: Vec2): TransferFunctionState {
    const place = high > low ? (this.midPoint.value - low) / (high - low) : 0.5
    const middle = this.diverging.value ? Math.min(Math.max(place, 0), 1) : undefined
    return colorMapFunction({ colors: familyColors(this.#family, this.count.value), discrete: this.discrete.value, middle })
  }
}
