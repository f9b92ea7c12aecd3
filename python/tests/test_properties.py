"""inviwopy.properties: everything but numbers."""

from __future__ import annotations

import os
import pathlib
from pathlib import Path
from typing import Any

import pytest

from inviwopy import properties
from inviwopy.data import Wrapping
from inviwopy.doc import Document
from inviwopy.properties import (
    AcceptMode,
    BoolCompositeProperty,
    BoolProperty,
    ButtonGroupProperty,
    ButtonGroupPropertyButton,
    ButtonProperty,
    CompositeProperty,
    DirectoryProperty,
    FileExtension,
    FileMode,
    FileProperty,
    FloatProperty,
    IntOption,
    IntProperty,
    InvalidationLevel,
    ListProperty,
    OptionPropertyDouble,
    OptionPropertyInt,
    OptionPropertyString,
    PropertySemantics,
    PropertySerializationMode,
    StringOption,
    StringProperty,
)


class TestBase:
    def test_outer_fields(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(IntProperty("count", "Count"))
        assert prop.path == "Example.count"
        binding.take()
        prop.readOnly = True
        prop.visible = False
        prop.displayName = "How many"
        prop.semantics = PropertySemantics("SpinBox")
        prop.visible = False  # no change, not told
        assert binding.take() == [
            ("Example.count", {}, {"readOnly": True}),
            ("Example.count", {}, {"visible": False}),
            ("Example.count", {}, {"displayName": "How many"}),
            ("Example.count", {}, {"semantics": "SpinBox"}),
        ]
        prop.serializationMode = PropertySerializationMode.All
        assert prop.describe()["serializationMode"] == "all"

    def test_read_only_does_not_stop_scripts(self) -> None:
        prop = IntProperty("p", "P")
        prop.readOnly = True
        prop.value = 7
        assert prop.value == 7

    def test_callbacks_run_once_per_change(self) -> None:
        prop = IntProperty("p", "P")
        seen: list[int] = []
        prop.onChange(lambda: seen.append(prop.value))
        prop.value = 3
        prop.value = 3
        prop.maxValue = 2
        assert seen == [3, 2]
        with pytest.raises(TypeError, match="expects a function"):
            prop.onChange(3)  # type: ignore[arg-type]

    def test_defaults(self) -> None:
        prop = IntProperty("p", "P", 1)
        prop.value = 5
        assert prop.resetToDefaultState().value == 1
        prop.value = 7
        prop.setCurrentStateAsDefault()
        prop.value = 9
        prop.resetToDefaultState()
        assert prop.value == 7

    def test_visibility_follows_another(self) -> None:
        mode, detail = BoolProperty("mode", "Mode", False), FloatProperty("detail", "Detail")
        detail.visibilityDependsOn(mode, lambda p: p.value)
        detail.readonlyDependsOn(mode, lambda p: not p.value)
        assert (detail.visible, detail.readOnly) == (False, True)
        mode.value = True
        assert (detail.visible, detail.readOnly) == (True, False)

    def test_every_class_can_be_described(self) -> None:
        required = {"BoolCompositeProperty": (True,)}
        for name in properties.__all__:
            kind = getattr(properties, name)
            made_by_user = name.endswith("Property") and not name.endswith("RefProperty") and name != "Property"
            if made_by_user and name != "BaseOptionProperty":
                description = kind("id", "Name", *required.get(name, ())).describe()
                assert description["classIdentifier"] == f"org.inviwo.{name}", name


class TestBoolAndString:
    def test_bool(self) -> None:
        prop = BoolProperty("b", "B", True)
        assert prop
        prop.value = False
        assert not prop
        assert repr(prop) == "0"

    def test_string_with_positional_tail(self) -> None:
        prop = StringProperty("s", "S", "text", InvalidationLevel.Valid, PropertySemantics.Multiline)
        assert (prop.value, prop.semantics.getString()) == ("text", "Multiline")
        assert repr(prop.semantics) == "<PropertySemantics: 'Multiline'>"
        with pytest.raises(TypeError, match="value is text, got int"):
            prop.value = 3  # type: ignore[assignment]


class TestButtons:
    def test_an_action_in_the_third_place(self, processor: Any, binding: Any) -> None:
        pressed: list[str] = []
        save = ButtonProperty("save", "Save", lambda: pressed.append("action"), InvalidationLevel.Valid)
        save.onChange(lambda: pressed.append("onChange"))
        processor.addProperty(save)
        binding.take()
        assert not save.isModified
        save.press()
        assert pressed == ["action", "onChange"]
        assert save.isModified
        assert binding.take() == [("press", "Example.save", 0)]

    def test_without_an_action(self) -> None:
        assert ButtonProperty("b", "B", InvalidationLevel.Valid).invalidationLevel is InvalidationLevel.Valid
        assert ButtonProperty("b", "B", Document("Help"), lambda: None).help.str() == "Help"

    def test_a_press_of_the_user_is_not_told_back(self, processor: Any, binding: Any) -> None:
        pressed: list[int] = []
        processor.addProperty(ButtonProperty("b", "B", lambda: pressed.append(1)))
        binding.take()
        processor._press_button("b", 0)
        assert pressed == [1]
        assert binding.take() == []

    def test_groups(self) -> None:
        pressed: list[str] = []
        group = ButtonGroupProperty(
            "g",
            "G",
            [
                ButtonGroupPropertyButton("One", None, None, lambda: pressed.append("one")),
                ButtonGroupPropertyButton(None, "icon.png", "Tip", lambda: pressed.append("two")),
            ],
        )
        group.press(1)
        assert pressed == ["two"]
        with pytest.raises(IndexError, match="there is no button 2"):
            group.press(2)
        assert group.describe()["state"]["buttons"][1] == {"name": "", "icon": "icon.png", "tooltip": "Tip"}


class TestOptions:
    def wrapping(self) -> OptionPropertyInt:
        return OptionPropertyInt(
            "wrapping",
            "Wrapping",
            [IntOption("clamp", "Clamp", Wrapping.Clamp), IntOption("repeat", "Repeat", Wrapping.Repeat)],  # type: ignore[arg-type]
            1,
        )

    def test_enumerations_as_values(self) -> None:
        prop = self.wrapping()
        assert Wrapping(prop.value) is Wrapping.Repeat
        prop.value = Wrapping.Clamp  # type: ignore[assignment]
        assert prop.selectedIdentifier == "clamp"

    def test_selection(self) -> None:
        prop = self.wrapping()
        prop.selectedIndex = 0
        assert (prop.value, prop.selectedDisplayName, prop.isSelectedIndex(0)) == (0, "Clamp", True)
        prop.selectedDisplayName = "Repeat"
        assert prop.isSelectedIdentifier("repeat")
        prop.selectedIdentifier = "nothing of the kind"
        prop.value = 99
        prop.selectedIndex = 7
        assert prop.value == 1  # what is not in the list is ignored

    def test_tuples_and_keywords(self) -> None:
        prop = OptionPropertyString("o", "O", [("a", "A", "alpha"), StringOption(id="b", name="B", value="beta")])
        assert (prop.values, prop.identifiers, prop.displayNames) == (["alpha", "beta"], ["a", "b"], ["A", "B"])
        assert prop.size == 2

    def test_replacing_keeps_the_selection_by_identifier(self) -> None:
        prop = self.wrapping()
        prop.replaceOptions([IntOption("repeat", "Again", 10), IntOption("mirror", "Mirror", 20)])
        assert (prop.selectedIdentifier, prop.value) == ("repeat", 10)
        prop.replaceOptions(["x", "y"], ["X", "Y"], [1, 2])
        assert prop.value == 1

    def test_adding_and_removing(self) -> None:
        prop = OptionPropertyDouble("o", "O")
        with pytest.raises(RuntimeError, match="no options"):
            prop.value  # noqa: B018
        prop.addOption("half", "Half", 0.5)
        prop.addOption("full", "Full", 1)
        assert prop.value == 0.5
        prop.removeOption("half")
        assert prop.value == 1
        prop.removeOption(0)
        assert prop.size == 0

    def test_looking_at_clear_options_clears_nothing(self) -> None:
        prop = self.wrapping()
        for name in dir(prop):
            getattr(prop, name)
        assert prop.size == 2
        prop.clearOptions()
        assert prop.size == 0

    def test_an_empty_list_is_a_state(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(OptionPropertyInt("o", "O"))
        binding.take()
        prop.addOption("a", "A", 3)
        assert binding.take() == [
            ("Example.o", {"options": [{"id": "a", "name": "A", "value": 3}], "selected": "a"}, {}),
        ]

    def test_equal_identifiers_are_refused(self) -> None:
        with pytest.raises(RuntimeError, match="more than once: a"):
            OptionPropertyInt("o", "O", [("a", "A", 1), ("a", "B", 2)])


class TestFiles:
    def test_the_value_is_text_and_path(self, tmp_path: Path) -> None:
        file = tmp_path / "volume.npy"
        file.write_bytes(b"x")
        prop = FileProperty("file", "File", str(file))
        value = prop.value
        assert isinstance(value, str)
        assert value.endswith(".npy")
        assert value != ""
        assert value == str(file)
        assert (value.name, value.stem, value.suffix) == ("volume.npy", "volume", ".npy")
        assert value.is_file()
        assert value.exists()
        assert Path(value) == file
        assert value.parent / "other.npy" == str(tmp_path / "other.npy")
        assert value + ".bak" == str(file) + ".bak"
        assert os.path.getsize(value) == 1
        with open(value, "rb") as opened:
            assert opened.read() == b"x"
        assert list(value.parent.glob("*.npy")) == [str(file)]

    def test_an_empty_value_is_no_file(self) -> None:
        value = FileProperty("file", "File").value
        assert not value
        assert value == ""
        assert not value.exists()
        assert not value.is_dir()

    def test_it_has_what_paths_have(self) -> None:
        value = FileProperty("file", "File").value
        public = {name for name in dir(pathlib.PurePosixPath) if not name.startswith("_")}
        later = {"with_segments", "full_match", "parser", "is_reserved", "from_uri", "is_relative_to"}
        assert public - later - set(dir(value)) == set()

    def test_paths_are_accepted(self) -> None:
        prop = FileProperty("file", "File")
        prop.value = Path("/data/volume.npy")
        assert prop.value == "/data/volume.npy"
        assert prop.valueAsString() == "/data/volume.npy"
        prop.value = Path("")  # nothing chosen
        assert prop.value == ""
        with pytest.raises(TypeError, match="a path is text or a pathlib.Path, got int"):
            prop.value = 3  # type: ignore[assignment]

    def test_name_filters(self) -> None:
        prop = FileProperty("file", "File", "", "volume", InvalidationLevel.InvalidResources)
        prop.clearNameFilters()
        prop.addNameFilter(FileExtension("npy", "NumPy array"))
        prop.addNameFilter("Raw data (*.raw)")
        prop.addNameFilter("dat")
        assert [f.extension for f in prop.getNameFilters()] == ["npy", "raw", "dat"]
        assert prop.getNameFilters()[0].toString() == "NumPy array (*.npy)"
        assert FileExtension("npy", "").matches("/x/Y.NPY")
        assert FileExtension.all().matches("anything")

    def test_modes(self) -> None:
        prop = DirectoryProperty("folder", "Folder")
        assert prop.fileMode is FileMode.Directory
        prop.acceptMode = AcceptMode.Save
        assert prop.describe()["state"]["acceptMode"] == "save"

    def test_filters_are_no_change_of_the_value(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(FileProperty("file", "File"))
        called: list[int] = []
        prop.onChange(lambda: called.append(1))
        binding.take()
        prop.addNameFilter("npy")
        assert called == []
        assert [path for path, *_ in binding.take()] == ["Example.file"]


class TestComposites:
    def test_children_are_found_by_name_path_and_index(self, processor: Any) -> None:
        group = processor.addProperty(CompositeProperty("group", "Group"))
        child = group.addProperty(IntProperty("child", "Child"))
        assert group.child is group.properties.child is group.properties["child"] is group.properties[0] is child
        assert processor.getPropertyByPath("group.child") is child
        assert processor.getPropertyByIdentifier("child") is None
        assert processor.getPropertyByIdentifier("child", True) is child
        assert child.path == "Example.group.child"
        assert processor.getPropertiesRecursive() == [group, child]

    def test_a_change_of_a_child_is_one_of_the_group(self, processor: Any, binding: Any) -> None:
        group = processor.addProperty(CompositeProperty("group", "Group"))
        child = group.addProperty(IntProperty("child", "Child"))
        called: list[int] = []
        group.onChange(lambda: called.append(child.value))
        binding.take()
        child.value = 4
        assert called == [4]
        assert binding.take() == [("Example.group.child", {"value": 4}, {})]

    def test_a_group_at_valid_isolates_its_children(self, processor: Any) -> None:
        group = processor.addProperty(CompositeProperty("group", "Group", InvalidationLevel.Valid))
        child = group.addProperty(IntProperty("child", "Child"))
        processor.setValid()
        child.value = 4
        assert processor.isValid()

    def test_bool_composites(self) -> None:
        group = BoolCompositeProperty("on", "On", True)
        assert group.checked
        assert bool(group)
        assert group.isChecked()
        group.setChecked(False)
        assert not group
        description = group.describe()
        assert description["children"][0]["identifier"] == "checked"
        assert description["children"][0]["state"] == {"value": False}
        with pytest.raises(TypeError, match="'checked' is missing"):
            BoolCompositeProperty("on", "On")

    def test_folding_invalidates_nothing(self, processor: Any, binding: Any) -> None:
        group = processor.addProperty(CompositeProperty("group", "Group"))
        processor.setValid()
        binding.take()
        group.collapsed = True
        assert group.isCollapsed()
        assert processor.isValid()
        assert binding.take() == [("Example.group", {"collapsed": True}, {})]

    def test_membership_by_identifier(self) -> None:
        group = CompositeProperty("group", "Group")
        for name in ("x", "y"):
            if name not in group.properties:
                group.addProperty(BoolCompositeProperty(name, name.upper(), True), True)
        assert [child.checked for child in group.properties] == [True, True]
        assert repr(group.properties) == "[x, y]"
        assert len(group.properties) == 2
        assert dir(group.properties) == ["x", "y"]
        assert not hasattr(group.properties, "z")
        assert getattr(group.properties, "z", None) is None
        with pytest.raises(KeyError, match="There is no property 'z'; there are: x, y"):
            group.properties["z"]
        with pytest.raises(TypeError):
            group.properties.x in group.properties  # noqa: B015

    def test_owned_children_are_marked(self) -> None:
        group = CompositeProperty("group", "Group")
        group.addProperty(IntProperty("a", "A"), True)
        group.addProperty(IntProperty("b", "B"))
        assert [child.get("owned", False) for child in group.describe()["children"]] == [True, False]

    def test_inserting_removing_clearing(self) -> None:
        group = CompositeProperty("group", "Group")
        group.addProperties([IntProperty("a", "A"), IntProperty("c", "C")])
        group.insertProperty(1, IntProperty("b", "B"))
        group.insertProperty(99, IntProperty("d", "D"))
        assert repr(group.properties) == "[a, b, c, d]"
        assert group.removeProperty(group.b).identifier == "b"
        assert group.removeProperty(0).identifier == "a"
        with pytest.raises(RuntimeError, match=r"Invalid index when removing property 7 \(2 elements\)"):
            group.removeProperty(7)
        group.clear()
        assert group.empty()

    def test_errors_of_adding(self) -> None:
        group = CompositeProperty("group", "Group")
        group.addProperty(IntProperty("a", "A"))
        with pytest.raises(RuntimeError, match='Can\'t add property, identifier "a" already exist.'):
            group.addProperty(FloatProperty("a", "A"))
        with pytest.raises(RuntimeError, match='Can\'t add property "group" to itself.'):
            group.addProperty(group)
        with pytest.raises(TypeError, match="expects a property"):
            group.addProperty(3)
        with pytest.raises(RuntimeError, match="already belongs to group"):
            CompositeProperty("other", "Other").addProperty(group.a)

    def test_a_registered_name_is_not_shadowed(self, processor: Any) -> None:
        processor.load = ButtonProperty("load", "Load")  # before it is added: an attribute
        processor.addProperty(processor.load)
        processor.load = processor.load  # the same property
        with pytest.raises(AttributeError, match="registered Property of type ButtonProperty in Example"):
            processor.load = 3
        processor.other = 3
        assert processor.other == 3

    def test_reset_of_all(self, processor: Any) -> None:
        processor.addProperty(IntProperty("a", "A", 1))
        processor.a.value = 5
        processor.resetAllPoperties()
        assert processor.a.value == 1


class TestLists:
    def test_elements_are_copies_of_prefabs(self) -> None:
        items = ListProperty("list", "List", 2)
        items.addPrefab(IntProperty("number", "Number", 7))
        first, second = items.constructProperty(0), items.constructProperty(0)
        first.value = 9
        assert (first.identifier, second.identifier) == ("number", "number2")
        assert (first.value, second.value) == (9, 7)
        assert second.displayName == "Number 2"
        with pytest.raises(RuntimeError, match="at most 2 elements"):
            items.constructProperty(0)
        assert items.describe()["state"]["prefabs"][0]["identifier"] == "number"
        assert all(child["owned"] for child in items.describe()["children"])

    def test_prefabs_may_be_composites(self) -> None:
        group = CompositeProperty("group", "Group")
        group.addProperty(IntProperty("child", "Child"))
        items = ListProperty("list", "List")
        items.addPrefab(group)
        copies = [items.constructProperty(0), items.constructProperty(0)]
        copies[0].child.value = 3
        assert [copy.child.value for copy in copies] == [3, 0]


class TestTheBorder:
    def test_changes_of_the_engine_are_not_echoed(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(IntProperty("n", "N", 0, 0, 10))
        seen: list[int] = []
        prop.onChange(lambda: seen.append(prop.value))
        binding.take()
        processor._apply_changes([{"path": "n", "state": {"value": 5}}])
        assert (prop.value, seen, binding.take()) == (5, [5], [])

    def test_what_is_clamped_is_corrected(self, processor: Any, binding: Any) -> None:
        processor.addProperty(IntProperty("n", "N", 0, 0, 10))
        binding.take()
        processor._apply_changes([{"path": "n", "state": {"value": 50}}])
        assert binding.take() == [("Example.n", {"value": 10}, {})]

    def test_what_a_callback_changes_is_told(self, processor: Any, binding: Any) -> None:
        a, b = IntProperty("a", "A"), IntProperty("b", "B")
        a.onChange(lambda: setattr(b, "value", a.value * 2))
        processor.addProperties([a, b])
        binding.take()
        processor._apply_changes([{"path": "a", "state": {"value": 5}}])
        assert binding.take() == [("Example.b", {"value": 10}, {})]

    def test_meta_of_the_engine(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(IntProperty("n", "N"))
        binding.take()
        processor._apply_changes([{"path": "n", "meta": {"displayName": "New", "visible": False}}])
        assert (prop.displayName, prop.visible, binding.take()) == ("New", False, [])

    def test_nan_is_no_endless_change(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(FloatProperty("x", "X"))
        binding.take()
        prop.value = float("nan")
        prop.value = float("nan")
        assert len(binding.take()) == 1

    def test_structure_changes_are_told(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(CompositeProperty("g", "G"))
        prop.addProperty(IntProperty("n", "N"))
        prop.removeProperty("n")
        assert binding.take() == [("structure", "Example")] * 3

    def test_an_exception_of_a_callback_reaches_who_changed_the_property(self, processor: Any) -> None:
        prop = processor.addProperty(IntProperty("n", "N"))

        def fail() -> None:
            raise KeyError("mine")

        prop.onChange(fail)
        processor.setValid()
        with pytest.raises(KeyError, match="mine"):
            prop.value = 3
        assert not processor.isValid()

    def test_unknown_paths(self, processor: Any) -> None:
        with pytest.raises(KeyError, match="Example has no property 'nope'"):
            processor._apply_changes([{"path": "nope", "state": {}}])
