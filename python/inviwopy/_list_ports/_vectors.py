"""Ports of single vectors, as scripts of 2021 use them."""

from __future__ import annotations

from inviwopy._port import DataInport, DataOutport
from inviwopy.glm import dvec2, dvec3, dvec4, ivec2, ivec3, ivec4, uvec2, uvec3, uvec4, vec2, vec3, vec4

__all__ = [
    "dvec2FlatMultiInport",
    "dvec2Inport",
    "dvec2MultiInport",
    "dvec2Outport",
    "dvec3FlatMultiInport",
    "dvec3Inport",
    "dvec3MultiInport",
    "dvec3Outport",
    "dvec4FlatMultiInport",
    "dvec4Inport",
    "dvec4MultiInport",
    "dvec4Outport",
    "ivec2FlatMultiInport",
    "ivec2Inport",
    "ivec2MultiInport",
    "ivec2Outport",
    "ivec3FlatMultiInport",
    "ivec3Inport",
    "ivec3MultiInport",
    "ivec3Outport",
    "ivec4FlatMultiInport",
    "ivec4Inport",
    "ivec4MultiInport",
    "ivec4Outport",
    "uvec2FlatMultiInport",
    "uvec2Inport",
    "uvec2MultiInport",
    "uvec2Outport",
    "uvec3FlatMultiInport",
    "uvec3Inport",
    "uvec3MultiInport",
    "uvec3Outport",
    "uvec4FlatMultiInport",
    "uvec4Inport",
    "uvec4MultiInport",
    "uvec4Outport",
    "vec2FlatMultiInport",
    "vec2Inport",
    "vec2MultiInport",
    "vec2Outport",
    "vec3FlatMultiInport",
    "vec3Inport",
    "vec3MultiInport",
    "vec3Outport",
    "vec4FlatMultiInport",
    "vec4Inport",
    "vec4MultiInport",
    "vec4Outport",
]


class vec2Inport(DataInport[vec2]):
    """Takes a vec2."""

    _data_type = "org.inviwo.Vec2FLOAT32"
    _data_class = vec2


class vec2MultiInport(vec2Inport):
    """Takes any number of vec2."""

    _multi = True


class vec2FlatMultiInport(vec2MultiInport):
    """Takes any number of vec2 and lists of them."""

    _flat = True


class vec2Outport(DataOutport[vec2]):
    """Gives a vec2."""

    _data_type = "org.inviwo.Vec2FLOAT32"
    _data_class = vec2
    _is_list = True


class vec3Inport(DataInport[vec3]):
    """Takes a vec3."""

    _data_type = "org.inviwo.Vec3FLOAT32"
    _data_class = vec3


class vec3MultiInport(vec3Inport):
    """Takes any number of vec3."""

    _multi = True


class vec3FlatMultiInport(vec3MultiInport):
    """Takes any number of vec3 and lists of them."""

    _flat = True


class vec3Outport(DataOutport[vec3]):
    """Gives a vec3."""

    _data_type = "org.inviwo.Vec3FLOAT32"
    _data_class = vec3
    _is_list = True


class vec4Inport(DataInport[vec4]):
    """Takes a vec4."""

    _data_type = "org.inviwo.Vec4FLOAT32"
    _data_class = vec4


class vec4MultiInport(vec4Inport):
    """Takes any number of vec4."""

    _multi = True


class vec4FlatMultiInport(vec4MultiInport):
    """Takes any number of vec4 and lists of them."""

    _flat = True


class vec4Outport(DataOutport[vec4]):
    """Gives a vec4."""

    _data_type = "org.inviwo.Vec4FLOAT32"
    _data_class = vec4
    _is_list = True


class dvec2Inport(DataInport[dvec2]):
    """Takes a dvec2."""

    _data_type = "org.inviwo.Vec2FLOAT64"
    _data_class = dvec2


class dvec2MultiInport(dvec2Inport):
    """Takes any number of dvec2."""

    _multi = True


class dvec2FlatMultiInport(dvec2MultiInport):
    """Takes any number of dvec2 and lists of them."""

    _flat = True


class dvec2Outport(DataOutport[dvec2]):
    """Gives a dvec2."""

    _data_type = "org.inviwo.Vec2FLOAT64"
    _data_class = dvec2
    _is_list = True


class dvec3Inport(DataInport[dvec3]):
    """Takes a dvec3."""

    _data_type = "org.inviwo.Vec3FLOAT64"
    _data_class = dvec3


class dvec3MultiInport(dvec3Inport):
    """Takes any number of dvec3."""

    _multi = True


