"""Ports of lists of matrices."""

from __future__ import annotations

from inviwopy._port import DataInport, DataOutport
from inviwopy.glm import dmat2Vector, dmat3Vector, dmat4Vector, mat2Vector, mat3Vector, mat4Vector

__all__ = [
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
]


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
