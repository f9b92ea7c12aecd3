"""A user's processor with annotations: every line is checked by `mypy --strict`, and what editors infer stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Union

import numpy as np

import inviwopy as ivw
from inviwopy.data import Image, Layer, Mesh, MeshOutport, Volume, VolumeInport, VolumeOutport
from inviwopy.glm import dvec2, ivec3, mat4, vec3, vec4
from inviwopy.properties import (
    BoolProperty,
    ButtonProperty,
    CameraProperty,
    CompositeProperty,
    FileProperty,
    FloatMinMaxProperty,
    FloatProperty,
    FloatVec3Property,
    IntOption,
    IntProperty,
    IntVec3Property,
    InvalidationLevel,
    OptionPropertyInt,
    OptionPropertyString,
    StringProperty,
    TransferFunctionProperty,
)

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value, kind):
        return value


class Typical(ivw.Processor):
    """Everything that a processor commonly does."""

    def __init__(self, id: str, name: str) -> None:
        super().__init__(id, name)
        self.inport = self.addInport(VolumeInport("inport", help="A volume"))
        self.outport = self.addOutport(VolumeOutport("outport"))
        self.mesh = MeshOutport("mesh")
        self.addOutport(self.mesh, owner=False)
        self.level = self.addProperty(FloatProperty("level", "Level", 0.5, 0.0, 1.0, 0.01))
        self.count = IntProperty("count", "Count", 3, min=0, max=10)
        self.color = FloatVec3Property("color", "Color", vec3(1), vec3(0), vec3(1))
        self.cell = IntVec3Property("cell", "Cell", ivec3(0), ivec3(0), ivec3(9))
        self.limits = FloatMinMaxProperty("limits", "Limits", 0.0, 1.0, 0.0, 2.0)
        self.flag = BoolProperty("flag", "Flag", True)
        self.text = StringProperty("text", "Text", "abc")
        self.file = FileProperty("file", "File", "")
        self.mode = OptionPropertyInt("mode", "Mode", [IntOption("a", "A", 1), ("b", "B", 2)], 0)
        self.word = OptionPropertyString("word", "Word", [("a", "A", "x")])
        self.colors = TransferFunctionProperty("colors", "Colors")
        self.camera = CameraProperty("camera", "Camera")
        self.press = ButtonProperty("press", "Press", self.pressed, InvalidationLevel.Valid)
        self.group = CompositeProperty("group", "Group")
        self.group.addProperties([self.flag, self.text])
        self.addProperties([self.count, self.color, self.cell, self.limits, self.file, self.mode, self.word, self.group])
        self.level.onChange(lambda: self.outport.clear())
        self.text.visibilityDependsOn(self.flag, lambda flag: flag.value)

    @staticmethod
    def processorInfo() -> ivw.ProcessorInfo:
        return ivw.ProcessorInfo(
            classIdentifier="org.me.Typical",
            displayName="Typical",
            category="Python",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY | ivw.Tag("Example"),
            help=ivw.unindentMd2doc("Help"),
        )

    def getProcessorInfo(self) -> ivw.ProcessorInfo:
        return Typical.processorInfo()

    def pressed(self) -> None:
        print(self.identifier)

    def process(self) -> None:
        assert_type(self.inport.getData(), Union[Volume, Any])
        volume: Volume | None = self.inport.getData()
        if volume is None:
            return
        assert_type(self.level.value, float)
        assert_type(self.count.value, int)
        assert_type(self.count.maxValue, int)
        assert_type(self.color.value, vec3)
        assert_type(self.cell.value, ivec3)
        assert_type(self.flag.value, bool)
        assert_type(self.text.value, str)
        assert_type(self.mode.value, int)
        assert_type(self.word.value, str)
        assert_type(self.file.value.exists(), bool)
        assert_type(self.color.value.x, float)
        assert_type(self.cell.value.x, int)
        assert_type(self.color.value + self.color.value, vec3)
        assert_type(2.0 * self.color.value, vec3)
        assert_type(volume.modelMatrix, mat4)
        assert_type(volume.modelMatrix * vec4(1), vec4)
        assert_type(volume.dataMap.dataRange, dvec2)
        assert_type(self.colors.value.sample(0.5), vec4)
        assert_type(self.camera.lookFrom, vec3)
        start, end = self.limits.value
        assert_type(start, float)
        result = Volume(np.where(volume.data > self.level.value, volume.data, end))
        result.modelMatrix = volume.modelMatrix
        result.dataMap.dataRange = dvec2(0, 1)
        result.dataMap.valueRange = volume.dataMap.dataRange
        result.axes[0].unit = ivw.data.Unit("mm")
        result.wrapping = [ivw.data.Wrapping.Repeat] * 3
        self.outport.setData(result)
        self.outports.outport.setData(result)
        self.outports["mesh"].setData(Mesh())
        self.mesh.setData(None)
        self.progress(0.5, "half")
        assert_type(self.cancelled, bool)
        self.group.properties["text"].value = "new"
        self.properties.level.value = 0.25
        picture = Image(Layer(np.zeros((4, 4, 4), np.uint8)))
        assert_type(picture.colorLayers, list[Layer])


def script() -> None:
    """What a script does with the network."""
    network = ivw.app.network
    processor = network.VolumeRaycaster
    processor.raycaster.samplingRate.value = 4
    for canvas in network.canvases:
        canvas.snapshot(canvas.identifier + ".png")
    network.addConnection(network.Source.outports[0], processor.inports["volume"])
