"""The list types by name: a typed, growable sequence for every scalar, vector and matrix type."""

from __future__ import annotations

from inviwopy.glm._list import MatrixList, ScalarList, VectorList
from inviwopy.glm._matrices import (
    dmat2,
    dmat2x3,
    dmat2x4,
    dmat3,
    dmat3x2,
    dmat3x4,
    dmat4,
    dmat4x2,
    dmat4x3,
    imat2,
    imat2x3,
    imat2x4,
    imat3,
    imat3x2,
    imat3x4,
    imat4,
    imat4x2,
    imat4x3,
    mat2,
    mat2x3,
    mat2x4,
    mat3,
    mat3x2,
    mat3x4,
    mat4,
    mat4x2,
    mat4x3,
    umat2,
    umat2x3,
    umat2x4,
    umat3,
    umat3x2,
    umat3x4,
    umat4,
    umat4x2,
    umat4x3,
)
from inviwopy.glm._scalar import DOUBLE, FLOAT, INT, UINT
from inviwopy.glm._vectors import (
    bvec2,
    bvec3,
    bvec4,
    dvec2,
    dvec3,
    dvec4,
    ivec2,
    ivec3,
    ivec4,
    size2_t,
    size3_t,
    size4_t,
    uvec2,
    uvec3,
    uvec4,
    vec2,
    vec3,
    vec4,
)

__all__ = [
    "bvec2Vector",
    "bvec3Vector",
    "bvec4Vector",
    "dmat2Vector",
    "dmat2x3Vector",
    "dmat2x4Vector",
    "dmat3Vector",
    "dmat3x2Vector",
    "dmat3x4Vector",
    "dmat4Vector",
    "dmat4x2Vector",
    "dmat4x3Vector",
    "doubleVector",
    "dvec2Vector",
    "dvec3Vector",
    "dvec4Vector",
    "floatVector",
    "imat2Vector",
    "imat2x3Vector",
    "imat2x4Vector",
    "imat3Vector",
    "imat3x2Vector",
    "imat3x4Vector",
    "imat4Vector",
    "imat4x2Vector",
    "imat4x3Vector",
    "intVector",
    "ivec2Vector",
    "ivec3Vector",
    "ivec4Vector",
    "mat2Vector",
    "mat2x3Vector",
    "mat2x4Vector",
    "mat3Vector",
    "mat3x2Vector",
    "mat3x4Vector",
    "mat4Vector",
    "mat4x2Vector",
    "mat4x3Vector",
    "size2_tVector",
    "size3_tVector",
    "size4_tVector",
    "uintVector",
    "umat2Vector",
    "umat2x3Vector",
    "umat2x4Vector",
    "umat3Vector",
    "umat3x2Vector",
    "umat3x4Vector",
    "umat4Vector",
    "umat4x2Vector",
    "umat4x3Vector",
    "uvec2Vector",
    "uvec3Vector",
    "uvec4Vector",
    "vec2Vector",
    "vec3Vector",
    "vec4Vector",
]


class floatVector(ScalarList[float], family=FLOAT):
    """A list of float32 numbers."""


class doubleVector(ScalarList[float], family=DOUBLE):
    """A list of float64 numbers."""


class intVector(ScalarList[int], family=INT):
    """A list of int32 numbers."""


class uintVector(ScalarList[int], family=UINT):
    """A list of uint32 numbers."""


class bvec2Vector(VectorList[bvec2], item=bvec2):
    """A list of ``bvec2``."""


class bvec3Vector(VectorList[bvec3], item=bvec3):
    """A list of ``bvec3``."""


class bvec4Vector(VectorList[bvec4], item=bvec4):
    """A list of ``bvec4``."""


class vec2Vector(VectorList[vec2], item=vec2):
    """A list of ``vec2``."""


class vec3Vector(VectorList[vec3], item=vec3):
    """A list of ``vec3``."""


class vec4Vector(VectorList[vec4], item=vec4):
    """A list of ``vec4``."""


class dvec2Vector(VectorList[dvec2], item=dvec2):
    """A list of ``dvec2``."""


class dvec3Vector(VectorList[dvec3], item=dvec3):
    """A list of ``dvec3``."""


class dvec4Vector(VectorList[dvec4], item=dvec4):
    """A list of ``dvec4``."""


class ivec2Vector(VectorList[ivec2], item=ivec2):
    """A list of ``ivec2``."""


class ivec3Vector(VectorList[ivec3], item=ivec3):
    """A list of ``ivec3``."""


class ivec4Vector(VectorList[ivec4], item=ivec4):
    """A list of ``ivec4``."""


class uvec2Vector(VectorList[uvec2], item=uvec2):
    """A list of ``uvec2``."""


