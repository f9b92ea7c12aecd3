"""The templates for new processors and the example processors: each runs as written."""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy._processor import create_processor
from inviwopy.data import Volume

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "python" / "inviwopy" / "_templates"
EXAMPLES = ROOT / "examples" / "processors"


def load(name: str, source: str, folder: Path) -> Any:
    """The class of a processor's file, run as the host does: in a module of its own."""
    module = types.ModuleType(name)
    file = folder / f"{name}.py"
    file.write_text(source)
    module.__file__ = str(file)
    exec(compile(source, str(file), "exec"), module.__dict__)
    return getattr(module, name)


def make(kind: Any) -> Any:
    info = kind.processorInfo()
    assert isinstance(info, ivw.ProcessorInfo)
    processor = create_processor(kind, kind.__name__, info.displayName)
    processor._describe()
    return processor


def ball(size: int = 24) -> Volume:
    """Values fall from 1 in the centre to 0; the box is [-1, 1]."""
    axis = np.linspace(-1, 1, size, dtype=np.float32)
    z, y, x = np.meshgrid(axis, axis, axis, indexing="ij")
    volume = Volume(np.clip(1 - np.sqrt(x * x + y * y + z * z), 0, 1))
    volume.basis = ivw.glm.mat3(2)
    volume.offset = ivw.glm.vec3(-1)
    return volume


def run(processor: Any, *inputs: Any) -> Any:
    """What the first outport was given."""
    for port, data in zip(processor._inports, inputs):
        port._receive([data], ["Source.outport"])
    processor._evaluate(initialize=True)
    outputs = processor._collect()
    return next(iter(outputs.values()), None)


