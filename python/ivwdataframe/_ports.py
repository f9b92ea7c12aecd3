"""Ports of data frames."""

from __future__ import annotations

from typing import Any

from inviwopy._port import DataInport, DataOutport
from ivwdataframe._data_frame import DataFrame

__all__ = ["DataFrameFlatMultiInport", "DataFrameInport", "DataFrameMultiInport", "DataFrameOutport"]


class DataFrameInport(DataInport[DataFrame]):
    """Takes a data frame."""

    _data_type = "org.inviwo.DataFrame"
    _data_class = DataFrame


class DataFrameMultiInport(DataFrameInport):
    """Takes any number of data frames."""

    _multi = True


class DataFrameFlatMultiInport(DataFrameMultiInport):
    """Takes any number of data frames, and sequences of them as if each were connected by itself."""

    _flat = True


class DataFrameOutport(DataOutport[DataFrame]):
    """Gives a data frame; a dict of columns or a pandas.DataFrame becomes one."""

    _data_type = "org.inviwo.DataFrame"
    _data_class = DataFrame

    def _accept(self, data: Any) -> Any:
        """ValueError when the columns have different lengths; rows that have no index yet get one."""
        if not isinstance(data, DataFrame) and (isinstance(data, dict) or hasattr(data, "columns")):
            data = DataFrame(data)
        frame = super()._accept(data)
        frame._complete()
        return frame
