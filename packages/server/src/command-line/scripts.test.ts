import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BuiltIvw } from '../testing/ivw-process.ts'

// Scripts as they are written for Inviwo, run by `ivw run`. They assert by themselves: their exit status tells.
const root = join(import.meta.dirname, '../../../..')
const python = process.env.PYTHON_EXECUTABLE ?? join(root, '.venv/bin/python')
const example = join(root, 'examples/numpy-source.inv')

let ivw: BuiltIvw
let folder: string
beforeAll(async () => {
  ivw = await BuiltIvw.build()
})
afterAll(() => ivw.remove())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-script-'))
  return () => rm(folder, { recursive: true })
})

async function run(text: string, ...parameters: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const script = join(folder, 'script.py')
  await writeFile(script, text)
  const all = ['run', script, '--home', join(folder, 'home'), '--out', join(folder, 'out'), ...parameters, '--', folder]
  const { status, stdout, stderr } = await ivw.run(all, { PYTHON_EXECUTABLE: python })
  expect({ status, stderr: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, stderr: '' })
  return { stdout, stderr }
}

test('a network is built, edited, saved and loaded', async () => {
  const { stdout, stderr } = await run(`
import os, sys
import inviwopy, numpy
from inviwopy import qt
from inviwopy.glm import ivec2, vec3, vec4, size2_t

app = inviwopy.app
network = app.network
network.clear()
assert len(network.processors) == 0

def add(key, x, y):
    p = app.processorFactory.create(key, ivec2(x, y))
    network.addProcessor(p)
    return p

network.lock()
creator = add("org.inviwo.VolumeCreator", 0, -200)
cube = add("org.inviwo.CubeProxyGeometry", 200, -100)
entryexit = add("org.inviwo.EntryExitPoints", 200, 0)
raycaster = add("org.inviwo.VolumeRaycaster", 0, 100)
canvas = add("org.inviwo.CanvasGL", 0, 200)
assert [p.identifier for p in network.processors] == [
    "VolumeCreator", "CubeProxyGeometry", "EntryExitPoints", "VolumeRaycaster", "Canvas"]
second = add("org.inviwo.CanvasGL", 400, 200)
assert second.identifier == "Canvas2" and network.Canvas2.meta.position == ivec2(400, 200)
network.removeProcessor(second)
assert "Canvas2" not in network.processors

network.addConnection(creator.outports[0], cube.inports[0])
network.addConnection(cube.outports[0], entryexit.inports[0])
network.addConnection(creator.outports[0], raycaster.inports.volume)
network.addConnection(entryexit.outports.entry, raycaster.inports.entry)
network.addConnection(entryexit.outports.exit, raycaster.inports.exit)
network.addConnection(raycaster.outports[0], canvas.inports[0])
assert len(network.connections) == 6
assert network.isConnected(creator.outports[0], cube.inports[0])
network.addLink(entryexit.camera, raycaster.camera)
network.addLink(raycaster.camera, entryexit.camera)
assert network.isLinkedBidirectional(entryexit.camera, raycaster.camera)
canvas.size = size2_t(32, 32)
entryexit.camera.setLook(vec3(2, 1.5, 2.5), vec3(0), vec3(0, 1, 0))
network.unlock()
qt.update()
assert raycaster.camera.lookFrom == vec3(2, 1.5, 2.5)
assert canvas.ready and canvas.image.dimensions == size2_t(32, 32)
before = canvas.image()

volume = creator.outports[0].getData()
assert volume is creator.outports[0].getData() or (volume.data == creator.outports[0].getData().data).all()
tf = raycaster.isotfComposite.tf
tf.clear()
tf.add(0.0, vec4(1, 0, 0, 0))
tf.add(1.0, vec4(1, 0, 0, 1))
assert (canvas.image() != before).any()
raycaster.camera.setView(inviwopy.camerautil.Side.XPositive)
assert raycaster.camera.lookFrom.x < -1 and entryexit.camera.lookFrom == raycaster.camera.lookFrom
raycaster.camera.fitData()
raycaster.camera.setNearFar()
raycaster.camera.setLookRange()
raycaster.camera.setLook(vec3(2, 1.5, 2.5), vec3(0), vec3(0, 1, 0))
for prop in raycaster.getPropertiesRecursive():
    assert network.getProperty(prop.path) is not None, prop.path

path = os.path.join(sys.argv[1], "built.inv")
network.save(path)
network.clear()
assert network.empty
network.load(path)
assert len(network.processors) == 5 and len(network.connections) == 6 and len(network.links) == 2
assert (network.Canvas.image() != before).any()
added = network.append(path)
assert sorted(p.identifier for p in added)[0] == "Canvas2"
for bad in (network.load, network.save):
    try:
        bad("/nowhere/at all.inv")
    except RuntimeError as error:
        assert str(error).startswith("Could not open workspace file: /nowhere/at all.inv"), error
    else:
        raise AssertionError

manager = app.workspaceManager
cleared = []
holder = manager.onClear(lambda: cleared.append(1))
manager.setModified(False)
network.Canvas.size = size2_t(16, 16)
manager.clear()
assert cleared == [1] and network.empty
text = open(path).read()
manager.loadFromString(text)
assert "Canvas" in network.processors and "<Processor" in manager.saveToString()

# the console: entries reach it, and loggers that a script registers
class Keep(inviwopy.Logger):
    def __init__(self):
        super().__init__()
        self.seen = []
    def log(self, source, level, audience, file, function, line, msg):
        self.seen.append((source, level, msg))
center, keep, console = inviwopy.LogCentral(), Keep(), inviwopy.ConsoleLogger()
center.registerLogger(keep)
center.registerLogger(console)
inviwopy.logInfo("built")
inviwopy.logWarn("careful")
assert keep.seen == [("inviwopy", inviwopy.LogLevel.Info, "built"), ("inviwopy", inviwopy.LogLevel.Warn, "careful")]

# a class of the script itself, in the network; its process may look at the network, which it does not wait for
@app.register
class Filled(inviwopy.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(inviwopy.data.VolumeOutport("volume"))
        self.level = self.addProperty(inviwopy.properties.IntProperty("level", "Level", 1, 0, 255))

    @staticmethod
    def processorInfo():
        return inviwopy.ProcessorInfo("org.me.Filled", "Filled", "Source", inviwopy.CodeState.Stable, inviwopy.Tags.PY)

    def getProcessorInfo(self):
        return Filled.processorInfo()

    def process(self):
        qt.update()
        network.Canvas.image
        self.outport.setData(inviwopy.data.Volume(numpy.full((4, 4, 4), self.level.value, numpy.uint8)))

mine = Filled("Mine", "Mine")
assert network.addProcessor(mine) is mine is network.Mine
network.addConnection(mine.outports.volume, add("org.inviwo.VolumeBoundingBox", 0, 300).inports[0])
network.addConnection(mine.outports.volume, add("org.inviwo.VolumeSlice", 200, 300).inports[0])
sliced = network.processors[-1]
network.addConnection(sliced.outports[0], add("org.inviwo.CanvasGL", 200, 400).inports[0])
assert sliced.inports[0].getData().data.max() == 1
mine.level.value = 9
assert sliced.inports[0].getData().data.max() == 9

try:
    qt.prompt("Name", "What is it called?")
except RuntimeError as error:
    assert "There is no page to show" in str(error), error
else:
    raise AssertionError
print("done")
`)
  expect(stdout).toContain('Info: inviwopy: built\n')
  expect(stdout).toMatch(/done\n$/)
  expect(stderr).toContain('inviwopy: careful')
}, 120_000)