class uvec3Vector(VectorList[uvec3], item=uvec3):
    """A list of ``uvec3``."""


class uvec4Vector(VectorList[uvec4], item=uvec4):
    """A list of ``uvec4``."""


class size2_tVector(VectorList[size2_t], item=size2_t):
    """A list of ``size2_t``."""


class size3_tVector(VectorList[size3_t], item=size3_t):
    """A list of ``size3_t``."""


class size4_tVector(VectorList[size4_t], item=size4_t):
    """A list of ``size4_t``."""


class mat2Vector(MatrixList[mat2], item=mat2):
    """A list of ``mat2``."""


class mat2x3Vector(MatrixList[mat2x3], item=mat2x3):
    """A list of ``mat2x3``."""


class mat2x4Vector(MatrixList[mat2x4], item=mat2x4):
    """A list of ``mat2x4``."""


class mat3x2Vector(MatrixList[mat3x2], item=mat3x2):
    """A list of ``mat3x2``."""


class mat3Vector(MatrixList[mat3], item=mat3):
    """A list of ``mat3``."""


class mat3x4Vector(MatrixList[mat3x4], item=mat3x4):
    """A list of ``mat3x4``."""


class mat4x2Vector(MatrixList[mat4x2], item=mat4x2):
    """A list of ``mat4x2``."""


class mat4x3Vector(MatrixList[mat4x3], item=mat4x3):
    """A list of ``mat4x3``."""


class mat4Vector(MatrixList[mat4], item=mat4):
    """A list of ``mat4``."""


class dmat2Vector(MatrixList[dmat2], item=dmat2):
    """A list of ``dmat2``."""


class dmat2x3Vector(MatrixList[dmat2x3], item=dmat2x3):
    """A list of ``dmat2x3``."""


class dmat2x4Vector(MatrixList[dmat2x4], item=dmat2x4):
    """A list of ``dmat2x4``."""


class dmat3x2Vector(MatrixList[dmat3x2], item=dmat3x2):
    """A list of ``dmat3x2``."""


class dmat3Vector(MatrixList[dmat3], item=dmat3):
    """A list of ``dmat3``."""


class dmat3x4Vector(MatrixList[dmat3x4], item=dmat3x4):
    """A list of ``dmat3x4``."""


class dmat4x2Vector(MatrixList[dmat4x2], item=dmat4x2):
    """A list of ``dmat4x2``."""


class dmat4x3Vector(MatrixList[dmat4x3], item=dmat4x3):
    """A list of ``dmat4x3``."""


class dmat4Vector(MatrixList[dmat4], item=dmat4):
    """A list of ``dmat4``."""


class imat2Vector(MatrixList[imat2], item=imat2):
    """A list of ``imat2``."""


class imat2x3Vector(MatrixList[imat2x3], item=imat2x3):
    """A list of ``imat2x3``."""


class imat2x4Vector(MatrixList[imat2x4], item=imat2x4):
    """A list of ``imat2x4``."""


class imat3x2Vector(MatrixList[imat3x2], item=imat3x2):
    """A list of ``imat3x2``."""


class imat3Vector(MatrixList[imat3], item=imat3):
    """A list of ``imat3``."""


class imat3x4Vector(MatrixList[imat3x4], item=imat3x4):
    """A list of ``imat3x4``."""


class imat4x2Vector(MatrixList[imat4x2], item=imat4x2):
    """A list of ``imat4x2``."""


class imat4x3Vector(MatrixList[imat4x3], item=imat4x3):
    """A list of ``imat4x3``."""


class imat4Vector(MatrixList[imat4], item=imat4):
    """A list of ``imat4``."""


class umat2Vector(MatrixList[umat2], item=umat2):
    """A list of ``umat2``."""


class umat2x3Vector(MatrixList[umat2x3], item=umat2x3):
    """A list of ``umat2x3``."""


class umat2x4Vector(MatrixList[umat2x4], item=umat2x4):
    """A list of ``umat2x4``."""


class umat3x2Vector(MatrixList[umat3x2], item=umat3x2):
    """A list of ``umat3x2``."""


class umat3Vector(MatrixList[umat3], item=umat3):
    """A list of ``umat3``."""


class umat3x4Vector(MatrixList[umat3x4], item=umat3x4):
    """A list of ``umat3x4``."""


class umat4x2Vector(MatrixList[umat4x2], item=umat4x2):
    """A list of ``umat4x2``."""


class umat4x3Vector(MatrixList[umat4x3], item=umat4x3):
    """A list of ``umat4x3``."""


class umat4Vector(MatrixList[umat4], item=umat4):
    """A list of ``umat4``."""
