"""Arrays as grids: which axis is which, and the objects that hold them."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import as_array
from inviwopy.data._axes import from_xyz, to_xyz
from inviwopy.data._enums import InterpolationType, Wrapping, _as_member
from inviwopy.data._swizzle import SwizzleMask
from inviwopy.data.formats import DataFormat, _format_of

__all__ = ["GridRepresentation", "Register", "check_same_kind", "grid_array", "grid_array_xyz", "grid_format"]

Array = npt.NDArray[Any]
Register = Callable[[object], str]
G = TypeVar("G", bound="GridRepresentation")

_AXES = {1: "[index]", 2: "[y, x]", 3: "[z, y, x]"}


def grid_array(kind: str, array: Any, dimension: int, copy: bool) -> Array:
    """``array`` as C-contiguous native numbers, slowest axis first, channels last.

    ``kind`` ('Volume', 'Layer', 'Buffer') is named in errors, ``dimension`` is its number of axes (one more for
    channels). A C-ordered array has the order [z, y, x]. One that is Fortran-ordered and not C-ordered comes from a
    script of 2021 and is read as [x, y, z, channels]; its memory is the same. With any other strides the array is
    copied as [z, y, x]. ValueError for a wrong number of axes, an empty axis or a dtype without a format."""
    array = _checked(kind, array, dimension)
    if dimension > 1 and array.flags.f_contiguous and not array.flags.c_contiguous:
        array, _ = from_xyz(array, dimension)
    return _native(array, copy)


def grid_array_xyz(kind: str, array: Any, dimension: int) -> tuple[Array, bool]:
    """As ``grid_array`` with a copy, for a file that asks for [x, y, z]: ``from_xyz`` says how, and what the flag is."""
    array, as_memory = from_xyz(_checked(kind, array, dimension), dimension)
    return _native(array, copy=True), as_memory


def _native(array: Array, copy: bool) -> Array:
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    return np.array(array, order="C", copy=True) if copy else np.ascontiguousarray(array)


def _checked(kind: str, given: Any, dimension: int) -> Array:
    array = as_array(given, kind)
    if array.ndim not in (dimension, dimension + 1):
        raise ValueError(
            f"Unable to create a {kind} from array: ndims must be either {dimension} or {dimension + 1}, "
            f"found {array.ndim}. The array has shape {array.shape} and dtype {array.dtype}; expected "
            f"{_AXES[dimension]}, or one more axis of 1 to 4 channels at the end"
        )
    components = array.shape[-1] if array.ndim > dimension else 1
    try:
        _format_of(array.dtype, components)
    except ValueError as error:
        raise ValueError(f"{error}. Unable to create a {kind} from an array of shape {array.shape}") from None
    if 0 in array.shape and kind != "Buffer":
        raise ValueError(
            f"Unable to create a {kind} from array: every axis needs at least one element, found shape {array.shape}"
        )
    return array


def grid_format(array: Array, dimension: int) -> DataFormat:
    """The format of an array that went through ``grid_array``."""
    return _format_of(array.dtype, array.shape[-1] if array.ndim > dimension else 1)


def check_same_kind(array: Array, format: DataFormat, shape: Sequence[int]) -> None:
    """ValueError unless dtype, number of axes and each extent are those of an object that is assigned to."""
    if array.dtype != format._dtype:
        raise ValueError(
            f"Invalid data format, got: '{array.dtype}' expected: '{format._dtype}'. "
            f"Convert it with array.astype(numpy.{format._dtype})"
        )
    expected = tuple(shape) if format.components == 1 else (*shape, format.components)
    if array.ndim != len(expected):
        raise ValueError(f"Invalid data rank, get: '{array.ndim}' expected: '{len(expected)}'")
    for got, wanted in zip(array.shape, expected):
        if got != wanted:
            raise ValueError(
                f"Invalid data dimensions, got '{got}' expected: '{wanted}' (shape {array.shape}, expected {expected})"
            )


class GridRepresentation:
    """An array with what the sampler of a grid needs to know; the array is held, not copied.

    Data that lives in the engine is read when ``data`` is first asked for."""

    _dimension = 3
    _kind = "Volume"

    def _init_grid(
        self,
        array: Array | None,
        format: DataFormat,
        shape: Sequence[int],
        swizzle: SwizzleMask,
        interpolation: InterpolationType,
        wrapping: Sequence[Wrapping],
    ) -> None:
        self._array = array
        self._format = format
        self._shape = tuple(shape)
        self._remote: Mapping[str, Any] | None = None
        self._reader: Callable[[Mapping[str, Any]], Array] | None = None
        self._swizzle = swizzle
        self._interpolation = _as_member(InterpolationType, interpolation)
        self._wrapping = self._checked_wrapping(wrapping)
        self._valid = True
        self._as_memory = False  # made from a C-ordered array by a file that asks for [x, y, z]
        # Weak: in a cycle with its owner a large array would stay until the garbage collector comes by.
        self._owner: weakref.ref[Any] | None = None

    def _checked_wrapping(self, wrapping: Sequence[Wrapping]) -> list[Wrapping]:
        members = [_as_member(Wrapping, wrap) for wrap in wrapping]
        if len(members) != self._dimension:
            raise ValueError(f"{self._kind}: wrapping has one entry per axis ({self._dimension}), got {len(members)}")
        return members

    def _hold(self, array: Array) -> None:
        """Takes over an array that went through ``grid_array``."""
        self._array = array
        self._format = grid_format(array, self._dimension)
        self._shape = array.shape[: self._dimension]
        self._as_memory = False
        self._remote = self._reader = None

    def _defer(self, remote: Mapping[str, Any], reader: Callable[[Mapping[str, Any]], Array]) -> None:
        """Leaves the array where ``remote`` says until it is asked for."""
        self._array, self._remote, self._reader = None, remote, reader

    @property
    def data(self) -> Array:
        """The array itself: slowest axis first, channels last unless there is one."""
        if self._array is None:
            assert self._reader is not None
            assert self._remote is not None
            array = np.asarray(self._reader(self._remote))
            components = self._format.components
            shape = self._shape if components == 1 else (*self._shape, components)
            self._array = array.reshape(shape)
            self._remote = self._reader = None  # it may be written to from now on
        return self._array

    def _read(self, xyz: bool) -> Array:
        """The array for a file of either age, writable."""
        if not xyz:
            return self.data
        # One of a size and a format has an axis of channels in any case, which those of 2021 had not.
        has_one = self.data.ndim > self._dimension and self.data.shape[-1] == 1
        return to_xyz(self.data[..., 0] if has_one else self.data, self._dimension, self._as_memory)

    def _write_xyz(self, array: Any) -> None:
        """What ``volume.data = array`` does in a file that asks for [x, y, z]: copies; the format and size stay."""
        array = as_array(array, f"{self._kind}.data")
        check_same_kind(array, self._format, self._shape[::-1])
        memory, as_memory = grid_array_xyz(self._kind, array, self._dimension)
        self._hold(memory)
        self._as_memory = as_memory

    @property
    def format(self) -> DataFormat:
        return self._format

    @property
    def swizzleMask(self) -> SwizzleMask:
        return self._swizzle

    @swizzleMask.setter
    def swizzleMask(self, mask: SwizzleMask) -> None:
        self._swizzle = SwizzleMask(mask)

    @property
    def interpolation(self) -> InterpolationType:
        return self._interpolation

    @interpolation.setter
    def interpolation(self, interpolation: InterpolationType) -> None:
        self._interpolation = _as_member(InterpolationType, interpolation)

    @property
    def wrapping(self) -> list[Wrapping]:
        return list(self._wrapping)

    @wrapping.setter
    def wrapping(self, wrapping: Sequence[Wrapping]) -> None:
        self._wrapping = self._checked_wrapping(wrapping)

    def getOwner(self) -> Any:
        """The volume or layer that this belongs to, or None."""
        return self._owner() if self._owner is not None else None

    def isValid(self) -> bool:
        return self._valid

    def setValid(self, valid: bool) -> None:
        self._valid = bool(valid)

    def _resize(self, shape: Sequence[int]) -> None:
        """A new uninitialised array of this shape and the present format."""
        trailing = () if self._format.components == 1 else (self._format.components,)
        self._hold(np.empty((*shape, *trailing), self._format._dtype))

    def _copy_grid(self: G, deep: bool = True) -> G:
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._wrapping, copy._owner = list(self._wrapping), None
        if deep and self._array is not None:
            copy._array = self._array.copy()
        return copy

    def _describe_grid(self, register: Register, owner: object) -> dict[str, Any]:
        """The fields of a DataDescription that speak of the array; ``owner`` is what the handle stands for."""
        if self._array is None and self._remote is not None:
            home, handle = "engine", self._remote["handle"]
        else:
            home, handle = "python", register(owner)
        count = int(np.prod(self._shape, dtype=np.int64))
        return {
            "handle": handle,
            "home": home,
            "dimensions": [int(n) for n in reversed(self._shape)],
            "format": str(self._format),
            "dtype": self._format._dtype.str,
            "bytes": count * self._format.size,
            "swizzle": self._swizzle._letters,
            "interpolation": self._interpolation.name.lower(),
            "wrapping": [wrap.name.lower() for wrap in self._wrapping],
        }
