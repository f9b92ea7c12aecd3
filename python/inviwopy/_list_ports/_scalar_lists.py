"""Ports of any Python object, of lists of texts and of lists of numbers."""

from __future__ import annotations

from typing import Any

from inviwopy._port import DataInport, DataOutport
from inviwopy._string_vector import StringVector
from inviwopy.glm import doubleVector, floatVector, intVector, uintVector

__all__ = [
    "PythonInport",
    "PythonOutport",
    "StringVectorFlatMultiInport",
    "StringVectorInport",
    "StringVectorMultiInport",
    "StringVectorOutport",
    "doubleVectorFlatMultiInport",
    "doubleVectorInport",
    "doubleVectorMultiInport",
    "doubleVectorOutport",
    "floatVectorFlatMultiInport",
    "floatVectorInport",
    "floatVectorMultiInport",
    "floatVectorOutport",
    "intVectorFlatMultiInport",
    "intVectorInport",
    "intVectorMultiInport",
    "intVectorOutport",
    "uintVectorFlatMultiInport",
    "uintVectorInport",
    "uintVectorMultiInport",
    "uintVectorOutport",
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
