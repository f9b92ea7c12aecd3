"""inviwopy.start(): an engine for a plain interpreter."""

from __future__ import annotations

import signal
import stat
from pathlib import Path

import pytest
from interpreter import PROJECT, has_ended, run_script, started

EXAMPLE = PROJECT / "examples" / "numpy-source.inv"

BLOB = """
import numpy as np
import inviwopy as ivw
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import FloatProperty


class Blob(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(VolumeOutport("volume"))
        self.radius = self.addProperty(FloatProperty("radius", "Radius", 0.5, 0.0, 1.0))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.me.Blob", "Blob", "Source", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return Blob.processorInfo()

    def process(self):
        z, y, x = np.mgrid[-1:1:16j, -1:1:16j, -1:1:16j]
        self.outport.setData(Volume((x * x + y * y + z * z < self.radius.value**2).astype(np.uint8) * 255))
"""

SLICED = '''
def slice_of(network, source):
    """Shows a slice of the source's volume in a canvas."""
    factory = ivw.app.processorFactory
    sliced = network.addProcessor(factory.create("org.inviwo.VolumeSlice"))
    canvas = network.addProcessor(factory.create("org.inviwo.CanvasGL"))
    canvas.size = ivw.glm.size2_t(16, 16)
    network.addConnection(source.outports.volume, sliced.inports[0])
    network.addConnection(sliced.outports[0], canvas.inports[0])
    return canvas
'''


def test_a_session_from_start_to_close(tmp_path: Path) -> None:
    run_script(
        tmp_path,
        f"""
        import inviwopy, numpy as np
        app = inviwopy.start()
        assert app is inviwopy.app is inviwopy.start() is inviwopy.getApp()
        network = app.network
        network.load({str(EXAMPLE)!r})
        canvas = network.canvases[0]
        canvas.size = (48, 32)
        picture = canvas.image()
        assert picture.shape == (32, 48, 4) and picture.dtype == np.uint8 and picture.std() > 10
        # the first row is the upper one: the background is darker there than below
        assert picture[0].mean() < picture[-1].mean()
        canvas.snapshot("canvas.png")
        written = app.dataReaderFactory.layer.read("canvas.png").data[::-1]
        assert np.abs(written.astype(int)[..., :3] * (255 / np.iinfo(written.dtype).max) - picture[..., :3]).max() < 1.5
        network.EntryExitPoints.camera.lookFrom = inviwopy.glm.vec3(0, 0, -4)
        assert (canvas.image() != picture).any()
        layer = canvas.image.colorLayers[0]  # outlives the image that it came in
        assert layer.data.shape[:2] == (32, 48)

        volume = network.NumpySource.outports[0].getData()
        assert volume is network.VolumeRaycaster.inports[0].getData()
        html = network._repr_html_()
        assert "<svg" in html and "org.inviwo.VolumeRaycaster" in html and "success" in html
        for shown in (canvas, canvas.image, layer, volume, network.CubeProxyGeometry.outports[0].getData(),
                      inviwopy.data.TransferFunction([[0.0, "#00000000"], [1.0, "#ff0000ff"]])):
            assert shown._repr_png_().startswith(b"\\x89PNG")
        assert "samplingRate" in network.VolumeRaycaster._repr_html_()
        assert "data:image/png;base64,iVBOR" in canvas._repr_html_()

        app.close()
        try:
            network.processors[0]
        except RuntimeError as error:
            assert str(error) == "The engine was closed; inviwopy.start() starts another one"
        else:
            raise AssertionError
        inviwopy.start()
        assert len(network.processors) == 0
        """,
    )


