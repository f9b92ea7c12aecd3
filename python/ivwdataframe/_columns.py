"""The kinds of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from inviwopy.data import Buffer, Unit, formats
from inviwopy.data._buffer import typed_buffer
from inviwopy.data._enums import BufferTarget
from inviwopy.data._grid import Register
from inviwopy.data.formats import DataFormat, _format_of
from ivwdataframe._column import Column, ColumnType

__all__ = [
    "CategoricalColumn",
    "ColumnFLOAT16",
    "ColumnFLOAT32",
    "ColumnFLOAT64",
    "ColumnINT8",
    "ColumnINT16",
    "ColumnINT32",
    "ColumnINT64",
    "ColumnUINT8",
    "ColumnUINT16",
    "ColumnUINT32",
    "ColumnUINT64",
    "IndexColumn",
    "OrdinalColumn",
    "column_from_buffer",
    "column_from_values",
]

Array = npt.NDArray[Any]

_types: dict[DataFormat, type[OrdinalColumn]] = {}


def _zeros(format: DataFormat, rows: int) -> Buffer:
    return typed_buffer(BufferTarget.Data, format)(rows)


class OrdinalColumn(Column):
    """A column of numbers; one class for each format: ``ColumnFLOAT32`` ...

    ``Class(header, size)`` is filled with zeros, ``Class(header, values)`` copies any iterable of numbers."""

    _format: ClassVar[DataFormat]

    def __init_subclass__(cls, format: DataFormat | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if format is not None:
            cls._format = format
            _types[format] = cls

    def __init__(self, header: str, data: Any = 0, unit: Unit | str = "", range: Any = None) -> None:
        if isinstance(data, Buffer):
            if data.format is not self._format:
                raise TypeError(f"{type(self).__name__} holds {self._format}, got a buffer of {data.format}")
            super().__init__(header, data, unit, range)
            return
        rows = int(data) if isinstance(data, (int, np.integer)) else 0
        super().__init__(header, _zeros(self._format, rows), unit, range)
        if not isinstance(data, (int, np.integer)):
            self.append(data)


class ColumnFLOAT16(OrdinalColumn, format=formats.DataFLOAT16):
    """A column of FLOAT16."""


class ColumnFLOAT32(OrdinalColumn, format=formats.DataFLOAT32):
    """A column of FLOAT32."""


class ColumnFLOAT64(OrdinalColumn, format=formats.DataFLOAT64):
    """A column of FLOAT64."""


class ColumnINT8(OrdinalColumn, format=formats.DataINT8):
    """A column of INT8."""


class ColumnINT16(OrdinalColumn, format=formats.DataINT16):
    """A column of INT16."""


class ColumnINT32(OrdinalColumn, format=formats.DataINT32):
    """A column of INT32."""


class ColumnINT64(OrdinalColumn, format=formats.DataINT64):
    """A column of INT64."""


class ColumnUINT8(OrdinalColumn, format=formats.DataUINT8):
    """A column of UINT8."""


class ColumnUINT16(OrdinalColumn, format=formats.DataUINT16):
    """A column of UINT16."""


class ColumnUINT32(OrdinalColumn, format=formats.DataUINT32):
    """A column of UINT32."""


class ColumnUINT64(OrdinalColumn, format=formats.DataUINT64):
    """A column of UINT64."""


class IndexColumn(Column):
    """The numbers of the rows, UINT32, by which selections name them. Column 0 of every data frame."""

    _type = ColumnType.Index

    def __init__(self, header: str = "index", data: Any = 0) -> None:
        """``data``: a number of rows, numbered from 0, or the numbers themselves."""
        numbers = np.arange(data) if isinstance(data, (int, np.integer)) else data
        super().__init__(header, _zeros(formats.DataUINT32, 0))
        self.append(numbers)


class CategoricalColumn(Column):
    """A column of texts. The buffer holds for each row the number of its category, in order of first appearance.

    ``CategoricalColumn(header, texts)``, or a number of rows that hold the empty text."""

    _type = ColumnType.Categorical

    def __init__(self, header: str, values: Any = 0, unit: Unit | str = "") -> None:
        super().__init__(header, _zeros(formats.DataUINT32, 0), unit)
        self._categories: dict[str, int] = {}
        self.append([""] * int(values) if isinstance(values, (int, np.integer)) else values)

    @property
    def categories(self) -> list[str]:
        """The texts that there are, by number."""
        return list(self._categories)

    def addCategory(self, category: str) -> int:
        """The number of a category, which is new or known."""
        return self._categories.setdefault(_text(category), len(self._categories))

    def addMany(self, values: Iterable[Any]) -> None:
        """As ``append``."""
        self.append(values)

    def getId(self, row: int) -> int:
        """The number of the category of a row."""
        return int(self.data[self._row(row)])

    def __getitem__(self, row: Any) -> Any:
        """The text of a row; of a slice a list of texts."""
        if isinstance(row, slice):
            texts = self.categories
            return [texts[number] for number in self.data[row]]
        return super().__getitem__(row)

    def _value(self, number: Any) -> str:
        return _nth(self._categories, int(number))

    def __iter__(self) -> Any:
        return iter(self[:])

    def _numbers(self, values: Any) -> Array:
        texts = np.asarray(values).tolist() if hasattr(values, "__array__") and not isinstance(values, Column) else values
        if isinstance(texts, str):
            raise TypeError(f"column {self.header!r} takes a list of texts, got the text {texts!r}; use add for one")
        return np.array([self.addCategory(text) for text in texts], np.uint32)

    def _of(self, buffer: Buffer) -> CategoricalColumn:
        copy = super()._of(buffer)
        copy._categories = dict(self._categories)
        return copy

    def _taken(self, rows: Array) -> CategoricalColumn:
        taken = super()._taken(rows)
        if np.any(rows < 0):
            taken.data[rows < 0] = taken.addCategory("")
        return taken

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription."""
        return {**super().describe(register), "categories": self.categories}

    def _take_description(self, description: Mapping[str, Any]) -> None:
        self._categories = {text: number for number, text in enumerate(description["categories"])}


