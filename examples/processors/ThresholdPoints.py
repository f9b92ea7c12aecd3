# Name: ThresholdPoints
import numpy as np

import inviwopy as ivw
from inviwopy.data import (
    BufferFLOAT32,
    BufferType,
    BufferVec3FLOAT32,
    BufferVec4FLOAT32,
    ConnectivityType,
    DrawType,
    Mesh,
    MeshOutport,
    VolumeInport,
)
from inviwopy.glm import dvec2
from inviwopy.properties import (
    BoolProperty,
    DoubleMinMaxProperty,
    FloatProperty,
    IntProperty,
    TransferFunctionProperty,
)


class ThresholdPoints(ivw.Processor):
    """
    Makes a point of every voxel whose value lies in a range; colours come from a transfer function.

    Draw the mesh with a point or sphere renderer: positions, colours and radii are all there.
    """

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.volume = VolumeInport("volume", help="Whose voxels are looked at")
        self.addInport(self.volume)
        self.mesh = MeshOutport("mesh", help="The points, with colours and radii")
        self.addOutport(self.mesh)

        self.range = DoubleMinMaxProperty("range", "Values", 0.5, 1.0, 0.0, 1.0, help="Voxels between these become points.")
        self.follow = BoolProperty("follow", "Range follows the data", True, help="Another volume sets the range anew.")
        self.radius = FloatProperty("radius", "Radius (voxels)", 0.5, 0.01, 5.0, 0.01, help="Of every point.")
        self.limit = IntProperty(
            "limit", "Points at most", 50_000, 1, 1_000_000, 1000, help="Of more, some are left out evenly."
        )
        self.colors = TransferFunctionProperty(
            "colors",
            "Colors",
            ivw.data.TransferFunction([[0.0, "#3b4cc0"], [0.5, "#dddddd"], [1.0, "#b40426"]]),
            self.volume,
            help="By value, from the first to the last of the data range.",
        )
        self.addProperties([self.range, self.follow, self.radius, self.limit, self.colors])

        # Runs before process() when another volume has arrived
        self.volume.onChange(self.newVolume)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.ThresholdPoints",
            displayName="Threshold Points",
            category="Mesh Creation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags([ivw.Tags.PY, ivw.Tag("Mesh")]),
            help=ivw.unindentMd2doc(ThresholdPoints.__doc__),
        )

    def getProcessorInfo(self):
        return ThresholdPoints.processorInfo()

    def newVolume(self):
        volume = self.volume.getData()
        if volume is not None and self.follow.value and self.range.range != volume.dataMap.dataRange:
            low, high = volume.dataMap.dataRange
            self.range.range = dvec2(low, high)
            self.range.value = dvec2((low + high) / 2, high)

    def process(self):
        volume = self.volume.getData()
        values = volume.data if volume.data.ndim == 3 else volume.data[..., 0]
        low, high = self.range.value
        indices = np.argwhere((values >= low) & (values <= high))  # rows are z, y, x
        if len(indices) > self.limit.value:
            # Evenly among all, so that the shape stays
            indices = indices[np.linspace(0, len(indices) - 1, self.limit.value).astype(int)]

        # Voxel centres in the unit cube; the mesh takes over the matrices that place the cube in the world
        dimensions = volume.dimensions.array.astype(np.float64)
        positions = (indices[:, ::-1] + 0.5) / dimensions

        first, last = volume.dataMap.dataRange
        found = values[tuple(indices.T)].astype(np.float64)
        normalized = np.clip((found - first) / max(last - first, 1e-30), 0, 1)
        points = list(self.colors.value)
        at = [point.pos for point in points]
        colors = np.stack([np.interp(normalized, at, [p.color[i] for p in points]) for i in range(4)], axis=1)

        voxel = np.linalg.norm(np.array(volume.basis), axis=0).mean() / dimensions.mean()
        radii = np.full(len(indices), self.radius.value * voxel)

        mesh = Mesh(DrawType.Points, ConnectivityType.Unconnected)
        mesh.modelMatrix = volume.modelMatrix
        mesh.worldMatrix = volume.worldMatrix
        mesh.addBuffer(BufferType.PositionAttrib, BufferVec3FLOAT32(positions.astype(np.float32)))
        mesh.addBuffer(BufferType.ColorAttrib, BufferVec4FLOAT32(colors.astype(np.float32)))
        mesh.addBuffer(BufferType.RadiiAttrib, BufferFLOAT32(radii.astype(np.float32)))
        self.mesh.setData(mesh)
