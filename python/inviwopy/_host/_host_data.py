"""Data on their way in and out of processors."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._host._handles import Handles
from inviwopy.data._description import array_of, describe_data, from_description, part_of
from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._mesh import Mesh
from inviwopy.data._sequences import ImageSequence, LayerSequence, MeshSequence, VolumeSequence
from inviwopy.data._volume import Volume

__all__ = ["DataBorder"]

Array = npt.NDArray[Any]

_SEQUENCES: dict[str, type[Any]] = {
    "volume": VolumeSequence,
    "layer": LayerSequence,
    "image": ImageSequence,
    "mesh": MeshSequence,
}


class DataBorder:
    """Describes what leaves, and makes what enters; arrays stay where they are until somebody reads them."""

    def __init__(
        self,
        handles: Handles,
        read_remote: Callable[[Mapping[str, Any]], Array],
        release: Callable[[str, int], None],
    ) -> None:
        """``release(handle, mentions)`` tells the engine that nobody here uses its data any more."""
        self._handles = handles
        self._read_remote = read_remote
        self._release = release
        # A destructor may run in the middle of what the same thread does here.
        self._lock = threading.RLock()
        self._mentions: dict[str, int] = {}
        self._users: dict[str, int] = {}
        self._made: weakref.WeakValueDictionary[str, Any] = weakref.WeakValueDictionary()
        self._made_from: dict[str, Mapping[str, Any]] = {}

    def describe(self, data: Any) -> dict[str, Any] | None:
        """The DataDescription of what an outport was given; None stays None."""
        if data is None:
            return None
        description = describe_data(data, self._handles.add)
        self._add_handles(data, description)
        return description

    def _add_handles(self, data: Any, description: dict[str, Any]) -> None:
        """The arrays of an image, mesh or sequence have handles of their own: gives it one for the whole."""
        if description["kind"] == "sequence":
            for item, part in zip(data, description["items"]):
                self._add_handles(item, part)
        if "handle" not in description:
            description["handle"] = self._handles.add(data)
            description["home"] = "python"

    def make(self, description: Mapping[str, Any] | None) -> Any:
        """The object for an inport. What Python made comes back as the same object."""
        if description is None:
            return None
        kind = description["kind"]
        if kind == "same":
            return self._handles.get(description["handle"])
        if kind == "value":
            return description.get("value")
        if kind == "sequence":
            items = [self.make(item) for item in description["items"]]
            kinds = {type(item).__name__.lower() for item in items}
            return _SEQUENCES[kinds.pop()](items) if len(kinds) == 1 else items
        return self._made_once(description)

    def read(self, description: Mapping[str, Any]) -> Array:
        """The numbers behind a description: an array that the caller may keep and write to."""
        if description["home"] == "python":
            return np.asarray(self.array(description["handle"]))
        array = self._read_remote(description)
        dtype = np.dtype(description["dtype"])
        return array if array.dtype == dtype else array.view(dtype)

    def array(self, handle: str) -> Array:
        """The array of an object that the engine knows by ``handle``."""
        return array_of(self._handles.get(handle))

    def part(self, handle: str, start: int, count: int, length: int) -> Array:
        """``count`` numbers of it from ``start`` on. Raises ValueError unless it has ``length`` in all."""
        return part_of(self._handles.get(handle), start, count, length)

    def clear(self) -> None:
        self._handles.clear()
        with self._lock:
            self._mentions.clear()
            self._users.clear()
            self._made_from.clear()
            self._made = weakref.WeakValueDictionary()

    def _made_once(self, description: Mapping[str, Any]) -> Any:
        """Engine data that come again, unchanged, are the same object, which may have read its array already."""
        handles = list(_engine_handles(description))
        with self._lock:
            # Held while this runs: the last user of the same array may go meanwhile.
            for handle in handles:
                self._mentions[handle] = self._mentions.get(handle, 0) + 1
                self._users[handle] = self._users.get(handle, 0) + 1
        try:
            return self._known_or_new(description, handles[0] if handles else "")
        finally:
            for handle in handles:
                self._forgotten(handle)

    def _known_or_new(self, description: Mapping[str, Any], key: str) -> Any:
        known = self._made.get(key) if key else None
        if known is not None and self._made_from.get(key) == description:
            return known
        data = from_description(description, self.read)
        for holder, handle in _holders(data, description):
            with self._lock:
                self._users[handle] = self._users.get(handle, 0) + 1
            weakref.finalize(holder, self._forgotten, handle).atexit = False
        if key:
            self._made[key] = data
            self._made_from[key] = description
        return data

    def _forgotten(self, handle: str) -> None:
        """One user of an array has gone; the last one lets the engine forget it."""
        with self._lock:
            left = self._users.get(handle, 1) - 1
            if left > 0:
                self._users[handle] = left
                return
            self._users.pop(handle, None)
            self._made_from.pop(handle, None)
            mentions = self._mentions.pop(handle, 0)
        if mentions:
            self._release(handle, mentions)


def _holders(data: Any, description: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """Each object that reads an array of the engine, with the array's handle: a layer outlives the image it came in."""
    if isinstance(data, Image):
        layers: dict[str, list[Any]] = {"depth": [data.depth], "picking": [data.picking], "color": data.colorLayers}
        for part in description["layers"]:
            yield from _holders(layers[part.get("role", "color")].pop(0), part)
    elif isinstance(data, Mesh):
        parts = [*data.buffers, *data.indexBuffers]
        entries = [*description.get("buffers", ()), *description.get("indices", ())]
        for (_info, buffer), entry in zip(parts, entries):
            yield from _holders(buffer, entry["buffer"])
    elif isinstance(data, (Volume, Layer)):
        for handle in _engine_handles(description):
            yield data._representation, handle
    else:
        for handle in _engine_handles(description):
            yield data, handle


def _engine_handles(description: Mapping[str, Any]) -> Iterator[str]:
    if description.get("home") == "engine" and description.get("handle"):
        yield description["handle"]
    for layer in description.get("layers", ()):
        yield from _engine_handles(layer)
    for entry in (*description.get("buffers", ()), *description.get("indices", ()), *description.get("columns", ())):
        yield from _engine_handles(entry["buffer"])
