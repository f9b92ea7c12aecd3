import { formatByName } from '@ivw/data'
import { BoolProperty } from '@ivw/network'
import { type ImageLayout, JacobianFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

const matrices = formatByName('Vec4FLOAT32')

export class Jacobian2D extends ImageProcessor<JacobianFilter> {
  static override readonly info = imageOperation(
    'Jacobian2D',
    'Jacobian2D',
    'How a field of vectors (red, green) changes along x (red, green of the result) and y (blue, alpha), by central differences.',
  )
  readonly renormalization = this.addProperty(
    new BoolProperty('renormalization', 'Renormalization', true, { help: 'Changes are over the image instead of over a pixel.' }),
  )
  readonly inverse = this.addProperty(
    new BoolProperty('inverse', 'Inverse', false, { invalidationLevel: 'invalidResources', help: 'Gives the inverse of the matrix.' }),
  )
  protected override readonly filter = new JacobianFilter()

  protected override prepare(): void {
    this.filter.set(this.renormalization.value, this.inverse.value)
  }

  protected override layout({ colors, swizzles = [], ...rest }: ImageLayout): ImageLayout {
    return { ...rest, colors: [matrices, ...colors.slice(1)], swizzles: ['rgba', ...swizzles.slice(1)] }
  }
}
