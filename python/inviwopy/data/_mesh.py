"""Meshes: vertex attributes and lists of indices that join the vertices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Union

import numpy.typing as npt

from inviwopy._logging import LogLevel, log
from inviwopy.data._buffer import Buffer
from inviwopy.data._buffers import IndexBufferUINT32
from inviwopy.data._enums import (
    BufferTarget,
    BufferType,
    ConnectivityType,
    DrawType,
    _as_member,
    _from_wire,
    _to_wire,
)
from inviwopy.data._grid import Register
from inviwopy.data._picture import mesh_picture
from inviwopy.data._png import encode_png
from inviwopy.data._spatial import SpatialEntity

__all__ = ["BufferInfo", "Mesh", "MeshInfo"]


class MeshInfo:
    """How vertices are joined: draw type and connectivity."""

    def __init__(
        self,
        dt: DrawType | MeshInfo = DrawType.Points,
        ct: ConnectivityType = ConnectivityType.Unconnected,
    ) -> None:
        other = dt if isinstance(dt, MeshInfo) else None
        self.dt: DrawType = _as_member(DrawType, dt) if other is None else other.dt
        self.ct: ConnectivityType = _as_member(ConnectivityType, ct) if other is None else other.ct

    def _describe(self) -> dict[str, str]:
        return {"drawType": _to_wire(self.dt), "connectivity": _to_wire(self.ct)}

    @staticmethod
    def _from(description: Mapping[str, str]) -> MeshInfo:
        return MeshInfo(
            _from_wire(DrawType, description.get("drawType", "points")),
            _from_wire(ConnectivityType, description.get("connectivity", "none")),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MeshInfo) and (self.dt, self.ct) == (other.dt, other.ct)

    def __hash__(self) -> int:
        return hash((self.dt, self.ct))

    def __repr__(self) -> str:
        return f"MeshInfo ({self.dt.name}, {self.ct.name})"


class BufferInfo:
    """What a vertex buffer means, and its shader location (by default the number of the type)."""

    def __init__(
        self,
        type: BufferType | BufferInfo = BufferType.PositionAttrib,
        location: int | None = None,
    ) -> None:
        other = type if isinstance(type, BufferInfo) else None
        self.type: BufferType = _as_member(BufferType, type) if other is None else other.type
        default = int(self.type) if other is None else other.location
        self.location: int = default if location is None else int(location)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BufferInfo) and (self.type, self.location) == (other.type, other.location)

    def __hash__(self) -> int:
        return hash((self.type, self.location))

    def __repr__(self) -> str:
        return f"BufferInfo ({self.type.name}, {self.location})"


Attribute = Union[BufferInfo, BufferType]


class Mesh(SpatialEntity):
    """``Mesh()``, ``Mesh(dt, ct)`` or ``Mesh(MeshInfo)``: how the vertices are drawn when there are no index buffers.

    Renderers expect positions and normals as Vec3FLOAT32, colours as Vec4FLOAT32, texture coordinates as Vec2 or
    Vec3FLOAT32, radii as FLOAT32, picking ids and indices as UINT32."""

    def __init__(
        self,
        dt: DrawType | MeshInfo = DrawType.Points,
        ct: ConnectivityType = ConnectivityType.Unconnected,
        *,
        meshInfo: MeshInfo | None = None,
    ) -> None:
        self._init_spatial()
        self._default = MeshInfo(dt if meshInfo is None else meshInfo, ct)
        self._buffers: list[tuple[BufferInfo, Buffer]] = []
        self._indices: list[tuple[MeshInfo, Buffer]] = []

    # Attributes

    def addBuffer(self, info: Attribute, buffer: Buffer) -> None:
        """Attaches a vertex attribute; the buffer is shared, not copied."""
        self._buffers.append((BufferInfo(info), self._checked(buffer)))

    def replaceBuffer(self, index: int, info: Attribute, buffer: Buffer) -> None:
        """Puts another attribute in the place of the one at ``index``."""
        self._buffers[index] = (BufferInfo(info), self._checked(buffer))

    def removeBuffer(self, index: int) -> None:
        """Takes the attribute at ``index`` away."""
        del self._buffers[index]

    @staticmethod
    def _checked(buffer: object) -> Buffer:
        if not isinstance(buffer, Buffer):
            raise TypeError(
                f"A mesh takes buffers, got {type(buffer).__name__}. Make one of an array: "
                "BufferVec3FLOAT32(array.astype(numpy.float32))"
            )
        return buffer

    # Indices

    def addIndices(self, info: MeshInfo, indices: Buffer) -> None:
        """Attaches an index list (an IndexBufferUINT32); it is shared, not copied."""
        if not isinstance(indices, IndexBufferUINT32):
            raise TypeError(f"addIndices expects an IndexBufferUINT32, got {type(indices).__name__}")
        self._indices.append((MeshInfo(info), indices))

    def addIndicies(self, info: MeshInfo, indices: Buffer) -> None:
        """Deprecated misspelling of ``addIndices``."""
        text = "Mesh::addIndicies is deprecated, use addIndices"
        log("inviwopy.data.Mesh", LogLevel.Info, msg=text)
        self.addIndices(info, indices)

    def addIndexBuffer(self, dt: DrawType, ct: ConnectivityType) -> IndexBufferUINT32:
        """Adds and returns an empty index list; fill it with ``.size = n`` and ``.data[:] = ...``."""
        indices = IndexBufferUINT32(0)
        self.addIndices(MeshInfo(dt, ct), indices)
        return indices

    def removeIndexBuffer(self, index: int) -> None:
        """Takes the index list at ``index`` away."""
        del self._indices[index]

    @property
    def buffers(self) -> list[tuple[BufferInfo, Buffer]]:
        """The attributes, each as a pair of BufferInfo and Buffer."""
        return list(self._buffers)

    @property
    def indexBuffers(self) -> list[tuple[MeshInfo, Buffer]]:
        """The index lists, each as a pair of MeshInfo and Buffer."""
        return list(self._indices)

    @property
    def defaultMeshInfo(self) -> MeshInfo:
        """How the vertices are drawn when there are no index buffers."""
        return self._default

    def reserveSizeInVertexBuffer(self, size: int) -> None:
        """Has no effect: NumPy arrays are made in their final size."""

    def reserveIndexBuffers(self, size: int) -> None:
        """Has no effect: NumPy arrays are made in their final size."""

    def clone(self) -> Mesh:
        """A deep copy."""
        copy = Mesh(self._default)
        copy._copy_spatial(self)
        copy._buffers = [(BufferInfo(info), buffer.clone()) for info, buffer in self._buffers]
        copy._indices = [(MeshInfo(info), indices.clone()) for info, indices in self._indices]
        return copy

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription; ``register`` gives a handle for a buffer whose array stays in Python."""
        return {
            "kind": "mesh",
            "buffers": [
                {"type": _to_wire(info.type), "location": info.location, "buffer": buffer.describe(register)}
                for info, buffer in self._buffers
            ],
            "indices": [{**info._describe(), "buffer": indices.describe(register)} for info, indices in self._indices],
            "defaultDraw": self._default._describe(),
            **self._describe_spatial(),
        }

    @staticmethod
    def _from_description(
        description: Mapping[str, Any],
        reader: Callable[[Mapping[str, Any]], npt.NDArray[Any]],
    ) -> Mesh:
        mesh = Mesh(MeshInfo._from(description.get("defaultDraw", {})))
        mesh._adopt_spatial(description)
        for entry in description["buffers"]:
            info = BufferInfo(_from_wire(BufferType, entry["type"]), entry.get("location"))
            mesh.addBuffer(info, Buffer._from_description(entry["buffer"], reader))
        for entry in description["indices"]:
            indices = Buffer._from_description(entry["buffer"], reader, BufferTarget.Index)
            mesh._indices.append((MeshInfo._from(entry), indices))
        return mesh

    def _repr_png_(self) -> bytes | None:
        """For notebooks: the vertices as dots, seen along z."""
        picture = mesh_picture(self)
        return None if picture is None else encode_png(picture)

    def __repr__(self) -> str:
        shown = 10
        buffers = "".join(f"\n    {info}, {b._usage.name} ({b.size})" for info, b in self._buffers)
        indices = "".join(f"\n    {i.dt.name}, {i.ct.name} ({b.size})" for i, b in self._indices[:shown])
        more = len(self._indices) - shown
        rest = f"\n    ... ({more} additional buffers)" if more > 0 else ""
        return (
            f"<Mesh:\n  default mesh info = MeshInfo({self._default.dt.name}, {self._default.ct.name})\n"
            f"  <Buffers ({len(self._buffers)}){buffers}>\n"
            f"  <Indexbuffers ({len(self._indices)}){indices}{rest}>>"
        )
