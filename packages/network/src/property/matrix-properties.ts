import type { Mat2, Mat3, Mat4 } from '@ivw/data'
import { OrdinalProperty } from './ordinal-property.ts'
import { vectorType } from './ordinal-type.ts'

export class FloatMat2Property extends OrdinalProperty<Mat2> {
  static override readonly classIdentifier = 'org.inviwo.FloatMat2Property'
  static override readonly type = vectorType('FloatMat2', 'Float', 4)
}

export class FloatMat3Property extends OrdinalProperty<Mat3> {
  static override readonly classIdentifier = 'org.inviwo.FloatMat3Property'
  static override readonly type = vectorType('FloatMat3', 'Float', 9)
}

export class FloatMat4Property extends OrdinalProperty<Mat4> {
  static override readonly classIdentifier = 'org.inviwo.FloatMat4Property'
  static override readonly type = vectorType('FloatMat4', 'Float', 16)
}

export class DoubleMat2Property extends OrdinalProperty<Mat2> {
  static override readonly classIdentifier = 'org.inviwo.DoubleMat2Property'
  static override readonly type = vectorType('DoubleMat2', 'Double', 4)
}

export class DoubleMat3Property extends OrdinalProperty<Mat3> {
  static override readonly classIdentifier = 'org.inviwo.DoubleMat3Property'
  static override readonly type = vectorType('DoubleMat3', 'Double', 9)
}

export class DoubleMat4Property extends OrdinalProperty<Mat4> {
  static override readonly classIdentifier = 'org.inviwo.DoubleMat4Property'
  static override readonly type = vectorType('DoubleMat4', 'Double', 16)
}
