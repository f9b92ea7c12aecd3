"""Events of mouse, keyboard, touch and canvas."""

from __future__ import annotations

import copy
import zlib
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

import numpy as np

from inviwopy._binding import get_binding
from inviwopy._context_menu import describe_entries, remember_data
from inviwopy._event_enums import (
    ContextMenuCategories,
    ContextMenuCategory,
    KeyModifier,
    KeyModifiers,
    KeyState,
    MouseButton,
    MouseButtons,
    MouseState,
    PickingState,
    TouchDeviceType,
    TouchState,
)
from inviwopy._keys import IvwKey
from inviwopy.glm import dvec2, dvec3, uvec2

__all__ = [
    "ContextMenuEvent",
    "Event",
    "InteractionEvent",
    "KeyboardEvent",
    "MouseEvent",
    "MouseInteractionEvent",
    "ResizeEvent",
    "TouchDevice",
    "TouchEvent",
    "TouchPoint",
    "ViewEvent",
    "ViewEventFitData",
    "ViewEventFlipUp",
    "WheelEvent",
]

E = TypeVar("E", bound="Event")


class Event:
    """``event.hash() == MouseEvent.chash`` tells the class of an event."""

    chash: ClassVar[int] = 0

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.chash = zlib.crc32(f"org.inviwo.{cls.__name__}".encode())

    def __init__(self) -> None:
        self._used = False
        self._visited: list[Any] = []
        # Where a tool tip is shown, and what it is about.
        self._canvas: str | None = None
        # What the base class of processors made of it.
        self._goes_on = False
        self._reaches_properties = False

    def clone(self: E) -> E:
        """A copy, not yet used."""
        return copy.deepcopy(self)

    def hash(self) -> int:
        """A number for the kind of the event."""
        return type(self).chash

    @property
    def used(self) -> bool:
        """A used event is not passed on."""
        return self._used

    @used.setter
    def used(self, used: bool) -> None:
        self._used = bool(used)

    def markAsUsed(self) -> None:
        """Ends the event's way: no other processor gets it."""
        self._used = True

    def markAsUnused(self) -> None:
        """Lets the event go on."""
        self._used = False

    def hasBeenUsed(self) -> bool:
        """Whether somebody marked it as used."""
        return self._used

    def setUsed(self, used: bool) -> None:
        """Marks it as used or unused."""
        self._used = bool(used)

    def markAsVisited(self, visitor: Any) -> None:
        """Marks a processor as visited, or all that another event has visited."""
        for processor in visitor._visited if isinstance(visitor, Event) else [visitor]:
            if processor not in self._visited:
                self._visited.append(processor)

    def hasVisitedProcessor(self, processor: Any) -> bool:
        """Whether the event has come to that processor."""
        return processor in self._visited

    def getVisitedProcessors(self) -> list[Any]:
        """The processors that the event has come to."""
        return list(self._visited)

    def shouldPropagateTo(self, inport: Any, processor: Any, outport: Any) -> bool:
        """Whether the event goes on to that inport."""
        return True

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class InteractionEvent(Event):
    """An event that the user made."""

    def __init__(self, modifiers: KeyModifiers | KeyModifier | None = None) -> None:
        super().__init__()
        self._modifiers = KeyModifiers() if modifiers is None else KeyModifiers(modifiers)

    def modifiers(self) -> KeyModifiers:
        """The keys Shift, Control, Alt that were down."""
        return self._modifiers

    def setModifiers(self, modifiers: KeyModifiers) -> None:
        """Sets the keys that were down."""
        self._modifiers = KeyModifiers(modifiers)

    def modifierNames(self) -> str:
        """The keys that were down, by name, joined by ``+``."""
        return "+".join(modifier.name for modifier in self._modifiers)

    def setToolTip(self, text: str) -> None:
        """Shows a text at the pointer; an empty one removes it."""
        get_binding().call("page", "toolTip", [str(text), *([] if self._canvas is None else [self._canvas])])

    def showContextMenu(
        self,
        entries: Sequence[Any],
        actions: ContextMenuCategories | None = None,
    ) -> None:
        """Opens a menu at the pointer; the chosen entry comes back as a ContextMenuEvent."""
        flags = ContextMenuCategories(ContextMenuCategory.Custom) if actions is None else actions
        remember_data(entries)
        place = [] if self._canvas is None else [self._canvas]
        get_binding().call("page", "contextMenu", [describe_entries(entries), int(flags), *place])


