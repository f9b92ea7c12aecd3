"""Files of transfer functions (``.itf``) and isovalues (``.iiv``): XML under the root ``InviwoWorkspace``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree

from inviwopy.data._color import color_from_hex
from inviwopy.glm import vec4

if TYPE_CHECKING:
    from inviwopy.data._transfer_function import TFPrimitiveSet

__all__ = ["read_points", "write_points"]

C = TypeVar("C", bound="TFPrimitiveSet")

_MAX_BYTES = 16 * 2**20


def write_points(points: TFPrimitiveSet, path: str | os.PathLike[str]) -> None:
    """Writes ``.itf`` or ``.iiv``; RuntimeError for other extensions."""
    _check_extension(points, path, "writer")
    root = ElementTree.Element("InviwoWorkspace", version="2")
    mask = getattr(points, "mask", None)
    if mask is not None:
        _content(root, "maskMin", mask.x)
        _content(root, "maskMax", mask.y)
    _content(root, "type", int(points.type))
    group, item = _tags(points)
    parent = ElementTree.SubElement(root, group)
    for point in points:
        element = ElementTree.SubElement(parent, item)
        _content(element, "pos", point.pos)
        color = {axis: repr(value) for axis, value in zip("xyzw", point.color)}
        ElementTree.SubElement(element, "rgba", color)
    ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def read_points(kind: type[C], path: str | os.PathLike[str]) -> C:
    """Reads what ``write_points`` writes, and ``.itf`` files of Inviwo. RuntimeError says what is wrong."""
    points = kind()
    _check_extension(points, path, "reader")
    if os.path.getsize(path) > _MAX_BYTES:
        raise RuntimeError(f"{os.fspath(path)} is larger than {_MAX_BYTES} bytes, that is no transfer function")
    with open(path, "rb") as file:
        text = file.read()
    if b"<!DOCTYPE" in text.upper():
        raise RuntimeError(f"{os.fspath(path)} has a document type declaration, which is refused")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise RuntimeError(f"{os.fspath(path)} is no XML: {error}") from None
    group, item = _tags(points)
    parent = root.find(f".//{group}")
    if parent is None:
        raise RuntimeError(f"{os.fspath(path)} has no element <{group}>")
    entries = [_entry(element, path) for element in parent.findall(item)]
    state: dict[str, Any] = {"points": entries, "type": "absolute" if _number(root, "type") == 1 else "relative"}
    points._take_points_state(state)
    low, high = _number(root, "maskMin"), _number(root, "maskMax")
    if low is not None and high is not None and hasattr(points, "mask"):
        points.mask = (low, high)
    return points


def _tags(points: TFPrimitiveSet) -> tuple[str, str]:
    return ("Points", "Point") if hasattr(points, "mask") else ("IsoValues", "IsoValue")


def _check_extension(points: TFPrimitiveSet, path: str | os.PathLike[str], what: str) -> None:
    expected = ".itf" if hasattr(points, "mask") else ".iiv"
    if os.path.splitext(os.fspath(path))[1].lower() != expected:
        raise RuntimeError(f"No {what} for {os.fspath(path)} (expected {expected})")


def _content(parent: ElementTree.Element, tag: str, value: object) -> None:
    ElementTree.SubElement(parent, tag, content=repr(value))


def _number(root: ElementTree.Element, tag: str) -> float | None:
    element = root.find(f".//{tag}")
    return None if element is None else float(element.get("content", "0"))


def _entry(element: ElementTree.Element, path: str | os.PathLike[str]) -> dict[str, Any]:
    position, color = element.find("pos"), element.find("rgba")
    try:
        assert position is not None
        assert color is not None
        if color.get("content"):
            rgba = color_from_hex(color.get("content", ""))
        else:
            rgba = vec4(*(float(color.attrib[axis]) for axis in "xyzw"))
        return {"position": float(position.attrib["content"]), "color": list(rgba)}
    except (AssertionError, KeyError, ValueError):
        raise RuntimeError(f"{os.fspath(path)} has a point without position or colour") from None