class TestTemplates:
    @pytest.fixture(params=sorted(path.name.split(".")[0] for path in TEMPLATES.glob("*.template")))
    def template(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    def test_names(self) -> None:
        names = {path.name for path in TEMPLATES.iterdir() if path.suffix == ".template"}
        assert names == {f"{name}.py.template" for name in ("source", "filter", "image", "mesh", "reader", "script")}

    def test_each_runs_as_written(self, template: str, tmp_path: Path, binding: Any) -> None:
        text = (TEMPLATES / f"{template}.py.template").read_text()
        text = text.replace("{name}", "MyOwn").replace("{displayName}", "My Own")
        assert text.startswith("# Name: MyOwn\n")
        processor = make(load("MyOwn", text, tmp_path))
        info = processor.getProcessorInfo()
        assert (info.classIdentifier, info.displayName, info.category) == ("org.inviwo.MyOwn", "My Own", "Python")
        assert info.help.str().startswith("Documentation of MyOwn")
        image = ivw.data.Image(ivw.data.Layer(np.zeros((2, 3, 4), np.uint8)))
        given = {"filter": [ball()], "image": [image]}.get(template, [])
        out = run(processor, *given)
        assert {"script": None, "reader": None, "image": image}.get(template, out) is out
        if template in ("source", "filter", "mesh"):
            assert out is not None

    def test_the_filter_smooths(self, tmp_path: Path, binding: Any) -> None:
        text = (TEMPLATES / "filter.py.template").read_text().replace("{name}", "Smooth")
        processor = make(load("Smooth", text, tmp_path))
        noise = np.random.default_rng(1).random((8, 9, 10, 2)).astype(np.float32)
        volume = Volume(noise)
        smooth = run(processor, volume)
        assert smooth.data.shape == noise.shape
        assert smooth.data.var() < noise.var() / 5
        inner = noise[2:5, 3:6, 4:7].mean(axis=(0, 1, 2))
        assert np.allclose(smooth.data[3, 4, 5], inner, atol=1e-5)
        assert np.array_equal(volume.data, noise)  # what came in is untouched

    def test_the_reader_reads(self, tmp_path: Path, binding: Any) -> None:
        text = (TEMPLATES / "reader.py.template").read_text().replace("{name}", "Reader")
        processor = make(load("Reader", text, tmp_path))
        np.save(tmp_path / "a.npy", np.arange(24, dtype=np.int16).reshape(2, 3, 4))
        processor.file.value = tmp_path / "a.npy"
        volume = run(processor)
        assert volume.offset == ivw.glm.vec3(-1, -0.75, -0.5)
        assert volume.dataMap.dataRange == ivw.glm.dvec2(0, 23)
        processor.file.value = tmp_path / "missing.npy"
        with pytest.raises(FileNotFoundError, match="There is no file"):
            run(processor)


@pytest.fixture
def example(binding: Any, tmp_path: Path) -> Any:
    def made(file: str, name: str | None = None) -> Any:
        return make(load(name or file, (EXAMPLES / f"{file}.py").read_text(), tmp_path))

    return made


class TestNumpySource:
    @pytest.mark.parametrize("dtype", ["uint8", "int16", "float32", "float64", ">u2"])
    @pytest.mark.parametrize("shape", [(2, 3, 4), (2, 3, 4, 3)])
    def test_arrays(self, example: Any, tmp_path: Path, dtype: str, shape: tuple[int, ...]) -> None:
        array = np.arange(np.prod(shape)).reshape(shape).astype(dtype)
        np.save(tmp_path / "a.npy", array)
        processor = example("NumpySource")
        processor.file.value = str(tmp_path / "a.npy")
        volume = run(processor)
        assert np.array_equal(volume.data, array)
        assert volume.dataMap.dataRange == ivw.glm.dvec2(0, array.max())
        assert volume.basis[0].x == 2
        assert processor.info.value.startswith("4 x 3 x 2 ")

    def test_old_order(self, example: Any, tmp_path: Path) -> None:
        np.save(tmp_path / "a.npy", np.asfortranarray(np.zeros((4, 3, 2), np.uint8)))
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        assert run(processor).dimensions == ivw.glm.size3_t(4, 3, 2)

    def test_without_a_file(self, example: Any) -> None:
        processor = example("NumpySource")
        assert run(processor) is None
        assert processor.info.value == "Choose a .npy file"

    def test_infinities_and_nan_do_not_spoil_the_range(self, example: Any, tmp_path: Path) -> None:
        np.save(tmp_path / "a.npy", np.array([[[np.nan, np.inf, 1.0, 3.0, -np.inf]]]))
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        assert run(processor).dataMap.dataRange == ivw.glm.dvec2(1, 3)
        np.save(tmp_path / "a.npy", np.full((2, 2, 2), np.nan))
        assert run(processor).dataMap.dataRange == ivw.glm.dvec2(0, 1)
        np.save(tmp_path / "a.npy", np.full((2, 2, 2), 7, np.uint8))
        assert run(processor).dataMap.dataRange == ivw.glm.dvec2(7, 8)

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (lambda whole: whole[:-100], "is cut off: its header promises an array of shape \\(4, 4, 4\\)"),
            (lambda whole: whole[:9], "is no NumPy array"),
            (lambda whole: b"", "is no NumPy array"),
            (lambda whole: b"PK\x03\x04" + whole, "is no NumPy array"),
            (lambda whole: whole.replace(b"(4, 4, 4)", b"(10**9,4)"), "is no NumPy array"),
            (lambda whole: whole.replace(b"(4, 4, 4)", b"(4, 4, 4 "), "is no NumPy array"),
            (lambda whole: whole.replace(b"(4, 4, 4)", b"(9, 9, 9)"), "is cut off"),
        ],
    )
    def test_damaged_files(self, example: Any, tmp_path: Path, content: Any, text: str) -> None:
        np.save(tmp_path / "a.npy", np.zeros((4, 4, 4), np.float32))
        (tmp_path / "a.npy").write_bytes(content((tmp_path / "a.npy").read_bytes()))
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        with pytest.raises(ValueError, match=text):
            run(processor)

    def test_a_header_larger_than_any_memory(self, example: Any, tmp_path: Path) -> None:
        with open(tmp_path / "a.npy", "wb") as file:
            header = {"descr": "<f8", "fortran_order": False, "shape": (10**12, 10**12, 10**12)}
            np.lib.format.write_array_header_1_0(file, header)
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        with pytest.raises(ValueError, match="is cut off"):
            run(processor)

    def test_pickles(self, example: Any, tmp_path: Path) -> None:
        np.save(tmp_path / "a.npy", np.array([[[{}]]]), allow_pickle=True)
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        with pytest.raises(ValueError, match="pickled Python objects.*numpy.save"):
            run(processor)

    @pytest.mark.parametrize(
        ("array", "text"),
        [
            (np.zeros(()), "found 0"),
            (np.zeros((2,) * 5), "found 5"),
            (np.zeros((2, 2, 2), complex), "complex128"),
            (np.zeros((2, 2, 2), bool), "bool"),
        ],
    )
    def test_what_is_no_volume(self, example: Any, tmp_path: Path, array: Any, text: str) -> None:
        np.save(tmp_path / "a.npy", array)
        processor = example("NumpySource")
        processor.file.value = tmp_path / "a.npy"
        with pytest.raises(ValueError, match=text):
            run(processor)

    def test_the_volume_that_comes_with_it(self, example: Any) -> None:
        processor = example("NumpySource")
        processor.file.value = ROOT / "examples" / "data" / "gyroid.npy"
        volume = run(processor)
        assert volume.format is ivw.data.formats.DataUINT8
        assert 0.05 < (volume.data > 100).mean() < 0.6

    def test_the_script_makes_that_volume(self, tmp_path: Path) -> None:
        script = ROOT / "examples" / "data" / "make_volume.py"
        scope: dict[str, Any] = {"__name__": "make_volume", "__file__": str(script)}
        exec(compile(script.read_text(), str(script), "exec"), scope)
        kept = np.load(ROOT / "examples" / "data" / "gyroid.npy")
        # Sines differ in the last bit between machines
        assert np.abs(scope["make"]().astype(int) - kept.astype(int)).max() <= 1


