"""The matrix types by name: the first number counts columns, the second rows."""

from __future__ import annotations

from inviwopy.glm._matrix import Matrix
from inviwopy.glm._scalar import DOUBLE, FLOAT, INT, UINT
from inviwopy.glm._vectors import (
    dvec2,
    dvec3,
    dvec4,
    ivec2,
    ivec3,
    ivec4,
    uvec2,
    uvec3,
    uvec4,
    vec2,
    vec3,
    vec4,
)

__all__ = [
    "dmat2",
    "dmat2x3",
    "dmat2x4",
    "dmat3",
    "dmat3x2",
    "dmat3x4",
    "dmat4",
    "dmat4x2",
    "dmat4x3",
    "imat2",
    "imat2x3",
    "imat2x4",
    "imat3",
    "imat3x2",
    "imat3x4",
    "imat4",
    "imat4x2",
    "imat4x3",
    "mat2",
    "mat2x3",
    "mat2x4",
    "mat3",
    "mat3x2",
    "mat3x4",
    "mat4",
    "mat4x2",
    "mat4x3",
    "umat2",
    "umat2x3",
    "umat2x4",
    "umat3",
    "umat3x2",
    "umat3x4",
    "umat4",
    "umat4x2",
    "umat4x3",
]


class mat2(Matrix[float, vec2, vec2], family=FLOAT, columns=2, rows=2):
    """Two columns of two float32 components."""

    __slots__ = ()


class mat2x3(Matrix[float, vec2, vec3], family=FLOAT, columns=2, rows=3):
    """Two columns of three float32 components."""

    __slots__ = ()


class mat2x4(Matrix[float, vec2, vec4], family=FLOAT, columns=2, rows=4):
    """Two columns of four float32 components."""

    __slots__ = ()


class mat3x2(Matrix[float, vec3, vec2], family=FLOAT, columns=3, rows=2):
    """Three columns of two float32 components."""

    __slots__ = ()


class mat3(Matrix[float, vec3, vec3], family=FLOAT, columns=3, rows=3):
    """Three columns of three float32 components."""

    __slots__ = ()


class mat3x4(Matrix[float, vec3, vec4], family=FLOAT, columns=3, rows=4):
    """Three columns of four float32 components."""

    __slots__ = ()


class mat4x2(Matrix[float, vec4, vec2], family=FLOAT, columns=4, rows=2):
    """Four columns of two float32 components."""

    __slots__ = ()


class mat4x3(Matrix[float, vec4, vec3], family=FLOAT, columns=4, rows=3):
    """Four columns of three float32 components."""

    __slots__ = ()


class mat4(Matrix[float, vec4, vec4], family=FLOAT, columns=4, rows=4):
    """Four columns of four float32 components."""

    __slots__ = ()


class dmat2(Matrix[float, dvec2, dvec2], family=DOUBLE, columns=2, rows=2):
    """Two columns of two float64 components."""

    __slots__ = ()


class dmat2x3(Matrix[float, dvec2, dvec3], family=DOUBLE, columns=2, rows=3):
    """Two columns of three float64 components."""

    __slots__ = ()


class dmat2x4(Matrix[float, dvec2, dvec4], family=DOUBLE, columns=2, rows=4):
    """Two columns of four float64 components."""

    __slots__ = ()


class dmat3x2(Matrix[float, dvec3, dvec2], family=DOUBLE, columns=3, rows=2):
    """Three columns of two float64 components."""

    __slots__ = ()


class dmat3(Matrix[float, dvec3, dvec3], family=DOUBLE, columns=3, rows=3):
    """Three columns of three float64 components."""

    __slots__ = ()


class dmat3x4(Matrix[float, dvec3, dvec4], family=DOUBLE, columns=3, rows=4):
    """Three columns of four float64 components."""

    __slots__ = ()


class dmat4x2(Matrix[float, dvec4, dvec2], family=DOUBLE, columns=4, rows=2):
    """Four columns of two float64 components."""

    __slots__ = ()


class dmat4x3(Matrix[float, dvec4, dvec3], family=DOUBLE, columns=4, rows=3):
    """Four columns of three float64 components."""

    __slots__ = ()


class dmat4(Matrix[float, dvec4, dvec4], family=DOUBLE, columns=4, rows=4):
    """Four columns of four float64 components."""

    __slots__ = ()


class imat2(Matrix[int, ivec2, ivec2], family=INT, columns=2, rows=2):
    """Two columns of two int32 components."""

    __slots__ = ()


class imat2x3(Matrix[int, ivec2, ivec3], family=INT, columns=2, rows=3):
    """Two columns of three int32 components."""

    __slots__ = ()


class imat2x4(Matrix[int, ivec2, ivec4], family=INT, columns=2, rows=4):
    """Two columns of four int32 components."""

    __slots__ = ()


class imat3x2(Matrix[int, ivec3, ivec2], family=INT, columns=3, rows=2):
    """Three columns of two int32 components."""

    __slots__ = ()


class imat3(Matrix[int, ivec3, ivec3], family=INT, columns=3, rows=3):
    """Three columns of three int32 components."""

    __slots__ = ()


class imat3x4(Matrix[int, ivec3, ivec4], family=INT, columns=3, rows=4):
    """Three columns of four int32 components."""

    __slots__ = ()


class imat4x2(Matrix[int, ivec4, ivec2], family=INT, columns=4, rows=2):
    """Four columns of two int32 components."""

    __slots__ = ()


class imat4x3(Matrix[int, ivec4, ivec3], family=INT, columns=4, rows=3):
    """Four columns of three int32 components."""

    __slots__ = ()


class imat4(Matrix[int, ivec4, ivec4], family=INT, columns=4, rows=4):
    """Four columns of four int32 components."""

    __slots__ = ()


class umat2(Matrix[int, uvec2, uvec2], family=UINT, columns=2, rows=2):
    """Two columns of two uint32 components."""

    __slots__ = ()


class umat2x3(Matrix[int, uvec2, uvec3], family=UINT, columns=2, rows=3):
    """Two columns of three uint32 components."""

    __slots__ = ()


class umat2x4(Matrix[int, uvec2, uvec4], family=UINT, columns=2, rows=4):
    """Two columns of four uint32 components."""

    __slots__ = ()


class umat3x2(Matrix[int, uvec3, uvec2], family=UINT, columns=3, rows=2):
    """Three columns of two uint32 components."""

    __slots__ = ()


class umat3(Matrix[int, uvec3, uvec3], family=UINT, columns=3, rows=3):
    """Three columns of three uint32 components."""

    __slots__ = ()


class umat3x4(Matrix[int, uvec3, uvec4], family=UINT, columns=3, rows=4):
    """Three columns of four uint32 components."""

    __slots__ = ()


class umat4x2(Matrix[int, uvec4, uvec2], family=UINT, columns=4, rows=2):
    """Four columns of two uint32 components."""

    __slots__ = ()


class umat4x3(Matrix[int, uvec4, uvec3], family=UINT, columns=4, rows=3):
    """Four columns of three uint32 components."""

    __slots__ = ()


class umat4(Matrix[int, uvec4, uvec4], family=UINT, columns=4, rows=4):
    """Four columns of four uint32 components."""

    __slots__ = ()
