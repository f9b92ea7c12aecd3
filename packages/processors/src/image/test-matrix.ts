import { testMatrix } from '@ivw/data'
import { Processor, type ProcessorInfo, Size_tProperty } from '@ivw/network'
import { MatrixOutport } from '../ports/matrix-ports.ts'

/** Makes a matrix to try things out. */
export class TestMatrix extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.TestMatrix',
    displayName: 'Test Matrix',
    category: 'Eigen',
    codeState: 'stable',
    tags: ['CPU', 'Matrix'],
    help: 'Makes a matrix whose numbers grow from 0 to 1 along its rows and columns, to try things out.',
  }

  readonly matrix = this.addPort(new MatrixOutport('matrix_', { help: 'The matrix' }))
  readonly size = this.addProperty(new Size_tProperty('size', 'Size', 10, { min: 1, max: 1000, help: 'Rows and columns.' }))

  override process(): void {
    this.matrix.data = testMatrix(this.size.value)
  }
}
