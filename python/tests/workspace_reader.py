"""Reads .inv workspaces from their XML alone; shares nothing with the program, so that the two can be compared."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

Element = ET.Element
AXES = ("x", "y", "z", "w")


def strip(identifier: str) -> str:
    """Identifiers of processors as they are used in paths."""
    stripped = re.sub(r"[^A-Za-z0-9_]", "", identifier)
    return f"_{stripped}" if stripped[:1].isdigit() else stripped


def network_of(root: Element) -> Element:
    """The network; in some files its parts lie directly below the root."""
    network = root.find("ProcessorNetwork")
    return root if network is None else network


def content(node: Element | None, attribute: str = "content") -> str | None:
    return None if node is None else node.get(attribute)


def number(text: str) -> float:
    return float(text.replace("1.#INF", "inf").replace("-nan(ind)", "nan"))


def vector(node: Element | None) -> list[float] | None:
    if node is None:
        return None
    return [number(text) for axis in AXES if (text := node.get(axis)) is not None]


def value_of(node: Element) -> Any:
    """What `<value>` and its kin say: a text, numbers, or the columns of a matrix one after the other."""
    columns = [vector(inner) for inner in node if re.fullmatch(r"(col|row)\d", inner.tag)]
    if columns:
        return [x for column in columns for x in column or []]
    text = node.get("content")
    return text if text is not None else vector(node)


FIELDS = ("value", "selectedIdentifier", "minvalue", "maxvalue", "increment", "range", "minSeparation", "overrideModel")


def fields_of(node: Element) -> dict[str, Any]:
    """What a property says itself, by the names of the file."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        inner = node.find(name)
        if inner is not None and inner.find("item") is None:
            found[name] = value_of(inner)
    paths = [inner.get("content") for inner in node.findall("value/item")]
    if paths:
        found["paths"] = paths
    if (path := content(node.find("absolutePath"))) is not None:
        found["absolutePath"] = path
    if (label := content(node.find("displayName"))) is not None:
        found["displayName"] = label
    function = node.find("TransferFunction/Points")
    if function is not None:
        points = [
            [number(content(point.find("pos")) or "nan"), *(vector(point.find("rgba")) or [])]
            for point in function.findall("Point")
        ]
        found["points"] = sorted(points, key=lambda point: (point[0], point[4]))
    camera = node.find("Camera")
    if camera is not None:
        found["camera"] = {inner.tag: value_of(inner) for inner in camera} | {"type": camera.get("type")}
    return found


def properties_of(node: Element, prefix: str, found: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    for inner in node.findall("Properties/Property"):
        path = f"{prefix}.{inner.get('identifier')}"
        found.setdefault(path, fields_of(inner) | {"type": inner.get("type")})
        properties_of(inner, path, found)
    return found


def references(network: Element) -> dict[str, str]:
    """Paths of everything that other parts refer to by number."""
    found: dict[str, str] = {}

    def visit(node: Element, path: str) -> None:
        identifier = node.get("identifier")
        if identifier is not None and node.tag == "Processor":
            path = strip(identifier)
        elif identifier is not None and node.tag in ("Property", "InPort", "OutPort"):
            path = f"{path}.{identifier}"
        if node.get("id") is not None:
            found[str(node.get("id"))] = path
        for inner in node:
            visit(inner, path)

    visit(network, "")
    return found


def edges_of(edges: list[Element], ends: tuple[str, str], paths: dict[str, str]) -> list[tuple[str, str]]:
    """The paths of both ends of each edge that has two."""
    found = []
    for edge in edges:
        named = [edge.get("src"), edge.get("dst")]
        if named[0] is None:
            nodes = [edge.find(end) for end in ends]
            named = [None if node is None else paths.get(node.get("reference") or "") for node in nodes]
        source, destination = (f"{strip(name.partition('.')[0])}.{name.partition('.')[2]}" if name else "" for name in named)
        if source and destination:
            found.append((source, destination))
    return found


def read_workspace(path: str) -> dict[str, Any]:
    """Processors, connections and links of a workspace of network version 17 or newer."""
    network = network_of(ET.parse(path).getroot())
    paths = references(network)
    processors = []
    links = network.findall("PropertyLinks/PropertyLink")
    for node in network.findall("Processors/Processor"):
        identifier = strip(node.get("identifier") or "")
        meta = node.find("MetaDataMap/MetaDataItem[@key='org.inviwo.ProcessorMetaData']/position")
        processors.append(
            {
                "identifier": identifier,
                "type": node.get("type"),
                "displayName": node.get("displayName"),
                "position": vector(meta),
                "properties": properties_of(node, identifier, {}),
            }
        )
    return {
        "processors": processors,
        "connections": edges_of(network.findall("Connections/Connection"), ("OutPort", "InPort"), paths),
        "links": edges_of(links, ("SourceProperty", "DestinationProperty"), paths),
    }
