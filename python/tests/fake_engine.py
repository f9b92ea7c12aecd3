"""An application in the place of the engine: a small network behind the calls that the proxies make."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from conftest import RecordingBinding

from inviwopy import properties
from inviwopy.data import Image, Layer, TransferFunction, Volume
from inviwopy.glm import vec3
from inviwopy.properties import (
    BoolProperty,
    CameraProperty,
    CompositeProperty,
    FloatProperty,
    InvalidationLevel,
    OptionPropertyInt,
    TransferFunctionProperty,
)


def port(direction: str, identifier: str, data: str, **flags: bool) -> dict[str, Any]:
    kind = "inport" if direction == "in" else "outport"
    return {
        "direction": direction,
        "identifier": identifier,
        "classIdentifier": f"org.inviwo.{data}.{kind}",
        "dataType": f"org.inviwo.{data}",
        **flags,
    }


def raycaster_properties() -> list[dict[str, Any]]:
    group = CompositeProperty("raycaster", "Raycaster")
    group.addProperty(FloatProperty("samplingRate", "Sampling Rate", 2.0, 1.0, 20.0))
    group.addProperty(OptionPropertyInt("mode", "Mode", [("dvr", "DVR", 0), ("mip", "MIP", 1)]))
    made = [group, TransferFunctionProperty("transferFunction", "TF", TransferFunction([[0.0, "#000"], [1.0, "#fff"]]))]
    made += [CameraProperty("camera", "Camera", vec3(0, 0, 4)), BoolProperty("enabled", "Enabled", True)]
    made += [properties.ButtonProperty("reset", "Reset", InvalidationLevel.Valid)]
    odd = {"classIdentifier": "org.inviwo.EventProperty", "identifier": "event", "displayName": "Event"}
    event = {**odd, "state": {"matcher": {"buttons": 1}}}
    enum = OptionPropertyInt("shading", "Shading", [("none", "None", 0), ("phong", "Phong", 5)]).describe()
    return [*(prop.describe() for prop in made), event, {**enum, "classIdentifier": "org.inviwo.OptionPropertyEnumInt"}]


TYPES: dict[str, dict[str, Any]] = {
    "org.inviwo.VolumeSource": {"ports": [port("out", "data", "Volume")], "properties": []},
    "org.inviwo.VolumeRaycaster": {
        "ports": [port("in", "volume", "Volume"), port("in", "bg", "Image", optional=True), port("out", "outport", "Image")],
        "properties": raycaster_properties(),
    },
    "org.inviwo.CanvasGL": {"ports": [port("in", "inport", "Image")], "properties": []},
}


class FakeEngine(RecordingBinding):
    """Answers as the engine does; ``changes`` are what was applied, ``calls`` everything that was asked."""

    def in_script(self) -> bool:
        return True

    def __init__(self) -> None:
        super().__init__()
        self.processors: dict[str, dict[str, Any]] = {}
        self.connections: list[list[str]] = []
        self.links: list[list[str]] = []
        self.changes: list[Mapping[str, Any]] = []
        self.calls: list[tuple[Any, ...]] = []
        self.locks = 0
        self.volume = Volume(np.arange(8, dtype=np.uint8).reshape(2, 2, 2))
        for kind in TYPES:
            self.add({"type": kind, "identifier": kind.rpartition(".")[2].replace("GL", ""), "properties": []})
        self.connections = [["VolumeSource.data", "VolumeRaycaster.volume"], ["VolumeRaycaster.outport", "Canvas.inport"]]

    def call(self, target: str, member: str, arguments: Sequence[Any] = ()) -> Any:
        self.calls.append((target, member, *arguments))
        handler = getattr(self, f"{target}_{member}", None)
        if handler is None:
            raise RuntimeError(f"{target}.{member} is not available in this program")
        return handler(*arguments)

    def add(self, state: Mapping[str, Any]) -> None:
        made = {**copy.deepcopy(TYPES[state["type"]]), **state, "displayName": state["identifier"], "meta": {}}
        kept = {prop["identifier"]: prop for prop in made["properties"]}
        made["properties"] = [
            kept.get(prop["identifier"], prop) for prop in copy.deepcopy(TYPES[state["type"]]["properties"])
        ]
        self.processors[state["identifier"]] = made

    def find(self, path: str) -> Any:
        identifier, *names = path.split(".")
        level: Any = self.processors.get(identifier, {}).get("properties", [])
        found = None
        for name in names:
            found = next((prop for prop in level if prop["identifier"] == name), None)
            level = [] if found is None else found.get("children", [])
        return found

    def read_array(self, description: Mapping[str, Any]) -> Any:
        self.calls.append(("read", description["handle"]))
        return self.volume.data.copy()

    # network

    def network_processors(self) -> Any:
        return [{"identifier": name, "type": entry["type"]} for name, entry in self.processors.items()]

    def network_processor(self, identifier: str) -> Any:
        return copy.deepcopy(self.processors.get(identifier))

    def network_property(self, path: str) -> Any:
        return copy.deepcopy(self.find(path))

    def network_port(self, path: str) -> Any:
        others = [b if a == path else a for a, b in self.connections if path in (a, b)]
        ready = {"connected": bool(others), "ready": bool(others), "hasData": bool(others)}
        return {**ready, "connections": others, "maxConnections": 1}

    def network_portData(self, path: str, waits: bool) -> Any:
        if not path.startswith("VolumeSource"):
            return []
        return [{**self.volume.describe(lambda data: "e1"), "home": "engine"}]

    def network_connections(self) -> Any:
        return self.connections

    def network_links(self) -> Any:
        return self.links

    def network_canConnect(self, source: str, destination: str) -> Any:
        return True if source.endswith("data") == destination.endswith("volume") else "the types differ"

    def network_apply(self, changes: Sequence[Mapping[str, Any]]) -> Any:
        names = []
        for change in changes:
            self.changes.append(change)
            kind = change["kind"]
            if kind == "setProperty":
                self.find(change["path"])["state"].update(change["state"])
            elif kind == "addProcessor":
                self.add(change["processor"])
                names.append(change["processor"]["identifier"])
            elif kind == "removeProcessor":
                del self.processors[change["identifier"]]
            elif kind in ("connect", "link"):
                pairs = self.connections if kind == "connect" else self.links
                pairs.append([change["source"], change["destination"]])
            elif kind in ("disconnect", "unlink"):
                pairs = self.connections if kind == "disconnect" else self.links
                pairs.remove([change["source"], change["destination"]])
        return names

    def network_press(self, path: str, index: int) -> None:
        pass

    def network_idle(self) -> None:
        pass

    def network_invalidate(self, identifier: str, level: str) -> None:
        pass

    def network_lock(self) -> None:
        self.locks += 1

    def network_unlock(self) -> None:
        self.locks -= 1

    def network_isLocked(self) -> bool:
        return self.locks > 0

    def network_save(self, path: str) -> None:
        pass

    def network_load(self, path: str) -> None:
        pass

    def network_append(self, path: str) -> list[str]:
        return ["Canvas"]

    def network_clear(self) -> None:
        self.processors.clear()

    def network_state(self) -> Any:
        return {"version": 20, "invalidating": False, "linking": False, "deserializing": False, "backgroundJobs": 2}

    # canvas and app

    def canvas_size(self, identifier: str) -> list[int]:
        return [640, 480]

    def canvas_setSize(self, identifier: str, size: list[int]) -> None:
        pass

    def canvas_snapshot(self, identifier: str, path: str, waits: bool) -> None:
        pass

    def canvas_image(self, identifier: str, waits: bool) -> Any:
        return Image(Layer(np.zeros((2, 2, 2, 4)[1:], np.uint8))).describe(lambda data: "e2")

    def app_processorTypes(self) -> Any:
        return [{"classIdentifier": kind} for kind in TYPES]

    def app_createProcessor(self, kind: str) -> Any:
        return {**copy.deepcopy(TYPES[kind]), "type": kind, "identifier": kind.rpartition(".")[2]}

    def app_propertyTypes(self) -> Any:
        return ["org.inviwo.IntProperty"]

    def app_createProperty(self, kind: str) -> Any:
        return properties.IntProperty("property", "property").describe()

    def app_path(self, kind: str, create: bool) -> str:
        return f"/home/data/{kind.lower()}"

    def app_outputPath(self) -> str:
        return "/tmp/out"

    def app_info(self) -> Any:
        return {"displayName": "Inviwo", "basePath": "/home", "version": "1"}

    def app_settings(self) -> Any:
        return [{"identifier": "SystemSettings", "properties": [properties.IntProperty("poolSize", "Pool", 4).describe()]}]
