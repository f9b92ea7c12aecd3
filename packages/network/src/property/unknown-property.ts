import type { PropertyDescription } from './description.ts'
import { Property } from './property.ts'

/** Stands for a class that this program does not know: keeps what it got and gives it back. */
export class UnknownProperty extends Property {
  readonly #description: PropertyDescription

  constructor(description: PropertyDescription) {
    super(description.identifier, description.displayName, description.state, description)
    this.#description = description
  }

  override get classIdentifier(): string {
    return this.#description.classIdentifier
  }

  protected override get keepsUnknownFields(): boolean {
    return true
  }

  protected override conform(patch: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>) {
    return { ...before, ...patch }
  }

  override describeOwn(): Omit<PropertyDescription, 'children'> {
    return { ...this.#description, ...super.describeOwn() }
  }
}
