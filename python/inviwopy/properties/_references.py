"""The ordinal property classes whose value is kept elsewhere."""

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
from inviwopy.properties._reference import ReferenceProperty

__all__ = [
    "DoubleMat2RefProperty",
    "DoubleMat3RefProperty",
    "DoubleMat4RefProperty",
    "DoubleRefProperty",
    "DoubleVec2RefProperty",
    "DoubleVec3RefProperty",
    "DoubleVec4RefProperty",
    "FloatMat2RefProperty",
    "FloatMat3RefProperty",
    "FloatMat4RefProperty",
    "FloatRefProperty",
    "FloatVec2RefProperty",
    "FloatVec3RefProperty",
    "FloatVec4RefProperty",
    "Int64RefProperty",
    "IntRefProperty",
    "IntSize2RefProperty",
    "IntSize3RefProperty",
    "IntSize4RefProperty",
    "IntVec2RefProperty",
    "IntVec3RefProperty",
    "IntVec4RefProperty",
    "Size_tRefProperty",
]


class FloatRefProperty(ReferenceProperty[float]):
    """A single precision number, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatRefProperty"
    _type = FloatProperty._type


class DoubleRefProperty(ReferenceProperty[float]):
    """A double precision number, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleRefProperty"
    _type = DoubleProperty._type


class IntRefProperty(ReferenceProperty[int]):
    """A 32-bit whole number, kept elsewhere."""

    _class_identifier = "org.inviwo.IntRefProperty"
    _type = IntProperty._type


class Int64RefProperty(ReferenceProperty[int]):
    """A 64-bit whole number, kept elsewhere."""

    _class_identifier = "org.inviwo.Int64RefProperty"
    _type = Int64Property._type


class Size_tRefProperty(ReferenceProperty[int]):
    """An unsigned 64-bit whole number, kept elsewhere."""

    _class_identifier = "org.inviwo.Size_tRefProperty"
    _type = Size_tProperty._type


class FloatVec2RefProperty(ReferenceProperty[vec2]):
    """Two single precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatVec2RefProperty"
    _type = FloatVec2Property._type


class FloatVec3RefProperty(ReferenceProperty[vec3]):
    """Three single precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatVec3RefProperty"
    _type = FloatVec3Property._type


class FloatVec4RefProperty(ReferenceProperty[vec4]):
    """Four single precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatVec4RefProperty"
    _type = FloatVec4Property._type


class DoubleVec2RefProperty(ReferenceProperty[dvec2]):
    """Two double precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleVec2RefProperty"
    _type = DoubleVec2Property._type


class DoubleVec3RefProperty(ReferenceProperty[dvec3]):
    """Three double precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleVec3RefProperty"
    _type = DoubleVec3Property._type


class DoubleVec4RefProperty(ReferenceProperty[dvec4]):
    """Four double precision numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleVec4RefProperty"
    _type = DoubleVec4Property._type


class IntVec2RefProperty(ReferenceProperty[ivec2]):
    """Two 32-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntVec2RefProperty"
    _type = IntVec2Property._type


class IntVec3RefProperty(ReferenceProperty[ivec3]):
    """Three 32-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntVec3RefProperty"
    _type = IntVec3Property._type


class IntVec4RefProperty(ReferenceProperty[ivec4]):
    """Four 32-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntVec4RefProperty"
    _type = IntVec4Property._type


class IntSize2RefProperty(ReferenceProperty[size2_t]):
    """Two unsigned 64-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntSize2RefProperty"
    _type = IntSize2Property._type


class IntSize3RefProperty(ReferenceProperty[size3_t]):
    """Three unsigned 64-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntSize3RefProperty"
    _type = IntSize3Property._type


class IntSize4RefProperty(ReferenceProperty[size4_t]):
    """Four unsigned 64-bit whole numbers, kept elsewhere."""

    _class_identifier = "org.inviwo.IntSize4RefProperty"
    _type = IntSize4Property._type


class FloatMat2RefProperty(ReferenceProperty[mat2]):
    """A 2 by 2 matrix of single precision, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatMat2RefProperty"
    _type = FloatMat2Property._type


class FloatMat3RefProperty(ReferenceProperty[mat3]):
    """A 3 by 3 matrix of single precision, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatMat3RefProperty"
    _type = FloatMat3Property._type


class FloatMat4RefProperty(ReferenceProperty[mat4]):
    """A 4 by 4 matrix of single precision, kept elsewhere."""

    _class_identifier = "org.inviwo.FloatMat4RefProperty"
    _type = FloatMat4Property._type


class DoubleMat2RefProperty(ReferenceProperty[dmat2]):
    """A 2 by 2 matrix of double precision, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleMat2RefProperty"
    _type = DoubleMat2Property._type


class DoubleMat3RefProperty(ReferenceProperty[dmat3]):
    """A 3 by 3 matrix of double precision, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleMat3RefProperty"
    _type = DoubleMat3Property._type


class DoubleMat4RefProperty(ReferenceProperty[dmat4]):
    """A 4 by 4 matrix of double precision, kept elsewhere."""

    _class_identifier = "org.inviwo.DoubleMat4RefProperty"
    _type = DoubleMat4Property._type
