"""inviwopy.data: layers and images."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy.data import (
    Image,
    InterpolationType,
    Layer,
    LayerPy,
    LayerType,
    SwizzleMask,
    Wrapping,
)
from inviwopy.data.formats import DataFLOAT32, DataVec4UINT8
from inviwopy.glm import mat3, size2_t, vec2


class TestLayer:
    @pytest.mark.parametrize(("channels", "swizzle"), [(1, "rrr1"), (2, "rg01"), (3, "rgb1"), (4, "rgba")])
    def test_from_an_array(self, channels: int, swizzle: str) -> None:
        layer = Layer(np.zeros((2, 3, channels), np.uint8))
        assert layer.dimensions == size2_t(3, 2)
        assert layer.swizzlemask._letters == swizzle
        assert layer.layertype is LayerType.Color

    def test_any_strides(self) -> None:
        array = np.arange(24, dtype=np.float32).reshape(4, 6)[::-1, ::2]
        assert np.array_equal(Layer(array).data, array)
        old = np.asfortranarray(np.arange(6, dtype=np.uint8).reshape(3, 2))  # [x, y]
        assert Layer(old).dimensions == size2_t(3, 2)

    def test_forms_with_a_size(self) -> None:
        assert Layer(size2_t(3, 2), DataFLOAT32).data.shape == (2, 3)
        layer = Layer(
            *(size2_t(3, 2), DataVec4UINT8, LayerType.Depth),
            *(SwizzleMask.depth, InterpolationType.Nearest, [Wrapping.Repeat] * 2),
        )
        assert (layer.layertype, layer.interpolation) == (LayerType.Depth, InterpolationType.Nearest)
        assert layer.data.shape == (2, 3, 4)
        assert LayerPy(size2_t(3, 2), LayerType.Picking, DataVec4UINT8).layertype is LayerType.Picking

    def test_a_representation_holds_the_array(self) -> None:
        array = np.zeros((2, 3), np.float32)
        assert Layer(LayerPy(array)).data is array
        with pytest.raises(ValueError, match="C-contiguous"):
            LayerPy(array.T)

    def test_assigning_checks_type_and_shape(self) -> None:
        layer = Layer(np.zeros((2, 3), np.float32))
        layer.data = np.ones((2, 3), np.float32)
        assert layer.data.sum() == 6
        with pytest.raises(ValueError, match="Invalid data format, got: 'float64' expected: 'float32'"):
            layer.data = np.ones((2, 3))
        with pytest.raises(ValueError, match="Invalid data rank, get: '3' expected: '2'"):
            layer.data = np.ones((2, 3, 1), np.float32)
        with pytest.raises(ValueError, match="Invalid data dimensions, got '3' expected: '2'"):
            layer.data = np.ones((3, 2), np.float32)

    def test_wrong_arrays(self) -> None:
        with pytest.raises(ValueError, match="Unable to create a Layer from array: ndims must be either 2 or 3, found 1"):
            Layer(np.zeros(3))

    def test_space(self) -> None:
        layer = Layer(np.zeros((2, 3)))
        layer.basis = mat3(2)
        layer.offset = vec2(1, 2)
        assert list(layer.offset) == [1, 2, 0]
        assert len(layer.axes) == 2
        matrix = Layer.modelMatrixFromDimensions(size2_t(200, 100))
        assert matrix[0].x == 2
        assert list(matrix[3]) == [-1, -0.5, 0, 1]

    def test_repr(self) -> None:
        assert repr(Layer(np.zeros((2, 3), np.uint8))) == (
            "<Layer:\n  type = Color\n  format = UINT8\n  dimensions = [3 2]\n  swizzlemask = [r, r, r, 1]\n"
            "  interpolation = InterpolationType.Linear\n  wrapping = [Wrapping.Clamp, Wrapping.Clamp]>"
        )


def read_png(path: Path) -> tuple[tuple[int, ...], bytes]:
    """Width, height, depth and colour type, and the unfiltered bytes (the writer filters nothing)."""
    content = path.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(content):
        length, tag = struct.unpack(">I4s", content[at : at + 8])
        chunks[tag] = content[at + 8 : at + 8 + length]
        at += length + 12
    return struct.unpack(">IIBB", chunks[b"IHDR"][:10]), zlib.decompress(chunks[b"IDAT"])


class TestSaving:
    @pytest.mark.parametrize(("channels", "colour"), [(1, 0), (2, 4), (3, 2), (4, 6)])
    def test_png_has_the_first_row_at_the_bottom(self, tmp_path: Path, channels: int, colour: int) -> None:
        array = np.arange(2 * 3 * channels, dtype=np.uint8).reshape(2, 3, channels)
        Layer(array).save(tmp_path / "a.png")
        header, rows = read_png(tmp_path / "a.png")
        assert header == (3, 2, 8, colour)
        top = rows[1 : 1 + 3 * channels]
        assert top == array[1].tobytes()

    def test_sixteen_bits_and_floats(self, tmp_path: Path) -> None:
        Layer(np.full((1, 1), 0x1234, np.uint16)).save(tmp_path / "a.png")
        assert read_png(tmp_path / "a.png")[1] == b"\x00\x12\x34"
        Layer(np.array([[-1, 0.5, np.nan, 2]], np.float32)).save(tmp_path / "b.png")
        assert read_png(tmp_path / "b.png")[1] == bytes([0, 0, 128, 0, 255])

    def test_npy_and_others(self, tmp_path: Path) -> None:
        array = np.arange(6, dtype=np.float32).reshape(2, 3)
        Layer(array).save(str(tmp_path / "a.npy"))
        assert np.array_equal(np.load(tmp_path / "a.npy"), array)
        with pytest.raises(RuntimeError, match="No writer for .*a.xyz"):
            Layer(array).save(tmp_path / "a.xyz")


class TestImage:
    def test_of_layers(self) -> None:
        color, depth = Layer(np.zeros((2, 3, 4), np.uint8)), Layer(LayerPy(np.zeros((2, 3), np.float32), LayerType.Depth))
        image = Image([color, depth])
        assert image.colorLayers == [color]
        assert image.depth is depth
        assert image.picking is None
        assert image.dimensions == size2_t(3, 2)
        assert Image(color).colorLayers[0].data.shape == (2, 3, 4)

    def test_of_a_size(self) -> None:
        image = Image(size2_t(4, 2), DataVec4UINT8)
        assert image.depth is not None
        assert image.picking is not None
        image.setDimensions(size2_t(8, 4))
        assert image.colorLayers[0].data.shape == (4, 8, 4)
        assert "aspect ratio = 2>" in repr(image)

    def test_layers_share_their_size(self) -> None:
        image = Image(Layer(np.zeros((2, 3))))
        with pytest.raises(ValueError, match="need the same size"):
            image.addColorLayer(Layer(np.zeros((3, 2))))
        with pytest.raises(TypeError, match=r"make one with Layer\(array\)"):
            Image([np.zeros((2, 2))])

    def test_a_clone_is_deep(self) -> None:
        image = Image(Layer(np.zeros((2, 3))))
        image.clone().colorLayers[0].data[:] = 1
        assert image.colorLayers[0].data.sum() == 0

    def test_border(self) -> None:
        image = Image([Layer(np.ones((2, 3, 4), np.uint8)), Layer(LayerPy(np.zeros((2, 3), np.float32), LayerType.Depth))])
        description = image.describe(lambda data: "h")
        assert [layer["role"] for layer in description["layers"]] == ["color", "depth"]

        def read(asked: Any) -> np.ndarray[Any, Any]:
            return np.ones(asked["bytes"] // np.dtype(asked["dtype"]).itemsize, asked["dtype"])

        received = ivw.data._from_description(description, read)
        assert received.colorLayers[0].data.shape == (2, 3, 4)
        assert received.depth.data.shape == (2, 3)
