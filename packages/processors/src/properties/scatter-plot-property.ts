import type { TransferFunctionState, Vec4 } from '@ivw/data'
import {
  BoolProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec4Property,
  type PropertyOptions,
  TransferFunctionProperty,
} from '@ivw/network'
import { AxisProperty } from './axis-property.ts'
import { AxisStyleProperty } from './axis-style-property.ts'
import { BoxSelectionProperty } from './box-selection-property.ts'
import { MarginProperty, type Margins } from './margin-property.ts'
import { colorOptions } from './ordinal-options.ts'

const white: TransferFunctionState = {
  points: [0, 1].map(position => ({ position, color: [1, 1, 1, 1] })),
  mask: [0, 1],
  type: 'relative',
}

export interface ScatterPlotOptions extends PropertyOptions {
  /** Default 5 pixels on every side. */
  readonly margins?: Partial<Margins> | undefined
}

/** The look of a scatter plot (processors-a spec 7.2.1). */
export class ScatterPlotProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.ScatterPlotGL.Properties'
  readonly radius = this.addProperty(
    new FloatProperty('radius', 'Radius', 5, { min: 0, max: 10, help: 'Of dots, or of the largest of them; pixels.' }),
  )
  readonly useCircle = this.addProperty(new BoolProperty('useCircle', 'Use Circles', true, { help: 'Dots are round, else square.' }))
  readonly minRadius = this.addProperty(
    new FloatProperty('minRadius', 'Min Radius', 0.1, { min: 0, max: 10, help: 'Of the smallest dots, pixels.' }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', white, { help: 'Colours of dots, where a column has them.' }),
  )
  readonly color = this.#color('color', 'Color', [1, 0, 0, 1], 'Colour of dots, where no column has them.')
  readonly hoverColor = this.#color('hoverColor', 'Hover Color', [1, 0.906, 0.612, 1], 'Colour of the dot under the pointer.')
  readonly selectionColor = this.#color('selectionColor', 'Selection Color', [1, 0.769, 0.247, 1], 'Colour of selected dots.')
  readonly box = this.addProperty(new BoxSelectionProperty('dragRectSettings', 'Drag Rectangle'))
  readonly margins: MarginProperty
  readonly axisMargin: FloatProperty
  readonly borderWidth: FloatProperty
  readonly borderColor: FloatVec4Property
  readonly hovering: BoolProperty
  readonly axisStyle: AxisStyleProperty
  readonly xAxis: AxisProperty
  readonly yAxis: AxisProperty

  constructor(identifier: string, displayName: string, { margins, ...options }: ScatterPlotOptions = {}) {
    super(identifier, displayName, { help: 'Dots, axes and margins.', ...options })
    this.margins = this.addProperty(new MarginProperty('margins', 'Margins', { top: 5, right: 5, bottom: 5, left: 5, ...margins }))
    this.axisMargin = this.addProperty(
      new FloatProperty('axisMargin', 'Axis Margin', 15, { min: 0, max: 50, help: 'Space between the axes and the dots, pixels.' }),
    )
    this.borderWidth = this.addProperty(
      new FloatProperty('borderWidth', 'Border Width', 2, { min: 0, max: 20, help: 'Width of the rim of dots, pixels.' }),
    )
    this.borderColor = this.#color('borderColor', 'Border Color', [0, 0, 0, 1], 'Colour of the rim of dots.')
    this.hovering = this.addProperty(
      new BoolProperty('hovering', 'Enable Hovering', true, { help: 'Highlights the dot under the pointer and tells its row.' }),
    )
    this.axisStyle = this.addProperty(new AxisStyleProperty('axisStyle', 'Global Axis Style'))
    this.xAxis = this.addProperty(plotAxis('xAxis', 'X Axis', 20))
    this.yAxis = this.addProperty(plotAxis('yAxis', 'Y Axis', 30))
    this.axisStyle.register(this.xAxis, this.yAxis)
  }

  #color(identifier: string, name: string, value: Vec4, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(identifier, name, value, colorOptions<Vec4>({ help })))
  }
}

function plotAxis(identifier: 'xAxis' | 'yAxis', name: string, captionOffset: number): AxisProperty {
  const isVertical = identifier === 'yAxis'
  const axis = new AxisProperty(identifier, name, isVertical ? 'vertical' : 'horizontal')
  axis.caption.checked = true
  axis.caption.offset.value = captionOffset
  axis.flipped.value = isVertical
  axis.setCurrentAsDefault()
  if (isVertical) axis.flipped.serializationMode = 'all'
  return axis
}
