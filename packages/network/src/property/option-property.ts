import { describeValue, PropertyError } from '../errors.ts'
import type { InvalidationLevel } from '../invalidation.ts'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import { Property } from './property.ts'
import { expectList, expectRecord, expectString } from './validation.ts'

export interface Option<T> {
  readonly id: string
  readonly name: string
  readonly value: T
}

export type OptionState<T> = {
  readonly options: readonly Option<T>[]
  /** Id of an option; empty only when there are none. */
  readonly selected: string
}

/** One of several named values. Files keep the id of the selected option. */
export abstract class OptionProperty<T> extends Property<OptionState<T>> {
  /** Checks one option's value. */
  static readonly holds: (value: unknown) => boolean = () => true
  static readonly expects: string = 'a value'
  #clearing = false

  /** `selected`: id or number of the option, default the first. @throws PropertyError when there is no such option. */
  constructor(
    identifier: string,
    displayName: string,
    options: readonly Option<T>[] = [],
    selected: string | number = 0,
    more: PropertyOptions = {},
  ) {
    const checked = checkOptions<T>(new.target as unknown as typeof OptionProperty, identifier, options)
    const found = typeof selected === 'number' ? checked[selected] : checked.find(option => option.id === selected)
    if (!found && (checked.length > 0 || selected !== 0))
      throw new PropertyError(identifier, `one of the options ${ids(checked)}`, selected)
    super(identifier, displayName, { options: checked, selected: found?.id ?? '' }, more)
  }

  /** Value of the selected option. @throws PropertyError when there are no options. */
  get value(): T {
    return this.selectedOption.value
  }
  /** @throws PropertyError when no option has this value. */
  set value(value: T) {
    if (!this.selectValue(value)) throw this.error(`one of ${describeValue(this.options.map(option => option.value))}`, value)
  }

  get options(): readonly Option<T>[] {
    return this.state.options
  }
  get selected(): string {
    return this.state.selected
  }
  set selected(selected: string) {
    this.setState({ selected } as Partial<OptionState<T>>)
  }
  get selectedIndex(): number {
    return this.options.findIndex(option => option.id === this.selected)
  }
  get selectedOption(): Option<T> {
    const option = this.options[this.selectedIndex]
    if (!option) throw this.error('at least one option', this.options)
    return option
  }

  /** These return whether there is such an option; where there is none nothing changes. */
  selectId(id: string): boolean {
    return this.#select(this.options.find(option => option.id === id))
  }
  selectIndex(index: number): boolean {
    return this.#select(this.options[index])
  }
  selectName(name: string): boolean {
    return this.#select(this.options.find(option => option.name === name))
  }
  selectValue(value: T): boolean {
    return this.#select(this.options.find(option => sameValue(option.value, value)))
  }
  #select(option: Option<T> | undefined): boolean {
    if (option) this.setState({ selected: option.id } as Partial<OptionState<T>>)
    return option !== undefined
  }

  /** Keeps the selection by id; where it is gone the first option is selected. */
  replaceOptions(options: readonly Option<T>[]): void {
    this.setState({ options } as Partial<OptionState<T>>)
  }
  addOption(id: string, name: string, value: T): void {
    this.replaceOptions([...this.options, { id, name, value }])
  }
  removeOption(id: string): void {
    this.replaceOptions(this.options.filter(option => option.id !== id))
  }

  /** Takes all options away without asking the processor to run; callbacks stay silent, too. */
  clearOptions(): void {
    this.#clearing = true
    try {
      this.reassertState({ options: [] } as Partial<OptionState<T>>)
    } finally {
      this.#clearing = false
    }
  }

  /** A link selects the option of the same number, or the last one. */
  override assign(source: Property): void {
    if (source instanceof OptionProperty) this.selectIndex(Math.min(source.selectedIndex, this.options.length - 1))
    else super.assign(source)
  }

  protected override levelOfChange(): InvalidationLevel {
    return this.#clearing ? 'valid' : this.invalidationLevel
  }

  protected override conform(patch: Partial<OptionState<T>>, before: OptionState<T>): OptionState<T> {
    const all = { ...before, ...patch }
    const options = patch.options
      ? checkOptions<T>(this.constructor as unknown as typeof OptionProperty, this.path, patch.options)
      : before.options
    if (options.some(option => option.id === all.selected)) return { options, selected: all.selected }
    if ('selected' in patch && !(options.length === 0 && all.selected === ''))
      throw this.error(`one of the options ${ids(options)}`, all.selected)
    return { options, selected: options[0]?.id ?? '' }
  }
}

function checkOptions<T>(type: typeof OptionProperty, path: string, options: unknown): readonly Option<T>[] {
  const seen = new Set<string>()
  return expectList(path, options, (place, entry) => {
    const { id, name, value } = expectRecord(place, entry)
    const known = expectString(place, id)
    if (seen.has(known)) throw new PropertyError(place, 'an option id that no other option has', known)
    seen.add(known)
    if (!type.holds(value)) throw new PropertyError(place, type.expects, value)
    return { id: known, name: expectString(place, name ?? known), value: value as T }
  })
}

function ids(options: readonly Option<unknown>[]): string {
  return options.map(option => option.id).join(', ')
}
