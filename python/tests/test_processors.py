"""inviwopy.Processor: what a user's file does, and what the host does with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy._processor import create_processor
from inviwopy.data import Volume, VolumeInport, VolumeOutport
from inviwopy.properties import FileProperty, IntProperty, InvalidationLevel


class NumpySource(ivw.Processor):
    """In the style of Inviwo's manual."""

    def __init__(self, id: str, name: str) -> None:
        super().__init__(id, name)
        self.outport = VolumeOutport("outport")
        self.addOutport(self.outport, owner=False)
        self.file = FileProperty("file", "Numpy File", invalidationLevel=InvalidationLevel(2))
        self.addProperty(self.file)
        self.slider = IntProperty("slider", "slider", 0, 0, 100, 1)
        self.addProperty(self.slider, owner=False)
        self.runs: list[str] = []

    @staticmethod
    def processorInfo() -> ivw.ProcessorInfo:
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.numpysourcetest",
            displayName="Numpy Source",
            category="Source",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(NumpySource.__doc__),
        )

    def getProcessorInfo(self) -> ivw.ProcessorInfo:
        return NumpySource.processorInfo()

    def initializeResources(self) -> None:
        self.runs.append("init")
        self.volume = Volume(np.load(self.file.value)) if self.file.value.endswith(".npy") else None

    def process(self) -> None:
        self.runs.append("process")
        self.outport.setData(self.volume)


@pytest.fixture
def source(binding: Any) -> NumpySource:
    made = create_processor(NumpySource, "NumpySource", "Numpy Source")
    made._describe()
    assert isinstance(made, NumpySource)
    return made


class TestLife:
    def test_description(self, source: NumpySource) -> None:
        description = source._describe()
        assert description["type"] == "org.inviwo.numpysourcetest"
        assert [prop["identifier"] for prop in description["properties"]] == ["file", "slider"]
        assert description["properties"][0]["invalidationLevel"] == "invalidResources"
        assert description["ports"] == [
            {
                "direction": "out",
                "identifier": "outport",
                "classIdentifier": "org.inviwo.Volume.outport",
                "dataType": "org.inviwo.Volume",
                "group": "default",
            },
        ]
        assert (description["isSource"], description["isSink"]) == (True, False)

    def test_a_run(self, source: NumpySource, tmp_path: Path) -> None:
        np.save(tmp_path / "a.npy", np.arange(24, dtype=np.uint16).reshape(2, 3, 4))
        source._apply_changes([{"path": "file", "state": {"value": str(tmp_path / "a.npy")}}])
        assert source.getInvalidationLevel() is InvalidationLevel.InvalidResources
        source._evaluate(initialize=True)
        assert source.isValid()
        outputs = source._collect()
        assert outputs["outport"].data[1, 2, 3] == 23
        assert source._collect() == {}  # not set again
        source.slider.value = 4
        assert source.getInvalidationLevel() is InvalidationLevel.InvalidOutput
        source._evaluate(initialize=False)
        assert source.runs == ["init", "process", "process"]

    def test_cleared_outports_are_told_apart_from_those_not_set(self, source: NumpySource) -> None:
        source._evaluate(initialize=True)
        assert source._collect() == {"outport": None}

    def test_what_caused_a_run(self, source: NumpySource) -> None:
        assert source.file.isModified  # at first everything
        source._evaluate(initialize=True)
        assert not source.file.isModified
        source.slider.value = 9
        assert (source.slider.isModified, source.file.isModified) == (True, False)

    def test_steps_are_named_when_one_fails(self, source: NumpySource) -> None:
        steps: list[str] = []
        source.file.value = "/nowhere/a.npy"
        with pytest.raises(FileNotFoundError):
            source._evaluate(True, steps.append)
        assert steps[-1] == "InitializeResources"
        assert not source.isValid()

    def test_data_set_outside_of_process_is_told(self, source: NumpySource, binding: Any) -> None:
        binding.take()
        source.outport.setData(Volume(np.zeros((2, 2, 2))))
        assert binding.take() == [("results", "NumpySource", "outport")]
        source._evaluate(True)
        assert binding.take() == []

    def test_progress_and_cancel(self, source: NumpySource) -> None:
        source.updateProgress(0.5, "half")
        assert not source.isCancelled

    def test_overrides_call_the_base(self, binding: Any) -> None:
        calls: list[str] = []

        class Overriding(NumpySource):
            def invalidate(self, invalidationLevel: Any, modifiedProperty: Any = None) -> None:
                calls.append(f"invalidate {invalidationLevel.name} {modifiedProperty}")
                ivw.Processor.invalidate(self, invalidationLevel, modifiedProperty)

            def setValid(self) -> None:
                calls.append("setValid")
                super().setValid()

        made = Overriding("id", "name")
        made._describe()
        made._evaluate(True)
        made.slider.value = 3
        assert calls == ["setValid", "invalidate InvalidOutput 3"]
        assert not made.isValid()

    def test_asking_for_another_run(self, source: NumpySource, binding: Any) -> None:
        binding.take()
        source.invalidate(InvalidationLevel.InvalidOutput)
        assert binding.take() == [("invalidated", "NumpySource", "invalidOutput")]


