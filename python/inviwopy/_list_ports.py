"""Ports of lists of numbers, vectors, matrices and texts, of single vectors, and of any Python object."""

from __future__ import annotations

from typing import Any

from inviwopy._port import DataInport, DataOutport
from inviwopy._string_vector import StringVector
from inviwopy.glm import (
    dmat2Vector,
    dmat3Vector,
    dmat4Vector,
    doubleVector,
    dvec2,
    dvec2Vector,
    dvec3,
    dvec3Vector,
    dvec4,
    dvec4Vector,
    floatVector,
    intVector,
    ivec2,
    ivec2Vector,
    ivec3,
    ivec3Vector,
    ivec4,
    ivec4Vector,
    mat2Vector,
    mat3Vector,
    mat4Vector,
    uintVector,
    uvec2,
    uvec2Vector,
    uvec3,
    uvec3Vector,
    uvec4,
    uvec4Vector,
    vec2,
    vec2Vector,
    vec3,
    vec3Vector,
    vec4,
    vec4Vector,
)

__all__ = [
    "PythonInport",
    "PythonOutport",
    "StringVectorFlatMultiInport",
    "StringVectorInport",
    "StringVectorMultiInport",
    "StringVectorOutport",
    "dmat2VectorFlatMultiInport",
    "dmat2VectorInport",
    "dmat2VectorMultiInport",
    "dmat2VectorOutport",
    "dmat3VectorFlatMultiInport",
    "dmat3VectorInport",
    "dmat3VectorMultiInport",
    "dmat3VectorOutport",
    "dmat4VectorFlatMultiInport",
    "dmat4VectorInport",
    "dmat4VectorMultiInport",
    "dmat4VectorOutport",
    "doubleVectorFlatMultiInport",
    "doubleVectorInport",
    "doubleVectorMultiInport",
    "doubleVectorOutport",
    "dvec2FlatMultiInport",
    "dvec2Inport",
    "dvec2MultiInport",
    "dvec2Outport",
    "dvec2VectorFlatMultiInport",
    "dvec2VectorInport",
    "dvec2VectorMultiInport",
    "dvec2VectorOutport",
    "dvec3FlatMultiInport",
    "dvec3Inport",
    "dvec3MultiInport",
    "dvec3Outport",
    "dvec3VectorFlatMultiInport",
    "dvec3VectorInport",
    "dvec3VectorMultiInport",
    "dvec3VectorOutport",
    "dvec4FlatMultiInport",
    "dvec4Inport",
    "dvec4MultiInport",
    "dvec4Outport",
    "dvec4VectorFlatMultiInport",
    "dvec4VectorInport",
    "dvec4VectorMultiInport",
    "dvec4VectorOutport",
    "floatVectorFlatMultiInport",
    "floatVectorInport",
    "floatVectorMultiInport",
    "floatVectorOutport",
    "intVectorFlatMultiInport",
    "intVectorInport",
    "intVectorMultiInport",
    "intVectorOutport",
    "ivec2FlatMultiInport",
    "ivec2Inport",
    "ivec2MultiInport",
    "ivec2Outport",
    "ivec2VectorFlatMultiInport",
    "ivec2VectorInport",
    "ivec2VectorMultiInport",
    "ivec2VectorOutport",
    "ivec3FlatMultiInport",
    "ivec3Inport",
    "ivec3MultiInport",
    "ivec3Outport",
    "ivec3VectorFlatMultiInport",
    "ivec3VectorInport",
    "ivec3VectorMultiInport",
    "ivec3VectorOutport",
    "ivec4FlatMultiInport",
    "ivec4Inport",
    "ivec4MultiInport",
    "ivec4Outport",
    "ivec4VectorFlatMultiInport",
    "ivec4VectorInport",
    "ivec4VectorMultiInport",
    "ivec4VectorOutport",
    "mat2VectorFlatMultiInport",
    "mat2VectorInport",
    "mat2VectorMultiInport",
    "mat2VectorOutport",
    "mat3VectorFlatMultiInport",
    "mat3VectorInport",
    "mat3VectorMultiInport",
    "mat3VectorOutport",
    "mat4VectorFlatMultiInport",
    "mat4VectorInport",
    "mat4VectorMultiInport",
    "mat4VectorOutport",
    "uintVectorFlatMultiInport",
    "uintVectorInport",
    "uintVectorMultiInport",
    "uintVectorOutport",
    "uvec2FlatMultiInport",
    "uvec2Inport",
    "uvec2MultiInport",
    "uvec2Outport",
    "uvec2VectorFlatMultiInport",
    "uvec2VectorInport",
    "uvec2VectorMultiInport",
    "uvec2VectorOutport",
    "uvec3FlatMultiInport",
    "uvec3Inport",
    "uvec3MultiInport",
    "uvec3Outport",
    "uvec3VectorFlatMultiInport",
    "uvec3VectorInport",
    "uvec3VectorMultiInport",
    "uvec3VectorOutport",
    "uvec4FlatMultiInport",
    "uvec4Inport",
    "uvec4MultiInport",
    "uvec4Outport",
    "uvec4VectorFlatMultiInport",
    "uvec4VectorInport",
    "uvec4VectorMultiInport",
    "uvec4VectorOutport",
    "vec2FlatMultiInport",
    "vec2Inport",
    "vec2MultiInport",
    "vec2Outport",
    "vec2VectorFlatMultiInport",
    "vec2VectorInport",
    "vec2VectorMultiInport",
    "vec2VectorOutport",
    "vec3FlatMultiInport",
    "vec3Inport",
    "vec3MultiInport",
    "vec3Outport",
    "vec3VectorFlatMultiInport",
    "vec3VectorInport",
    "vec3VectorMultiInport",
    "vec3VectorOutport",
    "vec4FlatMultiInport",
    "vec4Inport",
    "vec4MultiInport",
    "vec4Outport",
    "vec4VectorFlatMultiInport",
    "vec4VectorInport",
    "vec4VectorMultiInport",
    "vec4VectorOutport",
]


