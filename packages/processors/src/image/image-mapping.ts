import { TransferFunctionProperty } from '@ivw/network'
import { colorFormatFor, type ImageLayout, MappingFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class ImageMapping extends ImageProcessor<MappingFilter> {
  static override readonly info = imageOperation(
    'ImageMapping',
    'Image Mapping',
    'Looks up the red of every pixel in a transfer function, which gives the new colour and alpha.',
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', undefined, { help: 'Colours for values from 0 to 1.' }),
  )
  protected override readonly filter = new MappingFilter()

  protected override prepare(): void {
    this.filter.transferFunction = this.transferFunction.state
  }

  protected override layout({ colors: [first, ...more], ...rest }: ImageLayout): ImageLayout {
    return { ...rest, colors: [...(first ? [colorFormatFor(first)] : []), ...more], swizzles: ['rgba', ...(rest.swizzles?.slice(1) ?? [])] }
  }
}
