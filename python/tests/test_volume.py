"""inviwopy.data.Volume, its axes, ranges and units."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy.data import (
    Axis,
    DataMapper,
    InterpolationType,
    SwizzleMask,
    Unit,
    Volume,
    VolumePy,
    Wrapping,
    formats,
)
from inviwopy.data.formats import DataFLOAT32, DataFormatId, DataVec3UINT8, NumericType
from inviwopy.glm import dvec2, dvec3, mat3, mat4, size3_t, vec3

DTYPES = ["float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


class TestFromArrays:
    @pytest.mark.parametrize("dtype", DTYPES)
    @pytest.mark.parametrize("channels", [0, 1, 2, 3, 4])
    def test_every_type_of_number(self, dtype: str, channels: int) -> None:
        shape = (2, 3, 4) if channels == 0 else (2, 3, 4, channels)
        array = np.arange(np.prod(shape)).reshape(shape).astype(dtype)
        volume = Volume(array)
        assert volume.dimensions == size3_t(4, 3, 2)
        assert str(volume.format) == ("" if channels < 2 else f"Vec{channels}") + dtype.upper()
        assert np.array_equal(volume.data, array)
        assert volume.data.dtype == dtype
        assert volume.data is not array

    @pytest.mark.parametrize(
        "view",
        [
            lambda a: a[::2, ::-1, 1:],
            lambda a: a.transpose(1, 0, 2),
            lambda a: np.broadcast_to(a[0], (6, 8, 10)),
            lambda a: a[:, ::-1],
            lambda a: a.swapaxes(1, 2)[:, :4],
        ],
    )
    def test_any_strides(self, view: Any) -> None:
        array = view(np.arange(480, dtype=np.float32).reshape(6, 8, 10))
        volume = Volume(array)
        assert np.array_equal(volume.data, array)
        assert volume.data.flags.c_contiguous
        z, y, x = array.shape
        assert volume.dimensions == size3_t(x, y, z)

    def test_a_fortran_array_of_2021_is_read_as_xyz(self) -> None:
        array = np.asfortranarray(np.arange(24, dtype=np.uint8).reshape(2, 3, 4))  # a[x, y, z]
        volume = Volume(array)
        assert volume.dimensions == size3_t(2, 3, 4)
        assert volume.data[3, 2, 1] == array[1, 2, 3]
        colours = np.asfortranarray(np.arange(72, dtype=np.uint8).reshape(2, 3, 4, 3))
        assert Volume(colours).data[3, 2, 1].tolist() == colours[1, 2, 3].tolist()

    def test_other_byte_orders_are_converted(self) -> None:
        array = np.arange(8, dtype=">u2").reshape(2, 2, 2)
        volume = Volume(array)
        assert volume.data.dtype.isnative
        assert np.array_equal(volume.data, array)

    @pytest.mark.parametrize(
        ("array", "words"),
        [
            (np.zeros(()), ["ndims must be either 3 or 4, found 0", "shape ()", "[z, y, x]"]),
            (np.zeros((4, 4)), ["found 2", "shape (4, 4)"]),
            (np.zeros((2, 2, 2, 2, 2)), ["found 5", "shape (2, 2, 2, 2, 2)", "float64"]),
            (np.zeros((2, 2, 2, 5)), ["components=5", "1 to 4 components", "(2, 2, 2, 5)"]),
            (np.zeros((2, 2, 2), complex), ["complex128", "numpy.abs(array)"]),
            (np.zeros((2, 2, 2), object), ["object", "Python objects", "astype(numpy.float32)"]),
            (np.zeros((2, 2, 2), bool), ["bool", "astype(numpy.uint8)"]),
            (np.zeros((2, 2, 2), "U3"), ["holds text"]),
            (np.zeros((2, 2, 2), [("a", "f4")]), ["structured array"]),
            (np.zeros((0, 2, 2)), ["at least one element", "(0, 2, 2)"]),
        ],
    )
    def test_what_is_no_volume_says_what_was_found_and_expected(self, array: Any, words: list[str]) -> None:
        with pytest.raises(ValueError, match="Unable to create a Volume") as error:
            Volume(array)
        for word in words:
            assert word in str(error.value)

    def test_representations(self) -> None:
        array = np.zeros((2, 3, 4), np.float32)
        held = VolumePy(array, interpolation=InterpolationType.Nearest, wrapping=[Wrapping.Repeat] * 3)
        volume = Volume(held)
        assert volume.data is array
        assert volume.interpolation is InterpolationType.Nearest
        assert volume.wrapping == [Wrapping.Repeat] * 3
        assert volume.getVolumePyRepresentation() is held
        assert held.getOwner() is volume
        assert held.dimensions == size3_t(4, 3, 2)
        with pytest.raises(ValueError, match="C-contiguous"):
            VolumePy(array[:, ::2])

    def test_uninitialised(self) -> None:
        volume = Volume(size3_t(4, 3, 2), DataVec3UINT8)
        assert volume.data.shape == (2, 3, 4, 3)
        assert Volume(size3_t(4, 3, 2), DataFLOAT32).data.shape == (2, 3, 4, 1)
        full = Volume(size3_t(1), DataFLOAT32, SwizzleMask.luminance, InterpolationType.Nearest, [Wrapping.Clamp] * 3)
        assert repr(full.swizzlemask) == "[r, r, r, 1]"
        assert VolumePy(size=size3_t(4, 3, 2), format=DataFLOAT32).data.shape == (2, 3, 4, 1)
        with pytest.raises(TypeError):
            Volume()


class TestData:
    def test_assigning_holds_the_given_array(self) -> None:
        volume = Volume(np.zeros((2, 2, 2), np.uint8))
        array = np.ones((3, 4, 5), np.float32)
        volume.data = array
        assert volume.data is array
        assert (volume.dimensions, volume.format) == (size3_t(5, 4, 3), DataFLOAT32)

    def test_the_array_is_writable_in_place(self) -> None:
        volume = Volume(np.zeros((2, 2, 2), np.uint8))
        volume.data[0, 0, 0] = 7
        volume.getEditableVolumePyRepresentation().data[1, 1, 1] = 9
        assert volume.data.sum() == 16

    def test_a_clone_is_deep(self) -> None:
        volume = Volume(np.zeros((2, 2, 2), np.uint8))
        volume.dataMap.dataRange = dvec2(0, 10)
        volume.offset = vec3(1, 2, 3)
        other = volume.clone()
        other.data[:] = 1
        other.dataMap.dataRange.y = 5
        assert volume.data.sum() == 0
        assert volume.dataMap.dataRange == dvec2(0, 10)
        assert other.offset == vec3(1, 2, 3)

    def test_resizing(self) -> None:
        volume = Volume(np.zeros((2, 2, 2), np.uint8))
        volume.dimensions = size3_t(3, 4, 5)
        assert volume.data.shape == (5, 4, 3)


class TestSpace:
    def test_matrices_are_values(self) -> None:
        volume = Volume(np.zeros((2, 3, 4)))
        assert volume.modelMatrix == volume.worldMatrix == mat4(1)
        volume.modelMatrix[3].x = 5  # of a copy
        assert volume.modelMatrix == mat4(1)
        matrix = mat4(2)
        matrix[3] = [1, 2, 3, 1]
        volume.modelMatrix = matrix
        assert volume.basis == mat3(2)
        assert volume.offset == vec3(1, 2, 3)

    def test_basis_from_rows_and_offset(self) -> None:
        volume = Volume(np.zeros((2, 3, 4)))
        rows = np.array([[1.0, 2.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 4.0]])
        volume.basis = mat3(rows)
        volume.offset = [-1, -2, -3]
        assert volume.modelMatrix[0].array.tolist() == [1, 2, 0, 0]
        assert volume.modelMatrix[3].array.tolist() == [-1, -2, -3, 1]
        assert np.dot(np.array(volume.basis), [1, 0, 0]).tolist() == [1, 2, 0]
        assert dvec3(volume.offset) == dvec3(-1, -2, -3)

    def test_index_matrix(self) -> None:
        volume = Volume(np.zeros((2, 4, 8)))
        assert np.diag(np.array(volume.indexMatrix)).tolist() == [1 / 8, 1 / 4, 1 / 2, 1]

    def test_axes_are_references(self) -> None:
        volume = Volume(np.zeros((2, 2, 2)))
        volume.axes[0].unit = Unit("Angstrom")
        volume.axes[1].name = "height"
        assert repr(volume.axes[0]) == "x [Angstrom]"
        assert volume.getAxis(1).name == "height"
        volume.axes = [Axis("a", Unit("nm"))] * 3
        assert [axis.name for axis in volume.axes] == ["a", "a", "a"]
        with pytest.raises(ValueError, match="expected 3 axes, got 2"):
            volume.axes = [Axis("a")] * 2

    def test_metadata_is_copied_alone(self) -> None:
        a, b = Volume(np.zeros((2, 2, 2))), Volume(np.zeros((2, 2, 2)))
        a._metadata["patient"] = "x"
        a.offset = vec3(1)
        b.copyMetaDataFrom(a)
        a.copyMetaDataTo(b)
        assert b._metadata == {"patient": "x"}
        assert b.offset == vec3(0)


class TestSampling:
    def test_wrapping(self) -> None:
        volume = Volume(np.zeros((2, 2, 2)))
        volume.wrapping = [Wrapping.Clamp, Wrapping(1), Wrapping.Mirror]
        assert volume.wrapping == [Wrapping.Clamp, Wrapping.Repeat, Wrapping.Mirror]
        with pytest.raises(ValueError, match="one entry per axis \\(3\\), got 2"):
            volume.wrapping = [Wrapping.Clamp] * 2

    def test_swizzles(self) -> None:
        mask = SwizzleMask(ivw.data.ImageChannel.Red, alpha=ivw.data.ImageChannel.One)
        assert repr(mask) == "[r, g, b, 1]"
        assert mask == SwizzleMask.rgb
        assert SwizzleMask.defaultData(2)._letters == "rg01"
        assert SwizzleMask.defaultColor(2) == SwizzleMask.luminanceAlpha


class TestDataMapper:
    @pytest.mark.parametrize(
        ("dtype", "expected"),
        [("float32", (0, 1)), ("uint8", (0, 255)), ("int16", (-32768, 32767)), ("uint32", (0, 2**32 - 1))],
    )
    def test_default_ranges(self, dtype: str, expected: tuple[float, float]) -> None:
        mapper = Volume(np.zeros((2, 2, 2), dtype)).dataMap
        assert mapper.dataRange == mapper.valueRange == dvec2(*expected)

    def test_ranges_are_references_and_assignment_copies(self) -> None:
        volume = Volume(np.zeros((2, 2, 2), np.float32))
        volume.dataMap.dataRange = [-1, 4]
        volume.dataMap.valueRange = volume.dataMap.dataRange
        volume.dataMap.dataRange.x = 0
        assert volume.dataMap.dataRange == dvec2(0, 4)
        assert volume.dataMap.valueRange == dvec2(-1, 4)

    def test_units_of_both_ages(self) -> None:
        mapper = DataMapper()
        mapper.valueAxis.name = "Density"
        mapper.valueAxis.unit = Unit("eV/m^3")
        assert mapper.valueUnit == "eV/m^3"
        mapper.valueUnit = "HU"
        assert str(mapper.valueAxis.unit) == "HU"
        assert repr(mapper) == "DataMapper[data: [0 255], value: [0 255], axis: Density [HU]]"
        assert f"{Unit('nm'): [}" == " [nm]"
        assert f"{Unit(''): [}" == ""

    def test_mapping(self) -> None:
        mapper = DataMapper()
        mapper.valueRange = dvec2(0, 1)
        assert mapper.mapFromDataToValue(51) == pytest.approx(0.2)
        assert mapper.mapFromValueToData(0.2) == pytest.approx(51)


class TestHistograms:
    def test_counts_of_each_channel(self) -> None:
        volume = Volume(np.zeros((4, 4, 4, 2), np.float32))
        volume.data[0, ..., 1] = 1
        volume.data[1, 0, 0, 1] = np.nan
        volume.data[1, 0, 1, 1] = 5
        first, second = volume.histograms
        assert (first.counts[0], first.maxCount, first.totalCounts) == (64, 64, 64)
        assert (second.counts[-1], second.underflow, second.overflow) == (16, 0, 1)
        assert second.dataStats.max == 5
        assert first.dataMap is volume.dataMap


class TestFormats:
    def test_numbers_of_a_format(self) -> None:
        assert (DataVec3UINT8.size, DataVec3UINT8.components, DataVec3UINT8.precision) == (3, 3, 8)
        assert (DataVec3UINT8.min, DataVec3UINT8.max, DataVec3UINT8.lowest) == (0, 255, 0)
        assert DataVec3UINT8.numericType is NumericType.UnsignedInteger
        assert DataFLOAT32.numericType is NumericType.Float
        assert DataFLOAT32.lowest == -DataFLOAT32.max
        assert 0 < DataFLOAT32.min < 1e-30
        assert DataVec3UINT8.id is DataFormatId.Vec3UINT8
        assert repr(DataVec3UINT8) == "DataFormat(Vec3UINT8)"

    def test_there_is_one_object_per_format(self) -> None:
        assert Volume(np.zeros((2, 2, 2), np.float32)).format is DataFLOAT32
        assert copy.deepcopy(DataFLOAT32) is DataFLOAT32
        names = {name for name in formats.__all__ if name.startswith("Data") and name[4:5].isupper()}
        assert len(names - {"DataFormat", "DataFormatId"}) == 47

    def test_numbers_of_ids(self) -> None:
        assert [int(DataFormatId[name]) for name in ("FLOAT32", "Vec2FLOAT32", "Vec4UINT64", "Mat4FLOAT32")] == [
            1,
            11,
            40,
            43,
        ]


class TestBorder:
    def register(self, data: object) -> str:
        return f"handle of {type(data).__name__}"

    def test_a_description_says_everything_but_the_numbers(self) -> None:
        volume = Volume(np.zeros((2, 3, 4, 2), np.float32))
        volume.offset = vec3(1, 2, 3)
        volume.dataMap.valueAxis.unit = Unit("HU")
        volume.wrapping = [Wrapping.Mirror] * 3
        description = volume.describe(self.register)
        assert description["handle"] == "handle of Volume"
        assert description["home"] == "python"
        assert description["dimensions"] == [4, 3, 2]
        assert (description["format"], description["dtype"], description["bytes"]) == ("Vec2FLOAT32", "<f4", 192)
        assert description["modelMatrix"][12:] == [1, 2, 3, 1]
        assert description["wrapping"] == ["mirror"] * 3
        assert description["dataMap"]["valueAxis"] == {"name": "", "unit": "HU"}

    def test_engine_data_are_read_when_asked_for(self) -> None:
        sent = Volume(np.arange(24, dtype=np.uint16).reshape(2, 3, 4))
        sent.basis = mat3(2)
        description = {**sent.describe(self.register), "home": "engine", "handle": "e7"}
        reads: list[str] = []

        def read(asked: Any) -> np.ndarray[Any, Any]:
            reads.append(asked["handle"])
            return sent.data.copy()

        received = ivw.data._from_description(description, read)
        assert (received.dimensions, received.basis, received.format) == (sent.dimensions, mat3(2), sent.format)
        passed_on = received.describe(self.register)
        assert (passed_on["home"], passed_on["handle"], reads) == ("engine", "e7", [])
        assert np.array_equal(received.data, sent.data)
        assert received.data is received.data
        assert reads == ["e7"]
        # The array may have been written to: it is Python's from now on
        assert received.describe(self.register)["home"] == "python"

    def test_a_changed_matrix_leaves_the_numbers_in_the_engine(self) -> None:
        sent = Volume(np.zeros((2, 2, 2)))
        description = {**sent.describe(self.register), "home": "engine", "handle": "e7"}
        received = ivw.data._from_description(description, lambda asked: pytest.fail("was read"))
        received.modelMatrix = mat4(3)
        copied = received.clone()
        assert copied.describe(self.register)["handle"] == "e7"
        assert copied.describe(self.register)["modelMatrix"][0] == 3

    def test_repr(self) -> None:
        lines = repr(Volume(np.zeros((2, 3, 4), np.uint8))).splitlines()
        assert lines[0] == "<Volume: UINT8 [4 3 2] dataRange: [0 255] valueRange: [0 255] value:  []"
        assert lines[-1].endswith(">")
