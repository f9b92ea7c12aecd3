"""What a processor writes into its element of a workspace, as the plain values that travel to the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from inviwopy._serialization import Deserializer, Serializer

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = ["restore_state", "state_of"]

# What the workspace itself writes there.
_ATTRIBUTES = {"type", "identifier", "displayName"}
_ELEMENTS = {
    "PortGroups",
    "OwnedInportIdentifiers",
    "OwnedOutportIdentifiers",
    "InPorts",
    "OutPorts",
    "OwnedPropertyIdentifiers",
    "Properties",
    "MetaDataMap",
}


def state_of(processor: Processor, path: str) -> dict[str, Any]:
    """``{attributes, elements}`` that ``processor.serialize`` writes; ``path`` is that of the workspace."""
    root = ElementTree.Element("Processor")
    processor.serialize(Serializer._into(root, path))
    taken = [*(name for name in root.attrib if name in _ATTRIBUTES), *(e.tag for e in root if e.tag in _ELEMENTS)]
    if taken:
        raise RuntimeError(f"serialize() cannot use the key {taken[0]!r}: the workspace keeps something else there")
    return {"attributes": _pairs(root), "elements": [_plain(element) for element in root]}


def restore_state(processor: Processor, state: Mapping[str, Any], path: str) -> None:
    """Calls ``processor.deserialize`` with what ``state_of`` gave, or what a workspace holds."""
    root = ElementTree.Element("Processor", dict(state["attributes"]))
    root.extend([_element(element) for element in state["elements"]])
    processor.deserialize(Deserializer._from(root, path))


def _pairs(element: ElementTree.Element) -> list[list[str]]:
    return [[name, value] for name, value in element.attrib.items()]


def _plain(element: ElementTree.Element) -> dict[str, Any]:
    return {"name": element.tag, "attributes": _pairs(element), "children": [_plain(child) for child in element]}


def _element(plain: Mapping[str, Any]) -> ElementTree.Element:
    element = ElementTree.Element(plain["name"], dict(plain["attributes"]))
    element.extend([_element(child) for child in plain["children"]])
    return element
