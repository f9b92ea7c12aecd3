"""Processors that live in the engine, as seen from Python."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._binding import get_binding
from inviwopy._canvas_input import canvas_input
from inviwopy._events import Event
from inviwopy._info import CodeState, ProcessorInfo
from inviwopy._notebook import picture_html, processor_html
from inviwopy._port import DataInport, DataOutport, Outport, Port
from inviwopy._processor import Processor
from inviwopy._remote_property import adopt_properties, watch_remotely
from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._picture import picture_of
from inviwopy.data._png import encode_png
from inviwopy.doc import Document
from inviwopy.glm import ivec2, size2_t
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._property import Property

__all__ = ["CanvasProcessor", "ProcessorWidget", "RemoteProcessor"]


class _RemotePort(Port):
    """Asks the engine about connections."""

    def _ask(self) -> dict[str, Any]:
        answer = get_binding().call("network", "port", [self._path])
        if answer is None:
            raise RuntimeError(f"The network has no port {self._path}")
        return dict(answer)

    @property
    def classIdentifier(self) -> str:
        return self._class_identifier

    def __init__(self, description: Mapping[str, Any]) -> None:
        super().__init__(description["identifier"], description.get("help") or "")
        self._class_identifier: str = description["classIdentifier"]
        self.__dict__["_data_type"] = description.get("dataType", "")
        self._group = description.get("group", "default")

    def _update(self, description: Mapping[str, Any]) -> None:
        pass

    def isConnected(self) -> bool:
        return bool(self._ask()["connected"])

    def isReady(self) -> bool:
        return bool(self._ask()["ready"])

    def hasData(self) -> bool:
        return bool(self._ask()["hasData"])

    def _data_items(self) -> list[Any]:
        binding = get_binding()
        # Inviwo has evaluated the network when a statement that changes it returns.
        descriptions = binding.call("network", "portData", [self._path, binding.in_script()]) or []
        return [binding.make_data(description) for description in descriptions]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Port) and other._path == self._path and type(other) is type(self)

    def __hash__(self) -> int:
        return hash(self._path)


class RemoteInport(_RemotePort, DataInport[Any]):
    """An inport of a processor of the engine."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        DataInport.__init__(self, description["identifier"])
        _RemotePort.__init__(self, description)
        self._update(description)

    def _update(self, description: Mapping[str, Any]) -> None:
        self._optional = bool(description.get("optional", False))
        self.__dict__["_multi"] = bool(description.get("multi", False))
        self.__dict__["_flat"] = bool(description.get("flat", False))

    def getConnectedOutports(self) -> list[Any]:
        network = self._processor.network if self._processor is not None else None
        if network is None:
            return []
        return [network.getPort(path) for path in self._ask()["connections"]]

    def getConnectedOutport(self) -> Any:
        outports = self.getConnectedOutports()
        return outports[0] if outports else None

    def isConnectedTo(self, outport: Any) -> bool:
        return outport._path in self._ask()["connections"]

    def getNumberOfConnections(self) -> int:
        return len(self._ask()["connections"])

    def getMaxNumberOfConnections(self) -> int:
        return int(self._ask().get("maxConnections", 1)) or 2**64 - 1  # 0 stands for any number

    def canConnectTo(self, port: Any) -> bool:
        return get_binding().call("network", "canConnect", [port._path, self._path]) is True

    def getData(self) -> Any:
        return next(iter(self._data_items()), None)

    def getVectorData(self) -> list[Any]:
        return self._data_items()

    def getSourceVectorData(self) -> list[tuple[Any, Any]]:
        return list(zip(self.getConnectedOutports(), self._data_items()))


