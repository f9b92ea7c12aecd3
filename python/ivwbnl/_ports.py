"""The inport through which a processor shares selections with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from inviwopy._binding import get_binding
from inviwopy._port import Inport
from inviwopy.data import BitSet
from inviwopy.doc import Document
from ivwbnl._modification import (
    ACTION_FLAGS,
    BrushingAction,
    BrushingModification,
    BrushingModifications,
    BrushingTarget,
    BrushingTargetsInvalidationLevel,
)

__all__ = ["BrushingAndLinkingInport"]

_ACTIONS = {BrushingAction.Filter: "filter", BrushingAction.Select: "select", BrushingAction.Highlight: "highlight"}
Target = Any
"""A BrushingTarget or its name."""


class BrushingAndLinkingInport(Inport):
    """Shares three sets per target (filtered, selected, highlighted) with all ports of one Brushing & Linking processor.

    ``targets`` are those whose changes make the processor run again: BrushingTarget, or BrushingTargetsInvalidationLevel
    for a choice of sets and level; all of them when it is left out. Unconnected, the port has sets of its own."""

    _data_type = "org.inviwo.BrushingAndLinkingManager"

    def __init__(self, identifier: str, targets: Iterable[Any] | None = None, help: Document | str = "") -> None:
        super().__init__(identifier, help)
        self._optional = True
        self._reactions = [_reaction(target) for target in targets] if targets is not None else None
        self._sets: dict[tuple[str, str], BitSet] = {}
        self._filters: dict[str, dict[str, BitSet]] = {}
        self._modified: dict[str, BrushingModifications] = {}
        self._told = 0
        self._unheard: dict[tuple[str, str, str], tuple[int, BitSet]] = {}

    @property
    def classIdentifier(self) -> str:
        """The kind of the port."""
        return "org.inviwo.BrushingAndLinkingInport"

    def isReady(self) -> bool:
        """Also without a connection."""
        return True

    # Changing

    def select(self, indices: Any, target: Target = BrushingTarget.Row) -> None:
        """Replaces the selection of ``target``: a BitSet or anything that makes one."""
        self._brush("select", indices, target)

    def highlight(self, indices: Any, target: Target = BrushingTarget.Row) -> None:
        """Replaces what is highlighted, usually what the pointer is on."""
        self._brush("highlight", indices, target)

    def filter(self, source: Any, indices: Any = None, target: Target = BrushingTarget.Row) -> None:
        """``filter(source, indices)`` replaces what ``source``, any name, filters out.

        The filtered set is that of all sources. Without one, ``filter(indices)``, it is the processor."""
        if not isinstance(source, str):
            indices, target = source, target if indices is None else indices
            source = self._processor.identifier if self._processor is not None else ""
        self._brush("filter", indices, target, source)

    def brush(self, action: BrushingAction, target: Target, indices: Any, source: str = "") -> None:
        """``filter``, ``select`` or ``highlight`` by their member of BrushingAction."""
        self._brush(_ACTIONS[BrushingAction(action)], indices, target, source)

    def _brush(self, action: str, indices: Any, target: Target, source: str = "") -> None:
        name = str(BrushingTarget(target))
        # A copy: the caller may go on with its own.
        bits = BitSet.fastUnion([indices]) if isinstance(indices, BitSet) else BitSet(indices)
        self._replace(action, name, bits, source)
        if self._processor is not None and self._processor._announced:
            self._told += 1
            self._unheard[action, name, source] = self._told, bits
            change = {"action": action, "target": name, "ranges": _ranges_of(bits), "source": source, "number": self._told}
            get_binding().brushed(self._processor.identifier, self.identifier, change)

    def _replace(self, action: str, name: str, bits: BitSet, source: str) -> None:
        if action == "filter":
            self._filters.setdefault(name, {})[source] = bits
            bits_before, bits_now = self._sets.get((name, action)), BitSet.fastUnion(self._filters[name].values())
        else:
            bits_before, bits_now = self._sets.get((name, action)), bits
        self._sets[name, action] = bits_now
        if bits_now != (bits_before or BitSet()):
            self._modified[name] = self._modified.get(name, BrushingModifications()) | ACTION_FLAGS[action]

    # Asking

    def getIndices(self, action: BrushingAction, target: Target = BrushingTarget.Row) -> BitSet:
        """A copy of the set."""
        return BitSet.fastUnion([self._set(_ACTIONS[BrushingAction(action)], target)])

    def getFilteredIndices(self, target: Target = BrushingTarget.Row) -> BitSet:
        """What any source filters out."""
        return self.getIndices(BrushingAction.Filter, target)

    def getSelectedIndices(self, target: Target = BrushingTarget.Row) -> BitSet:
        """The selected elements of a target."""
        return self.getIndices(BrushingAction.Select, target)

    def getHighlightedIndices(self, target: Target = BrushingTarget.Row) -> BitSet:
        """The highlighted elements of a target."""
        return self.getIndices(BrushingAction.Highlight, target)

    def isFiltered(self, index: int, target: Target = BrushingTarget.Row) -> bool:
        """Whether the element is filtered out."""
        return index in self._set("filter", target)

    def isSelected(self, index: int, target: Target = BrushingTarget.Row) -> bool:
        """Whether the element is selected."""
        return index in self._set("select", target)

    def isHighlighted(self, index: int, target: Target = BrushingTarget.Row) -> bool:
        """Whether the element is highlighted."""
        return index in self._set("highlight", target)

    def hasFiltered(self, target: Target = BrushingTarget.Row) -> bool:
        """Whether any element of the target is filtered out."""
        return bool(self._set("filter", target))

    def hasSelected(self, target: Target = BrushingTarget.Row) -> bool:
        """Whether any element of the target is selected."""
        return bool(self._set("select", target))

    def hasHighlighted(self, target: Target = BrushingTarget.Row) -> bool:
        """Whether any element of the target is highlighted."""
        return bool(self._set("highlight", target))

    def _set(self, action: str, target: Target) -> BitSet:
        return self._sets.get((str(BrushingTarget(target)), action)) or BitSet()

    # What changed since the processor last ran

    def getModifiedActions(self, target: Target | None = None) -> BrushingModifications:
        """Which sets changed, of one target or of any."""
        if target is not None:
            return BrushingModifications(self._modified.get(str(BrushingTarget(target)), 0))
        return BrushingModifications(*self._modified.values())

    def getModifiedTargets(self) -> list[BrushingTarget]:
        """The targets whose elements changed since the last run."""
        return [BrushingTarget(name) for name, modified in self._modified.items() if modified]

    def isModified(self) -> bool:
        """Whether any set of any target changed."""
        return bool(self.getModifiedActions())

    def isTargetModified(self, target: Target, modifications: Any = None) -> bool:
        """Whether a set of ``target`` changed, or one of ``modifications``."""
        changed = self.getModifiedActions(target)
        return bool(changed if modifications is None else changed & BrushingModifications(modifications))

    def isFilteringModified(self, target: Target | None = None) -> bool:
        """Whether the filter changed since the last run."""
        return BrushingModification.Filtered in self.getModifiedActions(target)

    def isSelectionModified(self, target: Target | None = None) -> bool:
        """Whether the selection changed since the last run."""
        return BrushingModification.Selected in self.getModifiedActions(target)

    def isHighlightModified(self, target: Target | None = None) -> bool:
        """Whether what is highlighted changed since the last run."""
        return BrushingModification.Highlighted in self.getModifiedActions(target)

    # What the host does

    def _receive_brushing(self, state: Mapping[str, Any]) -> None:
        """The sets as the engine has them, and what it had not heard of then.

        ``{targets: {name: {filters: {source: ranges}, select: ranges, highlight: ranges}}, modified: {name: [actions]},
        heard: number}``"""
        self._sets.clear()
        self._filters.clear()
        for name, sets in state["targets"].items():
            filters = {source: _set_of(ranges) for source, ranges in sets["filters"].items()}
            self._filters[name] = filters
            self._sets[name, "filter"] = BitSet.fastUnion(filters.values())
            self._sets[name, "select"] = _set_of(sets["select"])
            self._sets[name, "highlight"] = _set_of(sets["highlight"])
        modified = state["modified"].items()
        self._modified = {name: BrushingModifications([ACTION_FLAGS[a] for a in actions]) for name, actions in modified}
        self._unheard = {key: change for key, change in self._unheard.items() if change[0] > state["heard"]}
        for (action, name, source), (_, bits) in self._unheard.items():
            self._replace(action, name, bits, source)

    def _set_valid(self) -> None:
        super()._set_valid()
        self._modified.clear()

    def describe(self) -> dict[str, Any]:
        """The PortDescription."""
        description = super().describe()
        if self._reactions is not None:
            description["reactions"] = [reaction._describe() for reaction in self._reactions]
        return description


def _reaction(target: Any) -> BrushingTargetsInvalidationLevel:
    if isinstance(target, BrushingTargetsInvalidationLevel):
        return target
    return BrushingTargetsInvalidationLevel([target])


def _ranges_of(bits: BitSet) -> list[int]:
    """First and past-the-last number of each run, one after the other: sets travel so, as selections mostly are runs."""
    ranges: list[int] = []
    for number in bits:
        if ranges and ranges[-1] == number:
            ranges[-1] = number + 1
        else:
            ranges += (number, number + 1)
    return ranges


def _set_of(ranges: Sequence[int]) -> BitSet:
    bits = BitSet()
    for first, end in zip(ranges[::2], ranges[1::2]):
        bits.addRange(first, end)
    return bits
