"""Events that a script makes, as what a user does over a canvas (the engine's CanvasInput)."""

from __future__ import annotations

from typing import Any

from inviwopy._event_enums import KeyState, MouseState
from inviwopy._event_wire import _KEYS
from inviwopy._events import Event, InteractionEvent, KeyboardEvent, MouseEvent, WheelEvent
from inviwopy._keys import IvwKey

__all__ = ["canvas_input"]

# Of several names that a browser has for one key the last one says on which side it is.
_CODES = {key: name for name, key in _KEYS.items()}
_STATES = {
    MouseState.Press: "press",
    MouseState.Move: "move",
    MouseState.Release: "release",
    MouseState.DoubleClick: "doubleClick",
}


def canvas_input(event: Event) -> dict[str, Any] | None:
    """None for events that a user cannot cause over a canvas."""
    if isinstance(event, KeyboardEvent):
        state = "release" if event.state is KeyState.Release else "press"
        return {"type": "key", "state": state, "key": _code(event.key), "modifiers": _modifiers(event)}
    if isinstance(event, WheelEvent):
        place = {"delta": [float(x) for x in event.delta], "position": [float(x) for x in event.posNormalized]}
        return {"type": "wheel", "modifiers": _modifiers(event), **place}
    if isinstance(event, MouseEvent):
        return {
            "type": "mouse",
            "state": _STATES[event.state],
            "button": event.button.name.lower() if int(event.button) else None,
            "buttons": [button.name.lower() for button in event.buttonState],
            "modifiers": _modifiers(event),
            "position": [float(x) for x in event.posNormalized],
        }
    return None


def _modifiers(event: InteractionEvent) -> list[str]:
    """A browser's Meta is the key that others call Super."""
    names = {modifier.name.lower() for modifier in event.modifiers()}
    return [name for name in ("control", "shift", "alt", "meta") if name in names or (name == "meta" and "super" in names)]


def _code(key: IvwKey) -> str:
    if IvwKey.A.value <= int(key) <= IvwKey.Z.value:
        return f"Key{chr(int(key))}"
    if IvwKey.Num0.value <= int(key) <= IvwKey.Num9.value:
        return f"Digit{chr(int(key))}"
    return _CODES.get(key, key.name)
