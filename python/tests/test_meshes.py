"""inviwopy.data: buffers and meshes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import inviwopy as ivw
from inviwopy import data
from inviwopy.data import (
    BasicMesh,
    Buffer,
    BufferFLOAT32,
    BufferInfo,
    BufferType,
    BufferUINT32,
    BufferUsage,
    BufferVec3FLOAT32,
    BufferVec4FLOAT32,
    ColoredMesh,
    ConnectivityType,
    DrawType,
    IndexBufferUINT32,
    Mesh,
    MeshInfo,
    PosTexColorMesh,
    SphereMesh,
    formats,
)
from inviwopy.glm import mat4, uintVector, vec3, vec4


class TestBuffer:
    def test_the_array_chooses_the_class(self) -> None:
        assert type(Buffer(np.zeros(3, np.float32))) is BufferFLOAT32
        assert type(Buffer(np.zeros((3, 3), np.float32))) is BufferVec3FLOAT32
        assert isinstance(BufferFLOAT32(3), Buffer)
        with pytest.raises(ValueError, match="Unable to create a Buffer from array: ndims must be either 1 or 2"):
            Buffer(np.zeros((2, 2, 2)))

    def test_sizes_and_arrays(self) -> None:
        buffer = BufferVec3FLOAT32(4)
        assert buffer.data.tolist() == [[0, 0, 0]] * 4
        buffer.data[1] = (1, 2, 3)
        buffer.size = 2
        assert buffer.data.tolist() == [[0, 0, 0], [1, 2, 3]]
        buffer.size = 3
        assert buffer.data[2].tolist() == [0, 0, 0]
        assert IndexBufferUINT32(np.arange(3, dtype=np.uint32), BufferUsage.Dynamic).size == 3
        assert repr(BufferFLOAT32(10)) == "<Buffer: target = Data usage = Static format = FLOAT32 size = 10>"

    def test_numbers_are_copied(self) -> None:
        array = np.zeros(3, np.float32)
        buffer = Buffer(array)
        array[0] = 1
        assert buffer.data[0] == 0
        buffer.data = np.ones(3, np.float32)
        assert buffer.data.sum() == 3
        other = buffer.clone()
        other.data[0] = 9
        assert buffer.data[0] == 1

    @pytest.mark.parametrize(
        ("array", "text"),
        [
            (np.zeros((3, 3)), "Invalid data format, got: 'float64' expected: 'float32'. Convert it with"),
            (np.zeros(3, np.float32), "Invalid data rank, get: '1' expected: '2'"),
            (np.zeros((3, 4), np.float32), "Invalid data dimensions, got '4' expected: '3'"),
        ],
    )
    def test_typed_buffers_are_strict(self, array: Any, text: str) -> None:
        with pytest.raises(ValueError, match=text):
            BufferVec3FLOAT32(array)

    def test_there_is_a_class_for_every_format(self) -> None:
        for name in formats.__all__:
            if isinstance(getattr(formats, name), formats.DataFormat):
                for prefix in ("Buffer", "IndexBuffer"):
                    assert getattr(data, prefix + name[4:])(2).format is getattr(formats, name)


def triangle() -> Mesh:
    mesh = Mesh(DrawType.Triangles, ConnectivityType.Unconnected)
    mesh.addBuffer(BufferType.PositionAttrib, Buffer(np.eye(3, dtype=np.float32)))
    mesh.addBuffer(BufferInfo(BufferType.ColorAttrib), BufferVec4FLOAT32(np.ones((3, 4), np.float32)))
    indices = IndexBufferUINT32(np.arange(3, dtype=np.uint32))
    mesh.addIndices(MeshInfo(DrawType.Triangles, ConnectivityType.Strip), indices)
    return mesh


class TestMesh:
    def test_parts(self) -> None:
        mesh = triangle()
        assert [info.type for info, _ in mesh.buffers] == [BufferType.PositionAttrib, BufferType.ColorAttrib]
        assert [(info.ct, indices.size) for info, indices in mesh.indexBuffers] == [(ConnectivityType.Strip, 3)]
        assert repr(mesh.defaultMeshInfo) == "MeshInfo (Triangles, Unconnected)"
        assert repr(BufferInfo(BufferType.RadiiAttrib)) == "BufferInfo (RadiiAttrib, 6)"
        assert BufferInfo(BufferType.RadiiAttrib, 9).location == 9
        assert Mesh(MeshInfo(DrawType.Lines, ConnectivityType.Loop)).defaultMeshInfo.ct is ConnectivityType.Loop

    def test_editing(self) -> None:
        mesh = triangle()
        mesh.replaceBuffer(1, BufferInfo(BufferType.PickingAttrib), BufferUINT32(3))
        mesh.removeBuffer(0)
        assert [info.type for info, _ in mesh.buffers] == [BufferType.PickingAttrib]
        lines = mesh.addIndexBuffer(DrawType.Lines, ConnectivityType.Unconnected)
        lines.size = 2
        lines.data[:] = [0, 1]
        mesh.removeIndexBuffer(0)
        assert mesh.indexBuffers[0][1].data.tolist() == [0, 1]

    def test_arrays_are_refused_with_advice(self) -> None:
        with pytest.raises(TypeError, match="BufferVec3FLOAT32"):
            Mesh().addBuffer(BufferType.PositionAttrib, np.eye(3))  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="expects an IndexBufferUINT32, got BufferUINT32"):
            Mesh().addIndices(MeshInfo(), BufferUINT32(3))

    def test_the_old_spelling_is_logged(self, binding: Any) -> None:
        mesh = Mesh()
        mesh.addIndicies(MeshInfo(), IndexBufferUINT32(3))
        assert binding.logged == [
            ("info", "inviwopy.data.Mesh", "Mesh::addIndicies is deprecated, use addIndices"),
        ]
        assert len(mesh.indexBuffers) == 1

    def test_space_and_clone(self) -> None:
        mesh = triangle()
        mesh.modelMatrix = mat4(2)
        other = mesh.clone()
        other.buffers[0][1].data[:] = 0
        assert mesh.buffers[0][1].data.sum() == 3
        assert other.modelMatrix == mat4(2)

    def test_names_of_both_ages(self) -> None:
        assert ConnectivityType.None_ is ConnectivityType.Unconnected
        assert getattr(ConnectivityType, "None") is ConnectivityType.__members__["None"]
        assert int(BufferType.NumberOfBufferTypes) == 9

    def test_border(self) -> None:
        mesh = triangle()
        description = mesh.describe(lambda buffer: "h")
        assert [entry["type"] for entry in description["buffers"]] == ["position", "color"]
        assert description["indices"][0]["drawType"] == "triangles"
        assert description["indices"][0]["connectivity"] == "strip"
        assert description["buffers"][0]["buffer"]["format"] == "Vec3FLOAT32"
        arrays = iter([np.eye(3, dtype=np.float32), np.ones((3, 4), np.float32), np.arange(3, dtype=np.uint32)])
        received = ivw.data._from_description(description, lambda asked: next(arrays))
        assert [buffer.size for _, buffer in received.buffers] == [3, 3]
        assert [buffer.data.shape for _, buffer in received.buffers] == [(3, 3), (3, 4)]
        assert isinstance(received.indexBuffers[0][1], IndexBufferUINT32)


class TestTypedMeshes:
    def test_sphere_mesh(self) -> None:
        mesh = SphereMesh()
        assert mesh.addVertex(vec3(1, 2, 3), 0.5, vec4(1)) == 0
        assert mesh.addVertex((vec3(4, 5, 6), 0.25, vec4(0))) == 1
        assert mesh.getRadii().data.tolist() == [0.5, 0.25]
        mesh.setVertex(0, vec3(0), 1, vec4(0))
        assert mesh.getPositions().data[0].tolist() == [0, 0, 0]
        assert isinstance(mesh, data.buffertraits.RadiiBuffer)

    def test_basic_mesh_with_vertices_and_indices(self) -> None:
        corner = (vec3(0), vec3(0, 0, 1), vec3(0), vec4(1))
        mesh = BasicMesh(DrawType.Triangles, ConnectivityType.Unconnected, [corner] * 3, uintVector([0, 1, 2]))
        assert mesh.getVertices().size == 3
        assert mesh.indexBuffers[0][1].data.tolist() == [0, 1, 2]
        mesh.setVertexColor(1, vec4(0.5))
        assert mesh.getColors().data[1].tolist() == [0.5] * 4
        vertex = data.BasicMeshVertex(vec3(1), vec3(0), vec3(0), vec4(1))
        assert mesh.addVertex(vertex) == 3

    def test_many_at_once(self) -> None:
        mesh = ColoredMesh()
        mesh.addVertices(zip(np.zeros((1000, 3)), np.ones((1000, 4))))
        assert mesh.getColors().data.sum() == 4000
        assert len(PosTexColorMesh().buffers) == 3

    def test_a_wrong_vertex_names_its_parts(self) -> None:
        with pytest.raises(TypeError, match="a vertex of ColoredMesh has 2 components: Position, Color"):
            ColoredMesh().addVertex(vec3(0))