def _text(value: Any) -> str:
    return "" if _is_missing(value) else str(value)


def _nth(categories: Iterable[str], number: int) -> str:
    for index, text in enumerate(categories):
        if index == number:
            return text
    raise IndexError(f"there is no category {number}")


def column_from_buffer(header: str, buffer: Buffer, unit: Unit | str = "", range: Any = None) -> OrdinalColumn:
    """A column over a buffer of numbers, which is shared. ValueError for a buffer of vectors."""
    if buffer.format.components != 1:
        raise ValueError(
            f"column {header!r}: a column holds one number per row, got a buffer of {buffer.format}; "
            "add a column for each component"
        )
    return _types[buffer.format](header, buffer, unit, range)


def column_from_values(header: str, values: Any, unit: Unit | str = "", range: Any = None) -> Column:
    """A column for any array or list: texts make a categorical one, numbers one of the format that they have.

    Python's whole numbers become INT64 and others FLOAT64; None among numbers becomes nan."""
    array = np.asarray(values)
    if array.dtype.kind == "O":
        array = _from_objects(array)
    if array.dtype.kind in "USO":
        return CategoricalColumn(header, array, unit)
    if array.dtype.kind == "b":
        array = array.astype(np.uint8)
    if array.ndim != 1:
        raise ValueError(f"column {header!r} takes one value per row, got an array of shape {array.shape}")
    if not array.dtype.isnative:
        array = array.astype(array.dtype.newbyteorder("="))
    try:
        kind = _types[_format_of(array.dtype, 1)]
    except ValueError as error:
        raise ValueError(f"column {header!r}: {error}") from None
    return kind(header, array, unit, range)


def _from_objects(array: Array) -> Array:
    """Numbers with gaps as FLOAT64; anything else as it is."""
    known = [value for value in array.tolist() if not _is_missing(value)]
    if not known or not all(isinstance(value, (int, float, np.number)) for value in known):
        return array
    return np.array([np.nan if _is_missing(value) else float(value) for value in array.tolist()])


def _is_missing(value: Any) -> bool:
    # pandas' NA has no truth value, and is not to be imported.
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
