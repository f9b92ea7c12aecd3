import inviwopy as ivw
import numpy as np


class Meter(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.inport = ivw.data.VolumeInport("volume")
        self.addInport(self.inport, owner=False)
        self.points = ivw.data.MeshOutport("points")
        self.addOutport(self.points, owner=False)
        self.series = ivw.data.MeshSequenceOutport("series")
        self.addOutport(self.series, owner=False)
        self.factor = ivw.properties.FloatProperty("factor", "Factor", 1.0, 0.0, 100.0)
        self.twice = ivw.properties.FloatProperty("twice", "Twice", 2.0, 0.0, 200.0)
        self.mean = ivw.properties.DoubleProperty("mean", "Mean", 0.0, -1e9, 1e9)
        self.save = ivw.properties.ButtonProperty("save", "Save")
        for p in (self.factor, self.twice, self.mean, self.save):
            self.addProperty(p, owner=False)
        self.factor.onChange(self.follow)
        self.seen, self.saved = [], 0

    def follow(self):
        self.twice.value = 2 * self.factor.value

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("org.test.Meter", "Meter", "Python", ivw.CodeState.Stable, ivw.Tags.PY)

    def getProcessorInfo(self):
        return Meter.processorInfo()

    def process(self):
        self.seen.append((self.factor.value, self.twice.value))
        self.saved += self.save.isModified
        self.mean.value = float(self.inport.getData().data.mean()) * self.factor.value
        mesh = ivw.data.Mesh(ivw.data.DrawType.Points, ivw.data.ConnectivityType.Unconnected)
        mesh.addBuffer(ivw.data.BufferType.PositionAttrib, ivw.data.Buffer(np.zeros((0, 3), dtype=np.float32)))
        mesh.addIndices(ivw.data.MeshInfo(), ivw.data.IndexBufferUINT32(np.zeros(0, dtype=np.uint32)))
        self.points.setData(mesh)
        self.series.setData(ivw.data.MeshSequence([mesh, mesh.clone()]))
