"""What real processors write (each line was seen in one)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy import glm
from inviwopy.data import (
    BitSet,
    Image,
    InterpolationType,
    Layer,
    LayerPy,
    Mesh,
    TransferFunction,
    Unit,
    Volume,
    VolumePy,
    Wrapping,
)
from inviwopy.glm import dvec3, ivec2, mat3, mat4, vec3, vec4
from inviwopy.properties import (
    BoolCompositeProperty,
    ButtonProperty,
    ConstraintBehavior,
    DoubleMinMaxProperty,
    FloatProperty,
    IntOption,
    InvalidationLevel,
    OptionPropertyInt,
    PropertySemantics,
    StringProperty,
    TransferFunctionProperty,
)


def test_wrapping_as_an_option() -> None:
    prop = OptionPropertyInt(
        "wrap", "Wrap", [IntOption(w.name, w.name, w) for w in (Wrapping.Clamp, Wrapping.Repeat, Wrapping.Mirror)], 2
    )
    volume = Volume(np.zeros((2, 2, 2)))
    volume.wrapping = [Wrapping(prop.value)] * 3
    assert volume.wrapping == [Wrapping.Mirror] * 3


def test_ranges_and_axes() -> None:
    volume = Volume(np.zeros((2, 2, 2), np.float32))
    volume.dataMap.dataRange = glm.dvec2(-1, 1)
    volume.dataMap.valueRange = volume.dataMap.dataRange
    volume.dataMap.valueAxis.name = "Charge density"
    volume.dataMap.valueAxis.unit = Unit("eV/Angstrom^3")
    for axis in volume.axes:
        axis.unit = Unit("Angstrom")
    volume.dataMap.dataRange.x = 0
    assert volume.dataMap.valueRange.x == -1


def test_representation_constructors() -> None:
    array = np.zeros((2, 3, 4), np.float32)
    volume = Volume(VolumePy(array, interpolation=InterpolationType.Linear, wrapping=[Wrapping.Clamp] * 3))
    image = Image(Layer(LayerPy(np.zeros((2, 3, 4), np.uint8))))
    assert volume.data is array
    assert image.colorLayers[0].data.shape == (2, 3, 4)


def test_conversions_between_vectors() -> None:
    assert ivec2((640, 480)) == ivec2(640, 480)
    assert dvec3(Volume(np.zeros((2, 2, 2))).offset) == dvec3(0)
    row = np.arange(9, dtype=np.float64).reshape(3, 3)[1]
    assert vec3(row) == vec3(3, 4, 5)


def test_basis_from_rows() -> None:
    rows = np.diag([1.0, 2.0, 3.0])
    mesh, volume = Mesh(), Volume(np.zeros((2, 2, 2)))
    mesh.basis = volume.basis = mat3(rows)
    assert np.dot(np.array(volume.basis), [1, 1, 1]).tolist() == [1, 2, 3]


def test_turning_with_glm() -> None:
    m = glm.rotate(mat4(1.0), 0.5, vec3(0, 0, 1))
    turned = vec3(m * vec4(vec3(1, 0, 0), 1.0))
    assert glm.length(turned) == pytest.approx(1)


def test_dynamic_properties(processor: Any) -> None:
    processor.dimensions = processor.addProperty(ivw.properties.CompositeProperty("dimensions", "Dimensions"))
    for name in ("time", "lat"):
        if name not in processor.dimensions.properties:
            processor.dimensions.addProperty(BoolCompositeProperty(name, name, True), True)
    for prop in processor.dimensions.properties:
        prop.checked = False
    assert not any(prop.checked for prop in processor.dimensions.properties)


def test_properties_in_lists_compare_by_identity(processor: Any) -> None:
    ranges = [DoubleMinMaxProperty(f"range{i}", f"Range {i}") for i in range(3)]
    processor.addProperties(ranges)
    assert processor.properties["range1"] in ranges
    assert all(prop in ranges for prop in processor.properties)


def test_dynamic_ports_while_connected(processor: Any) -> None:
    port = processor.addOutport(ivw.data.MeshOutport("mesh0"))
    processor.outports["mesh0"].setData(Mesh())
    processor.removeOutport(port)
    processor.addOutport(ivw.data.MeshOutport("mesh0"))
    assert not processor.outports.mesh0.hasData()


def test_buttons_in_process(processor: Any) -> None:
    seen: list[bool] = []

    class WithButton(type(processor)):  # type: ignore[misc]
        def __init__(self, id: str, name: str) -> None:
            super().__init__(id, name)
            self.save = ButtonProperty("save", "Save", InvalidationLevel.InvalidOutput)
            self.addProperty(self.save)

        def process(self) -> None:
            seen.append(self.save.isModified)

    made = WithButton("Button", "Button")
    made._describe()
    made._evaluate(True)
    made._press_button("save", 0)
    made._evaluate(False)
    made._evaluate(False)
    assert seen == [False, True, False]


def test_positional_tails() -> None:
    StringProperty("s", "S", "text", InvalidationLevel.Valid, PropertySemantics.Multiline)
    ButtonProperty("x", "X", lambda: None, InvalidationLevel.Valid)
    FloatProperty(
        *("r", "R", 0.05),
        min=(0.0, ConstraintBehavior.Immutable),
        max=(0.5, ConstraintBehavior.Editable),
        increment=0.01,
    )
    prop = DoubleMinMaxProperty("r", "R", 0.0, 1.0, -1.70e308, 1.79e308)
    prop.semantics = PropertySemantics("Text")
    tf = TransferFunctionProperty("tf", "TF", ivw.doc.Document(), TransferFunction([[0.0, "#000"], [1.0, "#fff"]]))
    assert tf.value.sample(0.5) == vec4(0.5, 0.5, 0.5, 1)


def test_lists_from_arrays() -> None:
    port = ivw.floatVectorOutport("data")
    port.setData(glm.floatVector(np.linspace(0, 1, 5)))
    assert np.allclose(np.asarray(port.getData()), np.linspace(0, 1, 5))


def test_selections() -> None:
    assert next(iter(BitSet([4]))) == 4
    assert BitSet().empty()


def test_logging_with_keywords(binding: Any) -> None:
    ivw.log(msg="text", source="Mine", file=__file__, line=3, function="f", level=ivw.LogLevel.Warn)
    assert binding.logged == [("warning", "Mine", "text")]


def test_help_from_a_docstring() -> None:
    document = ivw.unindentMd2doc(
        """
        Makes things.

        * one
        """
    )
    assert document._as_markdown() == "Makes things.\n\n* one"


class TestDocuments:
    def test_building(self) -> None:
        document = ivw.doc.Document()
        body = document.append("p", "Some ", {"class": "a"})
        body.append("b", "bold <text>")
        body.appendText("!")
        body.insertText(ivw.doc.PathComponent.first(), "First: ")
        assert document.str() == '<p class="a">First: Some <b>bold &lt;text&gt;</b>!</p>'
        assert document.get([ivw.doc.PathComponent("p"), ivw.doc.PathComponent("b")]).element.name == "b"
        assert not document.get([ivw.doc.PathComponent("table")])
        assert document.get(ivw.doc.PathComponent({"class": "a"})).element.name == "p"
        other = ivw.doc.Document("x")
        other.append(document)
        assert other.str().startswith("x<p")

    def test_visiting(self) -> None:
        document = ivw.doc.Document()
        document.append("p").append("br")
        seen: list[str] = []
        document.visit(lambda e, stack: seen.append(f"<{e.name} {len(stack)}"), lambda e, stack: seen.append(f"{e.name}>"))
        assert seen == ["<p 0", "<br 1", "br>", "p>"]
        assert not document.empty()
        assert ivw.doc.Element("br").emptyTag()
