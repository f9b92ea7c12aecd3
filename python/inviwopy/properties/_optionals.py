"""The ordinal property classes whose value may be unset."""

from __future__ import annotations

from inviwopy.glm import (
    dmat2,
    dmat3,
    dmat4,
    dvec2,
    dvec3,
    dvec4,
    ivec2,
    ivec3,
    ivec4,
    mat2,
    mat3,
    mat4,
    size2_t,
    size3_t,
    size4_t,
    vec2,
    vec3,
    vec4,
)
from inviwopy.properties._optional import OptionalProperty
from inviwopy.properties._ordinals import (
    DoubleMat2Property,
    DoubleMat3Property,
    DoubleMat4Property,
    DoubleProperty,
    DoubleVec2Property,
    DoubleVec3Property,
    DoubleVec4Property,
    FloatMat2Property,
    FloatMat3Property,
    FloatMat4Property,
    FloatProperty,
    FloatVec2Property,
    FloatVec3Property,
    FloatVec4Property,
    Int64Property,
    IntProperty,
    IntSize2Property,
    IntSize3Property,
    IntSize4Property,
    IntVec2Property,
    IntVec3Property,
    IntVec4Property,
    Size_tProperty,
)

__all__ = [
    "DoubleMat2OptProperty",
    "DoubleMat3OptProperty",
    "DoubleMat4OptProperty",
    "DoubleOptProperty",
    "DoubleVec2OptProperty",
    "DoubleVec3OptProperty",
    "DoubleVec4OptProperty",
    "FloatMat2OptProperty",
    "FloatMat3OptProperty",
    "FloatMat4OptProperty",
    "FloatOptProperty",
    "FloatVec2OptProperty",
    "FloatVec3OptProperty",
    "FloatVec4OptProperty",
    "Int64OptProperty",
    "IntOptProperty",
    "IntSize2OptProperty",
    "IntSize3OptProperty",
    "IntSize4OptProperty",
    "IntVec2OptProperty",
    "IntVec3OptProperty",
    "IntVec4OptProperty",
    "Size_tOptProperty",
]


class FloatOptProperty(OptionalProperty[float]):
    """A single precision number, or nothing."""

    _class_identifier = "org.inviwo.FloatOptProperty"
    _type = FloatProperty._type


class DoubleOptProperty(OptionalProperty[float]):
    """A double precision number, or nothing."""

    _class_identifier = "org.inviwo.DoubleOptProperty"
    _type = DoubleProperty._type


class IntOptProperty(OptionalProperty[int]):
    """A 32-bit whole number, or nothing."""

    _class_identifier = "org.inviwo.IntOptProperty"
    _type = IntProperty._type


class Int64OptProperty(OptionalProperty[int]):
    """A 64-bit whole number, or nothing."""

    _class_identifier = "org.inviwo.Int64OptProperty"
    _type = Int64Property._type


class Size_tOptProperty(OptionalProperty[int]):
    """An unsigned 64-bit whole number, or nothing."""

    _class_identifier = "org.inviwo.Size_tOptProperty"
    _type = Size_tProperty._type


class FloatVec2OptProperty(OptionalProperty[vec2]):
    """Two single precision numbers, or nothing."""

    _class_identifier = "org.inviwo.FloatVec2OptProperty"
    _type = FloatVec2Property._type


class FloatVec3OptProperty(OptionalProperty[vec3]):
    """Three single precision numbers, or nothing."""

    _class_identifier = "org.inviwo.FloatVec3OptProperty"
    _type = FloatVec3Property._type


class FloatVec4OptProperty(OptionalProperty[vec4]):
    """Four single precision numbers, or nothing."""

    _class_identifier = "org.inviwo.FloatVec4OptProperty"
    _type = FloatVec4Property._type


class DoubleVec2OptProperty(OptionalProperty[dvec2]):
    """Two double precision numbers, or nothing."""

    _class_identifier = "org.inviwo.DoubleVec2OptProperty"
    _type = DoubleVec2Property._type


class DoubleVec3OptProperty(OptionalProperty[dvec3]):
    """Three double precision numbers, or nothing."""

    _class_identifier = "org.inviwo.DoubleVec3OptProperty"
    _type = DoubleVec3Property._type


class DoubleVec4OptProperty(OptionalProperty[dvec4]):
    """Four double precision numbers, or nothing."""

    _class_identifier = "org.inviwo.DoubleVec4OptProperty"
    _type = DoubleVec4Property._type


class IntVec2OptProperty(OptionalProperty[ivec2]):
    """Two 32-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntVec2OptProperty"
    _type = IntVec2Property._type


class IntVec3OptProperty(OptionalProperty[ivec3]):
    """Three 32-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntVec3OptProperty"
    _type = IntVec3Property._type


class IntVec4OptProperty(OptionalProperty[ivec4]):
    """Four 32-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntVec4OptProperty"
    _type = IntVec4Property._type


class IntSize2OptProperty(OptionalProperty[size2_t]):
    """Two unsigned 64-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntSize2OptProperty"
    _type = IntSize2Property._type


class IntSize3OptProperty(OptionalProperty[size3_t]):
    """Three unsigned 64-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntSize3OptProperty"
    _type = IntSize3Property._type


class IntSize4OptProperty(OptionalProperty[size4_t]):
    """Four unsigned 64-bit whole numbers, or nothing."""

    _class_identifier = "org.inviwo.IntSize4OptProperty"
    _type = IntSize4Property._type


class FloatMat2OptProperty(OptionalProperty[mat2]):
    """A 2 by 2 matrix of single precision, or nothing."""

    _class_identifier = "org.inviwo.FloatMat2OptProperty"
    _type = FloatMat2Property._type


class FloatMat3OptProperty(OptionalProperty[mat3]):
    """A 3 by 3 matrix of single precision, or nothing."""

    _class_identifier = "org.inviwo.FloatMat3OptProperty"
    _type = FloatMat3Property._type


class FloatMat4OptProperty(OptionalProperty[mat4]):
    """A 4 by 4 matrix of single precision, or nothing."""

    _class_identifier = "org.inviwo.FloatMat4OptProperty"
    _type = FloatMat4Property._type


class DoubleMat2OptProperty(OptionalProperty[dmat2]):
    """A 2 by 2 matrix of double precision, or nothing."""

    _class_identifier = "org.inviwo.DoubleMat2OptProperty"
    _type = DoubleMat2Property._type


class DoubleMat3OptProperty(OptionalProperty[dmat3]):
    """A 3 by 3 matrix of double precision, or nothing."""

    _class_identifier = "org.inviwo.DoubleMat3OptProperty"
    _type = DoubleMat3Property._type


class DoubleMat4OptProperty(OptionalProperty[dmat4]):
    """A 4 by 4 matrix of double precision, or nothing."""

    _class_identifier = "org.inviwo.DoubleMat4OptProperty"
    _type = DoubleMat4Property._type
