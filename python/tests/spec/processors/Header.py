# Name: NamedByHeader
from spec_module import ANSWER

import inviwopy as ivw

made_with = []


class NamedByHeader(ivw.Processor):
    made_with = property(lambda self: made_with)

    def __init__(self, *arguments):
        made_with.append((arguments, self.__dict__.get("_joined")))
        super().__init__(*arguments)
        self.at_creation = self.network
        self.answer = ANSWER

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.spec.NamedByHeader", "Named By Header", "Spec", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return NamedByHeader.processorInfo()