test('the helpers turn a camera, step a property, save pictures and measurements; keys reach the canvas', async () => {
  await run(
    `
import json, math, os, sys, time
import numpy as np
import inviwopy
import ivw.animation, ivw.camera, ivw.regression, ivw.utils
from inviwopy.glm import vec3, size2_t, length
from inviwopy import IvwKey, KeyState, KeyboardEvent, MouseButton, MouseButtons, MouseEvent, MouseState, WheelEvent

app, network, out = inviwopy.app, inviwopy.app.network, inviwopy.app.getOutputPath()
assert str(out).endswith("/out")
canvas, camera = network.Canvas, network.EntryExitPoints.camera
assert ivw.utils.getCanvases()[0] is canvas
canvas.size = size2_t(40, 30)
measurements = ivw.regression.Measurements()
start, old = time.time(), camera.lookFrom
pictures = []
with ivw.camera.Camera(camera, lookfrom=vec3(0, 0, 4), lookto=vec3(0), lookup=vec3(0, 1, 0)) as view:
    assert camera.lookFrom == vec3(0, 0, 4)
    for step in view.rotate(math.pi / 6, 3):
        ivw.regression.saveCanvas(canvas, f"turn{step}")
        pictures.append(canvas.image())
        assert abs(length(camera.lookFrom) - 4) < 1e-4
    # a turn by minus the angle
    assert abs(camera.lookFrom.x + 4) < 1e-4, camera.lookFrom
assert camera.lookFrom == old
assert all((a != b).any() for a, b in zip(pictures, pictures[1:]))
assert sorted(os.listdir(out / "imgtest")) == ["turn1.png", "turn2.png", "turn3.png"]
measurements.addTime("turn", time.time() - start)
measurements.addCount("steps", 3)
measurements.save()
stats = json.load(open(out / "stats.json"))
assert [(entry["name"], entry["quantity"], entry["unit"]) for entry in stats] == [("turn", "time", "s"), ("steps", "count", "")]

rate = network.VolumeRaycaster.raycaster.samplingRate
before = rate.value
with ivw.animation.Animation(rate, 1.0, 2.0, 0.5) as steps:
    assert rate.value == 1
    assert [(i, value) for i, value in steps] == [(1, 1.5)]
assert rate.value == before

ivw.utils.snapshotAllCanvasesWithWorkspace(str(out / "shots"), "work", "a_", "_b")
assert sorted(os.listdir(out / "shots")) == ["a_Canvas_b.png", "work.inv"]
try:
    ivw.utils.snapshotWithWorkspace(str(out), 3, "work")
except TypeError as error:
    assert str(error).startswith("snapshotWithWorkspace expect parameter 2 to be")
ivw.utils.update()

# what a user does over the canvas
def drag(*places):
    for i, place in enumerate(places):
        state = MouseState.Press if i == 0 else MouseState.Move
        canvas.invokeEvent(MouseEvent(MouseButton.Left, state, MouseButtons(MouseButton.Left), None, place))
    canvas.invokeEvent(MouseEvent(MouseButton.Left, MouseState.Release, MouseButtons(), None, places[-1]))
    ivw.utils.update()
before, turned = canvas.image(), camera.lookFrom
drag((0.4, 0.5), (0.5, 0.5), (0.6, 0.55))
assert camera.lookFrom != turned and (canvas.image() != before).any()
near = length(camera.lookFrom - camera.lookTo)
canvas.invokeEvent(WheelEvent(MouseButtons(), None, (0, 1), (0.5, 0.5)))
ivw.utils.update()
assert length(camera.lookFrom - camera.lookTo) != near
turned = camera.lookFrom
for state in (KeyState.Press, KeyState.Release):
    canvas.invokeEvent(KeyboardEvent(IvwKey.Left, state))
ivw.utils.update()
canvas.propagateEvent(KeyboardEvent(IvwKey.R, KeyState.Press), None)
`,
    '--workspace',
    example,
  )
  expect((await readFile(join(folder, 'out/shots/a_Canvas_b.png'))).subarray(1, 4).toString()).toBe('PNG')
}, 120_000)