class KeyboardEvent(InteractionEvent):
    """A key went down or up."""

    def __init__(
        self,
        key: IvwKey | KeyboardEvent = IvwKey.Unknown,
        state: KeyState = KeyState.Press,
        modifiers: KeyModifiers | KeyModifier | None = None,
        nativeVirtualKey: int = 0,
        utfText: str = "",
    ) -> None:
        other = key if isinstance(key, KeyboardEvent) else None
        super().__init__(modifiers if other is None else other._modifiers)
        self.key: IvwKey = key.key if isinstance(key, KeyboardEvent) else key
        self.state: KeyState = state if other is None else other.state
        self.nativeVirtualKey: int = int(nativeVirtualKey) if other is None else other.nativeVirtualKey
        self.text: str = str(utfText) if other is None else other.text


class MouseInteractionEvent(InteractionEvent):
    """What mouse and wheel events share. Positions count from the lower left corner of the canvas."""

    def __init__(
        self,
        buttonState: MouseButtons | MouseButton | None = None,
        modifiers: KeyModifiers | KeyModifier | None = None,
        normalizedPosition: Any = (0, 0),
        canvasSize: Any = (0, 0),
        depth: float = 1.0,
    ) -> None:
        super().__init__(modifiers)
        self.buttonState = MouseButtons() if buttonState is None else MouseButtons(buttonState)
        self._position = dvec2(normalizedPosition)
        self._canvas_size = uvec2(canvasSize)
        self.depth = float(depth)

    @property
    def posNormalized(self) -> dvec2:
        """0 to 1 over the canvas."""
        return self._position

    @posNormalized.setter
    def posNormalized(self, position: Any) -> None:
        self._position = dvec2(position)

    @property
    def pos(self) -> dvec2:
        """In pixels."""
        return self._position * (dvec2(self._canvas_size) - 1)

    @pos.setter
    def pos(self, position: Any) -> None:
        self._position = dvec2(position) / (dvec2(self._canvas_size) - 1)

    @property
    def canvasSize(self) -> uvec2:
        """Width and height of the canvas in pixels."""
        return self._canvas_size

    @canvasSize.setter
    def canvasSize(self, size: Any) -> None:
        self._canvas_size = uvec2(size)

    @property
    def ndc(self) -> dvec3:
        """Normalised device coordinates, -1 to 1."""
        return dvec3(2 * self._position.x - 1, 2 * self._position.y - 1, self.depth)

    @property
    def x(self) -> float:
        """Pixels from the left edge of the canvas."""
        return self.pos.x

    @property
    def y(self) -> float:
        """Pixels from the bottom edge of the canvas."""
        return self.pos.y

    @property
    def buttonName(self) -> str:
        """The button by name."""
        return "+".join(button.name for button in self.buttonState)


class MouseEvent(MouseInteractionEvent):
    """A button went down or up, or the pointer moved."""

    def __init__(
        self,
        button: MouseButton = MouseButton.Left,
        state: MouseState = MouseState.Press,
        buttonState: MouseButtons | MouseButton | None = None,
        modifiers: KeyModifiers | KeyModifier | None = None,
        normalizedPosition: Any = (0, 0),
        canvasSize: Any = (0, 0),
        depth: float = 1.0,
    ) -> None:
        super().__init__(buttonState, modifiers, normalizedPosition, canvasSize, depth)
        self.button = button
        self.state = state


