"""Events as the engine sends them (its InteractionEvent), as the event classes of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inviwopy._context_menu import chosen_data
from inviwopy._event_enums import (
    KeyModifier,
    KeyModifiers,
    KeyState,
    MouseButton,
    MouseButtons,
    MouseState,
    PickingHoverState,
    PickingPressItem,
    PickingPressState,
    PickingState,
    TouchState,
)
from inviwopy._events import (
    ContextMenuEvent,
    Event,
    InteractionEvent,
    KeyboardEvent,
    MouseEvent,
    ResizeEvent,
    TouchEvent,
    TouchPoint,
    ViewEvent,
    ViewEventFitData,
    ViewEventFlipUp,
    WheelEvent,
)
from inviwopy._keys import IvwKey
from inviwopy._picking import PickingEvent

__all__ = ["event_from_wire"]

_KEYS = {
    "ArrowLeft": IvwKey.Left,
    "ArrowRight": IvwKey.Right,
    "ArrowUp": IvwKey.Up,
    "ArrowDown": IvwKey.Down,
    **{
        f"{name}{browser}": IvwKey[f"{side}{ours}"]
        for name, ours in (("Shift", "Shift"), ("Control", "Control"), ("Alt", "Alt"), ("Meta", "Meta"))
        for browser, side in (("", "Left"), ("Left", "Left"), ("Right", "Right"))
    },
    "Quote": IvwKey.Apostrophe,
    "Backquote": IvwKey.GraveAccent,
    "NumpadEnter": IvwKey.KPEnter,
    "NumpadDivide": IvwKey.KPDivide,
    "NumpadMultiply": IvwKey.KPMultiply,
    "NumpadDecimal": IvwKey.KPDecimal,
    "ContextMenu": IvwKey.Menu,
}
_ITEMS = {
    "left": PickingPressItem.Primary,
    "right": PickingPressItem.Secondary,
    "middle": PickingPressItem.Tertiary,
}


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]


def _modifiers(wire: Mapping[str, Any]) -> KeyModifiers:
    return KeyModifiers([KeyModifier[_upper(name)] for name in wire.get("modifiers", ())])


def _buttons(wire: Mapping[str, Any]) -> MouseButtons:
    return MouseButtons([MouseButton[_upper(name)] for name in wire.get("buttons", ())])


def _key(name: str) -> IvwKey:
    if name in _KEYS:
        return _KEYS[name]
    if len(name) == 1 and " " <= name <= "~":
        return IvwKey(ord(name.upper()))
    return IvwKey.__members__.get(name, IvwKey.Unknown)


def event_from_wire(wire: Mapping[str, Any]) -> Event:
    """The event; a plain InteractionEvent for kinds that have no class here (gestures)."""
    event = _event(wire)
    event._canvas = wire.get("canvas")
    return event


def _event(wire: Mapping[str, Any]) -> Event:
    kind = wire["kind"]
    if kind == "mouse":
        button = MouseButton[_upper(wire["button"])] if wire.get("button") else MouseButton.NoButton
        state = MouseState[_upper(wire["state"])]
        place = (wire["position"], [int(n) for n in wire["canvasSize"]], wire["depth"])
        return MouseEvent(button, state, _buttons(wire), _modifiers(wire), *place)
    if kind == "wheel":
        place = (wire["position"], [int(n) for n in wire["canvasSize"]], wire["depth"])
        return WheelEvent(_buttons(wire), _modifiers(wire), wire["delta"], *place)
    if kind == "key":
        text = wire["key"] if len(wire["key"]) == 1 else ""
        return KeyboardEvent(_key(wire["key"]), KeyState[_upper(wire["state"])], _modifiers(wire), 0, text)
    if kind == "picking":
        return PickingEvent(_picking(wire))
    if kind == "touch":
        return TouchEvent([_touch_point(point, wire) for point in wire["points"]], None, _modifiers(wire))
    if kind == "resize":
        return ResizeEvent([int(n) for n in wire["size"]], [int(n) for n in wire["previousSize"]])
    if kind == "contextMenu":
        return ContextMenuEvent(wire["id"], _modifiers(wire), chosen_data(wire["id"]))
    if kind == "view":
        return ViewEvent(_action(wire["action"]))
    return InteractionEvent(_modifiers(wire))


def _touch_point(point: Mapping[str, Any], wire: Mapping[str, Any]) -> TouchPoint:
    return TouchPoint(
        *(point["id"], TouchState[_upper(point["state"])]),
        *(point["position"], point["previousPosition"], point["pressedPosition"]),
        [int(n) for n in wire["canvasSize"]],
        point["pressure"],
        wire["depth"],
    )


def _action(name: str) -> Any:
    from inviwopy.camerautil import Side  # it needs cameras, which events do not

    if name == "fitData":
        return ViewEventFitData()
    if name == "flipUp":
        return ViewEventFlipUp()
    return Side[name[0].upper() + ("Positive" if name[1] == "+" else "Negative")]


def _picking(wire: Mapping[str, Any]) -> dict[str, Any]:
    press, hover = wire.get("press", "none"), wire.get("hover", "none")
    item = _ITEMS.get(wire.get("button") or "", PickingPressItem.NoItem)
    description: dict[str, Any] = {
        "globalPickingId": wire["id"],
        "state": PickingState[_upper(wire["state"])],
        "pressState": PickingPressState.NoPress if press == "none" else PickingPressState[_upper(press)],
        "hoverState": PickingHoverState.NoHover if hover == "none" else PickingHoverState[_upper(hover)],
        "pressItem": item,
        "pressItems": sum(int(_ITEMS[name]) for name in wire.get("buttons", ())),
        "modifiers": int(_modifiers(wire)),
        "position": wire["position"],
        "depth": wire["depth"],
        "canvasSize": [int(n) for n in wire["canvasSize"]],
        "currentGlobalPickingId": wire.get("currentId", wire["id"]),
    }
    if wire.get("source"):
        description["source"] = event_from_wire(wire["source"])
    for name in ("pressed", "previous"):
        x, y, z = wire.get(f"{name}Ndc") or (*(2 * p - 1 for p in wire["position"]), wire["depth"])
        description[f"{name}Position"] = [(x + 1) / 2, (y + 1) / 2]
        description[f"{name}Depth"] = z
        description[f"{name}GlobalPickingId"] = wire.get(f"{name}Id", wire["id"])
    return description
