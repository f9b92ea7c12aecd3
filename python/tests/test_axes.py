"""The axis order of 2021, which a file asks for by the line ``__array_axes__ = "xyz"``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from inviwopy._host._loader import Loader
from inviwopy.data import Layer, Volume
from inviwopy.data.formats import DataFLOAT32
from inviwopy.glm import size2_t, size3_t

SHAPES = [(4, 3, 2), (4, 3, 2, 3), (1, 3, 2), (4, 1, 1), (2, 2, 2)]


def layouts(shape: tuple[int, ...]) -> list[Any]:
    """The same numbers, in every order that memory may have."""
    array = np.arange(np.prod(shape), dtype=np.int32).reshape(shape)
    twice = np.repeat(array, 2, axis=0)[::2]
    backwards = array.transpose(2, 1, 0, *range(3, array.ndim)).copy().transpose(2, 1, 0, *range(3, array.ndim))
    return [array, np.asfortranarray(array), backwards, twice, array[::-1], array.astype(">i4")]


@pytest.fixture
def old() -> Any:
    """What a file of 2021 that asks for its order does with arrays."""
    scope: dict[str, Any] = {"__name__": "old"}
    exec(
        '__array_axes__ = "xyz"\n'
        "from inviwopy.data import Layer, Volume\n"
        "class old:\n"
        "    volume = staticmethod(lambda array: Volume(array))\n"
        "    layer = staticmethod(lambda array: Layer(array))\n"
        "    read = staticmethod(lambda data: data.data)\n"
        "    @staticmethod\n"
        "    def write(data, array): data.data = array\n",
        scope,
    )
    return scope["old"]


@pytest.mark.parametrize("shape", SHAPES)
def test_round_trips_in_the_new_order(shape: tuple[int, ...]) -> None:
    for array in layouts(shape):
        volume = Volume(array)
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        expected = array.transpose(2, 1, 0, *range(3, array.ndim)) if fortran else array
        assert np.array_equal(volume.data, expected)
        volume.data = volume.data
        assert np.array_equal(volume.data, expected)


@pytest.mark.parametrize("shape", SHAPES)
def test_round_trips_in_the_old_order(old: Any, shape: tuple[int, ...]) -> None:
    for array in layouts(shape):
        volume = old.volume(array)
        assert volume.dimensions == size3_t(*shape[:3])
        assert np.array_equal(old.read(volume), array)
        assert np.array_equal(old.read(volume.clone()), array)
        again = old.volume(old.read(volume))
        assert np.array_equal(again.data, volume.data)
        old.write(volume, old.read(volume))
        assert np.array_equal(volume.data, again.data)


def test_an_index_is_a_voxel_in_the_old_order(old: Any) -> None:
    array = np.asfortranarray(np.arange(24).reshape(4, 3, 2))
    volume = old.volume(array)
    assert volume.data.shape == (2, 3, 4)
    assert volume.data[1, 2, 3] == array[3, 2, 1]
    old.read(volume)[3, 2, 1] = -1  # a view
    assert volume.data[1, 2, 3] == -1


def test_memory_that_has_z_slowest_is_taken_as_it_is(old: Any) -> None:
    """A [z, y, x, channel] array that only says another shape: no rule but the line can tell it from a new one."""
    numbers = np.arange(72, dtype=np.uint8).reshape(2, 3, 4, 3)
    volume = old.volume(np.ascontiguousarray(numbers).reshape(4, 3, 2, 3))
    assert np.array_equal(volume.data, numbers)


def test_layers(old: Any) -> None:
    array = np.asfortranarray(np.arange(12, dtype=np.uint8).reshape(4, 3))
    layer = old.layer(array)
    assert layer.dimensions == size2_t(4, 3)
    assert np.array_equal(layer.data, array.T)
    assert np.array_equal(old.read(layer), array)
    for other in (array, np.ascontiguousarray(array), array[::-1]):
        old.write(layer, other)
        assert np.array_equal(old.read(layer), other)
    assert np.array_equal(old.read(old.layer(np.ascontiguousarray(array))), array)


def test_setters_check_and_copy(old: Any) -> None:
    volume = old.volume(np.zeros((4, 3, 2), np.float32, order="F"))
    with pytest.raises(ValueError, match="Invalid data dimensions, got '2' expected: '4'"):
        old.write(volume, np.zeros((2, 3, 4), np.float32))
    with pytest.raises(ValueError, match="Invalid data format"):
        old.write(volume, np.zeros((4, 3, 2)))
    with pytest.raises(ValueError, match="Invalid data rank, get: '2' expected: '3'"):
        old.write(volume, np.zeros((4, 3), np.float32))
    array = np.ones((4, 3, 2), np.float32, order="F")
    old.write(volume, array)
    array[:] = 5
    assert volume.data.max() == 1


def test_other_words_are_refused() -> None:
    scope: dict[str, Any] = {"__name__": "odd", "__array_axes__": "yxz", "Volume": Volume, "np": np}
    with pytest.raises(ValueError, match='__array_axes__ is "xyz" .* or "zyx", found \'yxz\''):
        exec("Volume(np.zeros((2, 2, 2)))", scope)
    scope["__array_axes__"] = "zyx"
    exec("Volume(np.zeros((2, 2, 2)))", scope)


def test_the_line_holds_for_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "path_hooks", [*sys.path_hooks])
    make = "from inviwopy.data import Volume\nimport numpy as np\ndef make():\n    return Volume(np.zeros((4, 3, 2)))\n"
    (tmp_path / "axes_old_helper.py").write_text('__array_axes__ = "xyz"\n' + make)
    (tmp_path / "axes_new_helper.py").write_text(make)
    body = (
        "import inviwopy as ivw, axes_old_helper, axes_new_helper\n"
        "from axes_old_helper import *\n"
        "from inviwopy.data import Volume\n"
        "class {name}(ivw.Processor):\n"
        "    @staticmethod\n"
        "    def processorInfo(): return ivw.ProcessorInfo('org.me.{name}', '{name}')\n"
        "    @staticmethod\n"
        "    def sizes():\n"
        "        import numpy as np\n"
        "        return [Volume(np.zeros((4, 3, 2))), axes_old_helper.make(), axes_new_helper.make()]\n"
    )
    (tmp_path / "New.py").write_text(body.format(name="New"))
    (tmp_path / "Old.py").write_text('__array_axes__ = "xyz"\n' + body.format(name="Old"))
    loader = Loader()
    loader.add_folder(str(tmp_path))
    xyz, zyx = size3_t(4, 3, 2), size3_t(2, 3, 4)
    for name, own in (("New", zyx), ("Old", xyz), ("New", zyx)):
        kind: Any = loader.load(str(tmp_path / f"{name}.py")).types[0]
        assert [volume.dimensions for volume in kind.sizes()] == [own, xyz, zyx]


def test_the_package_itself_reads_the_new_order(old: Any, tmp_path: Path) -> None:
    layer = old.layer(np.arange(6, dtype=np.uint8).reshape(3, 2))
    layer.save(tmp_path / "a.npy")
    assert np.array_equal(np.load(tmp_path / "a.npy"), layer.data)
    assert isinstance(layer, Layer)
    assert old.volume(np.zeros((4, 3, 2))).histograms[0].totalCounts == 24


def test_what_was_made_of_a_size_and_a_format_has_no_axis_for_one_channel(old: Any) -> None:
    volume = Volume(size3_t(4, 3, 2), DataFLOAT32)
    assert volume.data.shape == (2, 3, 4, 1)
    old.read(volume)[3, 2, 1] = 7
    assert old.read(volume).shape == (4, 3, 2)
    assert volume.data[1, 2, 3, 0] == 7
    old.write(volume, np.ones((4, 3, 2), dtype=np.float32))
    assert volume.data.sum() == 24
