"""Meshes whose vertices are tuples of fixed attributes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import numpy as np

from inviwopy._array_like import as_array, plain
from inviwopy.data._buffer import Buffer
from inviwopy.data._buffers import BufferFLOAT32, BufferVec3FLOAT32, BufferVec4FLOAT32, IndexBufferUINT32
from inviwopy.data._enums import BufferType, ConnectivityType, DrawType
from inviwopy.data._mesh import Mesh, MeshInfo
from inviwopy.data.buffertraits import (
    ColorsBuffer,
    NormalBuffer,
    PositionsBuffer3D,
    RadiiBuffer,
    TexCoordBuffer3D,
)
from inviwopy.glm import vec3, vec4

__all__ = ["BasicMesh", "BasicMeshVertex", "ColoredMesh", "PosTexColorMesh", "SphereMesh"]

_POSITION = (BufferType.PositionAttrib, BufferVec3FLOAT32)
_NORMAL = (BufferType.NormalAttrib, BufferVec3FLOAT32)
_TEXTURE = (BufferType.TexCoordAttrib, BufferVec3FLOAT32)
_COLOR = (BufferType.ColorAttrib, BufferVec4FLOAT32)
_RADIUS = (BufferType.RadiiAttrib, BufferFLOAT32)


class TypedMesh(Mesh):
    """``()``, ``(dt, ct)`` or ``(dt, ct, vertices, indices)``; a vertex is a tuple of the class's attributes."""

    _attributes: ClassVar[tuple[tuple[BufferType, type[Buffer]], ...]]

    def __init__(
        self,
        dt: DrawType | MeshInfo = DrawType.Points,
        ct: ConnectivityType = ConnectivityType.Unconnected,
        vertices: Iterable[Any] = (),
        indices: Any = (),
    ) -> None:
        super().__init__(dt, ct)
        for kind, buffer in self._attributes:
            self.addBuffer(kind, buffer(0))
        self.addVertices(vertices)
        numbers = as_array(indices, f"{type(self).__name__} indices").astype(np.uint32).ravel()
        if len(numbers):
            self.addIndices(self.defaultMeshInfo, IndexBufferUINT32(numbers))

    def addVertex(self, *components: Any) -> int:
        """Appends a vertex given by its components or as one tuple; returns its index."""
        self.addVertices([_vertex(components)])
        return self._count - 1

    def addVertices(self, vertices: Iterable[Any]) -> None:
        """Appends vertices, each a tuple of components. Many at once are much faster than one by one."""
        rows = [tuple(vertex) for vertex in plain(vertices)]
        if not rows:
            return
        start = self._count
        columns = [self._column(rows, position) for position in range(len(self._attributes))]
        for (_, buffer), column in zip(self._buffers, columns):
            buffer.size = start + len(rows)
            buffer.data[start:] = column

    def _column(self, rows: Sequence[tuple[Any, ...]], position: int) -> Any:
        expected = len(self._attributes)
        if any(len(row) != expected for row in rows):
            names = ", ".join(kind.name.replace("Attrib", "") for kind, _ in self._attributes)
            raise TypeError(f"a vertex of {type(self).__name__} has {expected} components: {names}")
        return np.array([np.asarray(plain(row[position]), np.float32) for row in rows], np.float32)

    def setVertex(self, index: int, *components: Any) -> None:
        """Replaces a vertex given by its components or as one tuple."""
        vertex = _vertex(components)
        columns = [self._column([vertex], position) for position in range(len(self._attributes))]
        for (_, buffer), column in zip(self._buffers, columns):
            buffer.data[index] = column[0]

    @property
    def _count(self) -> int:
        return self._buffers[0][1].size


def _vertex(components: tuple[Any, ...]) -> tuple[Any, ...]:
    one = len(components) == 1 and isinstance(components[0], (tuple, list, BasicMeshVertex))
    return tuple(components[0]) if one else tuple(components)


class BasicMeshVertex:
    """A vertex of a BasicMesh."""

    def __init__(self, pos: Any, normal: Any, tex: Any, color: Any) -> None:
        self.pos, self.normal, self.tex, self.color = vec3(pos), vec3(normal), vec3(tex), vec4(color)

    def __iter__(self) -> Any:
        return iter((self.pos, self.normal, self.tex, self.color))


class BasicMesh(TypedMesh, PositionsBuffer3D, NormalBuffer, TexCoordBuffer3D, ColorsBuffer):
    """Vertices are (position vec3, normal vec3, texture coordinate vec3, colour vec4)."""

    _attributes = (_POSITION, _NORMAL, _TEXTURE, _COLOR)


class ColoredMesh(TypedMesh, PositionsBuffer3D, ColorsBuffer):
    """Vertices are (position vec3, colour vec4)."""

    _attributes = (_POSITION, _COLOR)


class PosTexColorMesh(TypedMesh, PositionsBuffer3D, TexCoordBuffer3D, ColorsBuffer):
    """Vertices are (position vec3, texture coordinate vec3, colour vec4)."""

    _attributes = (_POSITION, _TEXTURE, _COLOR)


class SphereMesh(TypedMesh, PositionsBuffer3D, RadiiBuffer, ColorsBuffer):
    """Vertices are (position vec3, radius, colour vec4)."""

    _attributes = (_POSITION, _RADIUS, _COLOR)