class WheelEvent(MouseInteractionEvent):
    """The wheel turned by ``delta``."""

    def __init__(
        self,
        buttonState: MouseButtons | MouseButton | None = None,
        modifiers: KeyModifiers | KeyModifier | None = None,
        delta: Any = (0, 0),
        normalizedPosition: Any = (0, 0),
        canvasSize: Any = (0, 0),
        depth: float = 1.0,
    ) -> None:
        super().__init__(buttonState, modifiers, normalizedPosition, canvasSize, depth)
        self._delta = dvec2(delta)

    @property
    def delta(self) -> dvec2:
        """How far the wheel was turned, in steps along x and y."""
        return self._delta

    @delta.setter
    def delta(self, delta: Any) -> None:
        self._delta = dvec2(delta)


class TouchDevice:
    """What is touched."""

    def __init__(self, type: TouchDeviceType = TouchDeviceType.Screen, name: str = "") -> None:
        self.type = type
        self.name = str(name)


class TouchPoint:
    """One finger."""

    def __init__(
        self,
        id: int = 0,
        touchState: TouchState = TouchState.NoTouch,
        posNormalized: Any = (0, 0),
        prevPosNormalized: Any = (0, 0),
        pressedPosNormalized: Any = (0, 0),
        canvasSize: Any = (0, 0),
        pressure: float = 1.0,
        depth: float = 1.0,
        **misspelled: float,
    ) -> None:
        self.id = int(id)
        self._state = touchState
        self.posNormalized = dvec2(posNormalized)
        self.prevPosNormalized = dvec2(prevPosNormalized)
        self.pressedPosNormalized = dvec2(pressedPosNormalized)
        self.canvasSize = uvec2(canvasSize)
        self.pressure = float(pressure)
        self.depth = float(misspelled.pop("depth ", depth))  # the keyword has a blank in the original
        if misspelled:
            raise TypeError(f"TouchPoint(): unexpected arguments {', '.join(misspelled)}")

    @property
    def state(self) -> TouchState:
        """What the finger did."""
        return self._state

    def _pixels(self, normalized: dvec2) -> dvec2:
        return normalized * (dvec2(self.canvasSize) - 1)

    def _normalized(self, pixels: Any) -> dvec2:
        return dvec2(pixels) / (dvec2(self.canvasSize) - 1)

    @property
    def pos(self) -> dvec2:
        """In pixels from the lower left corner."""
        return self._pixels(self.posNormalized)

    @pos.setter
    def pos(self, pos: Any) -> None:
        self.posNormalized = self._normalized(pos)

    @property
    def prevPos(self) -> dvec2:
        """At the event before, in pixels."""
        return self._pixels(self.prevPosNormalized)

    @prevPos.setter
    def prevPos(self, pos: Any) -> None:
        self.prevPosNormalized = self._normalized(pos)

    @property
    def pressedPos(self) -> dvec2:
        """Where the finger came down, in pixels."""
        return self._pixels(self.pressedPosNormalized)

    @pressedPos.setter
    def pressedPos(self, pos: Any) -> None:
        self.pressedPosNormalized = self._normalized(pos)

    @property
    def ndc(self) -> dvec3:
        """The point with its depth, -1 to 1 along each axis."""
        return dvec3(2 * self.posNormalized.x - 1, 2 * self.posNormalized.y - 1, self.depth)


