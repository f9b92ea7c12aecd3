"""Enumerations of events and picking, and sets of their members."""

from __future__ import annotations

from inviwopy._enumeration import Enumeration, FlagEnumeration, FlagSet, add_alias

__all__ = [
    "ContextMenuCategories",
    "ContextMenuCategory",
    "KeyModifier",
    "KeyModifiers",
    "KeyState",
    "KeyStates",
    "MouseButton",
    "MouseButtons",
    "MouseState",
    "MouseStates",
    "PickingHoverState",
    "PickingHoverStates",
    "PickingPressItem",
    "PickingPressItems",
    "PickingPressState",
    "PickingPressStates",
    "PickingState",
    "PickingStates",
    "TouchDeviceType",
    "TouchState",
    "TouchStates",
]


class KeyState(FlagEnumeration):
    Press = 1
    Release = 2


class KeyStates(FlagSet[KeyState], enum=KeyState):
    """A set of ``KeyState``."""


class KeyModifier(FlagEnumeration):
    NoModifier = 0
    Control = 1
    Shift = 2
    Alt = 4
    Super = 8
    Menu = 16
    Meta = 32


class KeyModifiers(FlagSet[KeyModifier], enum=KeyModifier):
    """A set of ``KeyModifier``."""


class MouseButton(FlagEnumeration):
    NoButton = 0
    Left = 1
    Middle = 2
    Right = 4


class MouseButtons(FlagSet[MouseButton], enum=MouseButton):
    """A set of ``MouseButton``."""


class MouseState(FlagEnumeration):
    Press = 1
    Move = 2
    Release = 4
    DoubleClick = 8


class MouseStates(FlagSet[MouseState], enum=MouseState):
    """A set of ``MouseState``."""


class TouchState(FlagEnumeration):
    NoTouch = 0
    Started = 1
    Updated = 2
    Stationary = 4
    Finished = 8


class TouchStates(FlagSet[TouchState], enum=TouchState):
    """A set of ``TouchState``."""


class TouchDeviceType(Enumeration):
    Screen = 0
    Pad = 1
    Left = 1  # the name of Pad in 2021


class PickingState(FlagEnumeration):
    NoState = 0
    Started = 1
    Updated = 2
    Finished = 4


class PickingStates(FlagSet[PickingState], enum=PickingState):
    """A set of ``PickingState``."""


class PickingPressState(FlagEnumeration):
    NoPress = 0
    Press = 1
    Move = 2
    Release = 4
    DoubleClick = 8


class PickingPressStates(FlagSet[PickingPressState], enum=PickingPressState):
    """A set of ``PickingPressState``."""


class PickingPressItem(FlagEnumeration):
    NoItem = 0
    Primary = 1
    Secondary = 2
    Tertiary = 4


class PickingPressItems(FlagSet[PickingPressItem], enum=PickingPressItem):
    """A set of ``PickingPressItem``."""


class PickingHoverState(FlagEnumeration):
    NoHover = 0
    Enter = 1
    Move = 2
    Exit = 4


class PickingHoverStates(FlagSet[PickingHoverState], enum=PickingHoverState):
    """A set of ``PickingHoverState``."""


class ContextMenuCategory(FlagEnumeration):
    Empty = 0
    Image = 1
    View = 2
    Widget = 4
    Custom = 8


class ContextMenuCategories(FlagSet[ContextMenuCategory], enum=ContextMenuCategory):
    """A set of ``ContextMenuCategory``."""


# The zero members were called `None` in 2021
for _member in (
    KeyModifier.NoModifier,
    MouseButton.NoButton,
    TouchState.NoTouch,
    TouchDeviceType.Screen,
    PickingState.NoState,
    PickingPressState.NoPress,
    PickingPressItem.NoItem,
    PickingHoverState.NoHover,
):
    add_alias(_member, "None")
