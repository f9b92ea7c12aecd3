import { BoolProperty, FloatProperty } from '@ivw/network'
import { EdgeDarkenFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageEdgeDarken extends ImageProcessor<EdgeDarkenFilter> {
  static override readonly info = imageOperation(
    'ImageEdgeDarken',
    'Image Edge Darken',
    'Darkens an image where its brightness changes, so that shapes stand out.',
  )
  readonly darken = this.addProperty(new BoolProperty('darken', 'Darken', true, { help: 'Off: the image as it is.' }))
  readonly intensity = this.addProperty(
    new FloatProperty('intensity', 'Intensity', 1, { min: 0, max: 2, help: 'Distance in pixels over which brightness is compared.' }),
  )
  protected override readonly filter = new EdgeDarkenFilter()

  protected override prepare(): void {
    this.filter.set(this.darken.value, this.intensity.value)
  }
}