class TouchEvent(InteractionEvent):
    """Fingers moved."""

    def __init__(
        self,
        touchPoints: Sequence[TouchPoint] = (),
        source: TouchDevice | None = None,
        modifiers: KeyModifiers | KeyModifier | None = None,
    ) -> None:
        super().__init__(modifiers)
        self.touchPoints = list(touchPoints)
        self._device = source if source is not None else TouchDevice()

    @property
    def getDevice(self) -> TouchDevice:
        """What was touched."""
        return self._device

    def hasTouchPoints(self) -> bool:
        """Whether any finger touches."""
        return bool(self.touchPoints)

    @property
    def canvasSize(self) -> uvec2:
        """Width and height of the canvas in pixels."""
        return self.touchPoints[0].canvasSize if self.touchPoints else uvec2(0)

    def _mean(self, points: list[dvec2]) -> dvec2:
        return dvec2(np.mean([point.array for point in points], axis=0)) if points else dvec2(0)

    @property
    def centerPoint(self) -> dvec2:
        """The middle of all fingers, in pixels from the lower left corner."""
        return self._mean([point.pos for point in self.touchPoints])

    @property
    def centerPointNormalized(self) -> dvec2:
        """The middle of all fingers, 0 to 1."""
        return self._mean([point.posNormalized for point in self.touchPoints])

    @property
    def prevCenterPointNormalized(self) -> dvec2:
        """The middle of all fingers at the event before, 0 to 1."""
        return self._mean([point.prevPosNormalized for point in self.touchPoints])

    @property
    def averageDepth(self) -> float:
        """Mean depth under the fingers, -1 to 1."""
        return float(np.mean([point.depth for point in self.touchPoints])) if self.touchPoints else 1.0

    @property
    def centerNDC(self) -> dvec3:
        """The middle of all fingers, -1 to 1, with their mean depth."""
        center = self.centerPointNormalized
        return dvec3(2 * center.x - 1, 2 * center.y - 1, self.averageDepth)

    def findClosestTwoTouchPoints(self) -> list[TouchPoint]:
        """The two that are nearest to each other; all when there are fewer than two."""
        points = self.touchPoints
        pairs = [(a, b) for i, a in enumerate(points) for b in points[i + 1 :]]
        if not pairs:
            return list(points)
        nearest = min(pairs, key=lambda pair: float(np.linalg.norm((pair[0].pos - pair[1].pos).array)))
        return list(nearest)

    @staticmethod
    def getPickingState(points: Sequence[TouchPoint]) -> PickingState:
        """Started when the first finger came down, Finished when the last went up, else Updated."""
        states = [point.state for point in points]
        if not states:
            return PickingState.NoState
        if all(state is TouchState.Started for state in states):
            return PickingState.Started
        if all(state is TouchState.Finished for state in states):
            return PickingState.Finished
        return PickingState.Updated


class ResizeEvent(Event):
    """A canvas changed its size."""

    def __init__(self, newSize: Any, previousSize: Any = (0, 0)) -> None:
        super().__init__()
        if isinstance(newSize, ResizeEvent):
            newSize, previousSize = newSize.size, newSize.previousSize
        self._size = uvec2(newSize)
        self._previous = uvec2(previousSize)

    @property
    def size(self) -> uvec2:
        """The new width and height in pixels."""
        return self._size

    @size.setter
    def size(self, size: Any) -> None:
        self._size = uvec2(size)

    @property
    def previousSize(self) -> uvec2:
        """The width and height before, in pixels."""
        return self._previous

    @previousSize.setter
    def previousSize(self, size: Any) -> None:
        self._previous = uvec2(size)


class ViewEventFlipUp:
    """The action of turning the picture upside down."""


class ViewEventFitData:
    """The action of fitting the camera to the data."""


class ViewEvent(Event):
    """A change of the view: a ``camerautil.Side``, ``ViewEventFlipUp()`` or ``ViewEventFitData()``."""

    def __init__(self, action: Any) -> None:
        super().__init__()
        self._action = action

    @property
    def action(self) -> Any:
        """What the view is asked to do."""
        return self._action


class ContextMenuEvent(InteractionEvent):
    """An entry of a context menu was chosen."""

    def __init__(self, id: str, modifiers: KeyModifiers | KeyModifier | None = None, data: object = None) -> None:
        super().__init__(modifiers)
        self.id = str(id)
        self.data = data
