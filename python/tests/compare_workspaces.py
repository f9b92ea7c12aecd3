"""
Compares workspaces with what `ivw resave` and `ivw inspect` made of them.

    python compare_workspaces.py MANIFEST

The manifest is a JSON list of `{"file", "resaved", "inspected"}`; `inspected` may be missing. Prints a JSON list of
sentences: elements and attributes that were lost, values that changed, and where the report of `inspect` differs from the
XML.
What named converters change is done to the original first.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

from workspace_reader import edges_of, network_of, number, read_workspace, references, strip

Element = ET.Element


ENDS = {
    "Connections/Connection": ("OutPort", "InPort"),
    "PropertyLinks/PropertyLink": ("SourceProperty", "DestinationProperty"),
}


def converted(root: Element) -> Element:
    """The original after the converters from network version 17 to 20, workspace version 2 and BaseGL 5."""
    root.set("version", str(max(2, int(root.get("version") or 0))))
    if root.find("ProcessorNetwork") is None:
        network = ET.Element("ProcessorNetwork")
        parts = ("ProcessorNetworkVersion", "Processors", "Connections", "PropertyLinks")
        network.extend([part for part in root if part.tag in parts])
        for part in list(network):
            root.remove(part)
        root.append(network)
    network = network_of(root)
    stored = network.find("ProcessorNetworkVersion")
    version = 20 if stored is None else int(stored.get("content") or 20)
    if stored is not None:
        stored.set("content", str(max(20, version)))
    if version <= 17:
        paths = references(network)
        for query, ends in ENDS.items():
            # Those without an end stay as they are.
            for edge in network.findall(query):
                for source, destination in edges_of([edge], ends, paths):
                    edge.clear()
                    edge.attrib.update(src=source, dst=destination)
        for node in network.iter():
            node.attrib.pop("id", None)
    for node in network.iter("Processor"):
        node.set("identifier", strip(node.get("identifier") or ""))
    for node in network.iter("Property"):
        mode = node.find("fileMode")
        if mode is not None and mode.get("content") == "4":
            mode.set("content", "2")
        if node.get("identifier") == "shadingMode" and node.get("type") == "org.inviwo.OptionPropertyInt":
            node.set("type", "org.inviwo.OptionPropertyEnumInt")
    module = root.find("InviwoSetup/Modules/Module[@name='BaseGL']")
    if module is not None and int(module.get("version") or 0) < 5:
        module.set("version", "5")
        for split in network.findall("Processors/Processor[@type='org.inviwo.SplitImage']"):
            for node in split.iter("Property"):
                if node.get("identifier") == "triColor":
                    node.set("identifier", "hoverColor")
                if node.get("type") == "org.inviwo.BoolCompositeProperty":
                    node.set("type", "org.inviwo.SplitterProperty")
    return root


def key(node: Element) -> tuple[str, ...]:
    """What tells an element from its siblings of the same name; lists without such a thing go by their order."""
    name = next((node.get(a) for a in ("identifier", "key", "src", "name") if node.get(a) is not None), "")
    return (node.tag, name or "", node.get("dst") or "")


def siblings(node: Element) -> dict[tuple[Any, ...], Element]:
    found: dict[tuple[Any, ...], Element] = {}
    same: Counter[tuple[str, ...]] = Counter()
    for inner in node:
        found[(*key(inner), same[key(inner)])] = inner
        same[key(inner)] += 1
    return found


# Files are named from where the workspace is.
PLACES = {"workspaceRelativePath"}


def losses(before: Element, after: Element, path: str) -> list[str]:
    """What of the first the second lacks or says otherwise."""
    told: list[str] = []
    if before.tag in PLACES:
        return told
    for name, value in before.attrib.items():
        now = after.get(name)
        if now != value:
            told.append(f"{path}@{name}: {value!r} became {now!r}")
    if (before.text or "").strip() != (after.text or "").strip():
        told.append(f"{path}: its text changed")
    there = siblings(after)
    here = siblings(before)
    for place, inner in here.items():
        inside = f"{path}/{'.'.join(str(part) for part in place if part)}"
        if place in there:
            told.extend(losses(inner, there[place], inside))
        else:
            told.append(f"{inside}: lost")
    order = [place for place in there if place in here]
    if before.tag in ("Connections", "PropertyLinks", "Processors", "Points", "options") and order != list(here):
        told.append(f"{path}: another order")
    return told


def flat(properties: list[dict[str, Any]], prefix: str) -> dict[str, dict[str, Any]]:
    found = {}
    for node in properties:
        path = f"{prefix}.{node['identifier']}"
        found[path] = node
        found.update(flat(node.get("children") or [], path))
    return found


def same(text: Any, value: Any) -> bool:
    """Whether a text of the file and a value of the program are the same."""
    if isinstance(text, list):
        return isinstance(value, list) and len(text) == len(value) and all(same(a, b) for a, b in zip(text, value))
    if isinstance(value, bool):
        return text in (str(int(value)), str(value).lower())
    if isinstance(text, str) and value in ("nan", "inf", "-inf"):
        # JSON has no numbers for these.
        try:
            return bool(text == value or str(number(text)) == value)
        except ValueError:
            return False
    if isinstance(value, str) and not isinstance(text, float):
        return bool(text == value)
    if value is None:
        return isinstance(text, float) and not math.isfinite(text)
    try:
        wanted, found = float(text), float(value)
    except (TypeError, ValueError):
        return False
    # Whole numbers end where JSON's are no longer exact.
    return wanted == found or (math.isnan(wanted) and math.isnan(found)) or (wanted > 2**53 and found == 2**53 - 1)


# Names of the file, and of the program.
NAMES = {"value": "value", "selectedIdentifier": "selected", "minvalue": "min", "maxvalue": "max", "increment": "increment"}
NAMES |= {"range": "range", "minSeparation": "minSeparation"}


# What is in files, kept in them, and read by nobody: Inviwo renamed it and passes over the old name.
PASSED_OVER = {("org.inviwo.ParallelCoordinates", "lines.falllofPower")}


def disagreements(file: str, report: dict[str, Any]) -> list[str]:
    """Where the report of `inspect` says something else than the XML."""
    told: list[str] = []
    read = read_workspace(file)
    there = {node["identifier"]: node for node in report["processors"]}
    if list(there) != [node["identifier"] for node in read["processors"]]:
        told.append(f"processors {[*there]}")
    for node in read["processors"]:
        found = there.get(node["identifier"])
        if found is None:
            continue
        for name in ("type", "displayName", "position"):
            if node[name] is not None and node[name] != found[name]:
                told.append(f"{node['identifier']} {name}: {node[name]} became {found[name]}")
        properties = flat(found["properties"], node["identifier"])
        for path, fields in node["properties"].items():
            if path in properties:
                told.extend(property_disagreements(path, fields, properties[path]))
            elif (node["type"], path.split(".", 1)[-1]) in PASSED_OVER:
                continue
            elif found["known"] and any(name not in ("type", "displayName") for name in fields):
                told.append(f"{path}: {fields} is not there")
    for kind in ("connections", "links"):
        edges = sorted((edge["source"], edge["destination"]) for edge in report[kind])
        if edges != sorted(read[kind]):
            told.append(f"{kind}: {sorted(set(edges) ^ set(read[kind]))}")
    return told


CAMERAS = ("PerspectiveCamera", "OrthographicCamera", "SkewedPerspectiveCamera")


def last(path: str) -> str:
    return path.replace("\\", "/").split("/")[-1].lower()


def property_disagreements(path: str, fields: dict[str, Any], found: dict[str, Any]) -> list[str]:
    told: list[str] = []
    state = found["state"]
    # Some only show what the data say; files name them, and nothing of that is read.
    if found.get("serializationMode") == "none":
        return told
    for name, now in NAMES.items():
        if name in fields and now in state and not same(fields[name], state[now]):
            told.append(f"{path} {name}: {fields[name]} became {state[now]}")
    if "displayName" in fields and fields["displayName"] != found["displayName"]:
        told.append(f"{path} displayName: {fields['displayName']} became {found['displayName']}")
    # A file is shown where it was found.
    if (file := fields.get("absolutePath")) and last(state["value"]) != last(file):
        told.append(f"{path}: {file} became {state['value']}")
    if "points" in fields and "points" in state:
        points = [[point["position"], *point["color"]] for point in state["points"]]
        if not same(fields["points"], points):
            told.append(f"{path} points: {fields['points']} became {points}")
    camera = fields.get("camera", {})
    # Nothing is read of a camera whose type nobody knows.
    for name, value in camera.items() if camera.get("type") in (None, *CAMERAS) else ():
        # The aspect ratio follows the size of the picture.
        if value is not None and name in state and name != "aspectRatio" and not same(value, state[name]):
            told.append(f"{path} {name}: {value} became {state[name]}")
    return told


def main(manifest: str) -> None:
    told: list[str] = []
    with open(manifest, encoding="utf-8") as stream:
        entries = json.load(stream)
    for entry in entries:
        before, after = converted(ET.parse(entry["file"]).getroot()), ET.parse(entry["resaved"]).getroot()
        found = losses(before, after, "")
        if entry.get("inspected"):
            with open(entry["inspected"], encoding="utf-8") as stream:
                found += disagreements(entry["file"], json.load(stream))
        told += [f"{entry['file']}: {sentence}" for sentence in found]
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
