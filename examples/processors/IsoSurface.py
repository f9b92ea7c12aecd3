# Name: IsoSurface
import numpy as np

import inviwopy as ivw
from inviwopy.data import (
    BufferType,
    BufferVec3FLOAT32,
    BufferVec4FLOAT32,
    ConnectivityType,
    DrawType,
    IndexBufferUINT32,
    Mesh,
    MeshInfo,
    MeshOutport,
    VolumeInport,
)
from inviwopy.glm import vec4
from inviwopy.properties import DoubleProperty, FloatVec4Property, PropertySemantics


class IsoSurface(ivw.Processor):
    """
    The surface in a volume where it has a given value, as a mesh.

    The method is *surface nets* (S. Gibson, Constrained Elastic SurfaceNets, 1998): one vertex for each cell that the
    surface cuts, at the mean of the cut edges, and a quadrilateral for each edge of the grid that it crosses.
    """

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.volume = VolumeInport("volume", help="Where the surface is looked for")
        self.addInport(self.volume)
        self.mesh = MeshOutport("mesh", help="The surface, with normals")
        self.addOutport(self.mesh)

        self.value = DoubleProperty("isovalue", "Isovalue", 0.5, 0.0, 1.0, 0.01, help="Within the data range: 0 to 1.")
        self.color = FloatVec4Property("color", "Color", vec4(0.85, 0.75, 0.6, 1), help="Of the surface.")
        self.color.semantics = PropertySemantics.Color
        self.addProperties([self.value, self.color])

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.IsoSurface",
            displayName="Iso Surface (NumPy)",
            category="Mesh Creation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(IsoSurface.__doc__),
        )

    def getProcessorInfo(self):
        return IsoSurface.processorInfo()

    def process(self):
        volume = self.volume.getData()
        values = volume.data if volume.data.ndim == 3 else volume.data[..., 0]
        low, high = volume.dataMap.dataRange
        # The isovalue counts within the data range, 0 to 1
        positions, triangles = surface_nets(values.astype(np.float32), low + self.value.value * (high - low))

        mesh = Mesh(DrawType.Triangles, ConnectivityType.Unconnected)
        mesh.modelMatrix = volume.modelMatrix
        mesh.worldMatrix = volume.worldMatrix
        # Voxel centres lie at (index + 0.5) / dimension in the unit cube
        positions = (positions[:, ::-1] + 0.5) / volume.dimensions.array
        mesh.addBuffer(BufferType.PositionAttrib, BufferVec3FLOAT32(positions.astype(np.float32)))
        mesh.addBuffer(BufferType.NormalAttrib, BufferVec3FLOAT32(normals_of(positions, triangles)))
        colors = np.tile(self.color.value.array, (len(positions), 1))
        mesh.addBuffer(BufferType.ColorAttrib, BufferVec4FLOAT32(colors))
        mesh.addIndices(
            MeshInfo(DrawType.Triangles, ConnectivityType.Unconnected),
            IndexBufferUINT32(triangles.ravel().astype(np.uint32)),
        )
        self.mesh.setData(mesh)


def surface_nets(values, isovalue):
    """Vertices [n, (z, y, x)] in index space and triangles [m, 3] that face towards lower values."""
    inside = values > isovalue
    cells = tuple(n - 1 for n in values.shape)
    total, count = np.zeros((*cells, 3)), np.zeros(cells)
    for axis in range(3):
        lower = tuple(slice(0, -1) if a == axis else slice(None) for a in range(3))
        upper = tuple(slice(1, None) if a == axis else slice(None) for a in range(3))
        crossed = inside[lower] != inside[upper]
        step = np.where(crossed, values[upper] - values[lower], 1)
        along = np.where(crossed, (isovalue - values[lower]) / step, 0)
        b, c = (a for a in range(3) if a != axis)
        # Each cell has four edges along the axis
        for db in (0, 1):
            for dc in (0, 1):
                edge = [slice(None)] * 3
                edge[b] = slice(db, db + cells[b])
                edge[c] = slice(dc, dc + cells[c])
                here = crossed[tuple(edge)]
                count += here
                total[..., axis] += np.where(here, along[tuple(edge)], 0)
                total[..., b] += here * db
                total[..., c] += here * dc

    cut = count > 0
    number = np.full(cells, -1)
    number[cut] = np.arange(cut.sum())
    vertices = np.argwhere(cut) + total[cut] / count[cut][:, np.newaxis]

    faces = []
    for axis in range(3):
        b, c = (axis + 1) % 3, (axis + 2) % 3
        # Edges inside of the grid: four cells around each
        at = [slice(1, -1)] * 3
        at[axis] = slice(0, -1)
        beyond = list(at)
        beyond[axis] = slice(1, None)
        start, end = inside[tuple(at)], inside[tuple(beyond)]

        def around(db, dc, axis=axis, b=b, c=c):
            cell = [slice(None)] * 3
            cell[b] = slice(db, db + cells[b] - 1)
            cell[c] = slice(dc, dc + cells[c] - 1)
            return number[tuple(cell)]

        quad = np.stack([around(0, 0), around(1, 0), around(1, 1), around(0, 1)], axis=-1)
        # The order of axes z, y, x is left-handed in space: positive crossings are turned round
        faces.append(quad[end & ~start])
        faces.append(quad[start & ~end][:, ::-1])
    quads = np.concatenate(faces)
    return vertices, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def normals_of(positions, triangles):
    """Unit normals of vertices, the mean of the triangles around each."""
    a, b, c = (positions[triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    normals = np.zeros_like(positions)
    for i in range(3):
        np.add.at(normals, triangles[:, i], faces)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    return (normals / np.maximum(lengths, 1e-30)).astype(np.float32)
