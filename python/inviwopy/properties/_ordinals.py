"""The ordinal property classes: each type with its default range and increment."""

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
from inviwopy.glm._scalar import DOUBLE, FLOAT, INT, INT64, SIZE
from inviwopy.properties._ordinal import OrdinalProperty
from inviwopy.properties._ordinal_type import OrdinalType

__all__ = [
    "DoubleMat2Property",
    "DoubleMat3Property",
    "DoubleMat4Property",
    "DoubleProperty",
    "DoubleVec2Property",
    "DoubleVec3Property",
    "DoubleVec4Property",
    "FloatMat2Property",
    "FloatMat3Property",
    "FloatMat4Property",
    "FloatProperty",
    "FloatVec2Property",
    "FloatVec3Property",
    "FloatVec4Property",
    "Int64Property",
    "IntProperty",
    "IntSize2Property",
    "IntSize3Property",
    "IntSize4Property",
    "IntVec2Property",
    "IntVec3Property",
    "IntVec4Property",
    "Size_tProperty",
]


class FloatProperty(OrdinalProperty[float]):
    """A single precision number."""

    _class_identifier = "org.inviwo.FloatProperty"
    _type = OrdinalType[float]("Float", FLOAT, float, 0, 1, 0.01)


class DoubleProperty(OrdinalProperty[float]):
    """A double precision number."""

    _class_identifier = "org.inviwo.DoubleProperty"
    _type = OrdinalType[float]("Double", DOUBLE, float, 0, 1, 0.01)


class IntProperty(OrdinalProperty[int]):
    """A 32-bit whole number."""

    _class_identifier = "org.inviwo.IntProperty"
    _type = OrdinalType[int]("Int", INT, int, -100, 100, 1)


class Int64Property(OrdinalProperty[int]):
    """A 64-bit whole number."""

    _class_identifier = "org.inviwo.Int64Property"
    _type = OrdinalType[int]("Int64", INT64, int, 0, 1024, 1)


class Size_tProperty(OrdinalProperty[int]):
    """An unsigned 64-bit whole number."""

    _class_identifier = "org.inviwo.Size_tProperty"
    _type = OrdinalType[int]("Size_t", SIZE, int, 0, 100, 1)


class FloatVec2Property(OrdinalProperty[vec2]):
    """Two single precision numbers."""

    _class_identifier = "org.inviwo.FloatVec2Property"
    _type = OrdinalType[vec2]("FloatVec2", FLOAT, vec2, 0, 1, 0.01)


class FloatVec3Property(OrdinalProperty[vec3]):
    """Three single precision numbers."""

    _class_identifier = "org.inviwo.FloatVec3Property"
    _type = OrdinalType[vec3]("FloatVec3", FLOAT, vec3, 0, 1, 0.01)


class FloatVec4Property(OrdinalProperty[vec4]):
    """Four single precision numbers."""

    _class_identifier = "org.inviwo.FloatVec4Property"
    _type = OrdinalType[vec4]("FloatVec4", FLOAT, vec4, 0, 1, 0.01)


class DoubleVec2Property(OrdinalProperty[dvec2]):
    """Two double precision numbers."""

    _class_identifier = "org.inviwo.DoubleVec2Property"
    _type = OrdinalType[dvec2]("DoubleVec2", DOUBLE, dvec2, 0, 1, 0.01)


class DoubleVec3Property(OrdinalProperty[dvec3]):
    """Three double precision numbers."""

    _class_identifier = "org.inviwo.DoubleVec3Property"
    _type = OrdinalType[dvec3]("DoubleVec3", DOUBLE, dvec3, 0, 1, 0.01)


class DoubleVec4Property(OrdinalProperty[dvec4]):
    """Four double precision numbers."""

    _class_identifier = "org.inviwo.DoubleVec4Property"
    _type = OrdinalType[dvec4]("DoubleVec4", DOUBLE, dvec4, 0, 1, 0.01)


class IntVec2Property(OrdinalProperty[ivec2]):
    """Two 32-bit whole numbers."""

    _class_identifier = "org.inviwo.IntVec2Property"
    _type = OrdinalType[ivec2]("IntVec2", INT, ivec2, -100, 100, 1)


class IntVec3Property(OrdinalProperty[ivec3]):
    """Three 32-bit whole numbers."""

    _class_identifier = "org.inviwo.IntVec3Property"
    _type = OrdinalType[ivec3]("IntVec3", INT, ivec3, -100, 100, 1)


class IntVec4Property(OrdinalProperty[ivec4]):
    """Four 32-bit whole numbers."""

    _class_identifier = "org.inviwo.IntVec4Property"
    _type = OrdinalType[ivec4]("IntVec4", INT, ivec4, -100, 100, 1)


class IntSize2Property(OrdinalProperty[size2_t]):
    """Two unsigned 64-bit whole numbers."""

    _class_identifier = "org.inviwo.IntSize2Property"
    _type = OrdinalType[size2_t]("IntSize2", SIZE, size2_t, 0, 100, 1)


class IntSize3Property(OrdinalProperty[size3_t]):
    """Three unsigned 64-bit whole numbers."""

    _class_identifier = "org.inviwo.IntSize3Property"
    _type = OrdinalType[size3_t]("IntSize3", SIZE, size3_t, 0, 100, 1)


class IntSize4Property(OrdinalProperty[size4_t]):
    """Four unsigned 64-bit whole numbers."""

    _class_identifier = "org.inviwo.IntSize4Property"
    _type = OrdinalType[size4_t]("IntSize4", SIZE, size4_t, 0, 100, 1)


class FloatMat2Property(OrdinalProperty[mat2]):
    """A 2 by 2 matrix of single precision."""

    _class_identifier = "org.inviwo.FloatMat2Property"
    _type = OrdinalType[mat2]("FloatMat2", FLOAT, mat2, 0, 1, 0.01)


class FloatMat3Property(OrdinalProperty[mat3]):
    """A 3 by 3 matrix of single precision."""

    _class_identifier = "org.inviwo.FloatMat3Property"
    _type = OrdinalType[mat3]("FloatMat3", FLOAT, mat3, 0, 1, 0.01)


class FloatMat4Property(OrdinalProperty[mat4]):
    """A 4 by 4 matrix of single precision."""

    _class_identifier = "org.inviwo.FloatMat4Property"
    _type = OrdinalType[mat4]("FloatMat4", FLOAT, mat4, 0, 1, 0.01)


class DoubleMat2Property(OrdinalProperty[dmat2]):
    """A 2 by 2 matrix of double precision."""

    _class_identifier = "org.inviwo.DoubleMat2Property"
    _type = OrdinalType[dmat2]("DoubleMat2", DOUBLE, dmat2, 0, 1, 0.01)


class DoubleMat3Property(OrdinalProperty[dmat3]):
    """A 3 by 3 matrix of double precision."""

    _class_identifier = "org.inviwo.DoubleMat3Property"
    _type = OrdinalType[dmat3]("DoubleMat3", DOUBLE, dmat3, 0, 1, 0.01)


class DoubleMat4Property(OrdinalProperty[dmat4]):
    """A 4 by 4 matrix of double precision."""

    _class_identifier = "org.inviwo.DoubleMat4Property"
    _type = OrdinalType[dmat4]("DoubleMat4", DOUBLE, dmat4, 0, 1, 0.01)
