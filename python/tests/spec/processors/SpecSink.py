# Name: SpecSink
import inviwopy as ivw
from inviwopy.data import VolumeInport
from inviwopy.properties import BoolProperty


class SpecSink(ivw.Processor):
    """Keeps what it received."""

    def __init__(self, id, name):
        super().__init__(id, name)
        self.calls = []
        self.received = []
        self.volume = self.addInport(VolumeInport("volume"))
        self.fails = self.addProperty(BoolProperty("fails", "Fails", False))
        self.holder = self.volume.onChangeScoped(lambda: self.calls.append("port changed"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.spec.SpecSink", "Spec Sink", "Spec", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return SpecSink.processorInfo()

    def process(self):
        self.calls.append("process")
        if self.fails.value:
            raise ValueError("as it was told")
        self.received.append(self.volume.getData())

    def doIfNotReady(self):
        self.calls.append("not ready")
