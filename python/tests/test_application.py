"""inviwopy.app: the network as scripts see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from fake_engine import FakeEngine

import inviwopy as ivw
from inviwopy._binding import set_binding
from inviwopy.data import OrthographicCamera
from inviwopy.glm import ivec2, size2_t, vec3, vec4


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    fake = FakeEngine()
    before = set_binding(fake)
    ivw.app.network._proxies.clear()
    yield fake
    set_binding(before)


class TestProcessors:
    def test_by_identifier(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        raycaster = network.VolumeRaycaster
        assert raycaster.classIdentifier == "org.inviwo.VolumeRaycaster"
        assert raycaster is network.getProcessorByIdentifier("VolumeRaycaster") is network.processors.VolumeRaycaster
        assert network.getProcessorByIdentifier("Nobody") is None
        with pytest.raises(AttributeError, match="does not have a processor with identifier: 'Nobody'"):
            network.Nobody  # noqa: B018
        assert [processor.identifier for processor in network.processors] == ["VolumeSource", "VolumeRaycaster", "Canvas"]
        assert "Canvas" in network.processors
        assert raycaster.network is network
        assert ivw.getApp() is ivw.app

    def test_python_processors_are_themselves(self, engine: FakeEngine, processor: ivw.Processor) -> None:
        set_binding(engine)
        processor._network = ivw.app.network
        assert ivw.app.network.getProcessorByIdentifier("Example") is processor
        processor._network = None
        assert ivw.app.network.getProcessorByIdentifier("Example") is None

    def test_creating_and_adding(self, engine: FakeEngine) -> None:
        factory = ivw.app.processorFactory
        assert factory.hasKey("org.inviwo.VolumeRaycaster")
        assert factory.create("org.inviwo.Nothing") is None
        with pytest.raises(KeyError, match="failed to create processor of type 'org.inviwo.Nothing'"):
            factory.create("org.inviwo.Nothing", ivec2(0))
        made = factory.create("org.inviwo.VolumeRaycaster", ivec2(25, 50))
        made.raycaster.samplingRate.value = 4
        assert engine.changes == []  # not in the network yet
        ivw.app.network.addProcessor(made)
        assert made.identifier == "VolumeRaycaster2"
        (change,) = engine.changes
        assert change["processor"]["meta"]["position"] == [25, 50]
        assert made.raycaster.samplingRate.value == 4
        assert ivw.app.network.VolumeRaycaster2 is made
        ivw.app.network.removeProcessor(made)
        assert "VolumeRaycaster2" not in ivw.app.network.processors

    def test_canvases(self, engine: FakeEngine) -> None:
        (canvas,) = ivw.app.network.canvases
        assert isinstance(canvas, ivw.CanvasProcessor)
        assert canvas.size == size2_t(640, 480)
        canvas.size = size2_t(100, 50)
        canvas.snapshot("/tmp/a.png")
        assert ("canvas", "setSize", "Canvas", [100, 50]) in engine.calls
        assert ("canvas", "snapshot", "Canvas", "/tmp/a.png", True) in engine.calls
        assert canvas.image.dimensions == size2_t(2, 2)
        assert canvas.widget.dimensions == ivec2(640, 480)
        assert canvas.ready

    def test_a_processor_cannot_be_changed_from_outside(self, engine: FakeEngine) -> None:
        raycaster = ivw.app.network.VolumeRaycaster
        with pytest.raises(RuntimeError, match="cannot be added or removed from outside"):
            raycaster.addProperty(ivw.properties.IntProperty("x", "X"))
        raycaster.invalidate()
        assert ("network", "invalidate", "VolumeRaycaster", "invalidOutput") in engine.calls

    def test_position(self, engine: FakeEngine) -> None:
        ivw.app.network.Canvas.meta.position = ivec2(25, 75)
        assert engine.changes == [{"kind": "setMeta", "identifier": "Canvas", "meta": {"position": [25, 75]}}]


class TestProperties:
    def test_reading_and_writing(self, engine: FakeEngine) -> None:
        rate = ivw.app.network.VolumeRaycaster.raycaster.samplingRate
        rate.value = 4
        assert engine.changes == [
            {"kind": "setProperty", "path": "VolumeRaycaster.raycaster.samplingRate", "state": {"value": 4.0}},
        ]
        rate.value = 4  # no change, not sent
        assert len(engine.changes) == 1
        rate.value = 100
        assert rate.value == 20  # clamped as it is there

    def test_what_others_change_is_seen(self, engine: FakeEngine) -> None:
        rate = ivw.app.network.VolumeRaycaster.raycaster.samplingRate
        engine.find("VolumeRaycaster.raycaster.samplingRate")["state"]["value"] = 7
        assert rate.value == 7
        rate.value = 2  # differs from what it is now, though not from what was read first
        assert engine.find("VolumeRaycaster.raycaster.samplingRate")["state"]["value"] == 2

    def test_options_and_switches(self, engine: FakeEngine) -> None:
        raycaster = ivw.app.network.VolumeRaycaster
        raycaster.raycaster.mode.selectedIdentifier = "mip"
        assert raycaster.raycaster.mode.value == 1
        raycaster.enabled.value = False
        assert not raycaster.enabled
        raycaster.shading.value = 5
        assert raycaster.shading.classIdentifier == "org.inviwo.OptionPropertyEnumInt"
        assert engine.find("VolumeRaycaster.shading")["state"]["selected"] == "phong"

    def test_transfer_functions_are_live(self, engine: FakeEngine) -> None:
        tf = ivw.app.network.VolumeRaycaster.transferFunction
        tf.value.add(0.5, vec4(1, 0, 0, 1))
        assert len(engine.find("VolumeRaycaster.transferFunction")["state"]["points"]) == 3
        tf.clear()
        assert engine.find("VolumeRaycaster.transferFunction")["state"]["points"] == []
        engine.find("VolumeRaycaster.transferFunction")["state"]["points"] = [{"position": 0.25, "color": [1, 1, 1, 1]}]
        assert tf.value[0].pos == 0.25

    def test_cameras_are_live(self, engine: FakeEngine) -> None:
        camera = ivw.app.network.VolumeRaycaster.camera
        assert camera.lookFrom == vec3(0, 0, 4)
        camera.lookFrom = vec3(1, 2, 3)
        assert engine.changes[-1]["state"] == {"lookFrom": [1, 2, 3]}
        engine.find("VolumeRaycaster.camera")["state"]["lookTo"] = [0, 1, 0]
        assert camera.lookTo == camera.properties.lookTo.value == vec3(0, 1, 0)
        camera.properties.near.value = 0.5
        assert engine.changes[-1]["state"] == {"near": 0.5}
        engine.find("VolumeRaycaster.camera")["state"]["type"] = "OrthographicCamera"
        assert isinstance(camera.camera, OrthographicCamera)

    def test_buttons_and_visibility(self, engine: FakeEngine) -> None:
        raycaster = ivw.app.network.VolumeRaycaster
        raycaster.reset.press()
        assert ("network", "press", "VolumeRaycaster.reset", 0) in engine.calls
        raycaster.enabled.visible = False
        assert engine.changes == [
            {"kind": "setPropertyMeta", "path": "VolumeRaycaster.enabled", "meta": {"visible": False}},
        ]

    def test_classes_that_python_does_not_know(self, engine: FakeEngine) -> None:
        event = ivw.app.network.VolumeRaycaster.event
        assert event.classIdentifier == "org.inviwo.EventProperty"
        event.state = {"matcher": {"buttons": 4}}
        assert event.state == {"matcher": {"buttons": 4}}

    def test_by_path(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        assert network.getProperty("VolumeRaycaster.raycaster.samplingRate").value == 2
        assert network.getProperty("VolumeRaycaster.nope") is None
        assert network.getProperty("Nobody.nope") is None
        assert network.isPropertyInNetwork(network.VolumeRaycaster.enabled)
        assert not network.isPropertyInNetwork(ivw.properties.IntProperty("a", "A"))

    def test_a_property_that_is_gone_says_so(self, engine: FakeEngine) -> None:
        enabled = ivw.app.network.VolumeRaycaster.enabled
        del engine.processors["VolumeRaycaster"]
        with pytest.raises(RuntimeError, match="has no property VolumeRaycaster.enabled any more"):
            enabled.value  # noqa: B018


class TestConnections:
    def test_ports(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        volume = network.VolumeRaycaster.inports.volume
        assert volume.isConnected()
        assert volume.getConnectedOutport() is network.VolumeSource.outports.data
        assert network.VolumeSource.outports.data.getConnectedInports() == [volume]
        assert network.getPort("Canvas.inport") is network.getInport("Canvas.inport")
        assert network.getOutport("Canvas.inport") is None
        assert not volume.optional
        assert network.VolumeRaycaster.inports.bg.optional

    def test_data_of_ports_are_read_when_asked_for(self, engine: FakeEngine) -> None:
        volume = ivw.app.network.VolumeSource.outports.data.getData()
        assert ("read", "e1") not in engine.calls
        assert np.array_equal(volume.data, engine.volume.data)
        assert ("read", "e1") in engine.calls
        with pytest.raises(RuntimeError, match="which sets its data itself"):
            ivw.app.network.VolumeSource.outports.data.setData(volume)

    def test_connecting(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        source, target = network.VolumeSource.outports.data, network.VolumeRaycaster.inports.volume
        assert network.isConnected(source, target)
        network.removeConnection(source, target)
        assert not network.isConnected(source, target)
        network.addConnection(source, target)
        target.disconnectFrom(source)
        target.connectTo(source)
        network.removeConnection(ivw.PortConnection(source, target))
        network.addConnection(ivw.PortConnection(source, target))
        assert ivw.PortConnection(source, target) in network.connections
        assert [change["kind"] for change in engine.changes] == ["disconnect", "connect"] * 3

    def test_what_does_not_fit_is_logged_and_left(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        network.addConnection(network.VolumeSource.outports.data, network.Canvas.inports.inport)
        assert engine.changes == []
        assert engine.logged == [
            ("warning", "ProcessorNetwork", "VolumeSource.data -> Canvas.inport: the types differ"),
        ]
        with pytest.raises(RuntimeError, match="Outport 'org.inviwo.Volume.outport' of Processor '' not found in network"):
            network.addConnection(ivw.data.VolumeOutport("x"), network.VolumeRaycaster.inports.volume)

    def test_neighbours(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        assert network.Canvas.getPredecessors() == {network.VolumeRaycaster, network.VolumeSource}
        assert network.Canvas.getDirectPredecessors() == {network.VolumeRaycaster}
        assert network.VolumeSource.getSuccessors() == {network.VolumeRaycaster, network.Canvas}
        assert network.Canvas.getSuccessors() == set()

    def test_links(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        other = network.addProcessor(ivw.app.processorFactory.create("org.inviwo.VolumeRaycaster"))
        a, b = network.VolumeRaycaster.enabled, other.enabled
        network.addLink(a, b)
        network.addLink(ivw.PropertyLink(b, a))
        network.addLink(a, b)  # exists
        assert network.isLinkedBidirectional(a, b)
        assert network.isLinked(ivw.PropertyLink(a, b))
        assert len(network.links) == len(network.getLinksBetweenProcessors(network.VolumeRaycaster, other)) == 2
        assert [prop.path for prop in network.getPropertiesLinkedTo(a)] == ["VolumeRaycaster2.enabled"]
        network.removeLink(a, b)
        assert not network.isLinkedBidirectional(a, b)
        with pytest.raises(RuntimeError, match="Source property not found in network"):
            network.addLink(ivw.properties.BoolProperty("x", "X"), b)


class TestNetwork:
    def test_locks(self, engine: FakeEngine) -> None:
        network = ivw.app.network
        network.lock()
        network.lock()
        network.unlock()
        assert network.locked
        network.unlock()
        assert not network.isLocked()

    def test_files_are_absolute(self, engine: FakeEngine, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        ivw.app.network.save("a.inv")
        ivw.app.network.load(tmp_path / "a.inv")
        assert ("network", "save", str(tmp_path / "a.inv")) in engine.calls
        assert ("network", "load", str(tmp_path / "a.inv")) in engine.calls
        assert [p.identifier for p in ivw.app.network.append("b.inv")] == ["Canvas"]
        ivw.app.workspaceManager.clear()
        assert ivw.app.network.empty
        assert (ivw.app.network.version, ivw.app.runningBackgroundJobs) == (20, 2)


class TestApplication:
    def test_paths_serve_both_ages(self, engine: FakeEngine) -> None:
        path = ivw.app.getPath(ivw.PathType.Workspaces)
        assert path + "/boron.inv" == path / "boron.inv" == "/home/data/workspaces/boron.inv"
        assert ivw.app.getPath(ivw.PathType.Data, "/sub", True) == "/home/data/data/sub"
        assert ("app", "path", "Data", True) in engine.calls
        assert ivw.app.getOutputPath() == "/tmp/out"
        assert ivw.app.basePath.is_absolute()

    def test_factories_and_modules(self, engine: FakeEngine) -> None:
        assert ivw.app.propertyFactory.create("org.inviwo.IntProperty").value == 0
        assert ivw.app.modules.Python3.identifier == "Python3"
        assert ivw.app.getModuleByIdentifier("Nothing") is None
        assert "Python3" in ivw.app.moduleManager
        (settings,) = ivw.app.getModuleSettings()
        assert settings.poolSize.value == 4

    def test_without_an_application(self) -> None:
        with pytest.raises(RuntimeError, match=r"Call inviwopy.start\(\) first, run the script with `ivw run SCRIPT.py`"):
            ivw.app.network.processors[0]

    def test_qt(self, engine: FakeEngine) -> None:
        from inviwopy import qt

        qt.update()
        assert ("network", "idle") in engine.calls
        widget = qt.PropertyListWidget(ivw.app)
        widget.addProcessorProperties(ivw.app.network.VolumeRaycaster)
        widget.show()
        assert engine.changes == [{"kind": "setMeta", "identifier": "VolumeRaycaster", "meta": {"selected": True}}]
        assert engine.logged[-1][2] == "The properties are in the Properties panel of the page"
        qt.configureInviwoQtApp()
        with pytest.raises(SystemExit):
            qt.exit(3)


class TestFiles:
    def test_readers_and_writers(self, tmp_path: Any) -> None:
        array = np.arange(8, dtype=np.uint8).reshape(2, 2, 2)
        writers, readers = ivw.app.dataWriterFactory, ivw.app.dataReaderFactory
        assert writers.volume.write(ivw.data.Volume(array), tmp_path / "a.npy")
        assert np.array_equal(readers.volume.read(tmp_path / "a.npy").data, array)
        assert not writers.volume.hasWriter(tmp_path / "a.xyz")
        assert not writers.mesh.write(ivw.data.Mesh(), tmp_path / "a.xyz")
        writer = writers.volume.getWriter("x.npy")
        with pytest.raises(RuntimeError, match="exists already"):
            writer.writeData(ivw.data.Volume(array), tmp_path / "a.npy")
        with pytest.raises(RuntimeError, match="No reader for"):
            readers.volume.read(tmp_path / "a.xyz")
        assert readers.hasKey("itf")
        assert readers.volume.getExtensions()[0].extension == "npy"

    def test_serializing(self, tmp_path: Any) -> None:
        writer = ivw.Serializer(tmp_path / "a.xml")
        writer.serialize("name", "text")
        writer.serialize("number", 1.5)
        writer.serialize("count", 3, ivw.SerializationTarget.Attribute)
        writer.serialize("list", [1, 2, 3], "entry")
        writer.writeFile()
        reader = ivw.Deserializer(tmp_path / "a.xml")
        assert reader.deserializeString("name") == "text"
        assert reader.deserializeDouble("number") == 1.5
        assert reader.deserializeInt("count", ivw.SerializationTarget.Attribute) == 3
        assert reader.deserializeIntVector("list", "entry") == [1, 2, 3]
        assert (reader.deserializeString("missing"), reader.deserializeDouble("missing")) == ("", 0)
        assert reader.getFileDir() == str(tmp_path)


class TestModules:
    def test_versions(self) -> None:
        version = ivw.Version("1.2.3-rc1+b7")
        assert (version.major, version.minor, version.patch, version.preRelease, version.build) == (1, 2, 3, "rc1", "b7")
        assert ivw.Version(1, 2, 3) > version > ivw.Version(1, 2, 2)
        assert ivw.Version("1.2.3+x").semanticVersionEqual(ivw.Version("1.2.3"))
        assert str(ivw.Version()) == "1.0.0"

    def test_factory_objects_of_both_ages(self) -> None:
        new = ivw.InviwoModuleFactoryObject("Mine", ivw.Version(), "Text", ".", ivw.Version("2.0"), ["Core"])
        old = ivw.InviwoModuleFactoryObject("Mine", ivw.Version(), "Text", ivw.Version("2.0"))
        assert new.inviwoCoreVersion == old.inviwoCoreVersion == ivw.Version("2.0")
        assert repr(new.createModule(None)) == "Mine v1.0.0"


class TestHelpers:
    def test_ivw_utils(self, engine: FakeEngine, tmp_path: Any) -> None:
        from ivw import utils

        utils.snapshotAllCanvasesWithWorkspace(str(tmp_path), " sub/work ", "a_", "_b")
        assert ("network", "save", str(tmp_path / "sub" / "work.inv")) in engine.calls
        assert ("canvas", "snapshot", "Canvas", str(tmp_path / "a_Canvas_b.png"), True) in engine.calls
        assert (tmp_path / "sub").is_dir()
        with pytest.raises(TypeError, match="expect parameter 2"):
            utils.snapshotWithWorkspace(str(tmp_path), "Canvas", "work")

    def test_ivw_camera_and_animation(self, engine: FakeEngine) -> None:
        from ivw.animation import Animation
        from ivw.camera import Camera, rotation_matrix

        turned = rotation_matrix(vec3(0, 0, 2), np.pi / 2) * vec3(1, 0, 0)
        assert np.allclose(np.asarray(turned), [0, -1, 0], atol=1e-6)
        prop = ivw.app.network.VolumeRaycaster.camera
        with Camera(prop, lookfrom=vec3(0, 0, 8)) as camera:
            assert prop.lookFrom == vec3(0, 0, 8)
            assert list(camera.rotate(np.pi / 2, 2, vec3(0, 1, 0))) == [1, 2]
            assert np.allclose(np.asarray(prop.lookFrom), [0, 0, -8], atol=1e-5)
        assert prop.lookFrom == vec3(0, 0, 4)
        rate = ivw.app.network.VolumeRaycaster.raycaster.samplingRate
        with Animation(rate, 2, 5) as animation:
            assert [(i, value) for i, value in animation] == [(1, 3), (2, 4)]
        assert rate.value == 2

    def test_ivw_regression(self, engine: FakeEngine, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        import json

        from ivw import regression

        monkeypatch.setattr(engine, "app_outputPath", lambda: str(tmp_path))
        measurements = regression.Measurements()
        measurements.addTime("load", 0.5)
        measurements.addCount("points", 3)
        measurements.save()
        assert json.loads((tmp_path / "stats.json").read_text())[0] == {
            "name": "load",
            "quantity": "time",
            "unit": "s",
            "value": 0.5,
        }
        regression.saveCanvas(ivw.app.network.Canvas)
        assert ("canvas", "snapshot", "Canvas", str(tmp_path / "imgtest" / "Canvas.png"), True) in engine.calls

    def test_inviwopyapp(self, engine: FakeEngine) -> None:
        import inviwopyapp

        app = inviwopyapp.InviwoApplicationQt("mine")
        app.registerModules()
        app.network.load("x.inv")
        assert app.run() == 0
        assert inviwopyapp.py is ivw
