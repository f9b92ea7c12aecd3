import { OrdinalProperty } from './ordinal-property.ts'
import { scalarType } from './ordinal-type.ts'

export class FloatProperty extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.FloatProperty'
  static override readonly type = scalarType('Float')
}

export class DoubleProperty extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.DoubleProperty'
  static override readonly type = scalarType('Double')
}

export class IntProperty extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.IntProperty'
  static override readonly type = scalarType('Int')
}

export class UIntProperty extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.UIntProperty'
  static override readonly type = scalarType('UInt')
}

export class Int64Property extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.Int64Property'
  static override readonly type = scalarType('Int64')
}

export class Size_tProperty extends OrdinalProperty<number> {
  static override readonly classIdentifier = 'org.inviwo.Size_tProperty'
  static override readonly type = scalarType('Size_t')
}