class RemoteOutport(_RemotePort, DataOutport[Any]):
    """An outport of a processor of the engine."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        DataOutport.__init__(self, description["identifier"])
        _RemotePort.__init__(self, description)

    def getConnectedInports(self) -> list[Any]:
        network = self._processor.network if self._processor is not None else None
        if network is None:
            return []
        return [network.getPort(path) for path in self._ask()["connections"]]

    def getData(self) -> Any:
        return next(iter(self._data_items()), None)

    def setData(self, data: Any) -> None:
        raise RuntimeError(f"{self._path} belongs to a processor of the engine, which sets its data itself")


class RemoteProcessor(Processor):
    """A processor of the engine. Its properties and ports are those of the running network."""

    _is_remote = True

    def __init__(self, description: Mapping[str, Any], in_network: bool = True) -> None:
        super().__init__(description["identifier"], description.get("displayName") or description["identifier"])
        self._type: str = description["type"]
        self._remote_info: Mapping[str, Any] = description.get("info", {})
        self._in_network = in_network
        self._update(description)

    def _update(self, description: Mapping[str, Any]) -> None:
        """Takes over what the engine says now."""
        self._display_name = description.get("displayName") or self._identifier
        ports = description.get("ports", ())
        self._adopt_ports(self._inports, [port for port in ports if port["direction"] == "in"], RemoteInport)
        self._adopt_ports(self._outports, [port for port in ports if port["direction"] == "out"], RemoteOutport)
        adopt_properties(self, description.get("properties", ()))
        if self._in_network:
            watch_remotely(self)
        self._meta._take(description.get("meta") or {})

    def _adopt_ports(self, ports: list[Any], descriptions: Sequence[Mapping[str, Any]], kind: type[Any]) -> None:
        known = {port.identifier: port for port in ports}
        ports.clear()
        for description in descriptions:
            port = known.get(description["identifier"])
            if port is None or port.classIdentifier != description["classIdentifier"]:
                port = kind(description)
            port._update(description)
            port._processor = self
            ports.append(port)

    @property
    def network(self) -> Any:
        from inviwopy._application import network  # the application makes these proxies

        return network if self.__dict__.get("_in_network") else None

    def getProcessorInfo(self) -> ProcessorInfo:
        info = self._remote_info
        states = {state.name.lower(): state for state in CodeState}
        return ProcessorInfo(
            self._type,
            info.get("displayName", self._display_name),
            info.get("category", ""),
            states.get(info.get("codeState", "stable"), CodeState.Stable),
            list(info.get("tags", ())) or "",
            Document._from_markdown(info.get("help", "")),
        )

    @property
    def widget(self) -> Any:
        return None

    def process(self) -> None:
        raise RuntimeError(f"{self._identifier} is run by the engine; change a property, or call invalidate")

    def invalidate(
        self,
        invalidationLevel: InvalidationLevel = InvalidationLevel.InvalidOutput,
        modifiedProperty: Property | None = None,
    ) -> None:
        if modifiedProperty is None and self._in_network:
            level = InvalidationLevel(invalidationLevel)
            get_binding().call("network", "invalidate", [self._identifier, level._wire])

    def _notify_property(
        self,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        network = self.network
        if network is None:
            return
        full = f"{self._identifier}.{path}"
        if state is not None:
            network._apply({"kind": "setProperty", "path": full, "state": dict(state)})
        if meta is not None:
            network._apply({"kind": "setPropertyMeta", "path": full, "meta": dict(meta)})

    def _notify_structure(self) -> None:
        if self.__dict__.get("_in_network"):
            raise RuntimeError(
                f"Ports and properties of {self._identifier} cannot be added or removed from outside; "
                "processors written in Python can do it in their own methods"
            )

    def _notify_press(self, prop: Property, index: int) -> None:
        if self._in_network:
            get_binding().call("network", "press", [prop.path, index])

    def _outport_set(self, outport: Outport) -> None:
        pass

    def _repr_html_(self) -> str:
        """For notebooks: ports and values."""
        description = get_binding().call("network", "processor", [self._identifier])
        shown = {"identifier": self._identifier, "type": self._type} if description is None else description
        return processor_html(shown, self._properties)

    def _as_state(self) -> dict[str, Any]:
        """The ProcessorState that adds this processor to the network."""
        return {
            "type": self._type,
            "identifier": self._identifier,
            "displayName": self._display_name,
            "meta": {
                "position": list(self._meta.position),
                "selected": self._meta.selected,
                "visible": self._meta.visible,
            },
            "properties": [prop.describe() for prop in self._properties],
        }


class CanvasImage(Image):
    """What a canvas shows."""

    def __init__(self, image: Image, shown: Callable[[], Layer]) -> None:
        super().__init__(image._layers())
        self._shown = shown

    def __call__(self) -> npt.NDArray[np.uint8]:
        """The visible layer, ``[y, x, 4]``: red, green, blue, alpha from 0 to 255, first row on top."""
        return picture_of(self._shown())


class CanvasProcessor(RemoteProcessor):
    """A canvas: it shows the image at its inport."""

    def _call(self, member: str, *arguments: Any) -> Any:
        return get_binding().call("canvas", member, [self._identifier, *arguments])

    @property  # type: ignore[override]
    def size(self) -> size2_t:
        """Width and height in pixels."""
        return size2_t([int(n) for n in self._call("size")])

    @size.setter
    def size(self, size: Any) -> None:
        self._call("setSize", list(size2_t(size)))

    def getUseCustomDimensions(self) -> bool:
        """Whether the picture has the size ``customDimensions`` and not that of the window."""
        prop: Any = self.getPropertyByIdentifier("enableCustomInputDimensions", True)
        return bool(prop is not None and prop.value)

    @property
    def customDimensions(self) -> size2_t:
        """Width and height in pixels that are used instead of the window's."""
        prop: Any = self.getPropertyByIdentifier("customInputDimensions", True)
        return self.size if prop is None else size2_t(prop.value)

    @property
    def image(self) -> Image | None:
        """The image that is shown, or None. A script gets it when everything is computed.

        ``canvas.image()`` is what is seen as an array, ``[y, x, 4]`` of uint8, first row on top."""
        binding = get_binding()
        description = self._call("image", binding.in_script())
        if description is None:
            return None
        image: Image = binding.make_data(description)
        shown = lambda: binding.make_data(self._call("visibleLayer"))  # noqa: E731
        return CanvasImage(image, shown)

    @property
    def ready(self) -> bool:
        """Whether a picture can be drawn."""
        return self.inports[0].isReady() if self._inports else False

    def snapshot(self, path: str | os.PathLike[str]) -> None:
        """Waits until everything is computed, then writes the visible layer; the extension chooses the format."""
        self._call("snapshot", os.path.abspath(os.fspath(path)), get_binding().in_script())

    def invokeEvent(self, event: Event) -> None:
        """As if the user had done it over the canvas: keys, mouse and wheel go up the network from here."""
        wire = canvas_input(event)
        if wire is None:
            raise RuntimeError(f"A {type(event).__name__} cannot be sent to a canvas; keys, mouse and wheel events can")
        self._call("input", wire)

    def propagateEvent(self, event: Event, outport: Outport | None = None) -> None:
        """The same as ``invokeEvent``."""
        self.invokeEvent(event)

    def snapshotAsync(self, path: str | os.PathLike[str]) -> None:
        """As ``snapshot``: the engine writes the file, and this waits for it."""
        self.snapshot(path)

    @property
    def widget(self) -> ProcessorWidget:
        """The window that shows the picture."""
        if "_widget" not in self.__dict__:
            self._widget = ProcessorWidget(self)
        return self._widget

    def hasProcessorWidget(self) -> bool:
        """True: canvases have a window."""
        return True

    def _repr_png_(self) -> bytes | None:
        image: Any = self.image
        return None if image is None else encode_png(image())

    def _repr_html_(self) -> str:
        """For notebooks, which prefer this to a picture alone."""
        picture = self._repr_png_()
        return super()._repr_html_() if picture is None else picture_html(picture, self._identifier)


class ProcessorWidget:
    """The window of a canvas. The page has a panel in its place, so all but ``dimensions`` is only kept: the position in
    the canvas's property of that name, the rest in Python."""

    def __init__(self, processor: Any = None) -> None:
        self._processor = processor
        self._position = ivec2(0)
        self._visible = True
        self.onTop = False
        self.fullScreen = False

    @property
    def visible(self) -> bool:
        """Whether the window is shown."""
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._visible = bool(visible)

    visibility = visible

    @property
    def dimensions(self) -> ivec2:
        """Width and height of the window in pixels."""
        return ivec2(0) if self._processor is None else ivec2(self._processor.size)

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        if self._processor is not None:
            self._processor.size = dimensions

    @property
    def position(self) -> ivec2:
        """Of the upper left corner on the screen, in pixels."""
        prop = self._position_property()
        return ivec2(self._position if prop is None else prop.value)

    @position.setter
    def position(self, position: Any) -> None:
        self._position = ivec2(position)
        prop = self._position_property()
        if prop is not None:
            prop.value = self._position

    def _position_property(self) -> Any:
        return None if self._processor is None else self._processor.getPropertyByIdentifier("position")

    def address(self) -> int:
        """Without meaning: panels of the page are no native windows."""
        return 0
