import type { IsoValueState, TransferFunctionPoint, TransferFunctionState } from '@ivw/data'
import type { InvalidationLevel } from '../invalidation.ts'
import { CompositeProperty } from './composite-property.ts'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import { Property } from './property.ts'
import { expectPoints, type PositionType, positionTypes } from './transfer-function-points.ts'
import { defaultView, expectView, TransferFunctionProperty, type TransferFunctionView } from './transfer-function-property.ts'
import { expectOneOf } from './validation.ts'

export type IsoValuePropertyState = TransferFunctionView & {
  readonly points: readonly TransferFunctionPoint[]
  readonly type: PositionType
}

/** Adding or removing an iso value asks for new resources (shaders unroll over them), moving one only for output. */
export class IsoValueProperty extends Property<IsoValuePropertyState> {
  static override readonly classIdentifier = 'org.inviwo.IsoValueProperty'

  constructor(
    identifier: string,
    displayName: string,
    value: IsoValueState = { points: [], type: 'relative' },
    options: PropertyOptions & Partial<TransferFunctionView> = {},
  ) {
    const { zoomH, zoomV, histogramMode, histogramSelection } = { ...defaultView, ...options }
    const view = expectView(identifier, { zoomH, zoomV, histogramMode, histogramSelection })
    const type = expectOneOf(identifier, value.type, positionTypes)
    super(identifier, displayName, { points: expectPoints(identifier, value.points, type), type, ...view }, options)
  }

  get value(): IsoValueState {
    const { points, type } = this.state
    return { points, type }
  }
  set value({ points, type }: IsoValueState) {
    this.setState({ points, type })
  }

  override assign(source: Property): void {
    if (source instanceof IsoValueProperty) this.value = source.value
    else super.assign(source)
  }

  protected override conform(patch: Partial<IsoValuePropertyState>, before: IsoValuePropertyState): IsoValuePropertyState {
    const all = { ...before, ...patch }
    const type = expectOneOf(this.path, all.type, positionTypes)
    return { points: expectPoints(this.path, all.points, type), type, ...expectView(this.path, all) }
  }

  protected override levelOfChange(before: IsoValuePropertyState, next: IsoValuePropertyState): InvalidationLevel {
    if (this.invalidationLevel === 'valid') return 'valid'
    if (before.points.length !== next.points.length) return 'invalidResources'
    return sameValue(before.points, next.points) && before.type === next.type ? 'valid' : 'invalidOutput'
  }
}

/** Iso values and a transfer function that are edited together. */
export class IsoTFProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.IsoTFProperty'
  readonly isoValues: IsoValueProperty
  readonly transferFunction: TransferFunctionProperty

  constructor(
    identifier: string,
    displayName: string,
    value: { readonly isoValues?: IsoValueState | undefined; readonly transferFunction?: TransferFunctionState | undefined } = {},
    options: PropertyOptions = {},
  ) {
    super(identifier, displayName, options)
    this.isoValues = this.addProperty(
      new IsoValueProperty('isovalues', 'Iso Values', value.isoValues, { help: 'Values at which surfaces are drawn, with their colours.' }),
    )
    this.transferFunction = this.addProperty(
      new TransferFunctionProperty('transferFunction', 'Transfer Function', value.transferFunction, {
        help: 'Colour and opacity of every value.',
      }),
    )
  }
}
