"""Types of the numbers in volumes, layers and buffers."""

from __future__ import annotations

from typing import Any

import numpy as np

from inviwopy._enumeration import Enumeration

__all__ = [
    "DataFLOAT16",
    "DataFLOAT32",
    "DataFLOAT64",
    "DataFormat",
    "DataFormatId",
    "DataINT8",
    "DataINT16",
    "DataINT32",
    "DataINT64",
    "DataMat2FLOAT32",
    "DataMat3FLOAT32",
    "DataMat4FLOAT32",
    "DataUINT8",
    "DataUINT16",
    "DataUINT32",
    "DataUINT64",
    "DataVec2FLOAT16",
    "DataVec2FLOAT32",
    "DataVec2FLOAT64",
    "DataVec2INT8",
    "DataVec2INT16",
    "DataVec2INT32",
    "DataVec2INT64",
    "DataVec2UINT8",
    "DataVec2UINT16",
    "DataVec2UINT32",
    "DataVec2UINT64",
    "DataVec3FLOAT16",
    "DataVec3FLOAT32",
    "DataVec3FLOAT64",
    "DataVec3INT8",
    "DataVec3INT16",
    "DataVec3INT32",
    "DataVec3INT64",
    "DataVec3UINT8",
    "DataVec3UINT16",
    "DataVec3UINT32",
    "DataVec3UINT64",
    "DataVec4FLOAT16",
    "DataVec4FLOAT32",
    "DataVec4FLOAT64",
    "DataVec4INT8",
    "DataVec4INT16",
    "DataVec4INT32",
    "DataVec4INT64",
    "DataVec4UINT8",
    "DataVec4UINT16",
    "DataVec4UINT32",
    "DataVec4UINT64",
    "NumericType",
]


class NumericType(Enumeration):
    """What kind of number a format holds."""

    NotSpecialized = 0
    Float = 1
    UnsignedInteger = 2
    SignedInteger = 3


class DataFormatId(Enumeration):
    """One number per format. The numbers changed with the age of the API: compare names or members.

    Half floats, which one age has and the other has not, stand behind the rest."""

    NotSpecialized = 0
    FLOAT32 = 1
    FLOAT64 = 2
    INT8 = 3
    INT16 = 4
    INT32 = 5
    INT64 = 6
    UINT8 = 7
    UINT16 = 8
    UINT32 = 9
    UINT64 = 10
    Vec2FLOAT32 = 11
    Vec2FLOAT64 = 12
    Vec2INT8 = 13
    Vec2INT16 = 14
    Vec2INT32 = 15
    Vec2INT64 = 16
    Vec2UINT8 = 17
    Vec2UINT16 = 18
    Vec2UINT32 = 19
    Vec2UINT64 = 20
    Vec3FLOAT32 = 21
    Vec3FLOAT64 = 22
    Vec3INT8 = 23
    Vec3INT16 = 24
    Vec3INT32 = 25
    Vec3INT64 = 26
    Vec3UINT8 = 27
    Vec3UINT16 = 28
    Vec3UINT32 = 29
    Vec3UINT64 = 30
    Vec4FLOAT32 = 31
    Vec4FLOAT64 = 32
    Vec4INT8 = 33
    Vec4INT16 = 34
    Vec4INT32 = 35
    Vec4INT64 = 36
    Vec4UINT8 = 37
    Vec4UINT16 = 38
    Vec4UINT32 = 39
    Vec4UINT64 = 40
    Mat2FLOAT32 = 41
    Mat3FLOAT32 = 42
    Mat4FLOAT32 = 43
    NumberOfFormats = 44
    FLOAT16 = 101
    Vec2FLOAT16 = 102
    Vec3FLOAT16 = 103
    Vec4FLOAT16 = 104


_KINDS = {"f": NumericType.Float, "u": NumericType.UnsignedInteger, "i": NumericType.SignedInteger}


class DataFormat:
    """A component type and a number of components. There is one object per format: compare with ``is`` or ``==``."""

    def __init__(self, name: str, dtype: np.dtype[Any], components: int) -> None:
        self._name = name
        self._dtype = dtype
        self._components = components

    @property
    def size(self) -> int:
        """Bytes of one element, all components together."""
        return self._dtype.itemsize * self._components

    @property
    def components(self) -> int:
        """How many numbers one element has, 1 to 4."""
        return self._components

    @property
    def precision(self) -> int:
        """Bits of one component."""
        return self._dtype.itemsize * 8

    @property
    def numericType(self) -> NumericType:
        """Whether the numbers are floats, signed or unsigned."""
        return _KINDS[self._dtype.kind]

    @property
    def id(self) -> DataFormatId:
        """The member of DataFormatId."""
        return DataFormatId[self._name]

    @property
    def max(self) -> float:
        """Largest number of the component type."""
        info = np.finfo(self._dtype) if self._dtype.kind == "f" else np.iinfo(self._dtype)
        return float(info.max)

    @property
    def min(self) -> float:
        """Smallest positive number of a float type, lowest of a whole-number type."""
        if self._dtype.kind == "f":
            return float(np.finfo(self._dtype).tiny)
        return float(np.iinfo(self._dtype).min)

    @property
    def lowest(self) -> float:
        """Most negative number of the component type."""
        info = np.finfo(self._dtype) if self._dtype.kind == "f" else np.iinfo(self._dtype)
        return float(info.min)

    @property
    def _default_range(self) -> tuple[float, float]:
        return (0.0, 1.0) if self._dtype.kind == "f" else (self.lowest, self.max)

    def __reduce__(self) -> tuple[Any, ...]:
        return _format_named, (self._name,)

    def __repr__(self) -> str:
        return f"DataFormat({self._name})"

    def __str__(self) -> str:
        return self._name


