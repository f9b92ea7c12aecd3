"""Ports of lists of vectors."""

from __future__ import annotations

from inviwopy._port import DataInport, DataOutport
from inviwopy.glm import (
    dvec2Vector,
    dvec3Vector,
    dvec4Vector,
    ivec2Vector,
    ivec3Vector,
    ivec4Vector,
    uvec2Vector,
    uvec3Vector,
    uvec4Vector,
    vec2Vector,
    vec3Vector,
    vec4Vector,
)

__all__ = [
    "dvec2VectorFlatMultiInport",
    "dvec2VectorInport",
    "dvec2VectorMultiInport",
    "dvec2VectorOutport",
    "dvec3VectorFlatMultiInport",
    "dvec3VectorInport",
    "dvec3VectorMultiInport",
    "dvec3VectorOutport",
    "dvec4VectorFlatMultiInport",
    "dvec4VectorInport",
    "dvec4VectorMultiInport",
    "dvec4VectorOutport",
    "ivec2VectorFlatMultiInport",
    "ivec2VectorInport",
    "ivec2VectorMultiInport",
    "ivec2VectorOutport",
    "ivec3VectorFlatMultiInport",
    "ivec3VectorInport",
    "ivec3VectorMultiInport",
    "ivec3VectorOutport",
    "ivec4VectorFlatMultiInport",
    "ivec4VectorInport",
    "ivec4VectorMultiInport",
    "ivec4VectorOutport",
    "uvec2VectorFlatMultiInport",
    "uvec2VectorInport",
    "uvec2VectorMultiInport",
    "uvec2VectorOutport",
    "uvec3VectorFlatMultiInport",
    "uvec3VectorInport",
    "uvec3VectorMultiInport",
    "uvec3VectorOutport",
    "uvec4VectorFlatMultiInport",
    "uvec4VectorInport",
    "uvec4VectorMultiInport",
    "uvec4VectorOutport",
    "vec2VectorFlatMultiInport",
    "vec2VectorInport",
    "vec2VectorMultiInport",
    "vec2VectorOutport",
    "vec3VectorFlatMultiInport",
    "vec3VectorInport",
    "vec3VectorMultiInport",
    "vec3VectorOutport",
    "vec4VectorFlatMultiInport",
    "vec4VectorInport",
    "vec4VectorMultiInport",
    "vec4VectorOutport",
]


class vec2VectorInport(DataInport[vec2Vector]):
    """Takes a list of vec2s."""

    _data_type = "org.inviwo.Vec2FLOAT32.vector"
    _data_class = vec2Vector


class vec2VectorMultiInport(vec2VectorInport):
    """Takes any number of lists of vec2s."""

    _multi = True


class vec2VectorFlatMultiInport(vec2VectorMultiInport):
    """Takes any number of lists of vec2s."""

    _flat = True


class vec2VectorOutport(DataOutport[vec2Vector]):
    """Gives a list of vec2s."""

    _data_type = "org.inviwo.Vec2FLOAT32.vector"
    _data_class = vec2Vector
    _is_list = True


class vec3VectorInport(DataInport[vec3Vector]):
    """Takes a list of vec3s."""

    _data_type = "org.inviwo.Vec3FLOAT32.vector"
    _data_class = vec3Vector


class vec3VectorMultiInport(vec3VectorInport):
    """Takes any number of lists of vec3s."""

    _multi = True


class vec3VectorFlatMultiInport(vec3VectorMultiInport):
    """Takes any number of lists of vec3s."""

    _flat = True


class vec3VectorOutport(DataOutport[vec3Vector]):
    """Gives a list of vec3s."""

    _data_type = "org.inviwo.Vec3FLOAT32.vector"
    _data_class = vec3Vector
    _is_list = True


class vec4VectorInport(DataInport[vec4Vector]):
    """Takes a list of vec4s."""

    _data_type = "org.inviwo.Vec4FLOAT32.vector"
    _data_class = vec4Vector


class vec4VectorMultiInport(vec4VectorInport):
    """Takes any number of lists of vec4s."""

    _multi = True


class vec4VectorFlatMultiInport(vec4VectorMultiInport):
    """Takes any number of lists of vec4s."""

    _flat = True


class vec4VectorOutport(DataOutport[vec4Vector]):
    """Gives a list of vec4s."""

    _data_type = "org.inviwo.Vec4FLOAT32.vector"
    _data_class = vec4Vector
    _is_list = True


class dvec2VectorInport(DataInport[dvec2Vector]):
    """Takes a list of dvec2s."""

    _data_type = "org.inviwo.Vec2FLOAT64.vector"
    _data_class = dvec2Vector


class dvec2VectorMultiInport(dvec2VectorInport):
    """Takes any number of lists of dvec2s."""

    _multi = True


class dvec2VectorFlatMultiInport(dvec2VectorMultiInport):
    """Takes any number of lists of dvec2s."""

    _flat = True


class dvec2VectorOutport(DataOutport[dvec2Vector]):
    """Gives a list of dvec2s."""

    _data_type = "org.inviwo.Vec2FLOAT64.vector"
    _data_class = dvec2Vector
    _is_list = True


class dvec3VectorInport(DataInport[dvec3Vector]):
    """Takes a list of dvec3s."""

    _data_type = "org.inviwo.Vec3FLOAT64.vector"
    _data_class = dvec3Vector


class dvec3VectorMultiInport(dvec3VectorInport):
    """Takes any number of lists of dvec3s."""

    _multi = True


