"""Where a processor stands in the network editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inviwopy.glm import ivec2

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = ["ProcessorMetaData"]


class ProcessorMetaData:
    """Position (editor coordinates, y downward, grid 25), selection, visibility."""

    def __init__(self, processor: Processor) -> None:
        self._processor = processor
        self._position = ivec2(0, 0)
        self._selected = False
        self._visible = True

    def _told(self, **meta: Any) -> None:
        network = self._processor.network
        if network is not None:
            network._apply({"kind": "setMeta", "identifier": self._processor.identifier, "meta": meta})

    def _fetch(self) -> None:
        """The user moves and selects nodes in the page, and workspaces place them."""
        network = self._processor.network
        description = None if network is None else network._call("processor", self._processor.identifier)
        if description is not None:
            self._take(description.get("meta") or {})

    def _take(self, meta: Mapping[str, Any]) -> None:
        if meta.get("position"):
            self._position = ivec2([int(n) for n in meta["position"]])
        self._selected = bool(meta.get("selected", False))
        self._visible = bool(meta.get("visible", True))

    @property
    def position(self) -> ivec2:
        """Of the node in the network editor; y grows downwards."""
        self._fetch()
        return ivec2(self._position)

    @position.setter
    def position(self, position: Any) -> None:
        self._position = ivec2(position)
        self._told(position=list(self._position))

    @property
    def selected(self) -> bool:
        """Whether the node is selected."""
        self._fetch()
        return self._selected

    @selected.setter
    def selected(self, selected: bool) -> None:
        self._selected = bool(selected)
        self._told(selected=self._selected)

    @property
    def visible(self) -> bool:
        """Whether the node is shown."""
        self._fetch()
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)
        self._told(visible=self._visible)
