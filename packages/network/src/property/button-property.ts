import type { Disposable } from '../disposable.ts'
import { Signal } from '../signal.ts'
import type { PropertyOptions } from './description.ts'
import { Press } from './press.ts'
import { Property } from './property.ts'
import { expectList, expectRecord, expectString } from './validation.ts'

export type ButtonState = Record<never, never>

export interface ButtonOptions extends PropertyOptions {
  /** Runs at every press, before the `onChange` callbacks. */
  readonly action?: (() => void) | undefined
}

/** Has no state. Pressing counts as a change: callbacks run, links press their targets, the processor is invalidated. */
export class ButtonProperty extends Property<ButtonState> {
  static override readonly classIdentifier = 'org.inviwo.ButtonProperty'
  readonly #pressed = new Signal()
  readonly #press = new Press()

  constructor(identifier: string, displayName: string, options: ButtonOptions = {}) {
    super(identifier, displayName, {}, options)
    if (options.action) this.#pressed.add(options.action)
  }

  press(): void {
    this.#press.run(() => this.#tell())
  }

  #tell(): void {
    this.notify(this.invalidationLevel, () => this.#pressed.fire())
  }

  onPress(callback: () => void): Disposable {
    return this.#pressed.add(callback)
  }

  /** A link presses its target. */
  override assign(source: Property): void {
    if (source instanceof ButtonProperty) this.#press.follow(source.#press, () => this.#tell())
    else super.assign(source)
  }

  protected override conform(): ButtonState {
    return {}
  }
}

export interface ButtonDescription {
  readonly name: string
  /** Name of an icon; empty for a text button. */
  readonly icon: string
  readonly tooltip: string
}

export type ButtonGroupState = { readonly buttons: readonly ButtonDescription[] }

export interface GroupedButton {
  readonly name?: string | undefined
  readonly icon?: string | undefined
  readonly tooltip?: string | undefined
  readonly action?: (() => void) | undefined
}

export class ButtonGroupProperty extends Property<ButtonGroupState> {
  static override readonly classIdentifier = 'org.inviwo.ButtonGroupProperty'
  readonly #pressed = new Signal<[index: number]>()
  readonly #press = new Press()
  #lastPressed = 0

  constructor(identifier: string, displayName: string, buttons: readonly GroupedButton[] = [], options: PropertyOptions = {}) {
    super(identifier, displayName, { buttons: buttons.map(button => expectButton(identifier, button)) }, options)
    const actions = buttons.map(button => button.action)
    this.#pressed.add(index => actions[index]?.())
  }

  /** @throws PropertyError when there is no such button. */
  press(index: number): void {
    const count = this.state.buttons.length
    if (!this.state.buttons[index]) throw this.error(`the number of a button from 0 to ${count - 1}`, index)
    this.#press.run(() => this.#tell(index))
  }

  #tell(index: number): void {
    this.#lastPressed = index
    this.notify(this.invalidationLevel, () => this.#pressed.fire(index))
  }

  onPress(callback: (index: number) => void): Disposable {
    return this.#pressed.add(callback)
  }

  /** A link presses the button of the same number. */
  override assign(source: Property): void {
    if (!(source instanceof ButtonGroupProperty)) super.assign(source)
    else if (source.#lastPressed < this.state.buttons.length) this.#press.follow(source.#press, () => this.#tell(source.#lastPressed))
  }

  protected override conform(patch: Partial<ButtonGroupState>, before: ButtonGroupState): ButtonGroupState {
    return { buttons: expectList(this.path, { ...before, ...patch }.buttons, expectButton) }
  }
}

function expectButton(path: string, value: unknown): ButtonDescription {
  const { name, icon, tooltip } = expectRecord(path, value)
  return { name: expectString(path, name ?? ''), icon: expectString(path, icon ?? ''), tooltip: expectString(path, tooltip ?? '') }
}
