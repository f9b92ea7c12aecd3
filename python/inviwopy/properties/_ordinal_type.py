"""How the value types of ordinal properties are converted, stored and sent."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast

import numpy as np
import numpy.typing as npt

from inviwopy.glm._matrix import Matrix, matrix_type
from inviwopy.glm._scalar import Family, stream_text
from inviwopy.glm._vector import Vector, vector_type

__all__ = ["OrdinalType"]

T = TypeVar("T")
Array = npt.NDArray[Any]


class OrdinalType(Generic[T]):
    """A value type: ``name`` as in class names ('FloatVec3'), the class of its values, and its default range.

    Values are stored as flat arrays of float64 or 64-bit whole numbers: what the user types stays what it is, also
    where the value class has single precision."""

    def __init__(
        self,
        name: str,
        family: Family,
        value_class: type[Any],
        low: float,
        high: float,
        increment: float,
    ) -> None:
        self.name = name
        self.family = family
        self.value_class = value_class
        self.is_scalar = not issubclass(value_class, (Vector, Matrix))
        self.default_value = self._uniform(0)
        self.default_min = self._uniform(low)
        self.default_max = self._uniform(high)
        self.default_increment = self._uniform(increment)

    @property
    def storage(self) -> np.dtype[Any]:
        if self.family.kind == "float":
            return np.dtype(np.float64)
        return np.dtype(np.uint64) if self.family.prefix == "size" else np.dtype(np.int64)

    @property
    def size(self) -> int:
        """How many numbers one value has."""
        if self.is_scalar:
            return 1
        if issubclass(self.value_class, Matrix):
            return self.value_class._columns * self.value_class._rows
        return cast("type[Vector[Any]]", self.value_class)._length

    def _uniform(self, number: float) -> Array:
        return np.full(self.size, number, self.storage)

    def array(self, value: object) -> Array:
        """``value`` as stored: from a Python value of any accepted form, or from the flat list of a state.

        TypeError or ValueError when it does not fit."""
        if isinstance(value, np.ndarray) and value.dtype == self.storage and value.shape == (self.size,):
            return value.copy()
        if isinstance(value, (Vector, Matrix)) and type(value) is self.value_class:
            return value._a.astype(self.storage).ravel()
        if self.is_scalar:
            return np.array([self.family.scalar(value)], self.storage)
        prefix = "d" if self.family.kind == "float" else self.family.prefix
        if issubclass(self.value_class, Matrix):
            columns, rows = self.value_class._columns, self.value_class._rows
            flat = isinstance(value, (list, tuple)) and len(value) == columns * rows
            matrix = matrix_type(prefix, columns, rows)
            return (matrix(*value) if flat else matrix(value))._a.astype(self.storage).ravel()  # type: ignore[misc]
        return vector_type(prefix, self.size)(value)._a.astype(self.storage)

    def value(self, array: Array) -> T:
        """A stored array as a new value for Python."""
        if self.is_scalar:
            return cast(T, array[0].item())
        if issubclass(self.value_class, Matrix):
            array = array.reshape(self.value_class._columns, self.value_class._rows)
        return cast(T, self.value_class._wrap(self.family.cast(array)))

    def wire(self, array: Array) -> Any:
        """A stored array as a JSON value: a number, or a flat list."""
        return array[0].item() if self.is_scalar else array.tolist()

    def text(self, array: Array) -> str:
        return stream_text(array[0].item()) if self.is_scalar else repr(self.value(array))
