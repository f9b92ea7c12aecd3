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
    """Whether a key went down or up."""

    Press = 1
    Release = 2


class KeyStates(FlagSet[KeyState], enum=KeyState):
    """A set of ``KeyState``."""


class KeyModifier(FlagEnumeration):
    """A key that is held while another is pressed."""

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
    """A button of the mouse."""

    NoButton = 0
    Left = 1
    Middle = 2
    Right = 4


class MouseButtons(FlagSet[MouseButton], enum=MouseButton):
    """A set of ``MouseButton``."""


class MouseState(FlagEnumeration):
    """What the mouse did."""

    Press = 1
    Move = 2
    Release = 4
    DoubleClick = 8


class MouseStates(FlagSet[MouseState], enum=MouseState):
    """A set of ``MouseState``."""


class TouchState(FlagEnumeration):
    """What a finger did."""

    NoTouch = 0
    Started = 1
    Updated = 2
    Stationary = 4
    Finished = 8


class TouchStates(FlagSet[TouchState], enum=TouchState):
    """A set of ``TouchState``."""


class TouchDeviceType(Enumeration):
    """What fingers touch."""

    Screen = 0
    Pad = 1
    Left = 1  # the name of Pad in 2021


class PickingState(FlagEnumeration):
    """Whether picking starts, goes on, or ends."""

    NoState = 0
    Started = 1
    Updated = 2
    Finished = 4


class PickingStates(FlagSet[PickingState], enum=PickingState):
    """A set of ``PickingState``."""


class PickingPressState(FlagEnumeration):
    """What happened to what was pressed."""

    NoPress = 0
    Press = 1
    Move = 2
    Release = 4
    DoubleClick = 8


class PickingPressStates(FlagSet[PickingPressState], enum=PickingPressState):
    """A set of ``PickingPressState``."""


class PickingPressItem(FlagEnumeration):
    """What was pressed: a button or a finger."""

    NoItem = 0
    Primary = 1
    Secondary = 2
    Tertiary = 4


class PickingPressItems(FlagSet[PickingPressItem], enum=PickingPressItem):
    """A set of ``PickingPressItem``."""


class PickingHoverState(FlagEnumeration):
    """What the pointer does over an element."""

    NoHover = 0
    Enter = 1
    Move = 2
    Exit = 4


class PickingHoverStates(FlagSet[PickingHoverState], enum=PickingHoverState):
    """A set of ``PickingHoverState``."""


class ContextMenuCategory(FlagEnumeration):
    """What a context menu speaks of."""

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
