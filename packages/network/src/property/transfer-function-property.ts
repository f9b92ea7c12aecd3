import { defaultTransferFunction, type TransferFunctionPoint, type TransferFunctionState, type Vec2 } from '@ivw/data'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import { Property } from './property.ts'
import { expectPoints, type HistogramMode, histogramModes, type PositionType, positionTypes } from './transfer-function-points.ts'
import { expectOneOf, expectPair, expectWholeNumber } from './validation.ts'

/** How the editor shows the function; no processor depends on it. */
export type TransferFunctionView = {
  readonly zoomH: Vec2
  readonly zoomV: Vec2
  readonly histogramMode: HistogramMode
  /** Bit i: channel i is shown. */
  readonly histogramSelection: number
}

export const defaultView: TransferFunctionView = { zoomH: [0, 1], zoomV: [0, 1], histogramMode: 'all', histogramSelection: 2 ** 32 - 1 }

export function expectView(path: string, all: TransferFunctionView): TransferFunctionView {
  return {
    zoomH: expectPair(path, all.zoomH),
    zoomV: expectPair(path, all.zoomV),
    histogramMode: expectOneOf(path, all.histogramMode, histogramModes),
    histogramSelection: expectWholeNumber(path, all.histogramSelection),
  }
}

export type TransferFunctionPropertyState = TransferFunctionView & {
  readonly points: readonly TransferFunctionPoint[]
  readonly mask: Vec2
  readonly type: PositionType
}

export class TransferFunctionProperty extends Property<TransferFunctionPropertyState> {
  static override readonly classIdentifier = 'org.inviwo.TransferFunctionProperty'

  /** @throws PropertyError when a relative position is outside of 0 to 1. */
  constructor(
    identifier: string,
    displayName: string,
    value: TransferFunctionState = defaultTransferFunction,
    options: PropertyOptions & Partial<TransferFunctionView> = {},
  ) {
    const { zoomH, zoomV, histogramMode, histogramSelection } = { ...defaultView, ...options }
    const view = expectView(identifier, { zoomH, zoomV, histogramMode, histogramSelection })
    super(identifier, displayName, { ...expectTransferFunction(identifier, value), ...view }, options)
  }

  get value(): TransferFunctionState {
    const { points, mask, type } = this.state
    return { points, mask, type }
  }
  set value({ points, mask, type }: TransferFunctionState) {
    this.setState({ points, mask, type })
  }
  get points(): readonly TransferFunctionPoint[] {
    return this.state.points
  }

  /** A link copies the function and leaves the editor's view alone. */
  override assign(source: Property): void {
    if (source instanceof TransferFunctionProperty) this.value = source.value
    else super.assign(source)
  }

  protected override conform(
    patch: Partial<TransferFunctionPropertyState>,
    before: TransferFunctionPropertyState,
  ): TransferFunctionPropertyState {
    const all = { ...before, ...patch }
    return { ...expectTransferFunction(this.path, all), ...expectView(this.path, all) }
  }

  protected override levelOfChange(before: TransferFunctionPropertyState, next: TransferFunctionPropertyState) {
    const value = ({ points, mask, type }: TransferFunctionPropertyState) => [points, mask, type]
    return sameValue(value(before), value(next)) ? 'valid' : this.invalidationLevel
  }
}

function expectTransferFunction(path: string, { points, mask, type }: TransferFunctionState) {
  const kind = expectOneOf(path, type, positionTypes)
  return { points: expectPoints(path, points, kind), mask: expectPair(path, mask), type: kind }
}