class dvec3FlatMultiInport(dvec3MultiInport):
    """Takes any number of dvec3 and lists of them."""

    _flat = True


class dvec3Outport(DataOutport[dvec3]):
    """Gives a dvec3."""

    _data_type = "org.inviwo.Vec3FLOAT64"
    _data_class = dvec3
    _is_list = True


class dvec4Inport(DataInport[dvec4]):
    """Takes a dvec4."""

    _data_type = "org.inviwo.Vec4FLOAT64"
    _data_class = dvec4


class dvec4MultiInport(dvec4Inport):
    """Takes any number of dvec4."""

    _multi = True


class dvec4FlatMultiInport(dvec4MultiInport):
    """Takes any number of dvec4 and lists of them."""

    _flat = True


class dvec4Outport(DataOutport[dvec4]):
    """Gives a dvec4."""

    _data_type = "org.inviwo.Vec4FLOAT64"
    _data_class = dvec4
    _is_list = True


class ivec2Inport(DataInport[ivec2]):
    """Takes a ivec2."""

    _data_type = "org.inviwo.Vec2INT32"
    _data_class = ivec2


class ivec2MultiInport(ivec2Inport):
    """Takes any number of ivec2."""

    _multi = True


class ivec2FlatMultiInport(ivec2MultiInport):
    """Takes any number of ivec2 and lists of them."""

    _flat = True


class ivec2Outport(DataOutport[ivec2]):
    """Gives a ivec2."""

    _data_type = "org.inviwo.Vec2INT32"
    _data_class = ivec2
    _is_list = True


class ivec3Inport(DataInport[ivec3]):
    """Takes a ivec3."""

    _data_type = "org.inviwo.Vec3INT32"
    _data_class = ivec3


class ivec3MultiInport(ivec3Inport):
    """Takes any number of ivec3."""

    _multi = True


class ivec3FlatMultiInport(ivec3MultiInport):
    """Takes any number of ivec3 and lists of them."""

    _flat = True


class ivec3Outport(DataOutport[ivec3]):
    """Gives a ivec3."""

    _data_type = "org.inviwo.Vec3INT32"
    _data_class = ivec3
    _is_list = True


class ivec4Inport(DataInport[ivec4]):
    """Takes a ivec4."""

    _data_type = "org.inviwo.Vec4INT32"
    _data_class = ivec4


class ivec4MultiInport(ivec4Inport):
    """Takes any number of ivec4."""

    _multi = True


class ivec4FlatMultiInport(ivec4MultiInport):
    """Takes any number of ivec4 and lists of them."""

    _flat = True


class ivec4Outport(DataOutport[ivec4]):
    """Gives a ivec4."""

    _data_type = "org.inviwo.Vec4INT32"
    _data_class = ivec4
    _is_list = True


class uvec2Inport(DataInport[uvec2]):
    """Takes a uvec2."""

    _data_type = "org.inviwo.Vec2UINT32"
    _data_class = uvec2


class uvec2MultiInport(uvec2Inport):
    """Takes any number of uvec2."""

    _multi = True


class uvec2FlatMultiInport(uvec2MultiInport):
    """Takes any number of uvec2 and lists of them."""

    _flat = True


class uvec2Outport(DataOutport[uvec2]):
    """Gives a uvec2."""

    _data_type = "org.inviwo.Vec2UINT32"
    _data_class = uvec2
    _is_list = True


class uvec3Inport(DataInport[uvec3]):
    """Takes a uvec3."""

    _data_type = "org.inviwo.Vec3UINT32"
    _data_class = uvec3


class uvec3MultiInport(uvec3Inport):
    """Takes any number of uvec3."""

    _multi = True


class uvec3FlatMultiInport(uvec3MultiInport):
    """Takes any number of uvec3 and lists of them."""

    _flat = True


class uvec3Outport(DataOutport[uvec3]):
    """Gives a uvec3."""

    _data_type = "org.inviwo.Vec3UINT32"
    _data_class = uvec3
    _is_list = True


class uvec4Inport(DataInport[uvec4]):
    """Takes a uvec4."""

    _data_type = "org.inviwo.Vec4UINT32"
    _data_class = uvec4


class uvec4MultiInport(uvec4Inport):
    """Takes any number of uvec4."""

    _multi = True


class uvec4FlatMultiInport(uvec4MultiInport):
    """Takes any number of uvec4 and lists of them."""

    _flat = True


class uvec4Outport(DataOutport[uvec4]):
    """Gives a uvec4."""

    _data_type = "org.inviwo.Vec4UINT32"
    _data_class = uvec4
    _is_list = True
