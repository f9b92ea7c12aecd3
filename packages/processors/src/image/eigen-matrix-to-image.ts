import { Image, matrixLayer } from '@ivw/data'
import { BoolProperty, ImageOutport, Processor, type ProcessorInfo } from '@ivw/network'
import { MatrixInport } from '../ports/matrix-ports.ts'

/** Shows a matrix. */
export class EigenMatrixToImage extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.EigenMatrixToImage',
    displayName: 'Matrix To Image',
    category: 'Eigen',
    codeState: 'experimental',
    tags: ['CPU', 'Matrix', 'Image'],
    help: 'Makes a grey image of a matrix, with a pixel for every number.',
  }

  readonly matrix = this.addPort(new MatrixInport('matrix', { help: 'The matrix' }))
  readonly picture = this.addPort(new ImageOutport('image', { handlesResize: false, help: 'The numbers as grey, floats' }))
  readonly flip = this.addProperty(
    new BoolProperty('flipy', 'Flip Y-Axis', true, {
      help: 'The first row is at the top, as matrices are written; otherwise at the bottom.',
    }),
  )

  override process(): void {
    this.picture.data = new Image({ colorLayers: [matrixLayer(this.matrix.data, this.flip.value)] })
  }
}
