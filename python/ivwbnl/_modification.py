"""What is shared by brushing, and what changed of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from inviwopy._enumeration import Enumeration, FlagEnumeration, FlagSet
from inviwopy.properties import InvalidationLevel

__all__ = [
    "BrushingAction",
    "BrushingModification",
    "BrushingModifications",
    "BrushingTarget",
    "BrushingTargetsInvalidationLevel",
]


class BrushingTarget:
    """What is selected: rows or columns of data frames, or anything that processors agree on: ``BrushingTarget("atom")``.

    Rows are named by the numbers of the index column."""

    Row: ClassVar[BrushingTarget]
    Column: ClassVar[BrushingTarget]

    def __init__(self, name: str | BrushingTarget = "row") -> None:
        if not isinstance(name, (str, BrushingTarget)):
            raise TypeError(f"a BrushingTarget is named by a text, got {type(name).__name__}")
        self._name = str(name)

    def getString(self) -> str:
        """Its name."""
        return self._name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BrushingTarget) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)

    def __str__(self) -> str:
        return self._name

    def __repr__(self) -> str:
        return f"<BrushingTarget: {self._name}>"


BrushingTarget.Row = BrushingTarget("row")
BrushingTarget.Column = BrushingTarget("column")


class BrushingAction(Enumeration):
    """The three sets of a target."""

    Filter = 0
    Select = 1
    Highlight = 2


class BrushingModification(FlagEnumeration):
    """Which sets changed."""

    Filtered = 1
    Selected = 2
    Highlighted = 4


class BrushingModifications(FlagSet[BrushingModification], enum=BrushingModification):
    """A set of BrushingModification."""


class BrushingTargetsInvalidationLevel:
    """Which changes make a processor run again: of these targets (all when empty), of these sets, at this level."""

    def __init__(
        self,
        targets: Iterable[BrushingTarget | str] = (),
        mods: Any = (BrushingModification.Filtered, BrushingModification.Selected, BrushingModification.Highlighted),
        invalidationLevel: InvalidationLevel = InvalidationLevel.InvalidOutput,
    ) -> None:
        if isinstance(mods, InvalidationLevel):  # (targets, level): any of the sets
            mods, invalidationLevel = list(BrushingModification), mods
        self.targets = [BrushingTarget(target) for target in targets]
        self.mods = BrushingModifications(mods)
        self.invalidationLevel = InvalidationLevel(invalidationLevel)

    def _describe(self) -> dict[str, Any]:
        return {
            "targets": [str(target) for target in self.targets],
            "actions": [action for action, flag in ACTION_FLAGS.items() if flag in self.mods],
            "level": self.invalidationLevel._wire,
        }


ACTION_FLAGS = {
    "filter": BrushingModification.Filtered,
    "select": BrushingModification.Selected,
    "highlight": BrushingModification.Highlighted,
}