_formats: dict[str, DataFormat] = {}


def _make(name: str, dtype: str, components: int) -> DataFormat:
    _formats[name] = DataFormat(name, np.dtype(dtype), components)
    return _formats[name]


def _format_named(name: str) -> DataFormat:
    return _formats[name]


def _format_of(dtype: np.dtype[Any], components: int) -> DataFormat:
    """The format of an array's dtype and number of channels. ValueError names both when there is none."""
    prefix = "" if components == 1 else f"Vec{components}"
    kind = {"f": "FLOAT", "i": "INT", "u": "UINT"}.get(dtype.kind, "?")
    found = _formats.get(f"{prefix}{kind}{dtype.itemsize * 8}")
    if found is None:
        raise ValueError(
            "Could not map the type of the given array to an inviwo format, with "
            f"kind={dtype.kind}, itemsize={dtype.itemsize}, components={components} (dtype {dtype}). "
            f"Expected float16 to float64, int8 to int64 or uint8 to uint64, with 1 to 4 components{_advice(dtype)}"
        )
    return found


def _advice(dtype: np.dtype[Any]) -> str:
    """What to do about a dtype that has no format."""
    advice = {
        "b": "; convert it with array.astype(numpy.uint8)",
        "c": "; take numpy.abs(array), or array.real and array.imag as two channels with numpy.stack(..., axis=-1)",
        "O": "; the array holds Python objects, make it numeric with array.astype(numpy.float32)",
        "V": "; it is a structured array, choose one of its fields: array['name']",
        "M": "; dates are no numbers, convert them with array.astype(numpy.int64)",
        "m": "; durations are no numbers, convert them with array.astype(numpy.int64)",
        "U": "; it holds text",
        "S": "; it holds text",
        "f": "; convert it with array.astype(numpy.float64)" if dtype.itemsize > 8 else "",
    }
    return advice.get(dtype.kind, "")


DataFLOAT16 = _make("FLOAT16", "float16", 1)
DataFLOAT32 = _make("FLOAT32", "float32", 1)
DataFLOAT64 = _make("FLOAT64", "float64", 1)
DataINT8 = _make("INT8", "int8", 1)
DataINT16 = _make("INT16", "int16", 1)
DataINT32 = _make("INT32", "int32", 1)
DataINT64 = _make("INT64", "int64", 1)
DataUINT8 = _make("UINT8", "uint8", 1)
DataUINT16 = _make("UINT16", "uint16", 1)
DataUINT32 = _make("UINT32", "uint32", 1)
DataUINT64 = _make("UINT64", "uint64", 1)
DataVec2FLOAT16 = _make("Vec2FLOAT16", "float16", 2)
DataVec2FLOAT32 = _make("Vec2FLOAT32", "float32", 2)
DataVec2FLOAT64 = _make("Vec2FLOAT64", "float64", 2)
DataVec2INT8 = _make("Vec2INT8", "int8", 2)
DataVec2INT16 = _make("Vec2INT16", "int16", 2)
DataVec2INT32 = _make("Vec2INT32", "int32", 2)
DataVec2INT64 = _make("Vec2INT64", "int64", 2)
DataVec2UINT8 = _make("Vec2UINT8", "uint8", 2)
DataVec2UINT16 = _make("Vec2UINT16", "uint16", 2)
DataVec2UINT32 = _make("Vec2UINT32", "uint32", 2)
DataVec2UINT64 = _make("Vec2UINT64", "uint64", 2)
DataVec3FLOAT16 = _make("Vec3FLOAT16", "float16", 3)
DataVec3FLOAT32 = _make("Vec3FLOAT32", "float32", 3)
DataVec3FLOAT64 = _make("Vec3FLOAT64", "float64", 3)
DataVec3INT8 = _make("Vec3INT8", "int8", 3)
DataVec3INT16 = _make("Vec3INT16", "int16", 3)
DataVec3INT32 = _make("Vec3INT32", "int32", 3)
DataVec3INT64 = _make("Vec3INT64", "int64", 3)
DataVec3UINT8 = _make("Vec3UINT8", "uint8", 3)
DataVec3UINT16 = _make("Vec3UINT16", "uint16", 3)
DataVec3UINT32 = _make("Vec3UINT32", "uint32", 3)
DataVec3UINT64 = _make("Vec3UINT64", "uint64", 3)
DataVec4FLOAT16 = _make("Vec4FLOAT16", "float16", 4)
DataVec4FLOAT32 = _make("Vec4FLOAT32", "float32", 4)
DataVec4FLOAT64 = _make("Vec4FLOAT64", "float64", 4)
DataVec4INT8 = _make("Vec4INT8", "int8", 4)
DataVec4INT16 = _make("Vec4INT16", "int16", 4)
DataVec4INT32 = _make("Vec4INT32", "int32", 4)
DataVec4INT64 = _make("Vec4INT64", "int64", 4)
DataVec4UINT8 = _make("Vec4UINT8", "uint8", 4)
DataVec4UINT16 = _make("Vec4UINT16", "uint16", 4)
DataVec4UINT32 = _make("Vec4UINT32", "uint32", 4)
DataVec4UINT64 = _make("Vec4UINT64", "uint64", 4)
DataMat2FLOAT32 = _make("Mat2FLOAT32", "float32", 4)
DataMat3FLOAT32 = _make("Mat3FLOAT32", "float32", 9)
DataMat4FLOAT32 = _make("Mat4FLOAT32", "float32", 16)
