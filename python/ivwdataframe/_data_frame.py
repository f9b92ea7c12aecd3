"""Tables of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from inviwopy.data import Buffer, Unit
from inviwopy.data._grid import Register
from ivwdataframe._column import Column
from ivwdataframe._columns import (
    CategoricalColumn,
    ColumnFLOAT32,
    ColumnFLOAT64,
    ColumnINT32,
    ColumnINT64,
    ColumnUINT32,
    ColumnUINT64,
    IndexColumn,
    column_from_buffer,
    column_from_values,
)

__all__ = ["DataFrame"]

Array = npt.NDArray[Any]
C = TypeVar("C", bound=Column)
Reader = Callable[[Mapping[str, Any]], Array]
Values = Any
"""A number of rows, or an iterable of values."""


class DataFrame:
    """Columns of the same length; the first one is the index.

    ``DataFrame(size)`` has an index of ``size`` rows. ``DataFrame({"x": array, "name": texts})`` and a data frame of
    pandas (or anything with ``columns`` and ``frame[name]``) become one with copies of their columns."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, size: Any = 0) -> None:
        self._columns: list[Column] = [IndexColumn(data=size if isinstance(size, (int, np.integer)) else 0)]
        if isinstance(size, (int, np.integer)):
            return
        for header, values in _columns_of(size):
            self._add(column_from_values(str(header), values))
        self.updateIndex()

    # What is in it

    @property
    def rows(self) -> int:
        """Length of the longest column."""
        return max(column.size for column in self._columns)

    @property
    def cols(self) -> int:
        """Number of columns, with the index."""
        return len(self._columns)

    @property
    def columns(self) -> list[str]:
        """The headers."""
        return [column.header for column in self._columns]

    def __len__(self) -> int:
        return len(self._columns)

    def __iter__(self) -> Iterator[Column]:
        return iter(list(self._columns))

    def __contains__(self, header: object) -> bool:
        return any(column is header or column.header == header for column in self._columns)

    def __getitem__(self, column: Any) -> Column:
        """A column by its number or header. IndexError and KeyError name what there is."""
        if isinstance(column, str):
            found = self.getColumn(column)
            if found is None:
                raise KeyError(f"there is no column {column!r}; there are {', '.join(map(repr, self.columns))}")
            return found
        return self.column(column)

    def column(self, index: int) -> Column:
        """The column of that number; 0 is the index."""
        if not -self.cols <= index < self.cols:
            raise IndexError(f"the data frame has {self.cols} columns, there is no column {index}")
        return self._columns[index]

    def getColumn(self, column: str | int) -> Column | Any:
        """A column by its header or number; None when no column has the header."""
        if isinstance(column, str):
            return next((mine for mine in self._columns if mine.header == column), None)
        return self.column(column)

    def getIndexColumn(self) -> IndexColumn:
        """The column by whose numbers selections name rows."""
        return next(column for column in self._columns if isinstance(column, IndexColumn))

    indexcol = getIndexColumn

    def getRow(self, row: int) -> list[Any]:
        """The values of a row, with its index."""
        return [column[row] for column in self._columns]

    # Adding and removing

    def addColumn(self, column: Column) -> Column:
        """Adds a column, which is shared. ValueError when its header is used already."""
        if not isinstance(column, Column):
            raise TypeError(f"addColumn expects a column, got {type(column).__name__}; see addColumnFromBuffer")
        return self._add(column)

    def addColumnFromBuffer(self, identifier: str, buffer: Any, unit: Unit | str = "", range: Any = None) -> Column:
        """Adds a column over a buffer of numbers, which is shared, or with a copy of an array's numbers or texts."""
        if isinstance(buffer, Buffer):
            return self._add(column_from_buffer(identifier, buffer, unit, range))
        return self._add(column_from_values(identifier, buffer, unit, range))

    def addFloatColumn(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnFLOAT32:
        """Adds a column of FLOAT32: so many zeros, or the values of an array or list. Returns it."""
        return self._add(ColumnFLOAT32(header, size if data is None else data, unit, range))

    def addDoubleColumn(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnFLOAT64:
        """As ``addFloatColumn``, of FLOAT64."""
        return self._add(ColumnFLOAT64(header, size if data is None else data, unit, range))

    def addIntColumn(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnINT32:
        """As ``addFloatColumn``, of INT32."""
        return self._add(ColumnINT32(header, size if data is None else data, unit, range))

    def addInt64Column(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnINT64:
        """As ``addFloatColumn``, of INT64."""
        return self._add(ColumnINT64(header, size if data is None else data, unit, range))

    def addUIntColumn(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnUINT32:
        """As ``addFloatColumn``, of UINT32."""
        return self._add(ColumnUINT32(header, size if data is None else data, unit, range))

    def addSize_tColumn(
        self, header: str, size: Values = 0, unit: Unit | str = "", range: Any = None, *, data: Any = None
    ) -> ColumnUINT64:
        """As ``addFloatColumn``, of UINT64."""
        return self._add(ColumnUINT64(header, size if data is None else data, unit, range))

    def addCategoricalColumn(self, header: str, size: Values = 0, *, values: Any = None) -> CategoricalColumn:
        """Adds a column of texts: so many empty ones, or those of a list. Returns it."""
        return self._add(CategoricalColumn(header, size if values is None else values))

    def _add(self, column: C) -> C:
        if column.header in self:
            raise ValueError(f"the data frame has a column {column.header!r} already")
        self._columns.append(column)
        return column

    def dropColumn(self, column: str | int) -> None:
        """Removes a column by its header or number. KeyError, IndexError, and ValueError for the index."""
        found = self[column]
        if isinstance(found, IndexColumn):
            raise ValueError("the index column stays in its data frame")
        self._columns = [mine for mine in self._columns if mine is not found]

    def addRow(self, values: Any) -> None:
        """Appends one value to every column but the index, which goes on counting."""
        others = [column for column in self._columns if not isinstance(column, IndexColumn)]
        values = list(values)
        if len(values) != len(others):
            raise ValueError(f"a row has {len(others)} values ({', '.join(c.header for c in others)}), got {len(values)}")
        for column, value in zip(others, values):
            column.add(value)
        index = self.getIndexColumn()
        index.add(int(index.data.max()) + 1 if index.size else 0)

    def updateIndex(self) -> None:
        """Numbers the rows from 0; to be called after rows were added to the columns."""
        rows = max((column.size for column in self._columns[1:]), default=self._columns[0].size)
        index = self.getIndexColumn()
        index.resize(rows)
        index.data[...] = np.arange(rows)

    # Other forms

    def clone(self) -> DataFrame:
        """A deep copy."""
        return DataFrame._of([column.clone() for column in self._columns])

    def to_dict(self) -> dict[str, Any]:
        """Header to array; of categorical columns a list of texts. Without the index."""
        shown = [column for column in self._columns if not isinstance(column, IndexColumn)]
        return {c.header: list(c) if isinstance(c, CategoricalColumn) else c.data.copy() for c in shown}

    def to_pandas(self) -> Any:
        """A pandas.DataFrame with copies; its index is the index column. ImportError without pandas."""
        try:
            import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]
        except ImportError as error:
            raise ImportError("to_pandas needs pandas in the Python that runs this: pip install pandas") from error
        return pd.DataFrame(self.to_dict(), index=self.getIndexColumn().data.copy())

    @staticmethod
    def _of(columns: list[Column]) -> DataFrame:
        frame = DataFrame()
        frame._columns = columns
        return frame

    def _complete(self) -> None:
        """Numbers rows that were added without ``updateIndex``. ValueError for columns of several lengths."""
        lengths = {column.header: column.size for column in self._columns if not isinstance(column, IndexColumn)}
        if len(set(lengths.values())) > 1:
            found = ", ".join(f"{header} {rows}" for header, rows in lengths.items())
            raise ValueError(f"the columns of a data frame have the same number of rows, found {found}")
        if self.getIndexColumn().size != self.rows or (lengths and self.rows != next(iter(lengths.values()))):
            self.updateIndex()

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription: those of the columns."""
        self._complete()
        return {"kind": "dataFrame", "columns": [column.describe(register) for column in self._columns]}

    @staticmethod
    def _from_description(description: Mapping[str, Any], reader: Reader) -> DataFrame:
        """A data frame whose numbers are read when they are first asked for."""
        return DataFrame._of([_column_from(column, reader) for column in description["columns"]])

    def __repr__(self) -> str:
        lines = [f"<DataFrame: {self.cols} columns, {self.rows} rows"]
        lines += [f"  {column!r}" for column in self._columns]
        return "\n".join(lines) + ">"


_KINDS: dict[str, type[Column]] = {"index": IndexColumn, "categorical": CategoricalColumn}


def _column_from(description: Mapping[str, Any], reader: Reader) -> Column:
    buffer = Buffer._from_description(description["buffer"], reader)
    header, unit, range = description["header"], description.get("unit", ""), description.get("range")
    kind = _KINDS.get(description["type"])
    if kind is None:
        return column_from_buffer(header, buffer, unit, range)
    column = object.__new__(kind)
    Column.__init__(column, header, buffer, unit, range)
    column._take_description(description)
    return column


def _columns_of(table: Any) -> Iterator[tuple[Any, Any]]:
    """Header and values of each column of a dict, or of a data frame of pandas and its like."""
    if isinstance(table, Mapping):
        yield from table.items()
    elif isinstance(table, DataFrame):
        yield from table.to_dict().items()
    elif hasattr(table, "columns") and hasattr(table, "__getitem__"):
        for header in table.columns:
            yield header, table[header]
    else:
        raise TypeError(
            f"DataFrame(): expected a number of rows, a dict of columns or a pandas.DataFrame, got {type(table).__name__}"
        )
