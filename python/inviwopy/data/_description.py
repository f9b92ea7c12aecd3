"""Data objects from the descriptions that travel between the processes, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy.data._buffer import Buffer
from inviwopy.data._enums import BufferTarget
from inviwopy.data._grid import Register
from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._mesh import Mesh
from inviwopy.data._sequences import ImageSequence, LayerSequence, MeshSequence, VolumeSequence
from inviwopy.data._volume import Volume

__all__ = ["array_of", "describe_data", "from_description", "part_of"]

Reader = Callable[[Mapping[str, Any]], npt.NDArray[Any]]

_OWN = ("inviwopy", "ivwdataframe")
_SEQUENCES: dict[str, Any] = {
    "volume": VolumeSequence,
    "layer": LayerSequence,
    "image": ImageSequence,
    "mesh": MeshSequence,
}


def from_description(description: Mapping[str, Any], reader: Reader) -> Any:
    """The Volume, Layer, Image, Buffer, Mesh or sequence of a DataDescription whose arrays live in the engine.

    ``reader(description)`` is called with the part that holds an array (volume, layer or buffer) when its numbers are
    first asked for."""
    kind = description["kind"]
    if kind == "volume":
        return Volume._from_description(description, reader)
    if kind == "layer":
        return Layer._from_description(description, reader)
    if kind == "image":
        return Image._from_description(description, reader)
    if kind == "mesh":
        return Mesh._from_description(description, reader)
    if kind == "buffer":
        target = BufferTarget.Index if description.get("target") == "index" else BufferTarget.Data
        return Buffer._from_description(description, reader, target)
    if kind == "dataFrame":
        from ivwdataframe import DataFrame  # built on this package, so not at import time

        return DataFrame._from_description(description, reader)
    if kind == "sequence":
        items = [from_description(item, reader) for item in description["items"]]
        of = description["items"][0]["kind"] if items else description.get("of", "volume")
        return _SEQUENCES[of](items)
    raise ValueError(f"There is no data of kind {kind!r} in Python")


def describe_data(data: Any, register: Register) -> dict[str, Any]:
    """The DataDescription of anything that an outport may hold.

    ``register`` is called for each object whose array stays here and gives its handle; ``array_of`` is its array."""
    # Objects of others may have a `describe` of another meaning, such as a pandas.DataFrame.
    if any(kind.__module__.partition(".")[0] in _OWN for kind in type(data).__mro__) and hasattr(data, "describe"):
        description: dict[str, Any] = data.describe(register)
        return description
    return {"kind": "object", "handle": register(data), "home": "python", "repr": _short(repr(data))}


def array_of(data: Any) -> npt.NDArray[Any]:
    """The C-contiguous array behind a handle: of a volume, layer, buffer or list of numbers."""
    return np.ascontiguousarray(_numbers_of(data))


def part_of(data: Any, start: int, count: int, length: int) -> npt.NDArray[Any]:
    """Some of the numbers that ``array_of`` gives, without making all of them C-contiguous.

    Raises ValueError unless there are ``length`` in all."""
    array = _numbers_of(data)
    if array.size != length or start < 0 or count < 0 or start + count > length:
        raise ValueError(f"The array has {array.size} numbers, not {length}: it changed its size after it was published")
    part: npt.NDArray[Any] = (array.reshape(-1) if array.flags.c_contiguous else array.flat)[start : start + count]
    return part


def _numbers_of(data: Any) -> npt.NDArray[Any]:
    if isinstance(data, (Volume, Layer, Buffer)):
        return np.asarray(data.data)
    array = np.asarray(data)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{type(data).__name__} has no array of numbers")
    return array


def _short(text: str, limit: int = 2000) -> str:
    return text if len(text) <= limit else f"{text[:limit]} ..."
