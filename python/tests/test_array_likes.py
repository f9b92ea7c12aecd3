"""Arrays of other libraries: small classes that speak one protocol each, and the real libraries that are installed."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy.data import Buffer, BufferVec3FLOAT32, Image, IndexBufferUINT32, Layer, LayerPy, Volume, VolumePy
from inviwopy.glm import floatVector, ivec2, mat3, vec3, vec3Vector
from inviwopy.properties import FloatMat3Property, FloatVec3Property

from_dlpack = getattr(np, "from_dlpack", None) or getattr(np, "_from_dlpack", None)


class WithArray:
    def __init__(self, array: Any) -> None:
        self.array = np.asarray(array)

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        return self.array if dtype is None else self.array.astype(dtype)


class WithInterface:
    def __init__(self, array: Any) -> None:
        self.array = np.asarray(array)

    @property
    def __array_interface__(self) -> Any:
        return self.array.__array_interface__


class WithDlpack:
    def __init__(self, array: Any, device: int = 1) -> None:
        self.array, self.device = np.asarray(array), device

    def __dlpack__(self, **keywords: Any) -> Any:
        return self.array.__dlpack__()

    def __dlpack_device__(self) -> tuple[int, int]:
        return self.device, 0


class Tensor:
    """A torch tensor that needs a gradient, on a GPU: it gives its numbers only after both are undone."""

    def __init__(self, array: Any, steps: tuple[str, ...] = ()) -> None:
        self.array, self.steps = np.asarray(array), steps
        self.dtype = "torch.float32"

    def detach(self) -> Tensor:
        return Tensor(self.array, (*self.steps, "detach"))

    def cpu(self) -> Tensor:
        return Tensor(self.array, (*self.steps, "cpu"))

    def numpy(self) -> Any:
        assert self.steps == ("detach", "cpu")
        return self.array

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        raise TypeError("can't convert cuda:0 device type tensor to numpy")


Tensor.__module__ = "torch"


class OnTheGpu:
    """A CuPy array refuses to become a NumPy array unless ``get`` is called."""

    def __init__(self, array: Any) -> None:
        self.array = np.asarray(array)

    def get(self) -> Any:
        return self.array

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        raise TypeError("Implicit conversion to a NumPy array is not allowed")


OnTheGpu.__module__ = "cupy._core.core"


@pytest.fixture(params=[WithArray, WithInterface, WithDlpack, Tensor, OnTheGpu])
def like(request: pytest.FixtureRequest) -> Any:
    if request.param is WithDlpack and from_dlpack is None:
        pytest.skip(f"NumPy {np.__version__} reads no DLPack")
    return request.param


GRID = np.arange(24, dtype=np.float32).reshape(2, 3, 4)


def test_volumes(like: Any) -> None:
    assert np.array_equal(Volume(like(GRID)).data, GRID)
    assert np.array_equal(VolumePy(like(GRID)).data, GRID)
    volume = Volume(GRID)
    volume.data = like(GRID[:1] + 1)
    assert volume.dimensions == ivw.glm.size3_t(4, 3, 1)
    volume.data[0, 0, 0] = 5  # writable, whatever it was made from


def test_layers_and_images(like: Any) -> None:
    assert np.array_equal(Layer(like(GRID[0])).data, GRID[0])
    assert np.array_equal(LayerPy(like(GRID[0])).data, GRID[0])
    assert np.array_equal(Image(like(GRID[0])).colorLayers[0].data, GRID[0])
    layer = Layer(GRID[0])
    layer.data = like(GRID[1])
    assert np.array_equal(layer.data, GRID[1])


def test_buffers(like: Any) -> None:
    points = GRID.reshape(-1, 3)
    assert np.array_equal(Buffer(like(points)).data, points)
    buffer = BufferVec3FLOAT32(like(points))
    buffer.data = like(points + 1)
    assert np.array_equal(buffer.data, points + 1)
    assert IndexBufferUINT32(like(np.arange(3, dtype=np.uint32))).data.tolist() == [0, 1, 2]


def test_vectors_matrices_and_lists(like: Any) -> None:
    assert vec3(like(np.arange(3.0))) == vec3(0, 1, 2)
    assert ivec2(like(np.array([1.5, 2.5]))) == ivec2(1, 2)
    assert mat3(like(np.arange(9.0).reshape(3, 3))) == mat3(np.arange(9.0).reshape(3, 3))
    assert list(floatVector(like(np.arange(3.0)))) == [0, 1, 2]
    assert vec3Vector([like(np.arange(3.0))])[0] == vec3(0, 1, 2)
    assert len(vec3Vector(like(np.zeros((5, 3), np.float32)))) == 5


def test_properties_and_ports(like: Any) -> None:
    color = FloatVec3Property("color", "Color")
    color.value = like(np.array([0.25, 0.5, 1.0]))
    assert color.value == vec3(0.25, 0.5, 1)
    matrix = FloatMat3Property("matrix", "Matrix")
    matrix.value = like(np.eye(3))
    assert matrix.value == mat3(1)
    port = ivw.floatVectorOutport("numbers")
    port.setData(like(np.arange(3.0)))
    assert list(port.getData() or []) == [0, 1, 2]


def test_what_is_no_array_is_named() -> None:
    with pytest.raises(TypeError, match=r"^Volume: expected an array, got object, which has none of"):
        Volume(object())
    with pytest.raises(TypeError, match=r"^Layer: expected an array, got .*Thing, which has none of __array__"):
        Layer(type("Thing", (), {})())


def test_what_cannot_be_read_is_named() -> None:
    class Broken:
        def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
            raise RuntimeError("the file is closed")

    with pytest.raises(TypeError, match=r"^Volume: .*Broken cannot be read as an array: the file is closed$"):
        Volume(Broken())
    with pytest.raises(TypeError, match=r"WithDlpack cannot be read .* on a device \(DLPack type 2\); copy it to the CPU"):
        Volume(WithDlpack(GRID, device=2))
    with pytest.raises(TypeError, match=r"VolumeOutport.setData expects a Volume, got torch.Tensor; make one with Volume"):
        ivw.data.VolumeOutport("volume").setData(Tensor(GRID))  # type: ignore[arg-type]


def test_the_checks_are_those_of_numpy_arrays(like: Any) -> None:
    with pytest.raises(ValueError, match="ndims must be either 3 or 4, found 2"):
        Volume(like(GRID[0]))
    with pytest.raises(ValueError, match="Invalid shape: got 4, expected 3"):
        vec3(like(np.zeros(4)))


@pytest.mark.parametrize(
    ("library", "make"),
    [
        ("torch", lambda torch, a: torch.tensor(a, requires_grad=True)),
        ("torch", lambda torch, a: torch.tensor(a, dtype=torch.bfloat16)),
        ("jax.numpy", lambda jax, a: jax.asarray(a)),
        ("cupy", lambda cupy, a: cupy.asarray(a)),
        ("dask.array", lambda dask, a: dask.from_array(a, chunks=2)),
        ("zarr", lambda zarr, a: zarr.array(a)),
        ("xarray", lambda xarray, a: xarray.DataArray(a, dims=("z", "y", "x"))),
    ],
    ids=["torch", "torch-bfloat16", "jax", "cupy", "dask", "zarr", "xarray"],
)
def test_the_real_library(library: str, make: Any) -> None:
    try:
        module = importlib.import_module(library)
    except ImportError:
        pytest.skip(f"{library} is not installed")
    assert np.array_equal(Volume(make(module, GRID)).data, GRID)
