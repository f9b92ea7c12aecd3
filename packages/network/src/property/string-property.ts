import type { PropertyOptions } from './description.ts'
import { Property } from './property.ts'
import { expectString } from './validation.ts'

export type StringState = { readonly value: string }

export class StringProperty extends Property<StringState> {
  static override readonly classIdentifier = 'org.inviwo.StringProperty'

  constructor(identifier: string, displayName: string, value = '', options: PropertyOptions = {}) {
    super(identifier, displayName, { value: expectString(identifier, value) }, options)
  }

  get value(): string {
    return this.state.value
  }
  set value(value: string) {
    this.setState({ value })
  }

  protected override conform(patch: Partial<StringState>, before: StringState): StringState {
    return { value: expectString(this.path, { ...before, ...patch }.value) }
  }
}
