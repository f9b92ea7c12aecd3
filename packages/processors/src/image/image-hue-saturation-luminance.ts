import { FloatProperty } from '@ivw/network'
import { HslFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageHueSaturationLuminance extends ImageProcessor<HslFilter> {
  static override readonly info = imageOperation(
    'ImageHueSaturationLuminance',
    'Image Hue Saturation Luminance',
    'Turns the hue of colours, and raises or lowers their saturation and luminance.',
  )
  readonly hue = this.addProperty(
    new FloatProperty('hue', 'Hue', 0, { min: 0, max: 1, help: 'Share of a full turn: 1/3 makes red green, green blue, blue red.' }),
  )
  readonly saturation = this.addProperty(
    new FloatProperty('sat', 'Saturation', 0, { min: -1, max: 1, help: 'Is added to the saturation; -1 leaves grey.' }),
  )
  readonly luminance = this.addProperty(
    new FloatProperty('lum', 'Luminance', 0, { min: -1, max: 1, help: 'Is added to the luminance; -1 leaves black, 1 white.' }),
  )
  protected override readonly filter = new HslFilter()

  protected override prepare(): void {
    this.filter.set(this.hue.value, this.saturation.value, this.luminance.value)
  }
}
