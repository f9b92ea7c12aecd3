"""Brushing and linking: the sets of a port, what changed, and what the engine tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from conftest import RecordingBinding

import inviwopy as ivw
import ivwbnl
from inviwopy.data import BitSet
from inviwopy.properties import InvalidationLevel
from ivwbnl import BrushingAction, BrushingModification, BrushingTarget


class Recording(RecordingBinding):
    def brushed(self, processor: str, port: str, change: Mapping[str, Any]) -> None:
        self.told.append((f"{processor}.{port}", dict(change)))


@pytest.fixture
def port() -> ivwbnl.BrushingAndLinkingInport:
    return ivwbnl.BrushingAndLinkingInport("brushing")


def test_sets_by_target(port: ivwbnl.BrushingAndLinkingInport) -> None:
    port.select(BitSet([3, 1]))
    port.highlight([2], BrushingTarget.Column)
    port.brush(BrushingAction.Highlight, "atom", [5])
    assert list(port.getSelectedIndices()) == [1, 3]
    assert list(port.getSelectedIndices(BrushingTarget.Column)) == []
    assert list(port.getHighlightedIndices(BrushingTarget.Column)) == [2]
    assert port.isSelected(3)
    assert not port.isSelected(2)
    assert port.isHighlighted(5, BrushingTarget("atom"))
    assert port.hasSelected()
    port.getSelectedIndices().clear()
    assert port.hasSelected()


def test_filters_of_several_sources_add_up(port: ivwbnl.BrushingAndLinkingInport) -> None:
    port.filter("plot", BitSet([1]))
    port.filter("slider", BitSet([2]))
    assert list(port.getFilteredIndices()) == [1, 2]
    port.filter("plot", BitSet())
    assert list(port.getIndices(BrushingAction.Filter)) == [2]
    port.filter(BitSet([7]))
    assert port.isFiltered(7)


def test_what_changed_since_the_last_run(port: ivwbnl.BrushingAndLinkingInport) -> None:
    assert not port.isModified()
    port.select([1])
    assert port.isSelectionModified()
    assert not port.isHighlightModified()
    assert port.isTargetModified(BrushingTarget.Row, BrushingModification.Selected | BrushingModification.Filtered)
    assert not port.isTargetModified(BrushingTarget.Column)
    assert port.getModifiedTargets() == [BrushingTarget.Row]
    assert port.getModifiedActions() == BrushingModification.Selected
    port._set_valid()
    assert not port.isModified()
    port.select([1])
    assert not port.isSelectionModified()


def test_the_port_describes_what_it_reacts_to() -> None:
    port = ivwbnl.BrushingAndLinkingInport("b", [BrushingTarget.Row])
    assert port.classIdentifier == "org.inviwo.BrushingAndLinkingInport"
    assert port.describe()["reactions"] == [
        {"targets": ["row"], "actions": ["filter", "select", "highlight"], "level": "invalidOutput"}
    ]
    level = ivwbnl.BrushingTargetsInvalidationLevel(
        [BrushingTarget.Column], BrushingModification.Highlighted, InvalidationLevel.InvalidResources
    )
    assert ivwbnl.BrushingAndLinkingInport("b", [level]).describe()["reactions"] == [
        {"targets": ["column"], "actions": ["highlight"], "level": "invalidResources"}
    ]
    any_set = ivwbnl.BrushingTargetsInvalidationLevel([], InvalidationLevel.Valid)
    assert any_set._describe() == {"targets": [], "actions": ["filter", "select", "highlight"], "level": "valid"}
    assert port.isReady()
    assert port.optional


def test_what_the_engine_had_not_heard_of_is_added_to_what_it_tells() -> None:
    recording = Recording()
    before = ivw._binding.set_binding(recording)
    try:

        class Example(ivw.Processor):
            @staticmethod
            def processorInfo() -> ivw.ProcessorInfo:
                return ivw.ProcessorInfo("org.test.example", "Example")

        processor = Example("Example", "Example")
        port = processor.addInport(ivwbnl.BrushingAndLinkingInport("b"))
        processor._describe()
        port.select(BitSet([1, 2, 5]))
        port.highlight(BitSet([9]))
        change = {"action": "select", "target": "row", "ranges": [1, 3, 5, 6], "source": "", "number": 1}
        assert recording.take()[0] == ("Example.b", change)
        # The engine had only heard of the first one, and somebody else selected 4 meanwhile.
        state = {"targets": {"row": {"filters": {"a": [0, 2]}, "select": [4, 5], "highlight": []}}}
        port._receive_brushing({**state, "modified": {"row": ["select", "filter"]}, "heard": 1})
        assert list(port.getSelectedIndices()) == [4]
        assert list(port.getHighlightedIndices()) == [9]
        assert list(port.getFilteredIndices()) == [0, 1]
        assert port.getModifiedActions() == ivwbnl.BrushingModifications(7)
    finally:
        ivw._binding.set_binding(before)