class PythonInport(DataInport[Any]):
    """Takes any Python object, by reference, from a PythonOutport."""

    _data_type = "org.inviwo.PythonObject"


class PythonOutport(DataOutport[Any]):
    """Gives any Python object, by reference, to PythonInports."""

    _data_type = "org.inviwo.PythonObject"


class StringVectorInport(DataInport[StringVector]):
    """Takes a list of texts."""

    _data_type = "org.inviwo.String.vector"
    _data_class = StringVector


class StringVectorMultiInport(StringVectorInport):
    """Takes any number of lists of texts."""

    _multi = True


class StringVectorFlatMultiInport(StringVectorMultiInport):
    """Takes any number of lists of texts."""

    _flat = True


class StringVectorOutport(DataOutport[StringVector]):
    """Gives a list of texts."""

    _data_type = "org.inviwo.String.vector"
    _data_class = StringVector
    _is_list = True


class floatVectorInport(DataInport[floatVector]):
    """Takes a list of float32 numbers."""

    _data_type = "org.inviwo.FLOAT32.vector"
    _data_class = floatVector


class floatVectorMultiInport(floatVectorInport):
    """Takes any number of lists of float32 numbers."""

    _multi = True


class floatVectorFlatMultiInport(floatVectorMultiInport):
    """Takes any number of lists of float32 numbers."""

    _flat = True


class floatVectorOutport(DataOutport[floatVector]):
    """Gives a list of float32 numbers."""

    _data_type = "org.inviwo.FLOAT32.vector"
    _data_class = floatVector
    _is_list = True


class doubleVectorInport(DataInport[doubleVector]):
    """Takes a list of float64 numbers."""

    _data_type = "org.inviwo.FLOAT64.vector"
    _data_class = doubleVector


class doubleVectorMultiInport(doubleVectorInport):
    """Takes any number of lists of float64 numbers."""

    _multi = True


class doubleVectorFlatMultiInport(doubleVectorMultiInport):
    """Takes any number of lists of float64 numbers."""

    _flat = True


class doubleVectorOutport(DataOutport[doubleVector]):
    """Gives a list of float64 numbers."""

    _data_type = "org.inviwo.FLOAT64.vector"
    _data_class = doubleVector
    _is_list = True


class intVectorInport(DataInport[intVector]):
    """Takes a list of int32 numbers."""

    _data_type = "org.inviwo.INT32.vector"
    _data_class = intVector


class intVectorMultiInport(intVectorInport):
    """Takes any number of lists of int32 numbers."""

    _multi = True


class intVectorFlatMultiInport(intVectorMultiInport):
    """Takes any number of lists of int32 numbers."""

    _flat = True


class intVectorOutport(DataOutport[intVector]):
    """Gives a list of int32 numbers."""

    _data_type = "org.inviwo.INT32.vector"
    _data_class = intVector
    _is_list = True


class uintVectorInport(DataInport[uintVector]):
    """Takes a list of uint32 numbers."""

    _data_type = "org.inviwo.UINT32.vector"
    _data_class = uintVector


class uintVectorMultiInport(uintVectorInport):
    """Takes any number of lists of uint32 numbers."""

    _multi = True


