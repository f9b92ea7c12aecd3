"""Scalar families of the vector and matrix types, and the rules by which a number becomes a component."""

from __future__ import annotations

import operator
from typing import Any, NamedTuple, SupportsFloat

import numpy as np

from inviwopy._array_like import as_array

__all__ = ["BOOL", "DOUBLE", "FLOAT", "INT", "INT64", "SIZE", "UINT", "Family", "Number", "stream_text"]

Number = Any
"""A Python or NumPy number. Which ones a place accepts is a matter of its family, checked when called."""


class Family(NamedTuple):
    """One component type: how its vectors are named, its dtype, and ``kind`` 'float', 'int' or 'bool'."""

    prefix: str
    dtype: np.dtype[Any]
    kind: str

    def scalar(self, value: Number) -> Any:
        """``value`` as a Python number that fits this type; TypeError for any other, as the original does.

        Whole-number types refuse floats (nothing is truncated silently), unsigned ones negatives."""
        if self.kind == "bool":
            return bool(value)
        if self.kind == "float":
            return self._float(value)
        return self._whole(value)

    def _float(self, value: Number) -> float:
        if isinstance(value, (str, bytes)) or (isinstance(value, np.ndarray) and value.ndim > 0):
            raise TypeError(f"expected a number, got {type(value).__name__}")
        if isinstance(value, SupportsFloat):
            return float(value)
        try:
            return float(operator.index(value))
        except TypeError:
            raise TypeError(f"expected a number, got {type(value).__name__}") from None

    def _whole(self, value: Number) -> int:
        if isinstance(value, (float, np.floating, str, bytes)):
            raise TypeError(f"expected a whole number, got {type(value).__name__} {value!r}")
        try:
            number = operator.index(value)
        except TypeError:
            if not hasattr(type(value), "__int__") or isinstance(value, np.ndarray):
                raise TypeError(f"expected a whole number, got {type(value).__name__}") from None
            number = int(value)
        limits = np.iinfo(self.dtype)
        if not limits.min <= number <= limits.max:
            raise TypeError(f"{number} is outside of {self.dtype} ({limits.min} to {limits.max})")
        return number

    def accepts(self, value: object) -> bool:
        """Whether ``value`` is a scalar that ``scalar`` would take."""
        try:
            self.scalar(value)
        except (TypeError, ValueError):
            return False
        return True

    def cast(self, values: object) -> np.ndarray[Any, np.dtype[Any]]:
        """A fresh array of this dtype; any numeric dtype is converted, also where precision is lost."""
        array = as_array(values, "expected numbers")
        if array.dtype.kind not in "biuf":
            raise TypeError(f"expected numbers, got an array of {array.dtype}")
        with np.errstate(all="ignore"):
            return array.astype(self.dtype)


FLOAT = Family("", np.dtype(np.float32), "float")
DOUBLE = Family("d", np.dtype(np.float64), "float")
INT = Family("i", np.dtype(np.int32), "int")
UINT = Family("u", np.dtype(np.uint32), "int")
INT64 = Family("i64", np.dtype(np.int64), "int")
SIZE = Family("size", np.dtype(np.uint64), "int")
BOOL = Family("b", np.dtype(np.bool_), "bool")


def stream_text(value: Any) -> str:
    """``value`` as C++ streams print it: six significant digits, whole numbers without decimals, bools 0 or 1."""
    if isinstance(value, (bool, np.bool_)):
        return "1" if value else "0"
    if isinstance(value, (float, np.floating)):
        return format(float(value), ".6g")
    return str(value)
