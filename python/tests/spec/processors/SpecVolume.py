# Name: SpecVolume
"""A source of volumes for the pages beside this folder."""

import numpy as np

import inviwopy as ivw
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import (
    ButtonProperty,
    CompositeProperty,
    FloatProperty,
    IntProperty,
    InvalidationLevel,
    StringProperty,
)


class SpecVolume(ivw.Processor):
    """A volume filled with one number."""

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.calls = []
        self.volume = self.addOutport(VolumeOutport("volume"))
        self.level = IntProperty("level", "Level", 1, 0, 255, 1)
        self.addProperty(self.level, owner=False)
        self.extent = self.addProperty(IntProperty("extent", "Extent", 2, 1, 16, 1, InvalidationLevel.InvalidResources))
        self.note = self.addProperty(StringProperty("note", "Note", "", InvalidationLevel.Valid))
        self.bump = self.addProperty(ButtonProperty("bump", "Bump", self.onBump))
        self.group = self.addProperty(CompositeProperty("group", "Group"))
        self.gain = self.group.addProperty(FloatProperty("gain", "Gain", 1.0, 0.0, 10.0))
        self.level.onChange(lambda: self.calls.append("level changed"))

    def onBump(self):
        self.calls.append("bump")

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.spec.SpecVolume",
            displayName="Spec Volume",
            category="Spec",
            codeState=ivw.CodeState.Experimental,
            tags=ivw.Tags([ivw.Tags.PY, ivw.Tag("Spec")]),
            help=ivw.unindentMd2doc(SpecVolume.__doc__),
        )

    def getProcessorInfo(self):
        return SpecVolume.processorInfo()

    def initializeResources(self):
        self.calls.append("init")

    def process(self):
        self.calls.append("process")
        size = (self.extent.value,) * 3
        self.volume.setData(Volume(np.full(size, self.level.value * self.gain.value, np.float32)))

    def setValid(self):
        super().setValid()
        self.calls.append("valid")
