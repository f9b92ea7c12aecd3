"""Events, picking and the sets of flags that they use."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy import (
    ContextMenuAction,
    ContextMenuCategory,
    ContextMenuSeparator,
    ContextMenuSubmenu,
    IvwKey,
    KeyboardEvent,
    KeyModifier,
    KeyModifiers,
    KeyState,
    MouseButton,
    MouseButtons,
    MouseEvent,
    MouseState,
    PickingHoverState,
    PickingMapper,
    PickingPressItem,
    PickingPressState,
    ResizeEvent,
    TouchEvent,
    TouchPoint,
    TouchState,
    WheelEvent,
)
from inviwopy._event_service import serve_event
from inviwopy.data import PerspectiveCamera
from inviwopy.glm import dvec2, dvec3, uvec2
from inviwopy.properties import InvalidationLevel, ListPropertyUIFlag, ListPropertyUIFlags


class TestEnumerations:
    def test_members(self) -> None:
        level = InvalidationLevel(2)
        assert level is InvalidationLevel.InvalidResources
        assert (level.name, level.value, int(level)) == ("InvalidResources", 2, 2)
        assert level != 2
        assert repr(level) == "<InvalidationLevel.InvalidResources: 2>"
        assert str(level) == "InvalidationLevel.InvalidResources"
        assert {level: 1}[InvalidationLevel.InvalidResources] == 1
        assert list(InvalidationLevel.__members__) == ["Valid", "InvalidOutput", "InvalidResources"]

    def test_zero_members_of_both_ages(self) -> None:
        for kind, name in (
            (ivw.KeyModifier, "NoModifier"),
            (ivw.MouseButton, "NoButton"),
            (ivw.TouchState, "NoTouch"),
            (ivw.PickingState, "NoState"),
            (ivw.PickingPressState, "NoPress"),
            (ivw.PickingPressItem, "NoItem"),
            (ivw.PickingHoverState, "NoHover"),
        ):
            assert getattr(kind, "None") is kind.__members__["None"] is kind[name]
        assert ivw.LogVerbosity["None"] is ivw.LogVerbosity.Nothing

    def test_keys(self) -> None:
        assert (int(IvwKey.A), int(IvwKey.F25), int(IvwKey.KP9), int(IvwKey.RightMeta)) == (65, 314, 329, 350)


class TestFlags:
    def test_sets(self) -> None:
        flags = KeyModifier.Shift | KeyModifier.Control
        assert isinstance(flags, KeyModifiers)
        assert list(flags) == [KeyModifier.Control, KeyModifier.Shift]
        assert KeyModifier.Shift in flags
        assert KeyModifier.Alt not in flags
        assert flags == KeyModifiers(KeyModifier.Control, KeyModifier.Shift)
        assert flags & KeyModifier.Shift == KeyModifiers(KeyModifier.Shift)
        assert (flags ^ KeyModifier.Shift) == KeyModifiers(KeyModifier.Control)
        assert KeyModifier.Alt in ~flags
        flags |= KeyModifier.Alt
        assert (flags.size(), flags.max_size(), flags.count(KeyModifier.Alt)) == (3, 6, 1)
        assert flags.insert(KeyModifier.Alt)[1] is False
        assert flags.erase(KeyModifier.Alt) == 1
        flags.clear()
        assert flags.empty()
        assert not flags

    def test_repr(self) -> None:
        both = ListPropertyUIFlags(ListPropertyUIFlag.Add, ListPropertyUIFlag.Remove)
        assert repr(both) == "<ListPropertyUIFlags: 3>"
        assert repr(KeyModifiers()) == "<KeyModifiers.None: 0>"
        with pytest.raises(TypeError, match="holds KeyModifier, not MouseButton"):
            KeyModifiers(MouseButton.Left)  # type: ignore[arg-type]


class TestEvents:
    def test_keyboard(self) -> None:
        event = KeyboardEvent(IvwKey.A, KeyState.Press, KeyModifiers(KeyModifier.Shift), utfText="A")
        assert event.hash() == KeyboardEvent.chash != MouseEvent.chash
        assert KeyModifier.Shift in event.modifiers()
        copy = KeyboardEvent(event)
        assert (copy.key, copy.text) == (IvwKey.A, "A")
        assert not event.hasBeenUsed()
        event.markAsUsed()
        assert event.used
        assert event.clone().used

    def test_mouse(self) -> None:
        event = MouseEvent(
            *(MouseButton.Left, MouseState.Press, MouseButtons(MouseButton.Left)),
            normalizedPosition=dvec2(0.5, 1),
            canvasSize=uvec2(101, 201),
        )
        assert event.pos == dvec2(50, 200)
        assert (event.x, event.y) == (50, 200)
        assert event.ndc == dvec3(0, 1, 1)
        assert event.buttonName == "Left"
        assert WheelEvent(delta=dvec2(0, 1)).delta == dvec2(0, 1)

    def test_touch(self) -> None:
        points = [
            TouchPoint(i, TouchState.Started, dvec2(x, 0), dvec2(0), dvec2(0), uvec2(101), 1.0, **{"depth ": 0.5})
            for i, x in enumerate((0, 0.1, 1))
        ]
        event = TouchEvent(points)
        assert [point.id for point in event.findClosestTwoTouchPoints()] == [0, 1]
        assert event.centerPointNormalized.x == pytest.approx(1.1 / 3)
        assert event.averageDepth == 0.5
        assert TouchEvent.getPickingState(points) is ivw.PickingState.Started
        assert not TouchEvent().hasTouchPoints()

    def test_resize_and_visits(self, processor: Any) -> None:
        event = ResizeEvent(uvec2(10, 20), uvec2(5, 5))
        assert ResizeEvent(event).previousSize == uvec2(5)
        event.markAsVisited(processor)
        other = ResizeEvent(uvec2(1, 1))
        other.markAsVisited(event)
        assert other.hasVisitedProcessor(processor)


class TestPicking:
    def test_ids_are_written_into_a_buffer(self, processor: Any) -> None:
        picked: list[int] = []
        mapper = PickingMapper(processor, 3, lambda event: picked.append(event.pickedId))
        ids = [mapper.pickingId(i) for i in range(3)]
        other = PickingMapper(processor, 2, lambda event: None)
        assert len({*ids, *(other.pickingId(i) for i in range(2))}) == 5
        assert mapper._dispatch(ivw.PickingEvent({"globalPickingId": ids[2]}))
        assert not other._dispatch(ivw.PickingEvent({"globalPickingId": ids[2]}))
        assert picked == [2]
        with pytest.raises(RuntimeError, match=r"Local picking ID 3 not in range \(0 - 3\)"):
            mapper.pickingId(3)
        mapper.enabled = False
        assert not mapper._dispatch(ivw.PickingEvent({"globalPickingId": ids[0]}))
        mapper.resize(10)
        assert mapper.size == 10
        with pytest.raises(AttributeError, match="write pickingId"):
            mapper.color  # noqa: B018

    def test_what_an_event_says(self, processor: Any) -> None:
        events: list[ivw.PickingEvent] = []
        mapper = PickingMapper(processor, 3, events.append)
        description = {
            "globalPickingId": mapper.pickingId(1),
            "pressState": 2,
            "pressItem": 1,
            "pressItems": 1,
            "hoverState": 1,
            "position": [0.5, 0.5],
            "previousPosition": [0.25, 0.5],
            "pressedPosition": [0, 0.5],
            "canvasSize": [100, 100],
            "depth": 0.5,
            "modifiers": 2,
        }
        mapper._dispatch(ivw.PickingEvent(description))
        (event,) = events
        assert event.pickedId == 1
        assert event.pressState is PickingPressState.Move
        assert event.pressItem is PickingPressItem.Primary
        assert PickingPressItem.Primary in event.pressItems
        assert event.hoverState is PickingHoverState.Enter
        assert event.state is ivw.PickingState.NoState
        assert event.deltaPosition == dvec2(0.25, 0)
        assert event.deltaPressedPosition == dvec2(0.5, 0)
        assert event.ndc == dvec3(0, 0, 0.5)
        assert KeyModifier.Shift in event.modifiers
        assert event.getMovedSincePressed()
        moved = event.getWorldSpaceDeltaAtPressDepth(PerspectiveCamera())
        assert moved.x > 0
        assert moved.y == pytest.approx(0, abs=1e-6)

    def test_an_exception_in_the_callback_is_logged(self, processor: Any, binding: Any) -> None:
        mapper = PickingMapper(processor, 1, lambda event: 1 / 0)
        assert mapper._dispatch(ivw.PickingEvent({"globalPickingId": mapper.pickingId(0)}))
        assert binding.logged == [("error", "Example", "Example Error in Picking: ZeroDivisionError: division by zero")]

    def test_tool_tips_and_menus_ask_the_page(self, processor: Any, binding: Any) -> None:
        asked: list[Any] = []
        binding.call = lambda target, member, arguments=(): asked.append((target, member, *arguments))
        event = ivw.PickingEvent({"globalPickingId": 1})
        event.setToolTip("Atom 7")
        entries = [
            ContextMenuAction("a", "Label"),
            ("b", "Other"),
            ContextMenuSeparator(),
            ContextMenuSubmenu("More", (ContextMenuAction("c", "C"),)),
        ]
        event.showContextMenu(entries, ivw.ContextMenuCategories(ContextMenuCategory.Custom))
        assert asked[0] == ("page", "toolTip", "Atom 7")
        assert [entry["kind"] for entry in asked[1][2]] == ["action", "action", "separator", "submenu"]
        assert asked[1][3] == 8


AT = {"position": [0.5, 0.25], "canvasSize": [100, 200], "depth": 0.5, "modifiers": ["shift"]}


class TestEventsOfTheEngine:
    @pytest.fixture
    def events(self, processor: Any) -> list[Any]:
        received: list[Any] = []
        processor.invokeEvent = received.append
        return received

    def test_mouse_wheel_and_keys(self, processor: Any, events: list[Any]) -> None:
        processor._receive_event({"kind": "mouse", "state": "press", "button": "left", "buttons": ["left"], **AT})
        processor._receive_event({"kind": "wheel", "buttons": [], "delta": [0, 1], **AT})
        processor._receive_event({"kind": "key", "state": "release", "key": "A", "modifiers": []})
        processor._receive_event({"kind": "key", "state": "press", "key": "ArrowUp", "modifiers": []})
        mouse, wheel, key, up = events
        assert (mouse.button, mouse.state, mouse.depth) == (MouseButton.Left, MouseState.Press, 0.5)
        assert MouseButton.Left in mouse.buttonState
        assert KeyModifier.Shift in mouse.modifiers()
        assert wheel.delta == dvec2(0, 1)
        assert (key.key, key.state, key.text) == (IvwKey.A, KeyState.Release, "A")
        assert (up.key, up.text) == (IvwKey.Up, "")

    def test_view_and_gestures(self, processor: Any, events: list[Any]) -> None:
        for action in ("x-", "fitData", "flipUp"):
            processor._receive_event({"kind": "view", "action": action, "modifiers": []})
        processor._receive_event({"kind": "gesture", "type": "pinch", **AT})
        assert events[0].action is ivw.camerautil.Side.XNegative
        assert isinstance(events[1].action, ivw.ViewEventFitData)
        assert isinstance(events[3], ivw.InteractionEvent)

    def test_picking(self, processor: Any, events: list[Any]) -> None:
        seen: list[ivw.PickingEvent] = []
        mapper = PickingMapper(processor, 3, seen.append)
        wire = {
            "kind": "picking",
            "id": mapper.pickingId(2),
            "state": "updated",
            "press": "move",
            "hover": "none",
            "button": "left",
            "buttons": ["left", "middle"],
            "pressedId": mapper.pickingId(1),
            "previousId": 0,
            "pressedNdc": [-1, -0.5, 0.25],
            "previousNdc": [0, -0.5, 0.5],
            **AT,
        }
        assert not processor._receive_event(wire)
        (event,) = seen
        assert (event.pickedId, event.pressedLocalPickingId, event.previousGlobalPickingId) == (2, 1, 0)
        assert event.pressState is PickingPressState.Move
        assert event.pressItem is PickingPressItem.Primary
        assert list(event.pressItems) == [PickingPressItem.Primary, PickingPressItem.Tertiary]
        assert event.deltaPressedPosition == dvec2(0.5, 0)
        assert event.pressedDepth == 0.25
        assert events == [event]  # and on to invokeEvent, as it was not used

        used = PickingMapper(processor, 1, lambda event: event.markAsUsed())
        assert processor._receive_event({**wire, "id": used.pickingId(0)})
        assert len(events) == 1

    def test_fingers_sizes_and_choices(self, processor: Any, events: list[Any], binding: Any) -> None:
        finger = {"id": 4, "state": "started", "pressure": 0.5}
        places = {"position": [0.5, 0.5], "previousPosition": [0.25, 0.5], "pressedPosition": [0, 0.5]}
        processor._receive_event({"kind": "touch", "points": [{**finger, **places}], **AT})
        processor._receive_event({"kind": "resize", "size": [20, 10], "previousSize": [0, 0]})
        binding.call = lambda target, member, arguments=(): None
        ivw.InteractionEvent().showContextMenu([ContextMenuAction("a", "A", None, [1, 2]), ("b", "B")])
        processor._receive_event({"kind": "contextMenu", "id": "a", "modifiers": ["alt"]})
        touch, resize, choice = events
        (point,) = touch.touchPoints
        assert (point.id, point.state, point.pressure, point.depth) == (4, TouchState.Started, 0.5, 0.5)
        assert point.prevPosNormalized == dvec2(0.25, 0.5)
        assert (resize.size, resize.previousSize) == (uvec2(20, 10), uvec2(0))
        assert (choice.id, choice.data) == ("a", [1, 2])
        assert KeyModifier.Alt in choice.modifiers()

    def test_tool_tips_know_their_canvas(self, processor: Any, binding: Any) -> None:
        asked: list[Any] = []
        binding.call = lambda target, member, arguments=(): asked.append((member, *arguments))
        mapper = PickingMapper(processor, 1, lambda event: event.setToolTip("It"))
        processor.invokeEvent = lambda event: event.setToolTip("Here")
        first = mapper.pickingId(0)
        source = {"kind": "mouse", "state": "move", "buttons": [], **AT}
        picking = {
            "kind": "picking",
            "id": first,
            "currentId": 9,
            "state": "updated",
            "buttons": [],
            "canvas": "Canvas",
            **AT,
        }
        processor._receive_event({**picking, "source": source})
        processor._receive_event({**source, "canvas": "Canvas"})
        assert asked == [
            ("toolTip", "It", "Canvas", first),
            ("toolTip", "Here", "Canvas", first),
            ("toolTip", "Here", "Canvas"),
        ]

    def test_what_goes_on(self, processor: Any) -> None:
        wire = {"kind": "key", "state": "press", "key": "A", "modifiers": []}

        def served() -> tuple[bool, bool, bool]:
            event = serve_event(processor, wire)
            return event.used, event._goes_on, event._reaches_properties

        assert served() == (False, True, True)
        processor.invokeEvent = lambda event: None
        assert served() == (False, True, False)
        processor.invokeEvent = lambda event: event.markAsUsed()
        assert served() == (True, False, False)
        processor.propagateEvent = lambda event, outport: None
        assert served() == (False, False, False)

    def test_a_description_says_what_is_overridden_and_what_can_be_picked(self, processor: Any, binding: Any) -> None:
        assert processor._describe()["overrides"] == []
        processor.doIfNotReady = lambda: None
        mapper = PickingMapper(processor, 3, lambda event: None)
        assert binding.take()[-1] == ("structure", "Example")
        described = processor._describe()
        assert described["overrides"] == ["doIfNotReady"]
        assert described["picking"] == [(mapper.pickingId(0), 3)]

    def test_identifiers_are_given_back(self, processor: Any, binding: Any) -> None:
        released: list[int] = []
        binding.release_picking_ids = released.append
        mapper = PickingMapper(processor, 2, lambda event: None)
        first = mapper.pickingId(0)
        mapper.resize(5)
        assert released == [first]
        mapper.resize(1)
        second = mapper.pickingId(0)
        del mapper
        gc.collect()
        assert released == [first, second]

    def test_a_mapper_that_nobody_keeps_is_gone(self, processor: Any) -> None:
        PickingMapper(processor, 1, lambda event: None)
        gc.collect()
        assert len(processor._picking_mappers) == 0


class TestLogging:
    def test_functions(self, binding: Any) -> None:
        ivw.logInfo("a")
        ivw.logWarn("b")
        ivw.logError("c")
        ivw.log(msg="d", source="Mine", file="f.py", line=3, function="g")
        ivw.handlePythonOutput("e", 1)
        assert binding.logged == [
            ("info", "inviwopy", "a"),
            ("warning", "inviwopy", "b"),
            ("error", "inviwopy", "c"),
            ("info", "Mine", "d"),
            ("error", "Python", "e"),
        ]

    def test_loggers_are_held_weakly(self, binding: Any, tmp_path: Any) -> None:
        center = ivw.LogCentral()
        seen: list[str] = []

        class Mine(ivw.Logger):
            def log(self, source: str, level: Any, audience: Any, file: str, function: str, line: int, msg: str) -> None:
                seen.append(msg)

        mine, file = Mine(), ivw.FileLogger(tmp_path / "log.txt")
        center.registerLogger(mine)
        center.registerLogger(file)
        center.log("a", ivw.LogLevel.Warn, msg="one")
        center.verbosity = ivw.LogVerbosity.Error
        center.log("a", ivw.LogLevel.Warn, msg="dropped")
        center.verbosity = ivw.LogVerbosity.Info
        del mine
        gc.collect()
        center.log("a", msg="two")
        assert seen == ["one"]
        assert (tmp_path / "log.txt").read_text().splitlines() == ["Warn: a: one", "Info: a: two"]


class TestBitSet:
    def test_as_scripts_use_it(self) -> None:
        from inviwopy.data import BitSet

        selection = BitSet([3, 7])
        selection.add(5)
        selection.add([9, 10])
        selection.addRange(20, 23)
        selection.addRangeClosed(30, 31)
        assert list(selection) == [3, 5, 7, 9, 10, 20, 21, 22, 30, 31]
        assert next(iter(selection)) == selection.min() == 3
        assert (selection.max(), selection.cardinality(), len(selection), selection.rank(7)) == (31, 10, 10, 3)
        assert 7 in selection
        assert selection.containsRange(20, 23)
        assert not selection.addChecked(7)
        assert selection.removeChecked(7)
        selection.flip(7)
        selection.flipRange(0, 2)
        assert BitSet([False, True, True]) == BitSet([1, 2])
        assert str(BitSet([2, 1])) == "{1,2}"
        assert list(BitSet([2, 1]).toVector()) == [1, 2]
        assert np.asarray(BitSet([2, 1])).tolist() == [1, 2]
        a, b = BitSet([1, 2, 3]), BitSet([2, 3, 4])
        assert (a | b, a & b, a - b, a ^ b) == (BitSet([1, 2, 3, 4]), BitSet([2, 3]), BitSet([1]), BitSet([1, 4]))
        assert (a.andCardinality(b), a.orCardinality(b), a.jaccardIndex(b)) == (2, 4, 0.5)
        assert BitSet([2]).isStrictSubsetOf(a)
        assert a.intersect(b)
        assert a.set(b)
        assert not a.set(b)
        assert BitSet.fastUnion([BitSet([1]), BitSet([2])]) == BitSet([1, 2])
        assert BitSet().empty()
        with pytest.raises(TypeError):
            BitSet([-1])
