"""Entries of context menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = [
    "ContextMenuAction",
    "ContextMenuEntry",
    "ContextMenuSeparator",
    "ContextMenuSubmenu",
    "chosen_data",
    "describe_entries",
    "remember_data",
]

# Of the menu that was opened last: the objects of its actions stay here, only their names travel.
_data: dict[str, object] = {}


class ContextMenuAction:
    """An entry to choose; ``data`` comes back with the event."""

    def __init__(
        self,
        id: str,
        label: str,
        iconPath: Any = None,
        data: object = None,
        enabled: bool = True,
    ) -> None:
        self.id = str(id)
        self.label = str(label)
        self.iconPath = iconPath
        self.data = data
        self.enabled = bool(enabled)

    def _describe(self) -> dict[str, Any]:
        return {"kind": "action", "id": self.id, "label": self.label, "enabled": self.enabled}


class ContextMenuSubmenu:
    """Entries behind an entry."""

    def __init__(self, label: str, childEntries: Sequence[Any], iconPath: Any = None) -> None:
        self.label = str(label)
        self.childEntries = tuple(childEntries)
        self.iconPath = iconPath

    def _describe(self) -> dict[str, Any]:
        return {"kind": "submenu", "label": self.label, "entries": describe_entries(self.childEntries)}


class ContextMenuSeparator:
    """A line between entries."""

    def _describe(self) -> dict[str, Any]:
        return {"kind": "separator"}


class ContextMenuEntry(ContextMenuAction):
    """The form of 2025: label first."""

    def __init__(self, label: str, id: str) -> None:
        super().__init__(id, label)


def remember_data(entries: Sequence[Any]) -> None:
    """A menu is about to open: its actions' ``data`` will be asked for."""
    _data.clear()
    _remember(entries)


def _remember(entries: Sequence[Any]) -> None:
    for entry in map(_entry, entries):
        if isinstance(entry, ContextMenuAction):
            _data[entry.id] = entry.data
        elif isinstance(entry, ContextMenuSubmenu):
            _remember(entry.childEntries)


def chosen_data(id: str) -> object:
    """The ``data`` of the action in the menu that was opened last."""
    return _data.get(id)


def _entry(entry: Any) -> Any:
    return ContextMenuAction(*entry) if isinstance(entry, (tuple, list)) else entry


def describe_entries(entries: Sequence[Any]) -> list[dict[str, Any]]:
    """Entries, or tuples of an action's arguments, as JSON values."""
    return [_entry(entry)._describe() for entry in entries]
