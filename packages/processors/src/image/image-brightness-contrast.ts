import { FloatProperty } from '@ivw/network'
import { BrightnessContrastFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageBrightnessContrast extends ImageProcessor<BrightnessContrastFilter> {
  static override readonly info = imageOperation(
    'ImageBrightnessContrast',
    'Image Brightness Contrast',
    'Changes the contrast of an image around middle grey, and its brightness.',
  )
  readonly brightness = this.addProperty(
    new FloatProperty('brightness', 'Brightness', 0, { min: -1, max: 1, help: 'Is added to every colour.' }),
  )
  readonly contrast = this.addProperty(
    new FloatProperty('contrast', 'Contrast', 1, { min: 0, max: 2, help: 'Multiplies the distance from middle grey.' }),
  )
  protected override readonly filter = new BrightnessContrastFilter()

  protected override prepare(): void {
    this.filter.set(this.brightness.value, this.contrast.value)
  }
}
