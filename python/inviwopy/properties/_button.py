"""Buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from inviwopy._statements import statement
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["ButtonGroupProperty", "ButtonGroupPropertyButton", "ButtonProperty"]

_TAIL = {"invalidationLevel": InvalidationLevel.InvalidOutput, "semantics": PropertySemantics.Default}


class ButtonProperty(Property):
    """``(identifier, displayName, [help,] [action,] invalidationLevel, semantics)``.

    Pressing runs the action and the ``onChange`` callbacks, then invalidates the processor at the property's level;
    ``isModified`` is true in the run that follows."""

    _class_identifier = "org.inviwo.ButtonProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        has_action = "action" in keywords or any(callable(argument) for argument in positional)
        parameters = {"action": None, **_TAIL} if has_action else _TAIL
        given = arguments_of("ButtonProperty", parameters, positional, keywords)
        action: Callable[[], object] | None = given.pop("action", None)
        super().__init__(**given)
        self._modified = False  # nobody pressed it yet
        if action is not None:
            self.onChange(action)
        self._constructed()

    @statement
    def press(self) -> None:
        """Does what the user's click does."""
        self._press(0)
        processor = self._processor()
        if processor is not None:
            processor._notify_press(self, 0)

    def _press(self, index: int) -> None:
        """The press itself: ``index`` counts the buttons of a group."""
        self._react()

    def __repr__(self) -> str:
        return self.displayName


class ButtonGroupPropertyButton:
    """One button of a group; name, icon and tooltip may be None."""

    def __init__(
        self,
        name: str | None,
        icon: str | None,
        tooltip: str | None,
        action: Callable[[], object],
    ) -> None:
        self.name = name
        self.icon = icon
        self.tooltip = tooltip
        self.action = action


class ButtonGroupProperty(Property):
    """``(identifier, displayName, [help,] [buttons,] invalidationLevel, semantics)``: several buttons in a row."""

    _class_identifier = "org.inviwo.ButtonGroupProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        has_buttons = "buttons" in keywords or any(isinstance(argument, (list, tuple)) for argument in positional)
        parameters = {"buttons": (), **_TAIL} if has_buttons else _TAIL
        given = arguments_of("ButtonGroupProperty", parameters, positional, keywords)
        buttons: Iterable[Any] = given.pop("buttons", ())
        self._buttons = [
            button if isinstance(button, ButtonGroupPropertyButton) else ButtonGroupPropertyButton(*button)
            for button in buttons
        ]
        super().__init__(**given)
        self._modified = False
        self._constructed()

    @statement
    def press(self, index: int) -> None:
        """Presses the button at ``index``; IndexError when there is none."""
        self._press(index)
        processor = self._processor()
        if processor is not None:
            processor._notify_press(self, index)

    def _press(self, index: int) -> None:
        if not 0 <= index < len(self._buttons):
            raise IndexError(f"{self.path} has {len(self._buttons)} buttons, there is no button {index}")
        self._buttons[index].action()
        self._react()

    def _state(self) -> dict[str, Any]:
        return {
            "buttons": [
                {"name": button.name or "", "icon": button.icon or "", "tooltip": button.tooltip or ""}
                for button in self._buttons
            ]
        }

    def __repr__(self) -> str:
        return self.displayName
