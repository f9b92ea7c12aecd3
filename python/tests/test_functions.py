"""Processors written as one function."""
# Python 3.9 reads Optional[X] and not X | None.
# ruff: noqa: UP006, UP035, UP045

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated, Any, List, Literal, NamedTuple, Optional, Union

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy import FunctionProcessor, Range, processor
from inviwopy._processor import create_processor
from inviwopy.data import Buffer, Image, Layer, Mesh, TransferFunction, Volume
from inviwopy.glm import dvec2, ivec3, mat3, vec3
from inviwopy.properties import ConstraintBehavior, FileExtension, InvalidationLevel, PropertySemantics


class Method(enum.Enum):
    GAUSSIAN = 1
    box_filter = 2


class Parts(NamedTuple):
    smooth: Volume
    surface: Annotated[Optional[Mesh], "Where the value is"]


def make(kind: type[FunctionProcessor]) -> Any:
    made = create_processor(kind, kind.__name__, kind.processorInfo().displayName)
    made._describe()
    return made


def run(made: Any, **inputs: Any) -> dict[str, Any]:
    for name, data in inputs.items():
        items = data if isinstance(data, list) else [data]
        made.inports[name]._receive(items, [f"Source{i}.outport" for i in range(len(items))])
    made._evaluate(initialize=True)
    collected: dict[str, Any] = made._collect()
    return collected


@pytest.fixture
def grid() -> Volume:
    volume = Volume(np.arange(24, dtype=np.float32).reshape(2, 3, 4))
    volume.modelMatrix = ivw.glm.mat4(2)
    return volume


def test_a_function(binding: Any, grid: Volume) -> None:
    @processor
    def scale_volume(volume: Volume, factor: Annotated[float, Range(0, 10, step=0.5), "Times *this*"] = 2.0) -> Volume:
        """Multiplies every voxel.

        With a number."""
        return Volume(volume.data * np.float32(factor))

    info = scale_volume.processorInfo()
    assert (info.classIdentifier, info.displayName) == ("org.inviwo.python.ScaleVolume", "Scale Volume")
    assert (info.category, info.codeState, str(info.tags)) == ("Python", ivw.CodeState.Stable, "PY")
    assert info.help.str().startswith("Multiplies every voxel.")
    made = make(scale_volume)
    assert isinstance(made, ivw.Processor)
    assert [port.classIdentifier for port in made.inports] == ["org.inviwo.Volume.inport"]
    factor = made.properties.factor
    assert (factor.displayName, factor.value, factor.minValue, factor.maxValue, factor.increment) == (
        "Factor",
        2,
        0,
        10,
        0.5,
    )
    assert factor.getHelp()._as_markdown() == "Times *this*"
    factor.value = 3
    out = run(made, volume=grid)["outport"]
    assert np.array_equal(out.data, 3 * grid.data)
    assert np.array_equal(scale_volume.function(grid, 1.0).data, grid.data)  # the function itself


def test_options(binding: Any) -> None:
    tags = ivw.Tags("PY, Test")

    @processor(identifier="org.me.x", name="My X", category="Mine", codeState=ivw.CodeState.Experimental, tags=tags)
    def x() -> None:
        pass

    info = x.processorInfo()
    assert (info.classIdentifier, info.displayName, info.category) == ("org.me.x", "My X", "Mine")
    assert (info.codeState, info.tags) == (ivw.CodeState.Experimental, tags)
    assert (make(x).isSink(), make(x).isSource()) == (True, True)