class TestDocumentation:
    def test_the_function_of_the_documentation_runs(self, tmp_path: Path, binding: Any) -> None:
        blocks = (ROOT / "docs" / "python-api.md").read_text().split("```python\n")
        block = next(block for block in blocks if "@ivw.processor(" in block).split("```")[0]
        volume = Volume(np.arange(256, dtype=np.uint8).reshape(4, 8, 8))
        out = run(make(load("threshold", block, tmp_path)), volume)
        assert sorted(np.unique(out.data)) == [0, *range(128, 256)]

    @pytest.mark.parametrize(("page", "name"), [("docs/python-api.md", "Threshold"), ("README.md", "Ripples")])
    def test_the_first_processor_of_a_page_runs(self, page: str, name: str, tmp_path: Path, binding: Any) -> None:
        block = (ROOT / page).read_text().split("```python\n")[1].split("```")[0]
        processor = make(load(name, block, tmp_path))
        out = run(processor, *([ball()] if processor._inports else []))
        assert out.data.any()


class TestOthers:
    def test_denoise(self, example: Any) -> None:
        rng = np.random.default_rng(1)
        clean = ball(16)
        noisy = clean.clone()
        noisy.data = (clean.data + (rng.random(clean.data.shape) < 0.05)).astype(np.float32)
        processor = example("VolumeDenoise")
        for method in ("gaussian", "median"):
            processor.method.value = method
            better = run(processor, noisy)
            assert np.square(better.data - clean.data).mean() < np.square(noisy.data - clean.data).mean() / 2
            assert better.modelMatrix == clean.modelMatrix
        assert (processor.sigma.visible, processor.radius.visible) == (False, True)

    def test_threshold_points(self, example: Any) -> None:
        volume = ball()
        volume.dataMap.dataRange = [0, 1]
        processor = example("ThresholdPoints")
        processor.range.value = [0.5, 1]
        mesh = run(processor, volume)
        positions = mesh.buffers[0][1].data
        assert len(positions) == (volume.data >= 0.5).sum()
        world = positions @ np.array(mesh.basis).T + np.array(mesh.offset)
        assert np.linalg.norm(world, axis=1).max() < 0.55
        assert mesh.buffers[1][1].data.shape == (len(positions), 4)
        processor.limit.value = 10
        assert run(processor, volume).buffers[0][1].size == 10

    def test_threshold_points_follow_the_data(self, example: Any) -> None:
        processor = example("ThresholdPoints")
        run(processor, Volume(np.zeros((2, 2, 2), np.uint8)))
        assert list(processor.range.range) == [0, 255]

    def test_mandelbrot(self, example: Any) -> None:
        processor = example("Mandelbrot")
        processor.pixels.value = [64, 32]
        pixels = run(processor).colorLayers[0].data
        assert pixels.shape == (32, 64, 4)
        assert pixels[16, 32].tolist() == [0, 0, 0, 255]  # inside
        assert pixels[0, 0, :3].sum() > 0
        processor.width.value = 0.5
        processor.reset.press()
        assert processor.width.value == 3

    def test_iso_surface(self, example: Any) -> None:
        volume = ball(32)
        mesh = run(example("IsoSurface"), volume)
        positions, normals = mesh.buffers[0][1].data, mesh.buffers[1][1].data
        world = positions @ np.array(mesh.basis).T + np.array(mesh.offset)
        radius = np.linalg.norm(world, axis=1)
        # Voxel centres are half a voxel inside of the box, so the ball is a little smaller
        assert np.allclose(radius, 0.5 * 31 / 32, atol=0.01)
        assert (np.einsum("ij,ij->i", world / radius[:, None], normals) > 0.95).all()  # outward
        triangles = mesh.indexBuffers[0][1].data.reshape(-1, 3)
        edges = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
        _, uses = np.unique(edges, axis=0, return_counts=True)
        assert (uses == 2).all()  # closed

    def test_an_iso_surface_of_nothing(self, example: Any) -> None:
        mesh = run(example("IsoSurface"), Volume(np.zeros((4, 4, 4), np.float32)))
        assert mesh.buffers[0][1].size == 0

    def test_interference(self, example: Any) -> None:
        processor = example("Interference", "interference")
        processor.properties.size.value = [20, 16]
        pixels = run(processor).colorLayers[0].data
        assert pixels.shape == (16, 20, 4)
        assert (pixels[..., 3] == 255).all()
        processor.properties.sources.value = 1
        processor.properties.radius.value = 0
        once = run(processor).colorLayers[0].data
        assert np.array_equal(once, once[::-1, ::-1])  # circles around the middle

    def test_volume_slices(self, example: Any) -> None:
        volume = ball()
        edges = run(example("VolumeSlice", "edge_strength"), volume)
        assert edges.modelMatrix == volume.modelMatrix
        assert edges.data[12, 12, 6] > 5 * edges.data[0, 0, 0]
        processor = example("VolumeSlice", "colored_slice")
        processor.properties.axis.value = "x"
        pixels = run(processor, volume).colorLayers[0].data
        assert pixels.shape == (24, 24, 4)
        assert pixels[12, 12, 0] > pixels[0, 0, 0]

    def test_no_example_is_without_a_test(self) -> None:
        tested = {
            "NumpySource",
            "VolumeDenoise",
            "ThresholdPoints",
            "Mandelbrot",
            "IsoSurface",
            "Interference",
            "VolumeSlice",
        }
        tested.add("AtomSpheres")  # with selections, in packages/engine/src/node/brushing.test.ts
        tested.add("PickableSpheres")  # with its events, in packages/engine/src/node/picking.test.ts
        assert tested == {path.stem for path in EXAMPLES.glob("*.py")}