test('files of every kind are read and written, and what is wrong with one is said', async () => {
  await run(
    `
import os, sys
import numpy as np
import inviwopy
from inviwopy.data import Layer, TransferFunction, Volume, formats
from inviwopy.properties import FileExtension, OverwriteState

app, folder = inviwopy.app, sys.argv[1]
readers, writers = app.dataReaderFactory, app.dataWriterFactory
at = lambda name: os.path.join(folder, name)
def refused(action, *parts):
    try:
        action()
    except RuntimeError as error:
        assert all(part in str(error) for part in parts), error
    else:
        raise AssertionError("not refused")

volume = Volume(np.arange(24, dtype=np.uint16).reshape(2, 3, 4))
volume.dataMap.dataRange = (0, 23)
volume.dataMap.valueRange = (0, 1)
volume.dataMap.valueAxis.name = "density"
volume.basis = inviwopy.glm.mat3(2)
assert writers.volume.write(volume, at("a.dat")) and os.path.getsize(at("a.raw")) == 48
back = readers.volume.read(at("a.dat"))
assert (back.data == volume.data).all() and back.basis == volume.basis
assert back.dataMap.valueRange == inviwopy.glm.dvec2(0, 1) and back.dataMap.valueAxis.name == "density"
assert writers.volume.write(back, at("b.dat")) and (readers.volume.read(at("b.dat")).data == volume.data).all()
assert writers.volume.write(back, at("a.npy")) and (readers.volume.read(at("a.npy")).data == volume.data).all()

# what the engine made goes out, too
source = inviwopy.app.network.NumpySource.outports[0].getData()
assert writers.volume.write(source, at("source.dat"))
assert (readers.volume.read(at("source.dat")).data == source.data).all()

raw = readers.volume.getReader(at("a.raw"))
refused(lambda: raw.readData(at("a.raw")), at("a.raw"), "setOption", "found no options")
assert raw.setOption("dimensions", (4, 3, 2)) and raw.setOption("format", formats.DataUINT16)
assert (raw.readData(at("a.raw")).data == volume.data).all()
raw.setOption("dimensions", (40, 30, 20))
refused(lambda: raw.readData(at("a.raw")), at("a.raw"), "expected", "48 bytes")

picture = Layer(np.random.default_rng(1).integers(0, 255, (5, 7, 3), np.uint8))
assert writers.layer.write(picture, at("p.png")) and writers.hasKey("png") and writers.hasKey(FileExtension("dat", ""))
assert (readers.layer.read(at("p.png")).data == picture.data).all()
assert (readers.image.read(at("p.png")).colorLayers[0].data == picture.data).all()
function = TransferFunction([[0.0, "#10203040"], [1.0, "#ff0000ff"]])
assert writers.transferfunction.write(function, at("t.itf")) and writers.transferfunction.write(function, at("t.png"))
assert readers.transferfunction.read(at("t.itf")) == function

writer = writers.volume.getWriter(at("a.dat"))
refused(lambda: writer.writeData(volume, at("a.dat")), "exists already")
writer.setOverwrite(OverwriteState.Yes)
writer.writeData(volume, at("a.dat"))
refused(lambda: writer.writeData(volume, at("a.xyz")), "expected .npy, .dat", "found .xyz")
refused(lambda: readers.volume.read(at("none.dat")), at("none.dat"), "There is no such file")
refused(lambda: readers.volume.read(at("a.xyz")), ".dat", "found .xyz")
open(at("bad.dat"), "w").write("Resolution: 4 4\\nFormat: UINT8\\nRawFile: a.raw\\n")
refused(lambda: readers.volume.read(at("bad.dat")), at("bad.dat"), "expected 3 numbers", 'found "4 4"')
open(at("bad.npy"), "w").write("text")
refused(lambda: readers.volume.read(at("bad.npy")), at("bad.npy"))
open(at("t.obj"), "w").write("v 0 0 0\\nv 1 0 0\\nv 0 1 0\\nf 1 2 3\\n")
mesh = readers.mesh.read(at("t.obj"))
assert [buffer.size for _, buffer in mesh.buffers][0] == 3 and readers.volume.hasReader(at("head.nii.gz"))
open(at("bad.stl"), "w").write("solid a")
refused(lambda: readers.mesh.read(at("bad.stl")), at("bad.stl"), "no triangle")
assert not writers.mesh.write(inviwopy.data.Mesh(), at("m.obj")) or os.path.exists(at("m.obj"))

system, ours = app.getModuleSettings()
assert (system.identifier, ours.identifier) == ("SystemSettings", "PythonSettings")
assert str(system.settingsFolder.value) == str(app.getPath(inviwopy.PathType.Settings))
assert ours.numpy.value == np.__version__ and ours.interpreter.value == ""
ours.interpreter.value = "/opt/python"
again = app.settings[1]
assert str(again.interpreter.value) == "/opt/python"
assert '"python": "/opt/python"' in open(app.getPath(inviwopy.PathType.Settings) / "settings.json").read()
refused(lambda: setattr(system.version, "value", "9"), "no setting to be changed")
assert app.modules.Python3.identifier == "Python3" and app.getModuleByIdentifier("None") is None
assert app.runningBackgroundJobs() == app.runningBackgroundJobs == 0 and app.getPoolSize() > 0
assert str(app.getPath(inviwopy.PathType.Volumes, "/boron", False)).endswith("/volumes/boron")
`,
    '--workspace',
    example,
  )
}, 120_000)

