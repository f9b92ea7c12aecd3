import type { Column, Vec2 } from '@ivw/data'
import { BoolProperty, CompositeProperty, type DataFrameInport, type PropertyOptions, TransferFunctionProperty } from '@ivw/network'
import { ColormapProperty } from './colormap-property.ts'
import { columnIdentifiers } from './column-identifiers.ts'
import { DataFrameColumnProperty } from './data-frame-column-property.ts'

/** Colours rows of a table by a column, each column with colours of its own. */
export class DataFrameColormapProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.DataFrameColormapProperty'
  readonly column: DataFrameColumnProperty
  readonly override: BoolProperty
  readonly tf: TransferFunctionProperty
  readonly #suited = new WeakSet<ColormapProperty>()
  #identifiers: readonly string[] = []
  #range: Vec2 = [0, 1]

  constructor(identifier: string, displayName: string, port: DataFrameInport | undefined, options: PropertyOptions = {}) {
    super(identifier, displayName, { help: 'Colours of rows, by the values of a column.', ...options })
    this.column = this.addProperty(
      new DataFrameColumnProperty('selectedColorAxis', 'Selected Color Axis', port, {
        defaultIndex: 1,
        help: 'The column whose values have the colours.',
      }),
    )
    this.override = this.addProperty(
      new BoolProperty('overrideColormap', 'Override Colormap', false, { help: 'Takes the colours below, whatever the column.' }),
    )
    this.tf = this.addProperty(
      new TransferFunctionProperty('tf', 'Colors', undefined, { help: 'Colours from the lowest to the highest value.' }),
    )
    this.tf.readOnlyWhen(this.override, override => !override.value)
    this.override.onChange(() => this.#showSelected())
  }

  /** Colours for the columns of a table; `ranges`: lowest and highest values. */
  show(columns: readonly Column[], ranges: readonly Vec2[]): void {
    this.#identifiers = columnIdentifiers(columns)
    for (const map of this.#maps) if (!this.#identifiers.includes(map.identifier)) this.removeProperty(map)
    for (const [i, column] of columns.entries()) {
      const map = this.#map(this.#identifiers[i] as string)
      if (!map || this.#suited.has(map)) continue
      map.suit(column, ranges[i] as Vec2)
      this.#suited.add(map)
    }
    this.#range = ranges[this.column.selectedIndex] ?? [0, 1]
    this.#showSelected()
  }

  get #maps(): readonly ColormapProperty[] {
    return this.properties.filter(property => property instanceof ColormapProperty)
  }

  /** Undefined where something else has the identifier. */
  #map(identifier: string): ColormapProperty | undefined {
    const found = this.property(identifier)
    if (found) return found instanceof ColormapProperty ? found : undefined
    return this.addProperty(new ColormapProperty(identifier, 'Settings', { owned: true, serializationMode: 'all' }), 1)
  }

  #showSelected(): void {
    const identifier = this.#identifiers[this.column.options.length > 0 ? this.column.value : -1]
    const selected = this.#maps.find(map => map.identifier === identifier)
    for (const map of this.#maps) map.visible = map === selected && !this.override.value
    if (selected && !this.override.value) this.tf.value = selected.transferFunction(this.#range)
  }
}
