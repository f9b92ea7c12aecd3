"""inviwopy.properties: numbers, vectors, matrices, ranges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from inviwopy import properties
from inviwopy.doc import Document
from inviwopy.glm import dvec2, ivec2, ivec3, mat4, size2_t, vec3, vec4
from inviwopy.properties import (
    ConstraintBehavior,
    DoubleMinMaxProperty,
    DoubleProperty,
    FloatMat4Property,
    FloatMinMaxProperty,
    FloatOptProperty,
    FloatProperty,
    FloatRefProperty,
    FloatVec3Property,
    FloatVec4Property,
    Int64MinMaxProperty,
    IntMinMaxProperty,
    IntProperty,
    IntSize2Property,
    IntVec2Property,
    IntVec3OptProperty,
    IntVec3Property,
    InvalidationLevel,
    PropertySemantics,
    Size_tProperty,
)

NAMES = [
    *("Float", "Double", "Int", "Int64", "Size_t"),
    *(f"{kind}{n}" for kind in ("FloatVec", "DoubleVec", "IntVec", "IntSize") for n in (2, 3, 4)),
    *(f"{kind}{n}" for kind in ("FloatMat", "DoubleMat") for n in (2, 3, 4)),
]
LIMITS = {"Int": (-100, 100), "IntVec": (-100, 100), "Int64": (0, 1024), "Size_t": (0, 100), "IntSize": (0, 100)}


@pytest.mark.parametrize("name", NAMES)
def test_every_class_has_its_defaults(name: str) -> None:
    prop = getattr(properties, f"{name}Property")("p", "P")
    low, high = LIMITS.get(name, LIMITS.get(name[:-1], (0, 1)))
    assert prop.classIdentifier == f"org.inviwo.{name}Property"
    assert set(np.asarray(prop.value).ravel().tolist()) == {0}
    assert set(np.asarray(prop.minValue).ravel().tolist()) == {low}
    assert set(np.asarray(prop.maxValue).ravel().tolist()) == {high}


@pytest.mark.parametrize("name", NAMES)
def test_every_class_takes_its_own_value_back(name: str) -> None:
    prop = getattr(properties, f"{name}Property")("p", "P")
    prop.value = prop.maxValue
    assert prop.value == prop.maxValue
    assert type(prop.value) is type(prop.maxValue)


def test_positional_arguments() -> None:
    prop = IntProperty("slider", "Slider", 5, 0, 10, 2, InvalidationLevel.Valid, PropertySemantics.SpinBox)
    assert (prop.value, prop.minValue, prop.maxValue, prop.increment) == (5, 0, 10, 2)
    assert prop.invalidationLevel is InvalidationLevel.Valid
    assert prop.semantics == PropertySemantics.SpinBox


def test_keywords_of_both_ages() -> None:
    old = IntVec2Property("size", "Size", ivec2(256), min=ivec2(1), max=ivec2(4096))
    assert old.maxValue == ivec2(4096)
    assert IntProperty("p", name="P").displayName == IntProperty("p", displayName="P").displayName == "P"
    new = FloatProperty("p", "P", Document("Help"), 0.5)
    assert (new.value, new.help.str()) == (0.5, "Help")
    assert FloatProperty("p", "P", help="Some *Markdown*").describe()["help"] == "Some *Markdown*"


def test_bounds_with_their_behaviour() -> None:
    prop = FloatProperty(
        *("radius", "Radius", 0.05),
        min=(0.0, ConstraintBehavior.Immutable),
        max=(0.5, ConstraintBehavior.Ignore),
        increment=0.01,
    )
    prop.value = 2
    assert prop.value == 2  # Ignore does not clamp
    prop.value = -1
    assert prop.value == 0
    state = prop.describe()["state"]
    assert (state["minConstraint"], state["maxConstraint"]) == ("immutable", "ignore")
    unbounded = FloatMat4Property("m", "M", mat4(1), mat4(0) - 10e20, mat4(0) + 10e20)
    assert unbounded.value == mat4(1)


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: FloatProperty("p", "P", 5), r"Invalid range \(0 <= 5 <= 1\) given for \"P\" \(FloatProperty, p\)"),
        (lambda: IntProperty("p", "P", 0, 10, -10), r"Invalid range \(10 <= 0 <= -10\)"),
        (lambda: IntVec3Property("p", "P", ivec3(0, 0, 200)), r"IntVec3Property, p"),
        (lambda: IntProperty("a b", "P"), 'Property identifiers are not allowed to contain " "'),
    ],
)
def test_constructor_errors(make: Any, text: str) -> None:
    with pytest.raises(RuntimeError, match=text):
        make()


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: IntProperty("p", "P", 0.5), "whole number"),
        (lambda: IntProperty("p"), "'displayName' is missing"),
        (lambda: IntProperty("p", "P", minimum=3), "no argument is called 'minimum'"),
        (lambda: IntProperty("p", "P", 1, value=2), "twice"),
        (lambda: IntProperty("p", "P", 1, 0, 2, 1, "InvalidOutput"), "invalidationLevel is an InvalidationLevel"),
        (lambda: Size_tProperty("p", "P", -1), "outside of uint64"),
        (lambda: FloatProperty("p", 7), "displayName is text"),
    ],
)
def test_wrong_types(make: Any, text: str) -> None:
    with pytest.raises(TypeError, match=text):
        make()


def test_values_are_clamped_by_component() -> None:
    prop = FloatVec3Property("p", "P")
    prop.value = vec3(-1, 0.5, 2)
    assert prop.value == vec3(0, 0.5, 1)
    prop.value = [0.1, 0.2, 0.3]
    prop.value = (0.25, 0.5, 0.75)
    assert prop.value == vec3(0.25, 0.5, 0.75)
    prop.value.x = 99  # a copy
    assert prop.value.x == 0.25


def test_a_bound_drags_the_other_along() -> None:
    prop = IntProperty("p", "P", 5, 0, 10)
    prop.minValue = 20
    assert (prop.minValue, prop.value, prop.maxValue) == (20, 20, 20)
    prop.maxValue = 3
    assert (prop.minValue, prop.value, prop.maxValue) == (3, 3, 3)


def test_a_number_stays_what_the_user_typed() -> None:
    prop = FloatProperty("p", "P")
    prop.value = 0.1
    assert prop.value == 0.1
    prop._apply_state({"value": 0.3})
    assert prop._state()["value"] == 0.3


def test_a_wrong_value_names_the_property(processor: Any) -> None:
    prop = processor.addProperty(IntProperty("count", "Count"))
    with pytest.raises(TypeError, match=r"Example.count \(IntProperty\): expected a whole number, got float 1.5"):
        prop.value = 1.5


def test_states_are_json_values() -> None:
    assert FloatMat4Property("m", "M", mat4(1)).describe()["state"]["value"] == np.eye(4).ravel().tolist()
    assert IntSize2Property("s", "S", size2_t(3, 4)).describe()["state"]["value"] == [3, 4]
    assert FloatVec4Property("c", "C", vec4(1)).describe()["state"] == {
        "value": [1.0] * 4,
        "min": [0.0] * 4,
        "max": [1.0] * 4,
        "increment": [0.01] * 4,
        "minConstraint": "editable",
        "maxConstraint": "editable",
    }


def test_stepping_through_a_property() -> None:
    prop = IntProperty("p", "P", 1, 1, 7, 3)
    assert list(prop) == [1, 4, 7]
    assert prop.value == 7
    assert list(prop.foreach(2, 4, 1)) == [2, 3, 4]
    assert list(DoubleProperty("d", "D", 0, 0, 1, 0.1))[-1] == pytest.approx(1)


def test_reference_properties_keep_nothing_themselves() -> None:
    kept = [0.25]
    prop = FloatRefProperty("r", "R", lambda: kept[0], lambda value: kept.__setitem__(0, value))
    prop.value = 0.75
    assert kept == [0.75]
    kept[0] = 0.5
    assert prop.value == 0.5
    other = [0.125]
    prop.setGetAndSet(lambda: other[0], lambda value: None)
    assert prop.value == 0.125
    assert prop.classIdentifier == "org.inviwo.FloatRefProperty"


def test_optional_properties() -> None:
    prop = FloatOptProperty("o", "O")
    assert prop.value is None
    assert repr(prop) == "<empty>"
    prop.value = 0.5
    assert (prop.value, repr(prop)) == (0.5, "0.5")
    prop.clear()
    assert prop.value is None
    vector = IntVec3OptProperty("v", "V", value=ivec3(1, 2, 3))
    vector[1] = 9
    assert (vector[1], vector.value) == (9, ivec3(1, 9, 3))
    with pytest.raises(IndexError):
        vector[3]


class TestRanges:
    def test_the_constructor_widens_the_range(self) -> None:
        prop = IntMinMaxProperty("r", "R", -5, 500, 0, 100, 1, 10)
        assert (prop.start, prop.end) == (0, 500)
        assert prop.range == ivec2(0, 500)

    def test_values_are_kept_in_order_and_apart(self) -> None:
        prop = IntMinMaxProperty("r", "R", 0, 100, 0, 100, 1, minSeparation=10)
        prop.value = ivec2(60, 20)
        assert prop.value == ivec2(20, 60)
        prop.value = (95, 99)
        assert prop.value == ivec2(90, 100)
        prop.start = 40
        prop.end = 45
        assert prop.value == ivec2(40, 50)

    def test_range_ends(self) -> None:
        prop = FloatMinMaxProperty("r", "R", 0.2, 0.8)
        prop.range = (1, 0)
        assert prop.range == type(prop.range)(0, 1)
        prop.rangeMin = 0.5
        assert (prop.start, prop.rangeMin) == (0.5, 0.5)
        prop.rangeMax = 0.25
        assert (prop.rangeMin, prop.rangeMax, prop.end) == (0.25, 0.25, 0.25)

    def test_both_spellings_of_the_separation(self) -> None:
        assert IntMinMaxProperty("r", "R", minSeperation=3).minSeparation == 3
        assert IntMinMaxProperty("r", "R", minSeparation=3).minSeparation == 3

    def test_huge_ranges(self) -> None:
        prop = DoubleMinMaxProperty("r", "R", 0.0, 1.0, -1.70e308, 1.79e308)
        prop.semantics = PropertySemantics("Text")
        prop.value = dvec2(-1e308, 1e308)
        assert prop.value == dvec2(-1e308, 1e308)

    def test_a_range_may_take_over_another(self) -> None:
        prop = DoubleMinMaxProperty("r", "R")
        prop.range = dvec2(0, 4095)
        prop.value = prop.range
        assert prop.value == dvec2(0, 4095)
        assert list(Int64MinMaxProperty("i", "I").value) == [0, 1024]