const fieldSource = `# Name: FieldSource
import inviwopy as ivw
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import BoolProperty, CompositeProperty, FileProperty
import numpy as np

class FieldSource(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.filename = FileProperty("filename", "Filename")
        self.variables = CompositeProperty("variables", "Variables")
        self.addProperty(self.filename)
        self.addProperty(self.variables)
        self.filename.onChange(self.update)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.FieldSource", "Field Source", "Data Input", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return FieldSource.processorInfo()

    def update(self):
        for name in np.load(self.filename.value).files:
            if name not in self.variables.properties:
                self.variables.addProperty(BoolProperty(name, name, True), True)
            if name not in self.outports:
                self.addOutport(VolumeOutport(name))

    def process(self):
        for port in self.outports:
            port.setData(Volume(np.load(self.filename.value)[port.identifier].astype(np.float32)))
`

test('ports that a Python processor makes from a file are there at once, and a workspace keeps their connections', async () => {
  await writeFile(join(folder, 'FieldSource.py'), fieldSource)
  const { stdout, stderr } = await run(
    `
import os, sys
import inviwopy as ivw, numpy as np

folder = sys.argv[1]
fields = os.path.join(folder, "fields.npz")
np.savez(fields, temperature=np.zeros((4, 5, 6)), wind=np.ones((4, 5, 6)))
network = ivw.app.network
create = ivw.app.processorFactory.create

source = create("org.test.FieldSource")
source.filename.value = fields
network.addProcessor(source)
assert network.FieldSource is source, "the factory makes the object itself"
assert [port.identifier for port in source.outports] == ["temperature", "wind"]
cube = create("org.inviwo.CubeProxyGeometry")
network.addProcessor(cube)
network.addConnection(source.outports.wind, cube.inports.volume)

workspace = os.path.join(folder, "fields.inv")
network.save(workspace)
network.clear()
network.load(workspace)
assert [port.identifier for port in network.FieldSource.outports] == ["temperature", "wind"]
assert network.CubeProxyGeometry.inports.volume.getConnectedOutport().identifier == "wind"
print("kept")
`,
    '--processors',
    folder,
  )
  expect(stdout).toContain('kept')
  expect(stderr).toContain('script.py defines no processor: ')
  expect(stderr).not.toContain('Expected')
})

