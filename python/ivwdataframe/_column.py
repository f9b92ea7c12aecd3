"""What the columns of a data frame share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from inviwopy._enumeration import Enumeration
from inviwopy.data import Buffer, Unit
from inviwopy.data._grid import Register
from inviwopy.glm import dvec2

__all__ = ["Column", "ColumnType"]

Array = npt.NDArray[Any]
C = TypeVar("C", bound="Column")


class ColumnType(Enumeration):
    """What the numbers of a column mean."""

    Index = 0
    Ordinal = 1
    Categorical = 2


class Column:
    """A header, a unit and one value per row, which stand in ``buffer``: both are the same numbers.

    ``range`` is None, or what replaces lowest and highest value where a range is needed."""

    _type = ColumnType.Ordinal
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, header: str, buffer: Buffer, unit: Unit | str = "", range: Any = None) -> None:
        self.header = header
        self.unit = unit
        self.range = range
        self._buffer = buffer
        self._spare: Array | None = None

    @property
    def header(self) -> str:
        """The name of the column; every column of a data frame has another one."""
        return self._header

    @header.setter
    def header(self, header: str) -> None:
        if not isinstance(header, str):
            raise TypeError(f"the header of a column is a text, got {type(header).__name__}")
        self._header = header

    @property
    def unit(self) -> Unit:
        """The unit of the numbers."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit | str) -> None:
        self._unit = Unit(unit)

    @property
    def range(self) -> dvec2 | None:
        """The least and greatest value, when they were given."""
        return self._range

    @range.setter
    def range(self, range: Any) -> None:
        self._range = None if range is None else dvec2(*range)

    @property
    def dataRange(self) -> dvec2:
        """``range``, else lowest and highest finite value; nan when there is none."""
        if self._range is not None:
            return dvec2(self._range)
        data = self.data
        finite = data[np.isfinite(data)] if data.dtype.kind == "f" else data
        return dvec2(float(finite.min()), float(finite.max())) if finite.size else dvec2(float("nan"))

    @property
    def type(self) -> ColumnType:
        """Whether it is the index, numbers, or categories."""
        return self._type

    @property
    def buffer(self) -> Buffer:
        """The typed buffer of the values, shared and not copied."""
        return self._buffer

    @property
    def data(self) -> Array:
        """A writable view of the numbers, ``[rows]``."""
        return self._buffer.data

    @data.setter
    def data(self, array: Any) -> None:
        self._buffer.data = array

    @property
    def size(self) -> int:
        """Number of rows."""
        return self._buffer.size

    def __len__(self) -> int:
        return self._buffer.size

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.array(self.data, dtype) if copy or dtype is not None else self.data

    # Values

    def __getitem__(self, row: Any) -> Any:
        """The value of a row; of a slice an array."""
        if isinstance(row, slice):
            return self.data[row]
        return self._value(self.data[self._row(row)])

    def __setitem__(self, row: Any, value: Any) -> None:
        if isinstance(row, slice):
            self.data[row] = self._numbers(value)
        else:
            self.data[self._row(row)] = self._number(value)

    def __iter__(self) -> Iterator[Any]:
        return (self._value(number) for number in self.data.copy())

    def get(self, row: int, asString: bool = False) -> Any:
        """As ``column[row]``, or its text."""
        return str(self[row]) if asString else self[row]

    def set(self, row: int, value: Any) -> None:
        """As ``column[row] = value``."""
        self[row] = value

    def getAsString(self, row: int) -> str:
        """The value of that row as text."""
        return str(self[row])

    def getAsDouble(self, row: int) -> float:
        """The number of a row; of a categorical column the number of its category."""
        return float(self.data[self._row(row)])

    def add(self, value: Any) -> None:
        """Appends one value. A text is read as a number where the column holds numbers.

        TypeError or ValueError name the column and what it holds."""
        self._append(np.array([self._number(value)], self.data.dtype))

    def append(self, values: Iterable[Any]) -> None:
        """Appends several values, or those of another column."""
        self._append(self._numbers(values))

    def resize(self, rows: int) -> None:
        """Cuts rows off, or adds such as are zero."""
        self._buffer.size = rows

    def _row(self, row: Any) -> int:
        index = row.__index__() if hasattr(row, "__index__") else None
        if index is None:
            raise TypeError(f"the rows of column {self.header!r} are numbered, got {row!r}")
        if not -self.size <= index < self.size:
            raise IndexError(f"column {self.header!r} has {self.size} rows, there is no row {index}")
        return int(index)

    def _value(self, number: Any) -> Any:
        return number.item()

    def _number(self, value: Any) -> Any:
        return self._numbers([value])[0]

    def _numbers(self, values: Any) -> Array:
        """The values as an array of the column's dtype. Raises for what the dtype cannot hold."""
        dtype = self._buffer.format._dtype
        array = np.asarray(values if hasattr(values, "__array__") else list(values))
        if array.dtype.kind in "US":
            array = self._read(array)
        if array.size and array.dtype.kind not in "fiub":
            raise TypeError(f"column {self.header!r} holds {self._buffer.format}, got {array.flat[0]!r}")
        if array.ndim != 1:
            raise ValueError(f"column {self.header!r} takes one value per row, got an array of shape {array.shape}")
        if dtype.kind in "iu" and array.size:
            self._check_whole(array, dtype)
        return array.astype(dtype)

    def _read(self, texts: Array) -> Array:
        kind = float if self._buffer.format._dtype.kind == "f" else int
        try:
            return np.array([kind(text) for text in texts.tolist()])
        except ValueError as error:
            raise ValueError(f"column {self.header!r} holds {self._buffer.format}: {error}") from None

    def _check_whole(self, array: Array, dtype: np.dtype[Any]) -> None:
        if array.dtype.kind == "f" and not np.all(np.isfinite(array) & (array == np.floor(array))):
            raise TypeError(f"column {self.header!r} holds whole numbers ({self._buffer.format})")
        limits = np.iinfo(dtype)
        lowest, highest = array.min().item(), array.max().item()
        if lowest < limits.min or highest > limits.max:
            wrong = lowest if lowest < limits.min else highest
            raise OverflowError(f"column {self.header!r} holds {limits.min} to {limits.max}, got {wrong}")

    def _append(self, numbers: Array) -> None:
        """Room doubles, so that many single rows cost little."""
        rows, count = self._buffer.size, self._buffer.size + len(numbers)
        present = self.data
        if self._spare is None or present.base is not self._spare or count > len(self._spare):
            self._spare = np.empty(max(16, 2 * count), present.dtype)
            self._spare[:rows] = present
        self._spare[rows:count] = numbers
        self._buffer._array, self._buffer._size = self._spare[:count], count

    # Copies and descriptions

    def _of(self: C, buffer: Buffer) -> C:
        """A column like this one with other numbers."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._buffer, copy._spare = buffer, None
        return copy

    def clone(self: C) -> C:
        """A deep copy."""
        return self._of(self._buffer.clone())

    def _taken(self: C, rows: Array) -> C:
        """Those rows, in that order; where the number is negative, what stands for a missing value."""
        source = self.data
        missing = np.nan if source.dtype.kind == "f" else 0
        taken = source[np.maximum(rows, 0)] if len(source) else np.zeros(len(rows), source.dtype)
        taken[rows < 0] = missing
        return self._of(type(self._buffer)(taken))

    def describe(self, register: Register) -> dict[str, Any]:
        """The part of a DataDescription that speaks of this column."""
        description: dict[str, Any] = {
            "type": self._type.name.lower(),
            "header": self._header,
            "unit": str(self._unit),
            "buffer": self._buffer.describe(register),
        }
        if self._range is not None:
            description["range"] = [self._range.x, self._range.y]
        return description

    def _take_description(self, description: Mapping[str, Any]) -> None:
        """What a description says beside the numbers."""

    def __repr__(self) -> str:
        unit = f" [{self._unit}]" if str(self._unit) else ""
        return f"<{type(self).__name__}: '{self._header}'{unit} size = {self.size} format = {self._buffer.format}>"
