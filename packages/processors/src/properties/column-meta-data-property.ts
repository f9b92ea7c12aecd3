import { Column, DataFrame, type Vec2 } from '@ivw/data'
import {
  BoolCompositeProperty,
  ButtonProperty,
  CompositeProperty,
  DoubleMinMaxProperty,
  type PropertyOptions,
  stripIdentifier,
} from '@ivw/network'

/** Wide enough for any data. */
const anyRange: Vec2 = [-1e12, 1e12]
const rangeOptions = { range: anyRange, increment: 0.01, serializationMode: 'all', semantics: 'Text' } as const

/** The range of one column, and another one in its place. */
export class ColumnMetaDataProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.ColumnMetaDataProperty'
  readonly columnRange = this.addProperty(
    new DoubleMinMaxProperty('columnRange', 'Column Range', [0, 1], {
      ...rangeOptions,
      readOnly: true,
      invalidationLevel: 'valid',
      help: 'Lowest and highest value.',
    }),
  )
  readonly override = this.addProperty(
    new BoolCompositeProperty('overrideRange', 'Override Range', false, { help: 'Takes another range than that of the values.' }),
  )
  readonly customRange = this.override.addProperty(
    new DoubleMinMaxProperty('customRange', 'Custom Range', [0, 1], { ...rangeOptions, help: 'The range that plots and colours use.' }),
  )

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Range of one column.', ...options, collapsed: true })
    this.override.addProperty(
      new ButtonProperty('resetToData', 'Reset to Data', {
        help: 'Takes the range of the values.',
        action: () => {
          this.customRange.value = this.columnRange.value
        },
      }),
    )
    this.owned = true
    this.serializationMode = 'all'
  }

  show(range: Vec2): void {
    const isNew = !this.override.checked && this.customRange.isDefault
    for (const property of isNew ? [this.columnRange, this.customRange] : [this.columnRange]) {
      property.setState({ range: including(range), value: range })
      property.setCurrentAsDefault()
    }
  }
}

/** One entry for each column of a file. */
export class ColumnMetaDataListProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.ColumnMetaDataListProperty'

  constructor(identifier: string, displayName: string, options: PropertyOptions = {}) {
    super(identifier, displayName, options)
    this.serializationMode = 'all'
  }

  /** Entries for these columns; what was set for one of the same header stays. */
  show(columns: readonly { readonly column: Column; readonly range: Vec2 }[]): void {
    const wanted = columns.filter(({ column }) => column.type === 'ordinal')
    const identifiers = new Set(wanted.map(({ column }) => identifierOf(column)))
    for (const entry of this.properties) if (!identifiers.has(entry.identifier)) this.removeProperty(entry)
    for (const { column, range } of wanted) this.#entry(column).show(range)
  }

  /** The frame with the ranges that are set here. */
  applied(frame: DataFrame): DataFrame {
    return new DataFrame(
      frame.columns.map(column => {
        const entry = this.property(identifierOf(column))
        const overrides = column.type === 'ordinal' && entry instanceof ColumnMetaDataProperty && entry.override.checked
        return overrides ? new Column({ ...column, range: entry.customRange.value }) : column
      }),
    )
  }

  #entry(column: Column): ColumnMetaDataProperty {
    const identifier = identifierOf(column)
    const known = this.property(identifier)
    if (known instanceof ColumnMetaDataProperty) return known
    const made = new ColumnMetaDataProperty(identifier, column.header)
    if (known) {
      // From a workspace: the same fields without what they do.
      if (known instanceof CompositeProperty) {
        made.override.checked = known.property('overrideRange.checked')?.state.value === true
        const range = known.property('overrideRange.customRange')
        if (range instanceof DoubleMinMaxProperty) made.customRange.value = range.value
      }
      this.removeProperty(known)
    }
    return this.addProperty(made)
  }
}

function identifierOf({ header }: Column): string {
  return header.trim() === '' ? 'column' : stripIdentifier(header)
}

function including([low, high]: Vec2): Vec2 {
  return [Math.min(low, anyRange[0]), Math.max(high, anyRange[1])]
}
