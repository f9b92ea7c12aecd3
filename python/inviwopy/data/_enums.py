"""Enumerations of data objects."""

from __future__ import annotations

from typing import Any, TypeVar

from inviwopy._enumeration import Enumeration, add_alias

__all__ = [
    "BufferTarget",
    "BufferType",
    "BufferUsage",
    "CartesianCoordinateAxis",
    "ConnectivityType",
    "DrawType",
    "HistogramMode",
    "ImageChannel",
    "InterpolationType",
    "LayerType",
    "Wrapping",
]

E = TypeVar("E", bound=Enumeration)


class LayerType(Enumeration):
    """What the numbers of a layer are."""

    Color = 0
    Depth = 1
    Picking = 2


class ImageChannel(Enumeration):
    """What a component of a swizzled colour is read from."""

    Red = 0
    Green = 1
    Blue = 2
    Alpha = 3
    Zero = 4
    One = 5


class InterpolationType(Enumeration):
    """How values between samples are found."""

    Linear = 0
    Nearest = 1


class Wrapping(Enumeration):
    """What lies beyond the border of a grid."""

    Clamp = 0
    Repeat = 1
    Mirror = 2


class BufferType(Enumeration):
    """What a vertex buffer means; the number is its default shader location."""

    PositionAttrib = 0
    NormalAttrib = 1
    ColorAttrib = 2
    TexCoordAttrib = 3
    CurvatureAttrib = 4
    IndexAttrib = 5
    RadiiAttrib = 6
    PickingAttrib = 7
    ScalarMetaAttrib = 8
    IntMetaAttrib = 9
    Unknown = 10
    NumberOfBufferTypes = 9  # the name of 9 before there was IntMetaAttrib


class BufferUsage(Enumeration):
    """How often a buffer changes."""

    Static = 0
    Dynamic = 1


class BufferTarget(Enumeration):
    """Whether a buffer holds attributes or indices."""

    Data = 0
    Index = 1


class DrawType(Enumeration):
    """What an index list is made of."""

    NotSpecified = 0
    Points = 1
    Lines = 2
    Triangles = 3


class ConnectivityType(Enumeration):
    """How the vertices of an index list are joined."""

    Unconnected = 0
    Strip = 1
    Loop = 2
    Fan = 3
    Adjacency = 4
    StripAdjacency = 5
    None_ = 0


add_alias(ConnectivityType.Unconnected, "None")


class CartesianCoordinateAxis(Enumeration):
    """One of the axes x, y, z."""

    X = 0
    Y = 1
    Z = 2


class HistogramMode(Enumeration):
    """Which histogram is shown behind a transfer function."""

    Off = 0
    All = 1
    P99 = 2
    P95 = 3
    P90 = 4
    Log = 5


_BUFFER_WIRE = (
    "position",
    "normal",
    "color",
    "texcoord",
    "curvature",
    "index",
    "radii",
    "picking",
    "scalarMeta",
    "intMeta",
    "unknown",
)
_CONNECTIVITY_WIRE = ("none", "strip", "loop", "fan", "adjacency", "stripAdjacency")

# Names in descriptions, by enumeration, in the order of its numbers
_WIRE: dict[type[Enumeration], tuple[str, ...]] = {
    LayerType: ("color", "depth", "picking"),
    InterpolationType: ("linear", "nearest"),
    Wrapping: ("clamp", "repeat", "mirror"),
    BufferType: _BUFFER_WIRE,
    DrawType: ("points", "points", "lines", "triangles"),
    ConnectivityType: _CONNECTIVITY_WIRE,
}


def _to_wire(member: Enumeration) -> str:
    return _WIRE[type(member)][int(member)]


def _from_wire(kind: type[E], name: str) -> E:
    names = _WIRE[kind]
    return kind(len(names) - 1 - names[::-1].index(name))


def _as_member(kind: type[E], value: Any) -> E:
    """``value`` as a member; its number is taken, too."""
    if isinstance(value, kind):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return kind(value)
    raise TypeError(f"expected {kind.__name__}, got {value!r}")
