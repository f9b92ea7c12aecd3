import { DenseMatrix } from '@ivw/data'
import { type DataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

const matrixType: DataType<DenseMatrix> = {
  classIdentifier: 'org.inviwo.EigenMatrixXf',
  color: [141, 211, 199],
  shape: 'bar',
  guard: (value): value is DenseMatrix => value instanceof DenseMatrix,
  info: ({ rows, columns }) => `${rows} x ${columns} numbers`,
}

export class MatrixInport extends Inport<DenseMatrix> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, matrixType, options)
  }
}

export class MatrixOutport extends Outport<DenseMatrix> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, matrixType, options)
  }
}
