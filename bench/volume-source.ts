/** The Python file of a processor `bench.Source` with a volume in its outport `outport`; `array`: statements that make the NumPy array. */
export function volumeSource(array: readonly string[]): string {
  return `import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport, VolumePy


class Source(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = self.addOutport(VolumeOutport("outport"))

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Source", "Source")

    def getProcessorInfo(self):
        return Source.processorInfo()

    def process(self):
${array.map(line => `        ${line}\n`).join('')}        # VolumePy holds the array itself; Volume(array) would make a copy of its own.
        self.outport.setData(Volume(VolumePy(array)))
`
}
