"""Which port carries a data type, and arrays as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from inviwopy._array_like import plain
from inviwopy._port import DataInport, DataOutport
from inviwopy.data._layer import Layer
from inviwopy.data._volume import Volume

__all__ = ["data_from", "inport_class", "is_array_type", "outport_class", "read_only"]


def inport_class(data: Any, multi: bool = False) -> type[DataInport[Any]] | None:
    """The inport class of a data type, also of companion modules such as ivwdataframe; None when there is none."""
    fitting = (kind for kind in _descendants(DataInport) if kind._data_class is data)
    return next((kind for kind in fitting if kind._multi == multi and not kind._flat), None)


def outport_class(data: Any) -> type[DataOutport[Any]] | None:
    """The outport class of a data type, or None."""
    return next((kind for kind in _descendants(DataOutport) if kind._data_class is data), None)


def _descendants(kind: type[Any]) -> Iterator[Any]:
    # The plain one of a data type comes before those derived from it.
    children = kind.__subclasses__()
    yield from children
    for child in children:
        yield from _descendants(child)


def is_array_type(annotation: Any) -> bool:
    """``numpy.ndarray``, with or without parameters."""
    return getattr(annotation, "__origin__", annotation) is np.ndarray


def read_only(data: Any) -> Any:
    """The array of data, as a view that cannot be written: others have the same data."""
    view = data.data.view()
    view.flags.writeable = False
    return view


def data_from(kind: Any, result: Any, like: Any) -> Any:
    """``result`` as data of ``kind``: an array becomes a Volume, Layer, Image or list that holds it.

    It lies in space where ``like`` lies (an input of the same kind, or None). The data range of floats is that of the
    numbers."""
    array = plain(result)
    if not isinstance(array, np.ndarray) or isinstance(result, kind):
        return result
    data = kind(array)
    if isinstance(like, kind) and hasattr(data, "modelMatrix"):
        data.modelMatrix, data.worldMatrix = like.modelMatrix, like.worldMatrix
    if isinstance(data, (Volume, Layer)) and array.dtype.kind == "f":
        finite = array[np.isfinite(array)]
        if finite.size and finite.min() < finite.max():
            data.dataMap.dataRange = data.dataMap.valueRange = [float(finite.min()), float(finite.max())]
    return data
