"""Ports of data, lists and Python objects."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy import data
from inviwopy.data import (
    Image,
    ImageInport,
    ImageOutport,
    Layer,
    Volume,
    VolumeFlatMultiInport,
    VolumeInport,
    VolumeMultiInport,
    VolumeOutport,
    VolumeSequence,
    VolumeSequenceOutport,
)
from inviwopy.glm import size2_t, vec3, vec3Vector


def volume() -> Volume:
    return Volume(np.zeros((2, 2, 2)))


KINDS = ("Inport", "MultiInport", "FlatMultiInport", "Outport")
DATA = ("Volume", "Layer", "Mesh", "Buffer", "VolumeSequence", "LayerSequence", "MeshSequence")


class TestNames:
    @pytest.mark.parametrize("name", DATA)
    def test_data_ports(self, name: str) -> None:
        sequence = name.endswith("Sequence")
        base = f"org.inviwo.{name.replace('Sequence', '')}" + (".shared_ptr.vector" if sequence else "")
        identifiers = {kind: getattr(data, name + kind)("p").classIdentifier for kind in KINDS}
        assert identifiers == {
            "Inport": f"{base}.inport",
            "MultiInport": f"{base}.multi.inport",
            "FlatMultiInport": f"{base}.flat.multi.inport",
            "Outport": f"{base}.outport",
        }

    def test_list_ports(self) -> None:
        lists = ["StringVector", "floatVector", "doubleVector", "intVector", "uintVector"]
        lists += [f"{p}vec{n}Vector" for p in ("", "d", "i", "u") for n in (2, 3, 4)]
        lists += [f"{p}mat{n}Vector" for p in ("", "d") for n in (2, 3, 4)]
        lists += [f"{p}vec{n}" for p in ("", "d", "i", "u") for n in (2, 3, 4)]
        for name in lists:
            for kind in KINDS:
                assert getattr(ivw, name + kind)("p").identifier == "p"
        assert ivw.vec3VectorOutport("p").classIdentifier == "org.inviwo.Vec3FLOAT32.vector.outport"

    def test_all_are_in_ports_too(self) -> None:
        assert ivw.ports.VolumeInport is VolumeInport
        assert ivw.ports.vec3VectorOutport is ivw.vec3VectorOutport
        assert ivw.ports.Outport is ivw.Outport

    def test_help_and_identifier(self) -> None:
        port = VolumeOutport("outport", help=ivw.md2doc("The *volume*"))
        assert port.describe()["help"] == "The *volume*"
        assert VolumeOutport("outport", ivw.doc.Document("x")).help.str() == "x"
        with pytest.raises(RuntimeError, match='Port identifiers are not allowed to contain "."'):
            VolumeInport("a.b")


class TestOutport:
    def test_data_are_shared(self) -> None:
        port, sent = VolumeOutport("outport"), volume()
        assert not port.hasData()
        port.setData(sent)
        assert port.getData() is sent
        assert port.detatchData() is sent
        assert not port.isReady()
        port.setData(sent)
        port.clear()
        port.setData(None)
        assert port.getData() is None

    def test_other_types_are_refused_with_advice(self) -> None:
        with pytest.raises(TypeError, match=r"setData expects a Volume, got ndarray; make one with Volume\(array\)"):
            VolumeOutport("outport").setData(np.zeros((2, 2, 2)))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="expects a Image, got Layer"):
            ImageOutport("outport").setData(Layer(np.zeros((2, 2))))  # type: ignore[arg-type]

    def test_lists_convert_by_themselves(self) -> None:
        numbers = ivw.floatVectorOutport("outport")
        numbers.setData(np.arange(3, dtype=np.float32))  # type: ignore[arg-type]
        assert list(numbers.getData() or ()) == [0, 1, 2]
        texts = ivw.StringVectorOutport("outport")
        texts.setData(["a", "b"])  # type: ignore[arg-type]
        assert texts.getData() == ivw.StringVector(["a", "b"])
        sequence = VolumeSequenceOutport("outport")
        sequence.setData([volume()])  # type: ignore[arg-type]
        assert isinstance(sequence.getData(), VolumeSequence)
        points = ivw.vec3VectorOutport("outport")
        points.setData(vec3Vector([vec3(1)]))

    def test_any_python_object(self) -> None:
        sent = {"a": object()}
        out, into = ivw.PythonOutport("out"), ivw.PythonInport("in")
        out.setData(sent)
        into.connectTo(out)
        assert into.getData() is sent
        assert not into.canConnectTo(VolumeOutport("v"))

    def test_image_size(self) -> None:
        port = ImageOutport("outport")
        port.setDimensions(size2_t(640, 480))
        assert port.dimensions == size2_t(640, 480)
        port.setHandleResizeEvents(False)
        port.setData(Image(Layer(np.zeros((2, 3)))))
        assert port.dimensions == size2_t(3, 2)


class TestInport:
    def test_unconnected(self) -> None:
        port = VolumeInport("inport")
        assert (port.hasData(), port.getData(), port.isConnected(), port.isReady()) == (False, None, False, False)
        assert port.getConnectedOutport() is None
        assert port.getMaxNumberOfConnections() == 1

    def test_what_the_host_brings(self) -> None:
        port, sent = VolumeInport("inport"), volume()
        changes: list[Any] = []
        port.onChange(lambda: changes.append(port.getData()))
        port._receive([sent], ["Source.outport"])
        assert port.isConnected()
        assert port.isReady()
        assert port.isChanged()
        assert port.getData() is sent
        assert port.getConnectedOutport().identifier == "outport"
        assert [source.identifier for source in port.getChangedOutports()] == ["outport"]
        port._run_change_callbacks()
        assert changes == [sent]
        port._set_valid()
        assert not port.isChanged()
        port._receive([sent], ["Source.outport"], changed=False)
        assert not port.isChanged()
        port._receive([None], ["Source.outport"])
        assert (port.isConnected(), port.isReady(), port.hasData()) == (True, False, False)

    def test_several_connections(self) -> None:
        port = VolumeMultiInport("inport")
        a, b = volume(), volume()
        port._receive([a, None, b], ["A.out", "B.out", "C.out"])
        assert port.getVectorData() == list(port.data()) == [a, b]
        assert port.getData() is a
        assert [(source.identifier, item) for source, item in port.getSourceVectorData()] == [("out", a), ("out", b)]
        assert next(port.changedAndData()) == (True, a)
        assert [item for _, item in port.outportAndData()] == [a, b]
        assert port.getNumberOfConnections() == 3

    def test_flat_inports_take_sequences_apart(self) -> None:
        a, b, c = volume(), volume(), volume()
        port = VolumeFlatMultiInport("inport")
        port._receive([VolumeSequence([a, b]), c], ["A.out", "B.out"])
        assert port.getVectorData() == [a, b, c]
        assert port.canConnectTo(VolumeSequenceOutport("s"))

    def test_connections_without_a_network(self) -> None:
        out, into, sent = VolumeOutport("out"), VolumeInport("in"), volume()
        seen: list[Any] = []
        connected = into.onConnectScoped(seen.append)
        into.connectTo(out)
        assert seen == [out]
        out.setData(sent)
        assert into.getData() is sent
        assert (into.isConnectedTo(out), out.isConnectedTo(into), out.getConnectedInports()) == (True, True, [into])
        with pytest.raises(RuntimeError, match="is full"):
            into.connectTo(VolumeOutport("other"))
        with pytest.raises(RuntimeError, match="cannot be connected"):
            ImageInport("image").connectTo(out)
        into.disconnectFrom(out)
        assert not out.isConnected()
        connected.reset()

    def test_scoped_callbacks_end_with_their_holder(self) -> None:
        port = VolumeInport("inport")
        seen: list[int] = []
        holder = port.onChangeScoped(lambda: seen.append(1))
        port._run_change_callbacks()
        holder.reset()
        port._run_change_callbacks()
        port.onChangeScoped(lambda: seen.append(2))
        gc.collect()
        port._run_change_callbacks()
        assert seen == [1]

    def test_optional_inports(self, processor: Any, binding: Any) -> None:
        port = processor.addInport(VolumeInport("inport"))
        assert not processor.isReady()
        binding.take()
        port.optional = True
        assert processor.isReady()
        assert binding.take() == [("structure", "Example")]
        assert port.describe()["optional"]


class TestSequences:
    def test_list_methods_of_both_ages(self) -> None:
        a, b, c = volume(), volume(), volume()
        sequence = VolumeSequence([a])
        sequence.append(b)
        sequence.push_back(c)
        assert (sequence.size(), len(sequence), sequence.front(), sequence.back()) == (3, 3, a, c)
        sequence.erase(0)
        sequence.insert(0, c)
        assert list(sequence) == [c, b, c]
        assert sequence[0:2] == VolumeSequence([c, b])
        sequence.pop_back()
        sequence.clear()
        assert sequence.empty()
        assert VolumeSequence(volumes=[a])[0] is a
        with pytest.raises(TypeError, match="holds Volume, got int"):
            sequence.append(3)  # type: ignore[arg-type]
