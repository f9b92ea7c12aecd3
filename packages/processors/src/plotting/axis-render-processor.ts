import type { Vec2 } from '@ivw/data'
import { BoolProperty, FloatProperty, ImageInport, ImageOutport, type ProcessContext, Processor, type ProcessorInfo } from '@ivw/network'
import { AxisPass, clearImage, DrawnImage, defaultLayout, layoutOver } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { AxisProperty } from '../properties/axis-property.ts'
import { AxisStyleProperty } from '../properties/axis-style-property.ts'
import { MarginProperty } from '../properties/margin-property.ts'
import { openGpu } from '../services.ts'

/** Draws three axes, to try out what axes can do. */
export class AxisRenderProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.AxisRenderProcessor',
    displayName: 'Axis Render Processor',
    category: 'Plotting',
    codeState: 'stable',
    tags: ['GL', 'Plotting'],
    help: 'Draws a horizontal, a vertical and a diagonal axis over an image, with ticks, labels and captions.',
  }

  readonly behind = this.addPort(new ImageInport('inport', { optional: true, help: 'The image to draw on' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with axes; picking as it came' }))
  readonly margins = this.addProperty(new MarginProperty('margins', 'Margins', { top: 5, right: 5, bottom: 55, left: 60 }))
  readonly axisMargin = this.addProperty(
    new FloatProperty('axisMargin', 'Axis Margin', 15, { min: 0, max: 50, help: 'Space between the corners and the axes, pixels.' }),
  )
  readonly antialias = this.addProperty(new BoolProperty('antialias', 'Antialias', true, { help: 'Lines have smooth edges.' }))
  readonly style = this.addProperty(new AxisStyleProperty('style', 'Global Axis Style'))
  readonly axis1 = this.addProperty(new AxisProperty('axis1', 'X Axis'))
  readonly axis2 = this.addProperty(new AxisProperty('axis2', 'Y Axis', 'vertical'))
  readonly axis3 = this.addProperty(new AxisProperty('axis3', 'Diagonal Axis'))
  readonly #passes = [new AxisPass(), new AxisPass(), new AxisPass()] as const
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    const titles = ['x Axis', 'y Axis', 'Diagonal Axis'] as const
    this.#axes.forEach((axis, i) => {
      axis.caption.checked = true
      axis.caption.title.value = titles[i] as string
      axis.setCurrentAsDefault()
    })
    this.axis2.flipped.value = true
    this.axis2.flipped.serializationMode = 'all'
    this.style.register(...this.#axes)
  }

  get #axes(): readonly AxisProperty[] {
    return [this.axis1, this.axis2, this.axis3]
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const behind = await fittedInput(gpu, this.behind)
    const image = this.#image.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    const ends = this.#ends(image.dimensions)
    for (const [i, { axis }] of this.#axes.entries()) {
      const [start, end] = ends[i] as readonly [Vec2, Vec2]
      if (axis) await this.#passes[i]?.drawFlat(gpu, image, axis, start, end, this.antialias.value)
    }
    this.picture.data = image
  }

  /** Whole pixels at which the axes start and end. */
  #ends(size: Vec2): readonly (readonly [Vec2, Vec2])[] {
    const [[left, bottom], [right, top]] = this.margins.corners(size)
    const pad = this.axisMargin.value
    const whole = (x: number, y: number): Vec2 => [Math.trunc(x), Math.trunc(y)]
    return [
      [whole(left + pad, bottom), whole(right - pad, bottom)],
      [whole(left, bottom + pad), whole(left, top - pad)],
      [whole(left + pad, (bottom + top) / 2), whole(right - pad, top - pad)],
    ]
  }

  override dispose(): void {
    for (const pass of this.#passes) pass.dispose()
    this.#image.dispose()
  }
}
