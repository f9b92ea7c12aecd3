"""Picking: which drawn object is under the pointer."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from inviwopy._binding import get_binding
from inviwopy._event_enums import (
    KeyModifiers,
    PickingHoverState,
    PickingPressItem,
    PickingPressItems,
    PickingPressState,
    PickingState,
)
from inviwopy._events import Event, InteractionEvent
from inviwopy.glm import dvec2, dvec3, uvec2

if TYPE_CHECKING:
    from inviwopy._processor import Processor
    from inviwopy.data._camera import Camera

__all__ = ["PickingEvent", "PickingMapper"]

E = TypeVar("E")


class PickingMapper:
    """Reserves ``size`` picking ids and calls ``callback(PickingEvent)`` when one of them is picked.

    Write the ids of ``pickingId(i)`` into a UINT32 buffer with ``BufferType.PickingAttrib``. Keep the mapper in
    ``self``. An exception in the callback is logged and does not stop the program."""

    def __init__(self, processor: Processor, size: int, callback: Callable[[PickingEvent], object]) -> None:
        if not callable(callback):
            raise TypeError("PickingMapper(): callback is a function that takes a PickingEvent")
        self._processor = processor
        self._callback = callback
        self._enabled = True
        self._start = 0
        self._size = 0
        self._reserved = 0
        self._release: weakref.finalize[Any, Any] | None = None
        # Weak: the mapper is the user's to keep
        processor.__dict__.setdefault("_picking_mappers", weakref.WeakSet()).add(self)
        self.resize(size)

    def resize(self, size: int) -> None:
        """Reserves another number of ids. They may change: rebuild the buffers."""
        if int(size) < 0:
            raise ValueError(f"a number of picking ids is not negative, got {size}")
        if int(size) > self._reserved:
            self._reserve(int(size))
        elif self._start == 0:
            self._reserve(1)
        self._size = int(size)

    def _reserve(self, count: int) -> None:
        start = get_binding().picking_ids(self._processor, count)
        if self._release is not None:
            self._release()
        self._start, self._reserved = start, count
        self._release = weakref.finalize(self, _release, start)
        self._release.atexit = False
        # The engine sends events about these ids to this processor from now on.
        self._processor._notify_structure()

    @property
    def _block(self) -> tuple[int, int]:
        return self._start, self._reserved

    @property
    def size(self) -> int:
        """How many elements can be told apart; setting it reserves other ids."""
        return self._size

    @size.setter
    def size(self, size: int) -> None:
        self.resize(size)

    @property
    def enabled(self) -> bool:
        """Whether events are handed to the callback."""
        return self._enabled

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self._enabled = bool(enabled)

    @property
    def color(self) -> Any:
        """The colour by which the element of that number is drawn into the picking layer."""
        raise AttributeError("PickingMapper has no color; write pickingId(i) into a UINT32 PickingAttrib buffer")

    def pickingId(self, i: int) -> int:
        """The global id of local index ``i``; RuntimeError when it is out of range."""
        if not 0 <= i < self._size:
            raise RuntimeError(f"Local picking ID {i} not in range (0 - {self._size})")
        return self._start + int(i)

    def _dispatch(self, event: PickingEvent) -> bool:
        """Calls back when the event is about an id of this mapper; whether it was. Logs what the callback raises."""
        try:
            return self._call(event)
        except Exception as error:
            text = f"{self._processor.identifier} Error in Picking: {type(error).__name__}: {error}"
            get_binding().log("error", self._processor.identifier, text)
            return True

    def _call(self, event: PickingEvent) -> bool:
        if not self._enabled or not 0 <= event.globalPickingId - self._start < self._size:
            return False
        event._start = self._start
        self._callback(event)
        return True


def _release(start: int) -> None:
    get_binding().release_picking_ids(start)


def _member(kind: type[E], value: Any) -> E:
    return kind(value or 0)  # type: ignore[call-arg]


class PickingEvent(Event):
    """What happened to a picked object. Positions are normalised, 0 to 1 over the canvas."""

    def __init__(self, description: Mapping[str, Any], start: int = 0) -> None:
        super().__init__()
        self._d = description
        self._start = start

    def _global(self, key: str) -> int:
        return int(self._d.get(key, self._d["globalPickingId"]))

    # Ids

    @property
    def pickedId(self) -> int:
        """Local index that the callback is about."""
        return self._global("globalPickingId") - self._start

    @property
    def globalPickingId(self) -> int:
        """The picked element among all of the program."""
        return self._global("globalPickingId")

    @property
    def currentGlobalPickingId(self) -> int:
        """The element under the pointer now, among all of the program."""
        return self._global("currentGlobalPickingId")

    @property
    def currentLocalPickingId(self) -> int:
        """The element under the pointer now, within its mapper."""
        return self.currentGlobalPickingId - self._start

    @property
    def pressedGlobalPickingId(self) -> int:
        """The element that was pressed, among all of the program."""
        return self._global("pressedGlobalPickingId")

    @property
    def pressedLocalPickingId(self) -> int:
        """The element that was pressed, within its mapper."""
        return self.pressedGlobalPickingId - self._start

    @property
    def previousGlobalPickingId(self) -> int:
        """The element under the pointer before, among all of the program."""
        return self._global("previousGlobalPickingId")

    @property
    def previousLocalPickingId(self) -> int:
        """The element under the pointer before, within its mapper."""
        return self.previousGlobalPickingId - self._start

    # States

    @property
    def state(self) -> PickingState:
        """Whether picking starts, goes on, or ends."""
        return _member(PickingState, self._d.get("state"))

    @property
    def pressState(self) -> PickingPressState:
        """What happened to the button: press, move, release."""
        return _member(PickingPressState, self._d.get("pressState"))

    @property
    def pressItem(self) -> PickingPressItem:
        """The button that caused the event."""
        return _member(PickingPressItem, self._d.get("pressItem"))

    @property
    def pressItems(self) -> PickingPressItems:
        """The buttons that are down."""
        return PickingPressItems(int(self._d.get("pressItems") or 0))

    @property
    def hoverState(self) -> PickingHoverState:
        """What the pointer does over the element: enter, move, exit."""
        return _member(PickingHoverState, self._d.get("hoverState"))

    @property
    def modifiers(self) -> KeyModifiers:
        """The keys Shift, Control, Alt that were down."""
        return KeyModifiers(int(self._d.get("modifiers") or 0))

    # Positions

    def _point(self, key: str) -> dvec2:
        return dvec2(list(self._d.get(key, self._d.get("position", (0, 0)))))

    @property
    def position(self) -> dvec2:
        """Of the pointer: 0 to 1 from the lower left corner of the canvas."""
        return self._point("position")

    @property
    def previousPosition(self) -> dvec2:
        """Of the pointer at the event before, 0 to 1."""
        return self._point("previousPosition")

    @property
    def pressedPosition(self) -> dvec2:
        """Where the button went down, 0 to 1."""
        return self._point("pressedPosition")

    @property
    def deltaPosition(self) -> dvec2:
        """How far the pointer moved since the event before, in parts of the canvas."""
        return self.position - self.previousPosition

    @property
    def deltaPressedPosition(self) -> dvec2:
        """How far the pointer moved since the button went down, in parts of the canvas."""
        return self.position - self.pressedPosition

    @property
    def depth(self) -> float:
        """At the pointer: -1 at the near plane to 1 at the far plane."""
        return float(self._d.get("depth", 1.0))

    @property
    def previousDepth(self) -> float:
        """At the event before, -1 to 1."""
        return float(self._d.get("previousDepth", self.depth))

    @property
    def pressedDepth(self) -> float:
        """Where the button went down, -1 to 1."""
        return float(self._d.get("pressedDepth", self.depth))

    @property
    def deltaDepth(self) -> float:
        """Change of the depth since the event before."""
        return self.depth - self.previousDepth

    @property
    def deltaPressedDepth(self) -> float:
        """Change of the depth since the button went down."""
        return self.depth - self.pressedDepth

    @staticmethod
    def _device(position: dvec2, depth: float) -> dvec3:
        return dvec3(2 * position.x - 1, 2 * position.y - 1, depth)

    @property
    def ndc(self) -> dvec3:
        """Normalised device coordinates, -1 to 1."""
        return self._device(self.position, self.depth)

    @property
    def previousNDC(self) -> dvec3:
        """The point at the event before, -1 to 1 along each axis."""
        return self._device(self.previousPosition, self.previousDepth)

    @property
    def pressedNDC(self) -> dvec3:
        """The point where the button went down, -1 to 1 along each axis."""
        return self._device(self.pressedPosition, self.pressedDepth)

    @property
    def canvasSize(self) -> uvec2:
        """Width and height of the canvas in pixels."""
        return uvec2(list(self._d.get("canvasSize", (1, 1))))

    def getWorldSpaceDeltaAtPressDepth(self, camera: Camera) -> dvec3:
        """How far the pointer moved since the last event, in world space at the depth of the press."""
        ends = [
            camera.getWorldPosFromNormalizedDeviceCoords(self._device(position, self.pressedDepth))
            for position in (self.position, self.previousPosition)
        ]
        return dvec3(np.asarray(ends[0], np.float64) - np.asarray(ends[1], np.float64))

    def getMovedSincePressed(self, deltaDistance: float = 3.0) -> bool:
        """Whether the pointer is more than ``deltaDistance`` pixels from where it was pressed."""
        pixels = self.deltaPressedPosition.array * self.canvasSize.array
        return bool(np.linalg.norm(pixels) > deltaDistance)

    # Feedback

    def getEvent(self) -> InteractionEvent:
        """The event of the mouse, the wheel or a finger behind this."""
        source = self._d.get("source")
        return source if isinstance(source, InteractionEvent) else InteractionEvent(self.modifiers)

    def setToolTip(self, text: str) -> None:
        """Shows a text at the pointer; an empty one removes it."""
        place = [] if self._canvas is None else [self._canvas, self.globalPickingId]
        get_binding().call("page", "toolTip", [str(text), *place])

    def showContextMenu(self, entries: Sequence[Any], actions: Any = None) -> None:
        """Opens a menu at the pointer; the chosen entry comes back as a ContextMenuEvent."""
        event = self.getEvent()
        event._canvas = self._canvas
        event.showContextMenu(entries, actions)