class dvec3VectorFlatMultiInport(dvec3VectorMultiInport):
    """Takes any number of lists of dvec3s."""

    _flat = True


class dvec3VectorOutport(DataOutport[dvec3Vector]):
    """Gives a list of dvec3s."""

    _data_type = "org.inviwo.Vec3FLOAT64.vector"
    _data_class = dvec3Vector
    _is_list = True


class dvec4VectorInport(DataInport[dvec4Vector]):
    """Takes a list of dvec4s."""

    _data_type = "org.inviwo.Vec4FLOAT64.vector"
    _data_class = dvec4Vector


class dvec4VectorMultiInport(dvec4VectorInport):
    """Takes any number of lists of dvec4s."""

    _multi = True


class dvec4VectorFlatMultiInport(dvec4VectorMultiInport):
    """Takes any number of lists of dvec4s."""

    _flat = True


class dvec4VectorOutport(DataOutport[dvec4Vector]):
    """Gives a list of dvec4s."""

    _data_type = "org.inviwo.Vec4FLOAT64.vector"
    _data_class = dvec4Vector
    _is_list = True


class ivec2VectorInport(DataInport[ivec2Vector]):
    """Takes a list of ivec2s."""

    _data_type = "org.inviwo.Vec2INT32.vector"
    _data_class = ivec2Vector


class ivec2VectorMultiInport(ivec2VectorInport):
    """Takes any number of lists of ivec2s."""

    _multi = True


class ivec2VectorFlatMultiInport(ivec2VectorMultiInport):
    """Takes any number of lists of ivec2s."""

    _flat = True


class ivec2VectorOutport(DataOutport[ivec2Vector]):
    """Gives a list of ivec2s."""

    _data_type = "org.inviwo.Vec2INT32.vector"
    _data_class = ivec2Vector
    _is_list = True


class ivec3VectorInport(DataInport[ivec3Vector]):
    """Takes a list of ivec3s."""

    _data_type = "org.inviwo.Vec3INT32.vector"
    _data_class = ivec3Vector


class ivec3VectorMultiInport(ivec3VectorInport):
    """Takes any number of lists of ivec3s."""

    _multi = True


class ivec3VectorFlatMultiInport(ivec3VectorMultiInport):
    """Takes any number of lists of ivec3s."""

    _flat = True


class ivec3VectorOutport(DataOutport[ivec3Vector]):
    """Gives a list of ivec3s."""

    _data_type = "org.inviwo.Vec3INT32.vector"
    _data_class = ivec3Vector
    _is_list = True


class ivec4VectorInport(DataInport[ivec4Vector]):
    """Takes a list of ivec4s."""

    _data_type = "org.inviwo.Vec4INT32.vector"
    _data_class = ivec4Vector


class ivec4VectorMultiInport(ivec4VectorInport):
    """Takes any number of lists of ivec4s."""

    _multi = True


class ivec4VectorFlatMultiInport(ivec4VectorMultiInport):
    """Takes any number of lists of ivec4s."""

    _flat = True


class ivec4VectorOutport(DataOutport[ivec4Vector]):
    """Gives a list of ivec4s."""

    _data_type = "org.inviwo.Vec4INT32.vector"
    _data_class = ivec4Vector
    _is_list = True


class uvec2VectorInport(DataInport[uvec2Vector]):
    """Takes a list of uvec2s."""

    _data_type = "org.inviwo.Vec2UINT32.vector"
    _data_class = uvec2Vector


class uvec2VectorMultiInport(uvec2VectorInport):
    """Takes any number of lists of uvec2s."""

    _multi = True


class uvec2VectorFlatMultiInport(uvec2VectorMultiInport):
    """Takes any number of lists of uvec2s."""

    _flat = True


class uvec2VectorOutport(DataOutport[uvec2Vector]):
    """Gives a list of uvec2s."""

    _data_type = "org.inviwo.Vec2UINT32.vector"
    _data_class = uvec2Vector
    _is_list = True


class uvec3VectorInport(DataInport[uvec3Vector]):
    """Takes a list of uvec3s."""

    _data_type = "org.inviwo.Vec3UINT32.vector"
    _data_class = uvec3Vector


class uvec3VectorMultiInport(uvec3VectorInport):
    """Takes any number of lists of uvec3s."""

    _multi = True


class uvec3VectorFlatMultiInport(uvec3VectorMultiInport):
    """Takes any number of lists of uvec3s."""

    _flat = True


class uvec3VectorOutport(DataOutport[uvec3Vector]):
    """Gives a list of uvec3s."""

    _data_type = "org.inviwo.Vec3UINT32.vector"
    _data_class = uvec3Vector
    _is_list = True


class uvec4VectorInport(DataInport[uvec4Vector]):
    """Takes a list of uvec4s."""

    _data_type = "org.inviwo.Vec4UINT32.vector"
    _data_class = uvec4Vector


class uvec4VectorMultiInport(uvec4VectorInport):
    """Takes any number of lists of uvec4s."""

    _multi = True


class uvec4VectorFlatMultiInport(uvec4VectorMultiInport):
    """Takes any number of lists of uvec4s."""

    _flat = True


class uvec4VectorOutport(DataOutport[uvec4Vector]):
    """Gives a list of uvec4s."""

    _data_type = "org.inviwo.Vec4UINT32.vector"
    _data_class = uvec4Vector
    _is_list = True
