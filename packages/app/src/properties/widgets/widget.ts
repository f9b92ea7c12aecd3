import type { PropertyView } from '@ivw/engine/protocol'
import type { ComponentType } from 'react'
import type { PropertyEdit } from '../editing/use-property-edit.ts'

export interface WidgetProps {
  readonly property: PropertyView
  /** Its `state` is what the widget shows. */
  readonly edit: PropertyEdit
  readonly readOnly: boolean
}

export interface WidgetEntry {
  /** Whether it shows properties of a class. */
  readonly matches: (classIdentifier: string) => boolean
  /** Semantics that choose it; without any it is what the class gets by default. */
  readonly semantics?: readonly string[]
  /** Not offered to the user, only asked for by processors. */
  readonly isRare?: boolean
  readonly widget: ComponentType<WidgetProps>
  /** `wide` takes the whole width below the label; `bare` has no label beside it. */
  readonly layout?: 'wide' | 'bare'
}
