"""Data frames out of two others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ivwdataframe._column import Column
from ivwdataframe._columns import CategoricalColumn, IndexColumn, column_from_values
from ivwdataframe._data_frame import DataFrame

__all__ = ["appendColumns", "appendRows", "innerJoin", "leftJoin"]

Rows = npt.NDArray[np.int64]
Keys = Any
"""One header, or several that together name a row."""


def appendColumns(
    left: DataFrame, right: DataFrame, ignoreDuplicateCols: bool = False, fillMissingRows: bool = False
) -> DataFrame:
    """The columns of ``left``, then those of ``right`` but its index.

    ValueError for a header that both have, unless ``ignoreDuplicateCols`` leaves out the second, and for different
    numbers of rows, unless ``fillMissingRows`` fills up with nan, 0 or the empty text."""
    if left.rows != right.rows and not fillMissingRows:
        raise ValueError(f"appendColumns: left has {left.rows} rows and right {right.rows}; see fillMissingRows")
    rows = max(left.rows, right.rows)
    result = _selected(left, _up_to(left.rows, rows))
    _add_columns(result, right, _up_to(right.rows, rows), (), ignoreDuplicateCols)
    result.updateIndex()
    return result


def appendRows(top: DataFrame, bottom: DataFrame, matchByName: bool = False) -> DataFrame:
    """The rows of ``top``, then those of ``bottom``.

    Columns are matched by their order, or by their headers. ValueError when one has no match."""
    upper, lower = _without_index(top), _without_index(bottom)
    if len(upper) != len(lower):
        raise ValueError(f"appendRows: top has {len(upper)} columns and bottom {len(lower)}, without the index")
    result = DataFrame()
    for position, column in enumerate(upper):
        other = bottom[column.header] if matchByName else lower[position]
        joined = column.clone()
        if isinstance(joined, CategoricalColumn) != isinstance(other, CategoricalColumn):
            raise ValueError(f"appendRows: of {column.header!r} and {other.header!r} only one is categorical")
        if isinstance(joined, CategoricalColumn):
            joined.append(other)
        else:
            joined = column_from_values(column.header, _concatenated(column, other), column.unit, column.range)
        result.addColumn(joined)
    result.updateIndex()
    return result


def innerJoin(left: DataFrame, right: DataFrame, keyColumn: Keys = "index", **others: Keys) -> DataFrame:
    """The rows of ``left`` whose key is also in ``right``, with the columns of both. Several headers make one key.

    Of rows of ``right`` with the same key the first counts."""
    keys = _keys(keyColumn, others)
    matches = _matches(left, right, keys)
    kept = np.flatnonzero(matches >= 0)
    return _joined(left, right, kept, matches[kept], keys)


def leftJoin(left: DataFrame, right: DataFrame, keyColumn: Keys = "index", **others: Keys) -> DataFrame:
    """All rows of ``left`` with the columns of both. Where ``right`` lacks the key, there is nan, 0 or the empty text."""
    keys = _keys(keyColumn, others)
    return _joined(left, right, np.arange(left.rows), _matches(left, right, keys), keys)


def _keys(key: Keys, others: dict[str, Keys]) -> list[str]:
    key = others.pop("keyColumns", key)
    if others:
        raise TypeError(f"unexpected argument {next(iter(others))!r}; expected left, right, keyColumn or keyColumns")
    return [key] if isinstance(key, str) else list(key)


def _matches(left: DataFrame, right: DataFrame, keys: Sequence[str]) -> Rows:
    """For each row of ``left`` the first row of ``right`` with the same key, -1 where there is none."""
    first: dict[tuple[Any, ...], int] = {}
    for row, key in enumerate(zip(*(right[header] for header in keys))):
        first.setdefault(key, row)
    wanted = zip(*(left[header] for header in keys))
    return np.array([first.get(key, -1) for key in wanted], np.int64)


def _joined(left: DataFrame, right: DataFrame, rows: Rows, right_rows: Rows, keys: Sequence[str]) -> DataFrame:
    result = _selected(left, rows)
    _add_columns(result, right, right_rows, keys, False)
    result.updateIndex()
    return result


def _selected(frame: DataFrame, rows: Rows) -> DataFrame:
    result = DataFrame()
    for column in _without_index(frame):
        result.addColumn(column._taken(rows))
    if len(result) == 1:
        result = DataFrame(len(rows))
    return result


def _add_columns(result: DataFrame, frame: DataFrame, rows: Rows, without: Sequence[str], ignore: bool) -> None:
    for column in _without_index(frame):
        if column.header in without or (ignore and column.header in result):
            continue
        result.addColumn(column._taken(rows))


def _without_index(frame: DataFrame) -> list[Column]:
    return [column for column in frame if not isinstance(column, IndexColumn)]


def _up_to(present: int, rows: int) -> Rows:
    numbers = np.arange(rows, dtype=np.int64)
    return np.where(numbers < present, numbers, -1)


def _concatenated(a: Column, b: Column) -> npt.NDArray[Any]:
    return np.concatenate([a.data, b.data])