def test_classes_of_a_notebook_in_the_network(tmp_path: Path) -> None:
    run_script(
        tmp_path,
        BLOB
        + SLICED
        + """
app = ivw.start()
network = app.network
app.register(Blob)
assert app.processorFactory.hasKey("org.me.Blob")
made = network.addProcessor(app.processorFactory.create("org.me.Blob"))
assert network.Blob.radius.value == 0.5

mine = Blob("Mine", "Mine")
mine.note = "kept"
assert network.addProcessor(mine) is mine is network.Mine and mine.network is network
canvas = slice_of(network, mine)
before = canvas.image()[..., :3].mean()
mine.radius.value = 0.9
assert canvas.image()[..., :3].mean() > before

# the same name again: the running processor becomes one of the new class, with its values
class Blob(Blob):
    def process(self):
        self.outport.setData(Volume(np.full((4, 4, 4), 7, np.uint8)))

app.register(Blob)
assert network.Mine is not mine and abs(network.Mine.radius.value - 0.9) < 1e-6
assert network.Mine.outports.volume.isConnected()
network.waitUntilIdle()
assert network.VolumeSliceExtracter.inports[0].getData().data.max() == 7

# a class that nobody registered is registered when it is added; a decorator serves, too
@app.register
class Named(Blob):
    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.me.Named", "Named", "Source", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return Named.processorInfo()

class Broken(Named):
    def __init__(self, id, name):
        raise ValueError("no luck")

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.me.Broken", "Broken", "Source")

try:
    app.register(Broken)
except RuntimeError as error:
    assert "no luck" in str(error), error
else:
    raise AssertionError
assert not app.processorFactory.hasKey("org.me.Broken")
assert app.unregister(Named) and not app.processorFactory.hasKey("org.me.Named")

# the forms of Inviwo: a factory object, and a module that registers it
class Maker(ivw.ProcessorFactoryObject):
    def createProcessor(self, app):
        return Blob("Blob", "Blob")

class Module(ivw.InviwoModule):
    def __init__(self, app):
        super().__init__(app, "MyModule")
        self.registerProcessor(Maker(ivw.ProcessorInfo("org.me.Made", "Made", "Source")))

class ModuleFactory(ivw.InviwoModuleFactoryObject):
    def createModule(self, app):
        return Module(app)

seen = []
app.registerModules([ModuleFactory("MyModule", ivw.Version("1.2.3"), aliases=["Mine"])], seen.append)
assert seen == ["Loading module: MyModule", "Done"]
assert app.modules.MyModule is app.moduleManager["MyModule"] is app.moduleManager.getModuleByAlias("Mine")
made = network.addProcessor(app.processorFactory.create("org.me.Made"))
assert type(made) is Blob and network.processors[made.identifier] is made
""",
    )


def test_a_stand_alone_program_of_inviwo(tmp_path: Path) -> None:
    printed = run_script(
        tmp_path,
        f"""
        import sys
        import inviwopy
        import inviwopyapp as qt
        logs = inviwopy.LogCentral()
        console = inviwopy.ConsoleLogger()
        logs.registerLogger(console)
        app = qt.InviwoApplicationQt("Inviwo")
        app.registerModules()
        app.network.load({str(EXAMPLE)!r})
        app.network.Canvas.size = (16, 16)
        app.waitForNetwork(0)
        app.update()
        app.network.Canvas.snapshot("shot.png")
        inviwopy.logInfo("ready")
        assert app.runningBackgroundJobs() == 0 and app.displayName == "Inviwo"
        app.exit(app.run())
        """,
    )
    assert printed == "Info: inviwopy: ready\n"
    assert (tmp_path / "shot.png").read_bytes()[1:4] == b"PNG"