test('a statement that changes the network returns when the network is evaluated', async () => {
  await copyFile(join(import.meta.dirname, '../testing/Meter.py'), join(folder, 'Meter.py'))
  await run(
    `
import inviwopy as ivw
from inviwopy.glm import ivec2, size2_t

network = ivw.app.network
create = ivw.app.processorFactory.create
volume, meter, renderer, canvas = (
    network.addProcessor(create(key))
    for key in ("org.inviwo.VolumeCreator", "org.test.Meter", "org.inviwo.GeometryRenderGL", "org.inviwo.CanvasGL")
)
canvas.size = size2_t(8, 8)
network.addConnection(meter.outports.points, renderer.inports[0])
network.addConnection(renderer.outports[0], canvas.inports[0])
assert meter.seen == [] and not meter.outports.points.hasData()
network.addConnection(volume.outports[0], meter.inports.volume)
assert meter.seen == [(1.0, 2.0)] and meter.outports.points.getData().buffers[0][1].size == 0
mean = meter.mean.value
assert mean == volume.outports[0].getData().data.mean()

# every step is a run of its own, which sees what the callbacks of the step have set
for i in range(2, 6):
    meter.factor.value = i
assert meter.seen == [(i, 2 * i) for i in range(1, 6)], meter.seen
assert abs(meter.mean.value - 5 * mean) < 1e-6 * abs(mean)
meter.save.press()
assert meter.saved == 1
meter.invalidate(ivw.properties.InvalidationLevel.InvalidOutput)
assert len(meter.seen) == 7

network.lock()
meter.factor.value = 7
meter.factor.value = 8
assert len(meter.seen) == 7
network.unlock()
assert meter.seen[7:] == [(8.0, 16.0)]

# what the network keeps of a processor outlives its object
meter.meta.position = ivec2(75, 50)
text = ivw.app.workspaceManager.saveToString()
ivw.app.workspaceManager.loadFromString(text)
assert network.Meter is not meter and network.Meter.meta.position == ivec2(75, 50)
assert [entry["state"] for entry in network._call("processors")] == ["success"] * 4, network._call("processors")
`,
    '--processors',
    folder,
  )
}, 60_000)
