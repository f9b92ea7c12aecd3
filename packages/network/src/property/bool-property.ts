import type { PropertyOptions } from './description.ts'
import { Property } from './property.ts'
import { expectBoolean } from './validation.ts'

export type BoolState = { readonly value: boolean }

export class BoolProperty extends Property<BoolState> {
  static override readonly classIdentifier = 'org.inviwo.BoolProperty'

  constructor(identifier: string, displayName: string, value = false, options: PropertyOptions = {}) {
    super(identifier, displayName, { value: expectBoolean(identifier, value) }, options)
  }

  get value(): boolean {
    return this.state.value
  }
  set value(value: boolean) {
    this.setState({ value })
  }

  protected override conform(patch: Partial<BoolState>, before: BoolState): BoolState {
    return { value: expectBoolean(this.path, { ...before, ...patch }.value) }
  }
}
