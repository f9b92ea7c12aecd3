"""Buffers: lists of numbers or short vectors, the attributes and indices of meshes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import as_array
from inviwopy.data._enums import BufferTarget, BufferUsage, _as_member
from inviwopy.data._grid import Register, check_same_kind, grid_array, grid_format
from inviwopy.data.formats import DataFormat, _format_named

__all__ = ["Buffer", "typed_buffer"]

B = TypeVar("B", bound="Buffer")
Array = npt.NDArray[Any]

_types: dict[tuple[BufferTarget, DataFormat], type[Buffer]] = {}


def typed_buffer(target: BufferTarget, format: DataFormat) -> type[Buffer]:
    """The class of a target and a format: ``IndexBufferUINT32``."""
    return _types[target, format]


class Buffer:
    """``Buffer(array)`` copies ``[n]`` or ``[n, components]`` and is a buffer of the array's format.

    The typed classes (``BufferVec3FLOAT32`` ...) take a size or an array of exactly their dtype and components."""

    _format: ClassVar[DataFormat]
    _target: ClassVar[BufferTarget] = BufferTarget.Data

    def __init_subclass__(
        cls,
        format: DataFormat | None = None,
        target: BufferTarget = BufferTarget.Data,
        **arguments: Any,
    ) -> None:
        super().__init_subclass__(**arguments)
        if format is not None:
            cls._format, cls._target = format, target
            _types[target, format] = cls

    def __new__(cls, *arguments: Any, **keywords: Any) -> Buffer:
        if cls is not Buffer:
            return super().__new__(cls)
        if not arguments and "data" not in keywords:
            raise TypeError("Buffer(): expected an array; for an empty one use a typed class, BufferFLOAT32(size)")
        array = grid_array("Buffer", arguments[0] if arguments else keywords["data"], 1, copy=False)
        return super().__new__(typed_buffer(BufferTarget.Data, grid_format(array, 1)))

    def __init__(self, data: Any = 0, usage: BufferUsage = BufferUsage.Static) -> None:
        """``data``: a number of elements (all zero at first) or an array, which is copied. ValueError when its dtype
        or components are not those of the class."""
        self._usage = _as_member(BufferUsage, usage)
        self._remote: Mapping[str, Any] | None = None
        self._reader: Callable[[Mapping[str, Any]], Array] | None = None
        self._array: Array | None
        if isinstance(data, (int, np.integer)):
            self._array = np.zeros(self._shape_of(int(data)), self._format._dtype)
        else:
            array = as_array(data, type(self).__name__)
            if not array.dtype.isnative:
                array = array.astype(array.dtype.newbyteorder("="))
            if array.ndim == 2 and array.shape[1] == 1 and self._format.components == 1:
                array = array[:, 0]
            check_same_kind(array, self._format, array.shape[:1])
            self._array = np.array(array, order="C", copy=True)
        self._size = len(self._array)

    @classmethod
    def _shape_of(cls, size: int) -> tuple[int, ...]:
        if size < 0:
            raise ValueError(f"{cls.__name__}: size is not negative, got {size}")
        return (size,) if cls._format.components == 1 else (size, cls._format.components)

    @property
    def data(self) -> Array:
        """A writable view, ``[n]`` or ``[n, components]``. Assigning copies numbers of the same dtype and shape."""
        if self._array is None:
            assert self._reader is not None
            assert self._remote is not None
            self._array = np.asarray(self._reader(self._remote)).reshape(self._shape_of(self._size))
            self._remote = self._reader = None  # it may be written to from now on
        return self._array

    @data.setter
    def data(self, array: Any) -> None:
        array = as_array(array, f"{type(self).__name__}.data")
        check_same_kind(array, self._format, (self.size,))
        self.data[...] = array

    @property
    def size(self) -> int:
        """Number of elements; a larger one appends zeros."""
        return self._size

    @size.setter
    def size(self, size: int) -> None:
        resized = np.zeros(self._shape_of(int(size)), self._format._dtype)
        kept = min(len(resized), self._size)
        if kept:
            resized[:kept] = self.data[:kept]
        self._array, self._size = resized, len(resized)
        self._remote = self._reader = None

    @property
    def format(self) -> DataFormat:
        """What one element is."""
        return self._format

    def __len__(self) -> int:
        return self._size

    def clone(self: B) -> B:
        """A deep copy."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._array = None if self._array is None else self._array.copy()
        return copy

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription; ``register`` gives a handle for an object whose array stays in Python."""
        remote = self._array is None and self._remote is not None
        return {
            "kind": "buffer",
            "handle": self._remote["handle"] if remote and self._remote else register(self),
            "home": "engine" if remote else "python",
            "format": str(self._format),
            "dtype": self._format._dtype.str,
            "length": self._size,
            "bytes": self._size * self._format.size,
            "target": self._target.name.lower(),
        }

    @staticmethod
    def _from_description(
        description: Mapping[str, Any],
        reader: Callable[[Mapping[str, Any]], Array],
        target: BufferTarget = BufferTarget.Data,
    ) -> Buffer:
        kind = typed_buffer(target, _format_named(description["format"]))
        buffer = kind(0)
        buffer._size = int(description["length"])
        buffer._array, buffer._remote, buffer._reader = None, description, reader
        return buffer

    def __repr__(self) -> str:
        return (
            f"<Buffer: target = {self._target.name} usage = {self._usage.name} format = {self._format} size = {self._size}>"
        )
