"""What typed meshes have: one base class per vertex attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inviwopy.data._buffer import Buffer
from inviwopy.data._enums import BufferType

if TYPE_CHECKING:
    from inviwopy.data._mesh import Mesh

__all__ = [
    "ColorsBuffer",
    "CurvatureBuffer",
    "NormalBuffer",
    "PickingBuffer",
    "PositionsBuffer3D",
    "RadiiBuffer",
    "ScalarMetaBuffer",
    "TexCoordBuffer3D",
]


class _Trait:
    """Finds the buffer of an attribute in the mesh that a class is mixed into."""

    def _attribute(self, kind: BufferType) -> Buffer:
        mesh: Mesh = self  # type: ignore[assignment]
        for info, buffer in mesh._buffers:
            if info.type is kind:
                return buffer
        raise RuntimeError(f"{type(self).__name__} has lost its buffer {kind.name}")

    def _assign_attribute(self, kind: BufferType, index: int, value: Any) -> None:
        self._attribute(kind).data[index] = value if isinstance(value, (int, float)) else list(value)


class PositionsBuffer3D(_Trait):
    """Positions as Vec3FLOAT32."""

    def getPositions(self) -> Buffer:
        """The buffer of positions."""
        return self._attribute(BufferType.PositionAttrib)

    getVertices = getPositions

    def setVertexPosition(self, index: int, position: Any) -> None:
        """Sets the position of the vertex of that number."""
        self._assign_attribute(BufferType.PositionAttrib, index, position)


class NormalBuffer(_Trait):
    """Normals as Vec3FLOAT32."""

    def getNormals(self) -> Buffer:
        """The buffer of normals."""
        return self._attribute(BufferType.NormalAttrib)

    def setVertexNormal(self, index: int, normal: Any) -> None:
        """Sets the normal of the vertex of that number."""
        self._assign_attribute(BufferType.NormalAttrib, index, normal)


class TexCoordBuffer3D(_Trait):
    """Texture coordinates as Vec3FLOAT32."""

    def getTexCoords(self) -> Buffer:
        """The buffer of texture coordinates."""
        return self._attribute(BufferType.TexCoordAttrib)

    def setVertexTexCoord(self, index: int, coordinate: Any) -> None:
        """Sets the texture coordinate of the vertex of that number."""
        self._assign_attribute(BufferType.TexCoordAttrib, index, coordinate)


class ColorsBuffer(_Trait):
    """Colours as Vec4FLOAT32."""

    def getColors(self) -> Buffer:
        """The buffer of colours."""
        return self._attribute(BufferType.ColorAttrib)

    def setVertexColor(self, index: int, color: Any) -> None:
        """Sets the colour of the vertex of that number."""
        self._assign_attribute(BufferType.ColorAttrib, index, color)


class RadiiBuffer(_Trait):
    """Radii as FLOAT32."""

    def getRadii(self) -> Buffer:
        """The buffer of radii."""
        return self._attribute(BufferType.RadiiAttrib)

    def setVertexRadius(self, index: int, radius: float) -> None:
        """Sets the radius of the vertex of that number."""
        self._assign_attribute(BufferType.RadiiAttrib, index, float(radius))


class CurvatureBuffer(_Trait):
    """Curvatures as FLOAT32."""

    def getCurvatures(self) -> Buffer:
        """The buffer of curvatures."""
        return self._attribute(BufferType.CurvatureAttrib)


class PickingBuffer(_Trait):
    """Global picking ids as UINT32."""

    def getPicking(self) -> Buffer:
        """The buffer of picking ids."""
        return self._attribute(BufferType.PickingAttrib)


class ScalarMetaBuffer(_Trait):
    """One number per vertex as FLOAT32."""

    def getScalarMeta(self) -> Buffer:
        """The buffer of numbers beside the vertices."""
        return self._attribute(BufferType.ScalarMetaAttrib)
