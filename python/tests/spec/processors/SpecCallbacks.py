import inviwopy as ivw
from inviwopy.data import MeshOutport, VolumeInport, VolumeOutport
from inviwopy.properties import (
    BoolCompositeProperty,
    BoolProperty,
    ButtonProperty,
    CompositeProperty,
    OptionPropertyString,
    StringOption,
)


class SpecCallbacks(ivw.Processor):
    """Changes ports and properties while it is in the network."""

    def __init__(self, id, name):
        super().__init__(id, name)
        self.calls = []
        self.volume = self.addInport(VolumeInport("volume"))
        self.volume.optional = True
        self.out = self.addOutport(VolumeOutport("out"))
        self.button = self.addProperty(ButtonProperty("button", "Button"))
        self.toggle = self.addProperty(BoolProperty("toggle", "Toggle", False))
        self.toggle.onChange(self.onToggle)
        self.dimensions = self.addProperty(CompositeProperty("dimensions", "Dimensions"))
        self.choice = self.addProperty(OptionPropertyString("choice", "Choice", [StringOption("a", "A", "a")]))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.spec.SpecCallbacks", "Spec Callbacks", "Spec", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return SpecCallbacks.processorInfo()

    def onToggle(self):
        if self.toggle.value:
            self.extra = self.addOutport(MeshOutport("extra"))
            for name in ("time", "lat"):
                if name not in self.dimensions.properties:
                    self.dimensions.addProperty(BoolCompositeProperty(name, name, True), True)
            self.choice.replaceOptions(["x", "y"], ["X", "Y"], ["x", "y"])
        else:
            self.removeOutport(self.extra)

    def process(self):
        self.calls.append(("process", self.button.isModified, self.toggle.isModified))
        if self.volume.hasData():
            self.out.setData(self.volume.getData())