def test_every_kind_of_property(binding: Any) -> None:
    got: dict[str, Any] = {}

    @processor
    def everything(
        number: float = 0.5,
        large: float = 40,
        negative: float = -2.0,
        whole: Annotated[int, Range(1, 9)] = 3,
        untold=7,  # type: ignore[no-untyped-def]
        flag: bool = True,
        text: Annotated[str, PropertySemantics.Multiline] = "abc",
        word: Literal["one", "two"] = "two",
        level: Literal[1, 2, 4] = 2,
        method: Method = Method.box_filter,
        position: Annotated[vec3, Range(-1, 1)] = vec3(0.5),  # noqa: B008
        cell: ivec3 = ivec3(1, 2, 3),  # noqa: B008
        precise: dvec2 = dvec2(0),  # noqa: B008
        basis: mat3 = mat3(1),  # noqa: B008
        limits: Annotated[tuple[float, float], Range(0, 10, step=0.1)] = (1, 2),
        slices: tuple[int, int] = (0, 5),
        file: Annotated[Optional[Path], FileExtension("npy", "NumPy array"), InvalidationLevel.InvalidResources] = None,
        colors: Optional[TransferFunction] = None,
    ) -> None:
        got.update(locals())

    made = make(everything)
    made._evaluate(initialize=True)
    got.pop("got")
    expected: dict[str, Any] = {
        "number": 0.5,
        "large": 40,
        "negative": -2,
        "whole": 3,
        "untold": 7,
        "flag": True,
        "text": "abc",
        "word": "two",
        "level": 2,
        "method": Method.box_filter,
        "position": vec3(0.5),
        "cell": ivec3(1, 2, 3),
        "precise": dvec2(0),
        "basis": mat3(1),
        "limits": (1, 2),
        "slices": (0, 5),
        "file": None,
    }
    assert isinstance(got.pop("colors"), TransferFunction)
    assert got == expected
    kinds = {prop.identifier: prop.classIdentifier.rpartition(".")[2] for prop in made.properties}
    assert kinds == {
        "number": "FloatProperty",
        "large": "FloatProperty",
        "negative": "FloatProperty",
        "whole": "IntProperty",
        "untold": "IntProperty",
        "flag": "BoolProperty",
        "text": "StringProperty",
        "word": "OptionPropertyString",
        "level": "OptionPropertyString",
        "method": "OptionPropertyString",
        "position": "FloatVec3Property",
        "cell": "IntVec3Property",
        "precise": "DoubleVec2Property",
        "basis": "FloatMat3Property",
        "limits": "FloatMinMaxProperty",
        "slices": "IntMinMaxProperty",
        "file": "FileProperty",
        "colors": "TransferFunctionProperty",
    }
    # Without a Range the slider is a hint: any number may be typed.
    assert (made.properties.large.minValue, made.properties.large.maxValue) == (0, 80)
    made.properties.large.value = 1000
    assert made.properties.large.value == 1000
    made.properties.whole.value = 1000
    assert made.properties.whole.value == 9
    assert made.properties.whole.describe()["state"]["maxConstraint"] == ConstraintBehavior.Immutable.name.lower()
    assert made.properties.position.increment == vec3(0.02)
    assert made.properties.method.displayNames == ["Gaussian", "Box Filter"]
    assert made.properties.text.semantics.getString() == "Multiline"
    assert made.properties.file.invalidationLevel is InvalidationLevel.InvalidResources
    assert [str(filter.extension) for filter in made.properties.file.getNameFilters()] == ["npy"]
    made.properties.file.value = "/tmp/a.npy"
    made.properties.method.value = "GAUSSIAN"
    made._evaluate(initialize=True)
    assert got["file"] == Path("/tmp/a.npy")
    assert got["method"] is Method.GAUSSIAN


def test_ports(binding: Any, grid: Volume) -> None:
    seen: list[Any] = []

    @processor
    def many(
        first: Volume, second: Optional[Mesh], third: List[Layer], fourth: Image = None, fifth: Optional[Buffer] = None
    ) -> None:  # type: ignore[assignment]
        seen[:] = first, second, third, fourth, fifth

    made = make(many)
    assert [port.classIdentifier for port in made.inports] == [
        "org.inviwo.Volume.inport",
        "org.inviwo.Mesh.inport",
        "org.inviwo.Layer.multi.inport",
        "org.inviwo.Image.inport",
        "org.inviwo.Buffer.inport",
    ]
    layers = [Layer(np.zeros((2, 2), np.uint8)), Layer(np.ones((2, 2), np.uint8))]
    run(made, first=grid, third=layers)
    assert seen == [grid, None, layers, None, None]
    assert [port.optional for port in made.inports][:3] == [False, True, False]


def test_arrays(binding: Any, grid: Volume) -> None:
    @processor
    def threshold(volume: Annotated[np.ndarray, Volume], level: float = 10.0) -> Volume:
        return np.where(volume > level, volume, 0)  # type: ignore[return-value]

    out = run(make(threshold), volume=grid)["outport"]
    assert isinstance(out, Volume)
    assert np.array_equal(out.data, np.where(grid.data > 10, grid.data, 0))
    assert out.modelMatrix == grid.modelMatrix  # it lies where the input lies
    assert out.dataMap.dataRange == dvec2(0, 23)

    @processor
    def careless(volume: Annotated[np.ndarray, Volume]) -> Annotated[np.ndarray, Volume]:
        volume[0] = 0
        return volume

    with pytest.raises(ValueError, match="read-only"):
        run(make(careless), volume=grid)