class TestIdentity:
    def test_before_it_is_in_a_network(self) -> None:
        made = NumpySource("NumpySource", "Numpy Source")
        assert made.network is None
        assert (made.identifier, made.displayName, repr(made)) == ("NumpySource", "Numpy Source", "NumpySource")
        assert made.classIdentifier == "org.inviwo.numpysourcetest"
        assert made.category == "Source"
        assert made.codeState is ivw.CodeState.Stable
        assert made.tags.getString() == "PY"
        made.meta.position = ivw.glm.ivec2(25, 50)
        assert made.meta.position == ivw.glm.ivec2(25, 50)

    def test_identifiers_have_rules(self) -> None:
        with pytest.raises(RuntimeError, match='Processor identifiers are not allowed to contain " "'):
            NumpySource("Numpy Source", "Numpy Source")

    def test_a_forgotten_base_constructor(self) -> None:
        class Forgetful(ivw.Processor):
            def __init__(self, id: str, name: str) -> None:
                self.value = 3

        with pytest.raises(TypeError, match="must be called when overriding __init__"):
            create_processor(Forgetful, "id", "name")

        class Eager(ivw.Processor):
            def __init__(self, id: str, name: str) -> None:
                self.addOutport(VolumeOutport("outport"))

        with pytest.raises(TypeError, match=r"begin it with super\(\).__init__\(id, name\)"):
            create_processor(Eager, "id", "name")

    def test_no_info(self) -> None:
        with pytest.raises(RuntimeError, match="Missing getProcessorInfo member function in python processor"):
            ivw.Processor("id", "name").classIdentifier  # noqa: B018

    def test_old_style_base_call_and_extra_arguments(self) -> None:
        class Base(ivw.Processor):
            def __init__(self, id: str, name: str, extra: str) -> None:
                ivw.Processor.__init__(self, id, name)
                self.extra = extra

        class Derived(Base):
            def __init__(self, id: str, name: str) -> None:
                Base.__init__(self, id, name, "given")

        assert create_processor(Derived, "id", "name").extra == "given"


class TestPortsOfAProcessor:
    def test_wrappers(self) -> None:
        made = NumpySource("id", "name")
        made.addInport(VolumeInport("inport"))
        assert made.outports.outport is made.outports["outport"] is made.outports[0] is made.outport
        assert made.getPort("inport") is made.getInport("inport") is made.inports.inport
        assert made.getOutport("nope") is None
        made.outports.outport.setData(Volume(np.zeros((1, 1, 1))))
        assert "outport" in made.outports

    def test_dynamic_ports(self, source: NumpySource, binding: Any) -> None:
        binding.take()
        extra = source.addOutport(VolumeOutport("extra"), owner=True)
        assert source.removeOutport(extra) is extra
        assert source.removeOutport(extra) is None
        assert binding.take() == [("structure", "NumpySource")] * 2
        with pytest.raises(
            RuntimeError, match='Processor "NumpySource" Can\'t add outport, identifier "outport" already exist.'
        ):
            source.addOutport(VolumeOutport("outport"))
        with pytest.raises(TypeError, match="addInport expects an inport, got VolumeOutport"):
            source.addInport(VolumeOutport("x"))  # type: ignore[type-var]

    def test_groups(self) -> None:
        made = NumpySource("id", "name")
        a = made.addInport(VolumeInport("a"), "images")
        b = made.addInport(VolumeInport("b"), group="images", owner=False)
        assert made.getPortGroups() == ["images", "default"]
        assert made.getPortsInGroup("images") == made.getPortsInSameGroup(a) == [a, b]
        assert made.getPortGroup(b) == "images"


class TestInfo:
    def test_arguments_of_both_ages(self) -> None:
        old = ivw.ProcessorInfo("org.a.b", "B", "Cat", ivw.CodeState.Broken, ivw.Tags("A, B"), False)
        assert (old.visible, old.codeState, old.tags.size()) == (False, ivw.CodeState.Broken, 2)
        new = ivw.ProcessorInfo("org.a.b", "B", help=ivw.md2doc("Some *help*"), file="a.py")
        assert (new.visible, new.help.str(), new.file) == (True, "Some *help*", "a.py")
        assert (new.category, new.tags) == ("Python", ivw.Tags("PY"))
        assert new.describe()["help"] == "Some *help*"
        with pytest.raises(TypeError, match="codeState is a CodeState"):
            ivw.ProcessorInfo("org.a.b", "B", codeState=0)  # type: ignore[arg-type]

    def test_tags(self) -> None:
        mixed = ivw.Tags([ivw.Tags.PY, ivw.Tag("NetCDF"), ivw.Tag("Volume")])
        assert mixed.getString() == "PY, NetCDF, Volume"
        assert ivw.Tags.PY | ivw.Tag("X") == ivw.Tags("X, PY") == ivw.Tag.PY | ivw.Tag("X")
        assert mixed.getMatches(ivw.Tags("PY, Volume, GL")) == 2
        assert ivw.Tags.PY.getString() == "PY"
        tags = ivw.Tags.PY
        tags |= ivw.Tag("Mine")
        assert (tags.size(), ivw.Tags.PY.size()) == (2, 1)
        assert ivw.Tags.Empty.empty()
