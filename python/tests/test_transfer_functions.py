"""Transfer functions, isovalues and their properties."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import inviwopy as ivw
from inviwopy.data import IsoValueCollection, TFPrimitive, TFPrimitiveData, TFPrimitiveSetType, TransferFunction
from inviwopy.glm import dvec2, vec2, vec3, vec4
from inviwopy.properties import IsoTFProperty, IsoValueProperty, TransferFunctionProperty


class TestTransferFunction:
    def test_from_lists(self) -> None:
        tf = TransferFunction([[1.0, "#ffffff"], [0.0, "#f000"], [0.5, 0.25, "#00ff00"]])
        assert [point.pos for point in tf] == [0, 0.5, 1]
        assert tf[1].color == vec4(0, 1, 0, 0.25)
        assert tf[0].color == vec4(1, 0, 0, 0)
        assert (tf.size, tf.empty, tf.type) == (3, False, TFPrimitiveSetType.Relative)
        assert repr(tf) == ("<TransferFunction:  3 points\n    0, #ff000000\n    0.5, #00ff003f\n    1, #ffffffff>")

    def test_forms_of_2021(self) -> None:
        assert TransferFunction(256).textureSize == 256
        assert TransferFunction([[0, "#fff"]], TFPrimitiveSetType.Relative, 512).size == 1
        assert TransferFunction([[0, "#fff"]], 512).textureSize == 512

    @pytest.mark.parametrize(
        ("values", "error", "text"),
        [
            ([[0.0]], ValueError, "expected a list of"),
            (["x"], ValueError, "expected a list of"),
            ([["x", "#fff"]], ValueError, r"expected a double \(position\)"),
            ([[0.0, "x", "#fff"]], ValueError, r"expected a double \(alpha\)"),
            ([[0.0, 1.0]], ValueError, "expected a hex color code"),
            ([[0.0, "#ggg"]], RuntimeError, 'Invalid hex code "#ggg".'),
            ([[1.5, "#fff"]], RuntimeError, r"Adding TFPrimitive at 1.5 outside of range \[0,1\]"),
        ],
    )
    def test_bad_points(self, values: Any, error: type[Exception], text: str) -> None:
        with pytest.raises(error, match=text):
            TransferFunction(values)

    def test_absolute_positions(self) -> None:
        tf = TransferFunction([[-100, "#000"], [3000, "#fff"]], TFPrimitiveSetType.Absolute)
        assert tf.range == dvec2(-100, 3000)
        assert TransferFunction().range == dvec2(0, 1)

    def test_sampling(self) -> None:
        tf = TransferFunction([[0.25, "#00000000"], [0.75, "#ffffffff"]])
        assert tf.sample(0.5) == vec4(0.5)
        assert tf.sample(0) == vec4(0)
        assert tf.sample(1) == vec4(1)
        assert TransferFunction().sample(0.5) == vec4(0)

    def test_adding(self) -> None:
        tf = TransferFunction([[0, "#000000ff"], [1, "#ffffffff"]])
        assert tf.add(0.25, vec4(1, 0, 0, 1)) is tf[1]
        assert tf.add(TFPrimitiveData(0.1, "#00f")).color == vec4(0, 0, 1, 1)
        assert tf.add(TFPrimitive(0.2, vec4(1))).pos == 0.2
        tf.add([TFPrimitiveData(0.9), TFPrimitiveData(0.95)])
        assert tf.size == 7
        plain = TransferFunction([[0, "#000000ff"], [1, "#ffffffff"]])
        assert plain.add(vec2(0.5, 0.25)).color == vec4(0.5, 0.5, 0.5, 0.25)  # colour of the neighbours
        with pytest.raises(AttributeError, match="use add"):
            tf.addPoint(vec2(0), vec3(0))

    def test_points_are_references_and_stay_sorted(self) -> None:
        tf = TransferFunction([[0, "#000"], [0.5, "#888"], [1, "#fff"]])
        middle = tf[1]
        middle.pos = 1
        middle.alpha = 0.5
        middle.color = vec3(1, 0, 0)  # keeps the opacity
        assert tf[1] is middle
        assert middle.color == vec4(1, 0, 0, 0.5)
        middle.setPositionAlpha(dvec2(0.25, 1))
        assert tf[1] is middle
        tf[0] = TFPrimitiveData(0.1, "#fff")
        tf.remove(middle)
        assert [point.pos for point in tf] == [pytest.approx(0.1), 1]
        with pytest.raises(RuntimeError, match="outside of range"):
            tf[0].pos = 2
        with pytest.raises(IndexError):
            tf[7]
        tf.clear()
        assert tf.empty

    def test_mask(self) -> None:
        tf = TransferFunction()
        assert tf.mask == dvec2(0, 1)
        tf.mask = dvec2(0.9, 0.1)
        assert tf.mask == dvec2(0.1, 0.9)
        tf.clearMask()
        assert tf.mask == dvec2(0, 1)

    def test_files_of_both_ages(self, tmp_path: Path) -> None:
        tf = TransferFunction([[0.25, "#ff000080"], [0.75, "#00ff00ff"]])
        tf.mask = dvec2(0.1, 0.9)
        tf.save(tmp_path / "a.itf")
        TransferFunction.save(tf, str(tmp_path / "b.itf"))
        loaded = TransferFunction.load(tmp_path / "a.itf")
        assert loaded == tf
        other = TransferFunction()
        other.load(tmp_path / "b.itf")
        assert other == tf
        with pytest.raises(RuntimeError, match="No writer for .*x.txt"):
            tf.save(tmp_path / "x.txt")

    def test_a_file_of_inviwo(self, tmp_path: Path) -> None:
        (tmp_path / "a.itf").write_text(
            '<?xml version="1.0" ?><InviwoWorkspace version="2"><maskMin content="0" /><maskMax content="1" />'
            '<type content="0" /><Points><Point><pos content="0.2" /><rgba x="0" y="0.4" z="1" w="0" /></Point>'
            "</Points></InviwoWorkspace>"
        )
        assert TransferFunction.load(tmp_path / "a.itf")[0].color == vec4(0, 0.4, 1, 0)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("not xml", "is no XML"),
            ("<!DOCTYPE x><InviwoWorkspace/>", "document type"),
            ("<InviwoWorkspace/>", "has no element <Points>"),
            ("<InviwoWorkspace><Points><Point/></Points></InviwoWorkspace>", "without position or colour"),
        ],
    )
    def test_bad_files(self, tmp_path: Path, text: str, reason: str) -> None:
        (tmp_path / "a.itf").write_text(text)
        with pytest.raises(RuntimeError, match=reason):
            TransferFunction.load(tmp_path / "a.itf")

    def test_primitives(self) -> None:
        assert repr(TFPrimitiveData(0.5, "#ff000080")) == "TFPrimitiveData: [0.5, #ff000080]"
        assert repr(TFPrimitive(0.5, "#f00")) == "<TFPrimitive: 0.5, #ff0000ff>"
        assert TFPrimitiveData(0.5, 0.25, vec3(1)) == TFPrimitiveData([0.5, vec4(1, 1, 1, 0.25)])
        assert TFPrimitiveData() == TFPrimitiveData(0, vec4(0))


class TestIsoValues:
    def test_collection(self, tmp_path: Path) -> None:
        iso = IsoValueCollection([[0.5, "#ff0000"]])
        assert repr(iso) == "<IsoValueCollection:  1 isovalues\n    0.5, #ff0000ff>"
        iso.save(tmp_path / "a.iiv")
        assert IsoValueCollection.load(tmp_path / "a.iiv") == iso
        assert not hasattr(iso, "mask")


class TestProperties:
    def test_default_and_help_in_the_third_place(self) -> None:
        assert TransferFunctionProperty("tf", "TF").value == TransferFunction([[0, "#00000000"], [1, "#ffffffff"]])
        prop = TransferFunctionProperty("tf", "TF", ivw.doc.Document("help"), TransferFunction())
        assert prop.value.empty
        assert TransferFunctionProperty("tf", "TF", TransferFunction([[0, "#fff"]])).value.size == 1

    def test_the_value_is_live(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(TransferFunctionProperty("tf", "TF"))
        seen: list[int] = []
        prop.onChange(lambda: seen.append(prop.value.size))
        binding.take()
        prop.value.add(0.5, vec4(1, 0, 0, 1))
        ((path, state, _),) = binding.take()
        assert path == "Example.tf"
        assert state["points"][1] == {"position": 0.5, "color": [1, 0, 0, 1]}
        assert seen == [3]
        prop.mask = dvec2(0.2, 0.8)
        assert binding.take() == [("Example.tf", {"mask": [0.2, 0.8]}, {})]
        prop.value[0].alpha = 0.5
        assert len(binding.take()) == 1

    def test_assigning_copies(self) -> None:
        prop, other = TransferFunctionProperty("tf", "TF"), TransferFunction([[0.5, "#f00"]])
        live = prop.value
        prop.value = other
        other.clear()
        assert prop.value is live
        assert live.size == 1

    def test_changes_of_the_engine(self, processor: Any, binding: Any) -> None:
        prop = processor.addProperty(TransferFunctionProperty("tf", "TF"))
        seen: list[int] = []
        prop.onChange(lambda: seen.append(prop.value.size))
        binding.take()
        state = {"points": [{"position": 0.5, "color": [1, 0, 0, 1]}]}
        processor._apply_changes([{"path": "tf", "state": state}])
        assert seen == [1]
        processor._apply_changes([{"path": "tf", "state": {"zoomH": [0.25, 0.5]}}])
        assert (seen, binding.take()) == ([1], [])
        assert prop.zoomH == dvec2(0.25, 0.5)
        prop.value.add(0.75, vec4(1))
        assert binding.take()[0][1].keys() == {"points"}

    def test_values_and_files(self, tmp_path: Path) -> None:
        prop = TransferFunctionProperty("tf", "TF")
        prop.setValues([TFPrimitiveData(0.5, "#f00")])
        assert prop.getValues() == [TFPrimitiveData(0.5, "#f00")]
        prop.save(tmp_path / "a.itf")
        prop.clear()
        prop.load(tmp_path / "a.itf")
        assert repr(prop) == "<TransferFunctionProperty:  1 TF points\n    0.5, #ff0000ff>"
        prop.resetToDefaultState()
        assert prop.value.size == 2

    def test_isovalues_and_both(self) -> None:
        iso = IsoValueProperty("iso", "Iso", IsoValueCollection([[0.5, "#f00"]]))
        assert repr(iso).startswith("<IsoValueProperty:  1 isovalues")
        both = IsoTFProperty("both", "Both", IsoValueCollection([[0.5, "#f00"]]), TransferFunction([[0, "#fff"]]))
        assert both.isovalues.value.size == 1
        assert both.tf is both.properties.transferFunction
        both.mask = dvec2(0.1, 0.2)
        assert both.tf.value.mask == dvec2(0.1, 0.2)
        assert IsoTFProperty("both", "Both").isovalues.value.empty
