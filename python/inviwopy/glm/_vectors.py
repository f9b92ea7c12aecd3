"""The vector types by name."""

from __future__ import annotations

from inviwopy.glm._scalar import BOOL, DOUBLE, FLOAT, INT, SIZE, UINT
from inviwopy.glm._vector import Vector2, Vector3, Vector4

__all__ = [
    "bvec2",
    "bvec3",
    "bvec4",
    "dvec2",
    "dvec3",
    "dvec4",
    "ivec2",
    "ivec3",
    "ivec4",
    "size2_t",
    "size3_t",
    "size4_t",
    "uvec2",
    "uvec3",
    "uvec4",
    "vec2",
    "vec3",
    "vec4",
]


class bvec2(Vector2[bool], family=BOOL):
    """Two bool components."""

    __slots__ = ()


class bvec3(Vector3[bool], family=BOOL):
    """Three bool components."""

    __slots__ = ()


class bvec4(Vector4[bool], family=BOOL):
    """Four bool components."""

    __slots__ = ()


class vec2(Vector2[float], family=FLOAT):
    """Two float32 components."""

    __slots__ = ()


class vec3(Vector3[float], family=FLOAT):
    """Three float32 components."""

    __slots__ = ()


class vec4(Vector4[float], family=FLOAT):
    """Four float32 components."""

    __slots__ = ()


class dvec2(Vector2[float], family=DOUBLE):
    """Two float64 components."""

    __slots__ = ()


class dvec3(Vector3[float], family=DOUBLE):
    """Three float64 components."""

    __slots__ = ()


class dvec4(Vector4[float], family=DOUBLE):
    """Four float64 components."""

    __slots__ = ()


class ivec2(Vector2[int], family=INT):
    """Two int32 components."""

    __slots__ = ()


class ivec3(Vector3[int], family=INT):
    """Three int32 components."""

    __slots__ = ()


class ivec4(Vector4[int], family=INT):
    """Four int32 components."""

    __slots__ = ()


class uvec2(Vector2[int], family=UINT):
    """Two uint32 components."""

    __slots__ = ()


class uvec3(Vector3[int], family=UINT):
    """Three uint32 components."""

    __slots__ = ()


class uvec4(Vector4[int], family=UINT):
    """Four uint32 components."""

    __slots__ = ()


class size2_t(Vector2[int], family=SIZE):
    """Two uint64 components."""

    __slots__ = ()


class size3_t(Vector3[int], family=SIZE):
    """Three uint64 components."""

    __slots__ = ()


class size4_t(Vector4[int], family=SIZE):
    """Four uint64 components."""

    __slots__ = ()