def test_several_results(binding: Any, grid: Volume) -> None:
    @processor
    def split(volume: Volume) -> Parts:
        return Parts(volume, None)

    made = make(split)
    assert [port.identifier for port in made.outports] == ["smooth", "surface"]
    assert made.outports.surface.help.str() == "Where the value is"
    assert run(made, volume=grid) == {"smooth": grid, "surface": None}

    @processor
    def pair() -> tuple[Annotated[Volume, "grey"], Layer]:
        return grid, Layer(np.zeros((2, 2)))

    assert [port.identifier for port in make(pair).outports] == ["grey", "outport2"]

    @processor
    def short() -> tuple[Volume, Volume]:
        return (grid,)  # type: ignore[return-value]

    with pytest.raises(TypeError, match="short: the function returned 1 results, expected 2"):
        run(make(short))

    @processor
    def silent(volume: Volume):  # type: ignore[no-untyped-def]
        return volume

    with pytest.raises(
        TypeError, match=r"the function returned Volume, but it has no outport. Annotate .* -> ivw.data.Volume"
    ):
        run(make(silent), volume=grid)


def test_the_processor_itself(binding: Any) -> None:
    seen: list[Any] = []

    @processor
    def long(me: ivw.Processor, steps: int = 2) -> None:
        me.progress(0.5, "half")
        seen.extend([me.identifier, me.cancelled])

    made = make(long)
    assert len(made.properties) == 1
    run(made)
    assert seen == ["long", False]


def refused(text: str, scope: dict[str, Any] | None = None) -> str:
    """The sentence with which a function is refused."""
    names = {"ivw": ivw, "np": np, "Volume": Volume, "Annotated": Annotated, "Range": Range, "Union": Union}
    names.update({"Literal": Literal, "Optional": Optional, "vec3": vec3, "Method": Method, **(scope or {})})
    exec(f"from __future__ import annotations\ndef f({text}: pass", names)
    with pytest.raises(TypeError) as caught:
        processor(names["f"])
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a)", "parameter 'a' has no annotation; write a: ivw.data.Volume for an inport, a: float = 0.5 for a property"),
        ("a: complex)", "parameter 'a' is annotated with complex; expected a data type (ivw.data.Volume, Layer"),
        ("a: Unknown)", "parameter 'a' is annotated with Unknown, which cannot be read: name 'Unknown' is not defined"),
        ("a: Union[int, str])", "parameter 'a' has several types: Union[int, str]. Expected one, or Optional[one]"),
        ("*a: int)", "parameter 'a' is positional only, * or **; expected one that has a name"),
        ("a: Volume = 3)", "parameter 'a' is an inport and has the default 3; expected None or no default"),
        (
            "a: np.ndarray)",
            "parameter 'a' is an array and does not say of which data; expected Annotated[numpy.ndarray, ivw",
        ),
        ("a: Annotated[np.ndarray, int])", "parameter 'a' is an array and is said to be of int; expected Annotated[numpy"),
        ("a: float = 'x')", "parameter 'a' has the default 'x'; expected a number"),
        ("a: int = 1.5)", "parameter 'a' has the default 1.5; expected a whole number"),
        ("a: bool = 3)", "parameter 'a' has the default 3; expected True or False"),
        ("a: str = 3)", "parameter 'a' has the default 3; expected a text"),
        ("a: vec3 = 'x')", "parameter 'a' has the default 'x'; expected a vec3"),
        ("a: Literal['x', 'y'] = 'z')", "parameter 'a' has the default 'z'; expected one of 'x', 'y'"),
        ("a: Method = 1)", "parameter 'a' has the default 1; expected one of <Method.GAUSSIAN: 1>"),
        ("a: Annotated[float, Range(0, 1)] = 2)", "has the default 2; expected a value from 0 to 1, as its Range says"),
        ("a: Annotated[str, Range(0, 1)] = '')", "has a Range but is of the type str; expected float, int, a glm vector"),
        ("a: Annotated[float, 3] = 2)", "parameter 'a' has 3 in its Annotated; expected a Range, a help text, a Property"),
        ("a: tuple[float, float] = (2, 1))", "parameter 'a' has the default (2, 1); expected a pair in order"),
        ("a: Volume) -> int", "@processor f: the return value is annotated with int; expected a data type"),
        ("a: Volume) -> tuple[Volume, int]", "@processor f: result 2 is annotated with int; expected a data type"),
    ],
)
def test_refusals_name_the_parameter_and_what_is_expected(text: str, sentence: str) -> None:
    assert sentence in refused(text)
    assert refused(text).startswith("@processor f: ")


def test_other_things_are_refused() -> None:
    with pytest.raises(TypeError, match="@processor decorates a function, got int"):
        processor(3)  # type: ignore[call-overload]