@pytest.mark.skipif(not hasattr(signal, "pidfd_send_signal"), reason="only Linux tells when a foreign process ends")
class TestEnds:
    def test_an_interrupt_stops_what_is_computed_and_leaves_the_session(self, tmp_path: Path) -> None:
        text = (
            BLOB
            + SLICED
            + """
import os, sys, threading, traceback
app = ivw.start()

def main_thread_waits():
    # Then an interrupt meets it in a call of the engine, and not in between two.
    stack = traceback.extract_stack(sys._current_frames()[threading.main_thread().ident])
    return any(frame.name == "_wait" for frame in stack)

class Endless(Blob):
    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.me.Endless", "Endless", "Source")

    def getProcessorInfo(self):
        return Endless.processorInfo()

    def process(self):
        if self.radius.value == 1:
            super().process()
            return
        while not main_thread_waits():
            pass
        print("running", flush=True)
        while True:
            pass

network = app.network
endless = network.addProcessor(Endless("Endless", "Endless"))
network.lock()
canvas = slice_of(network, endless)
try:
    network.unlock()
except KeyboardInterrupt:
    print("interrupted", flush=True)
endless.radius.value = 1
print(canvas.image().shape)
child = os.fork()
if child == 0:
    try:
        network.processors[0]
    except RuntimeError as error:
        print(error, flush=True)
    os._exit(0)
os.waitpid(child, 0)
print(len(network.processors))
"""
        )
        with started(tmp_path, text) as script:
            assert script.stdout is not None
            assert script.stdout.readline() == "running\n"
            script.send_signal(signal.SIGINT)
            assert script.stdout.readline() == "interrupted\n"
            rest, errors = script.communicate()
        assert rest.splitlines() == [
            "(16, 16, 4)",
            "The engine belongs to the process that this one was forked from",
            "3",
        ], errors
        assert script.returncode == 0

    @pytest.mark.parametrize("how", ["killed", "ends"])
    def test_the_engine_ends_with_the_interpreter(self, tmp_path: Path, how: str) -> None:
        text = f"""
            import inviwopy, sys, signal
            from inviwopy._engine import running_engine
            inviwopy.start()
            print(running_engine().pid, flush=True)
            signal.pause() if {how == "killed"} else None
            """
        with started(tmp_path, text) as script:
            assert script.stdout is not None
            pid = int(script.stdout.readline())
            if how == "killed":
                script.kill()
            script.communicate()
        assert has_ended(pid)

    def test_an_engine_that_dies_is_said_and_replaced(self, tmp_path: Path) -> None:
        run_script(
            tmp_path,
            """
            import inviwopy, os, signal
            from inviwopy._engine import running_engine
            app = inviwopy.start()
            engine = running_engine()
            os.killpg(engine.pid, signal.SIGKILL)
            engine.host.gone.wait()
            try:
                app.network.processors[0]
            except RuntimeError as error:
                assert str(error) == "The engine closed the connection. inviwopy.start() starts another one.", error
            else:
                raise AssertionError
            assert len(inviwopy.start().network.processors) == 0
            """,
        )


class TestWhatIsMissing:
    def said(self, folder: Path, call: str = "inviwopy.start()", **changes: str) -> str:
        text = f"import inviwopy\ntry:\n    {call}\nexcept RuntimeError as error:\n    print(error)\n"
        return run_script(folder, text, **changes).strip()

    def test_node(self, tmp_path: Path) -> None:
        assert self.said(tmp_path, PATH=str(tmp_path)).startswith(
            "Node.js was not found on PATH. Install version 20.19 or newer (https://nodejs.org"
        )
        node = tmp_path / "node"
        node.write_text("#!/bin/sh\necho v18.2.0\n")
        node.chmod(node.stat().st_mode | stat.S_IEXEC)
        assert self.said(tmp_path, f"inviwopy.start(node={str(node)!r})") == (
            f"Node.js at {node} is v18.2.0; the engine needs 20.19 or newer"
        )

    def test_project(self, tmp_path: Path) -> None:
        assert self.said(tmp_path, "inviwopy.start('elsewhere')") == (
            f"{tmp_path / 'elsewhere'} is no folder of inviwo-ts: packages/server/bin/ivw.mjs is not in it"
        )
        launcher = tmp_path / "clone" / "packages" / "server" / "bin" / "ivw.mjs"
        launcher.parent.mkdir(parents=True)
        launcher.touch()
        assert self.said(tmp_path, IVW_PROJECT=str(tmp_path / "clone")) == (
            f"inviwo-ts is not set up yet in {tmp_path / 'clone'}. Run there: npm install && npm run build"
        )

    def test_workspace(self, tmp_path: Path) -> None:
        answer = self.said(tmp_path, "inviwopy.start(workspace='none.inv')")
        assert answer.startswith("The engine ended: The workspace cannot be read: ENOENT")
