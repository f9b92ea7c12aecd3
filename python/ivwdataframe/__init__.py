"""Data frames: tables of numbers and texts, and their ports.

import ivwdataframe as df

frame = df.DataFrame()
name, mass = frame.addCategoricalColumn("name"), frame.addFloatColumn("mass", unit="kg")
name.add("stone"); mass.add(3.5)
frame.updateIndex()
"""

from __future__ import annotations

from ivwdataframe._column import Column, ColumnType
from ivwdataframe._columns import (
    CategoricalColumn,
    ColumnFLOAT16,
    ColumnFLOAT32,
    ColumnFLOAT64,
    ColumnINT8,
    ColumnINT16,
    ColumnINT32,
    ColumnINT64,
    ColumnUINT8,
    ColumnUINT16,
    ColumnUINT32,
    ColumnUINT64,
    IndexColumn,
    OrdinalColumn,
)
from ivwdataframe._data_frame import DataFrame
from ivwdataframe._join import appendColumns, appendRows, innerJoin, leftJoin
from ivwdataframe._ports import DataFrameFlatMultiInport, DataFrameInport, DataFrameMultiInport, DataFrameOutport

__all__ = [
    "CategoricalColumn",
    "Column",
    "ColumnFLOAT16",
    "ColumnFLOAT32",
    "ColumnFLOAT64",
    "ColumnINT8",
    "ColumnINT16",
    "ColumnINT32",
    "ColumnINT64",
    "ColumnType",
    "ColumnUINT8",
    "ColumnUINT16",
    "ColumnUINT32",
    "ColumnUINT64",
    "DataFrame",
    "DataFrameFlatMultiInport",
    "DataFrameInport",
    "DataFrameMultiInport",
    "DataFrameOutport",
    "IndexColumn",
    "OrdinalColumn",
    "appendColumns",
    "appendRows",
    "innerJoin",
    "leftJoin",
]
