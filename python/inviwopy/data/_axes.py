"""The axis order of 2021, for files that ask for it.

A file with the line ``__array_axes__ = "xyz"`` among its globals reads and gives arrays of volumes as ``[x, y, z]``
and of layers as ``[x, y]`` (channels last, as ever). It holds for the code of that file alone: not for the files that
it imports, and not for those that import it. The memory of a grid is the same in both: z slowest, x fastest."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["asks_for_xyz", "from_xyz", "to_xyz"]

Array = npt.NDArray[Any]


def asks_for_xyz() -> bool:
    """Whether the code that called the caller stands in a file that asks for the order of 2021."""
    axes = sys._getframe(2).f_globals.get("__array_axes__", "zyx")
    if axes not in ("xyz", "zyx"):
        raise ValueError(f'__array_axes__ is "xyz" (the order of 2021) or "zyx", found {axes!r}')
    return bool(axes == "xyz")


def from_xyz(array: Array, dimension: int) -> tuple[Array, bool]:
    """A ``[x, y, z(, channels)]`` array as ``[z, y, x(, channels)]``, and whether its memory was taken as it is.

    The bindings of 2021 copied memory and ignored strides: a C-ordered array gives its numbers in the order in which
    they lie, and its shape the dimensions. Scripts rely on that where they had put z slowest before. Of any other
    array the element ``[x, y, z]`` becomes the voxel (x, y, z)."""
    backwards = (*range(dimension)[::-1], *range(dimension, array.ndim))
    turned = array.transpose(backwards)
    if array.flags.c_contiguous and not turned.flags.c_contiguous:
        return array.reshape(turned.shape), True
    return turned, False


def to_xyz(array: Array, dimension: int, as_memory: bool) -> Array:
    """A view of a C-ordered ``[z, y, x(, channels)]`` array as ``from_xyz`` was given it."""
    backwards = (*range(dimension)[::-1], *range(dimension, array.ndim))
    turned = array.transpose(backwards)
    return np.reshape(array, turned.shape) if as_memory else turned
