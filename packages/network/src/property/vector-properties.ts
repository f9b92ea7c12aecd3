import type { Quat, Vec2, Vec3, Vec4 } from '@ivw/data'
import { OrdinalProperty } from './ordinal-property.ts'
import { quaternionType, vectorType } from './ordinal-type.ts'

export class FloatVec2Property extends OrdinalProperty<Vec2> {
  static override readonly classIdentifier = 'org.inviwo.FloatVec2Property'
  static override readonly type = vectorType('FloatVec2', 'Float', 2)
}

export class FloatVec3Property extends OrdinalProperty<Vec3> {
  static override readonly classIdentifier = 'org.inviwo.FloatVec3Property'
  static override readonly type = vectorType('FloatVec3', 'Float', 3)
}

export class FloatVec4Property extends OrdinalProperty<Vec4> {
  static override readonly classIdentifier = 'org.inviwo.FloatVec4Property'
  static override readonly type = vectorType('FloatVec4', 'Float', 4)
}

export class DoubleVec2Property extends OrdinalProperty<Vec2> {
  static override readonly classIdentifier = 'org.inviwo.DoubleVec2Property'
  static override readonly type = vectorType('DoubleVec2', 'Double', 2)
}

export class DoubleVec3Property extends OrdinalProperty<Vec3> {
  static override readonly classIdentifier = 'org.inviwo.DoubleVec3Property'
  static override readonly type = vectorType('DoubleVec3', 'Double', 3)
}

export class DoubleVec4Property extends OrdinalProperty<Vec4> {
  static override readonly classIdentifier = 'org.inviwo.DoubleVec4Property'
  static override readonly type = vectorType('DoubleVec4', 'Double', 4)
}

export class IntVec2Property extends OrdinalProperty<Vec2> {
  static override readonly classIdentifier = 'org.inviwo.IntVec2Property'
  static override readonly type = vectorType('IntVec2', 'Int', 2)
}

export class IntVec3Property extends OrdinalProperty<Vec3> {
  static override readonly classIdentifier = 'org.inviwo.IntVec3Property'
  static override readonly type = vectorType('IntVec3', 'Int', 3)
}

export class IntVec4Property extends OrdinalProperty<Vec4> {
  static override readonly classIdentifier = 'org.inviwo.IntVec4Property'
  static override readonly type = vectorType('IntVec4', 'Int', 4)
}

export class UIntVec2Property extends OrdinalProperty<Vec2> {
  static override readonly classIdentifier = 'org.inviwo.UIntVec2Property'
  static override readonly type = vectorType('UIntVec2', 'UInt', 2)
}

export class UIntVec3Property extends OrdinalProperty<Vec3> {
  static override readonly classIdentifier = 'org.inviwo.UIntVec3Property'
  static override readonly type = vectorType('UIntVec3', 'UInt', 3)
}

export class UIntVec4Property extends OrdinalProperty<Vec4> {
  static override readonly classIdentifier = 'org.inviwo.UIntVec4Property'
  static override readonly type = vectorType('UIntVec4', 'UInt', 4)
}

export class IntSize2Property extends OrdinalProperty<Vec2> {
  static override readonly classIdentifier = 'org.inviwo.IntSize2Property'
  static override readonly type = vectorType('IntSize2', 'Size_t', 2)
}

export class IntSize3Property extends OrdinalProperty<Vec3> {
  static override readonly classIdentifier = 'org.inviwo.IntSize3Property'
  static override readonly type = vectorType('IntSize3', 'Size_t', 3)
}

export class IntSize4Property extends OrdinalProperty<Vec4> {
  static override readonly classIdentifier = 'org.inviwo.IntSize4Property'
  static override readonly type = vectorType('IntSize4', 'Size_t', 4)
}

/** Components x, y, z, w. */
export class FloatQuaternionProperty extends OrdinalProperty<Quat> {
  static override readonly classIdentifier = 'org.inviwo.FloatQuaternionProperty'
  static override readonly type = quaternionType('FloatQuaternion')
}

/** Components x, y, z, w. */
export class DoubleQuaternionProperty extends OrdinalProperty<Quat> {
  static override readonly classIdentifier = 'org.inviwo.DoubleQuaternionProperty'
  static override readonly type = quaternionType('DoubleQuaternion')
}
