"""Both languages agree: fixtures/parity.json is what packages/network/src/parity.test.ts found on the TypeScript side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inviwopy import data, properties
from inviwopy._port import Inport, Outport
from inviwopy.data import formats
from inviwopy.data._enums import _to_wire
from inviwopy.properties import ConstraintBehavior, InvalidationLevel, Property

FIXTURE: dict[str, list[Any]] = json.loads((Path(__file__).resolve().parents[2] / "fixtures" / "parity.json").read_text())
PROPERTIES = {entry["classIdentifier"]: entry for entry in FIXTURE["properties"]}

# The bindings have no such classes (inviwopy-api 6.2): Python sees them as their nearest base.
ONLY_IN_TYPESCRIPT = """
    UIntProperty UIntVec2Property UIntVec3Property UIntVec4Property FloatQuaternionProperty DoubleQuaternionProperty
    OptionPropertyUInt OptionPropertySize_t OptionPropertyChar OptionPropertyUChar OptionPropertyFileExtension
    OptionPropertyEnumInt OptionPropertyEnumUInt OptionPropertyEnumChar OptionPropertyEnumUChar MultiFileProperty
    ImageEditorProperty
"""
# Made of others, or of a later age than the files that the engine reads.
ONLY_IN_PYTHON = {"FilePatternProperty", *(name for name in properties.__all__ if name.endswith("OptProperty"))}


def property_classes() -> dict[str, type[Property]]:
    """Those that can be made, by their names."""
    classes = ((name, getattr(properties, name)) for name in properties.__all__)
    bases = ("Property", "BaseOptionProperty", "OrdinalProperty", "OptionalProperty")
    return {n: c for n, c in classes if isinstance(c, type) and issubclass(c, Property) and n not in bases}


def make(name: str, *rest: Any, **keywords: Any) -> Any:
    kind: Any = getattr(properties, name)
    if name.endswith("RefProperty"):
        held = [getattr(properties, name.replace("Ref", ""))("p", "P").value]
        return kind("p", "P", lambda: held[0], lambda value: held.__setitem__(0, value))
    if name == "BoolCompositeProperty":
        return kind("p", "P", False)
    if name == "ButtonGroupProperty":
        return kind("p", "P", [])
    return kind("p", "P", *rest, **keywords)


def plain(value: Any) -> Any:
    """As JSON gives it back."""
    return json.loads(json.dumps(value))


def test_both_have_the_same_property_classes() -> None:
    here = {f"org.inviwo.{name}" for name in property_classes()}
    missing = set(PROPERTIES) - here
    assert missing == {f"org.inviwo.{name}" for name in _without_ref(ONLY_IN_TYPESCRIPT.split())}
    assert here - set(PROPERTIES) == {f"org.inviwo.{name}" for name in ONLY_IN_PYTHON}


def _without_ref(names: Iterable[str]) -> Iterator[str]:
    """With the Ref classes of the ordinal ones among them."""
    for name in names:
        yield name
        if name.startswith(("UInt", "FloatQuaternion", "DoubleQuaternion")):
            yield name.replace("Property", "RefProperty")


@pytest.mark.parametrize("name", sorted(name for name in property_classes() if f"org.inviwo.{name}" in PROPERTIES))
def test_defaults(name: str) -> None:
    """Identifier, level, semantics, flags, value, range, increment, constraints, and the same of children."""
    there = PROPERTIES[f"org.inviwo.{name}"]
    if "Mat" in name:
        # The bindings' constructors say Default (inviwopy-api 6.3), the program's own Text (inviwo-core 3.1).
        there = {**there, "semantics": "Default"}
    assert plain(make(name).describe()) == there


SETTERS = {
    "value": "value",
    "min": "minValue",
    "max": "maxValue",
    "increment": "increment",
    "range": "range",
    "minSeparation": "minSeparation",
    "selected": "selectedIdentifier",
}


def _made(entry: dict[str, Any]) -> Any:
    name, state = entry["classIdentifier"].rpartition(".")[2], entry["state"]
    if "options" in state:
        chosen = [option["id"] for option in state["options"]].index(state["selected"])
        return make(name, [tuple(option.values()) for option in state["options"]], chosen)
    if "range" in state:
        return make(name, *state["value"], *state["range"], state["increment"], state["minSeparation"])
    low = ConstraintBehavior[state["minConstraint"].capitalize()]
    high = ConstraintBehavior[state["maxConstraint"].capitalize()]
    return make(name, value=state["value"], min=(state["min"], low), max=(state["max"], high), increment=state["increment"])


@pytest.mark.parametrize("entry", FIXTURE["changes"], ids=lambda entry: f"{entry['classIdentifier']} {entry['patch']}")
def test_changes(entry: dict[str, Any]) -> None:
    """Clamping, dragging of bounds, separation: the same change leaves the same state."""
    prop = _made(entry)
    for field, value in entry["patch"].items():
        setattr(prop, SETTERS[field], value)
    assert plain(prop.describe()["state"]) == entry["after"]


ENUMERATIONS: dict[str, Iterable[Any]] = {
    "connectivity": data.ConnectivityType.__members__.values(),
    "constraint": ConstraintBehavior.__members__.values(),
    "drawType": data.DrawType.__members__.values(),
    "interpolation": data.InterpolationType.__members__.values(),
    "invalidationLevel": InvalidationLevel.__members__.values(),
    "layerRole": data.LayerType.__members__.values(),
    "wrapping": data.Wrapping.__members__.values(),
    "serializationMode": properties.PropertySerializationMode.__members__.values(),
}
WIRE = {"Unconnected": "none", "NotSpecified": None, "Nothing": "none"}


@pytest.mark.parametrize("name", sorted(ENUMERATIONS))
def test_enumerations(name: str) -> None:
    """Members in the order of their numbers; aliases of the other age left out."""
    there = dict(FIXTURE["enumerations"])[name]
    members = sorted({int(member): member.name for member in ENUMERATIONS[name]}.items())
    here = [WIRE.get(text, text[0].lower() + text[1:]) for _, text in members]
    assert [text for text in here if text is not None] == there


def test_buffer_types() -> None:
    there = dict(FIXTURE["enumerations"])["bufferType"]
    assert [_to_wire(kind) for kind in _buffer_types()] == there


def _buffer_types() -> list[Any]:
    numbers = {int(kind): kind for kind in data.BufferType.__members__.values()}
    return [numbers[number] for number in sorted(numbers)]


@pytest.mark.parametrize("entry", FIXTURE["formats"], ids=lambda entry: entry["name"])
def test_formats(entry: dict[str, Any]) -> None:
    format = getattr(formats, f"Data{entry['name']}")
    assert str(format) == entry["name"]
    assert (format.components, format.precision, format.size) == (entry["components"], entry["bits"], entry["bytes"])
    kind = {"float": "Float", "int": "SignedInteger", "uint": "UnsignedInteger"}[entry["numericType"]]
    assert format.numericType.name == kind
    assert format._dtype.str.replace("|", "") == np.dtype(entry["dtype"]).str.replace("|", "")
    assert (float(format.lowest), float(format.max)) == pytest.approx(tuple(entry["range"]), rel=1e-12)


@pytest.mark.parametrize("entry", FIXTURE["ports"], ids=lambda entry: entry["dataType"])
def test_ports(entry: dict[str, Any]) -> None:
    import ivwdataframe  # noqa: F401

    inports = [kind("p") for kind in _all(Inport) if kind._data_type == entry["dataType"]]
    outports = [kind("p") for kind in _all(Outport) if kind._data_type == entry["dataType"]]
    assert outports, entry["dataType"]
    assert {port.classIdentifier for port in outports} == {entry["outport"]}
    kinds = {entry["inport"], entry["multiInport"], entry["flatMultiInport"]}
    # Image inports have no flat form.
    expected = kinds - ({entry["flatMultiInport"]} if entry["dataType"] == "org.inviwo.Image" else set())
    assert {port.classIdentifier for port in inports} == expected


def _all(kind: Any) -> Iterator[Any]:
    for child in kind.__subclasses__():
        if child.__module__.startswith(("inviwopy", "ivw")):
            yield child
        yield from _all(child)


def test_the_version_of_the_package_is_that_of_the_program() -> None:
    package = json.loads((Path(__file__).resolve().parents[2] / "package.json").read_text())
    text = (Path(__file__).resolve().parents[1] / "pyproject.toml").read_text()
    assert f'version = "{package["version"]}"' in text