class uintVectorFlatMultiInport(uintVectorMultiInport):
    """Takes any number of lists of uint32 numbers."""

    _flat = True


class uintVectorOutport(DataOutport[uintVector]):
    """Gives a list of uint32 numbers."""

    _data_type = "org.inviwo.UINT32.vector"
    _data_class = uintVector
    _is_list = True


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


class mat2VectorInport(DataInport[mat2Vector]):
    """Takes a list of mat2s."""

    _data_type = "org.inviwo.Mat2FLOAT32.vector"
    _data_class = mat2Vector


class mat2VectorMultiInport(mat2VectorInport):
    """Takes any number of lists of mat2s."""

    _multi = True


class mat2VectorFlatMultiInport(mat2VectorMultiInport):
    """Takes any number of lists of mat2s."""

    _flat = True


class mat2VectorOutport(DataOutport[mat2Vector]):
    """Gives a list of mat2s."""

    _data_type = "org.inviwo.Mat2FLOAT32.vector"
    _data_class = mat2Vector
    _is_list = True


class mat3VectorInport(DataInport[mat3Vector]):
    """Takes a list of mat3s."""

    _data_type = "org.inviwo.Mat3FLOAT32.vector"
    _data_class = mat3Vector


class mat3VectorMultiInport(mat3VectorInport):
    """Takes any number of lists of mat3s."""

    _multi = True


class mat3VectorFlatMultiInport(mat3VectorMultiInport):
    """Takes any number of lists of mat3s."""

    _flat = True


class mat3VectorOutport(DataOutport[mat3Vector]):
    """Gives a list of mat3s."""

    _data_type = "org.inviwo.Mat3FLOAT32.vector"
    _data_class = mat3Vector
    _is_list = True


class mat4VectorInport(DataInport[mat4Vector]):
    """Takes a list of mat4s."""

    _data_type = "org.inviwo.Mat4FLOAT32.vector"
    _data_class = mat4Vector


class mat4VectorMultiInport(mat4VectorInport):
    """Takes any number of lists of mat4s."""

    _multi = True


class mat4VectorFlatMultiInport(mat4VectorMultiInport):
    """Takes any number of lists of mat4s."""

    _flat = True


class mat4VectorOutport(DataOutport[mat4Vector]):
    """Gives a list of mat4s."""

    _data_type = "org.inviwo.Mat4FLOAT32.vector"
    _data_class = mat4Vector
    _is_list = True


class dmat2VectorInport(DataInport[dmat2Vector]):
    """Takes a list of dmat2s."""

    _data_type = "org.inviwo.Mat2FLOAT64.vector"
    _data_class = dmat2Vector


class dmat2VectorMultiInport(dmat2VectorInport):
    """Takes any number of lists of dmat2s."""

    _multi = True


class dmat2VectorFlatMultiInport(dmat2VectorMultiInport):
    """Takes any number of lists of dmat2s."""

    _flat = True


class dmat2VectorOutport(DataOutport[dmat2Vector]):
    """Gives a list of dmat2s."""

    _data_type = "org.inviwo.Mat2FLOAT64.vector"
    _data_class = dmat2Vector
    _is_list = True


class dmat3VectorInport(DataInport[dmat3Vector]):
    """Takes a list of dmat3s."""

    _data_type = "org.inviwo.Mat3FLOAT64.vector"
    _data_class = dmat3Vector


class dmat3VectorMultiInport(dmat3VectorInport):
    """Takes any number of lists of dmat3s."""

    _multi = True


class dmat3VectorFlatMultiInport(dmat3VectorMultiInport):
    """Takes any number of lists of dmat3s."""

    _flat = True


class dmat3VectorOutport(DataOutport[dmat3Vector]):
    """Gives a list of dmat3s."""

    _data_type = "org.inviwo.Mat3FLOAT64.vector"
    _data_class = dmat3Vector
    _is_list = True


class dmat4VectorInport(DataInport[dmat4Vector]):
    """Takes a list of dmat4s."""

    _data_type = "org.inviwo.Mat4FLOAT64.vector"
    _data_class = dmat4Vector


class dmat4VectorMultiInport(dmat4VectorInport):
    """Takes any number of lists of dmat4s."""

    _multi = True


class dmat4VectorFlatMultiInport(dmat4VectorMultiInport):
    """Takes any number of lists of dmat4s."""

    _flat = True


class dmat4VectorOutport(DataOutport[dmat4Vector]):
    """Gives a list of dmat4s."""

    _data_type = "org.inviwo.Mat4FLOAT64.vector"
    _data_class = dmat4Vector
    _is_list = True


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
