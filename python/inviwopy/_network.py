"""The network of processors, as seen from Python."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from inviwopy._binding import get_binding
from inviwopy._identifier import strip_identifier, unique_identifier
from inviwopy._notebook import network_html, network_svg
from inviwopy._port import Inport, Outport, Port
from inviwopy._processor import Processor, local_processor
from inviwopy._registry import offer, register
from inviwopy._remote_processor import CanvasProcessor, RemoteProcessor
from inviwopy._view import IdentifierView
from inviwopy.properties._property import Property

__all__ = ["PortConnection", "ProcessorNetwork", "PropertyLink"]

_CANVASES = {"org.inviwo.CanvasGL", "org.inviwo.Canvas"}


class PortConnection:
    """From an outport to an inport."""

    def __init__(self, outport: Outport, inport: Inport) -> None:
        self._outport, self._inport = outport, inport

    @property
    def outport(self) -> Any:
        """Where the data come from."""
        return self._outport

    @property
    def inport(self) -> Any:
        """Where the data go to."""
        return self._inport

    def _key(self) -> tuple[str, str]:
        return (self._outport._path, self._inport._path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PortConnection) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return " -> ".join(self._key())


class PropertyLink:
    """From a property to another that follows it."""

    def __init__(self, src: Property, dst: Property) -> None:
        self._source, self._destination = src, dst

    @property
    def source(self) -> Any:
        """The property whose value travels."""
        return self._source

    @property
    def destination(self) -> Any:
        """The property that takes the value."""
        return self._destination

    def _key(self) -> tuple[str, str]:
        return (self._source.path, self._destination.path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PropertyLink) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return " -> ".join(self._key())


class ProcessorNetwork:
    """``network.Identifier`` is a processor; everything that is read is asked of the running application.

    Processors written in Python are the objects themselves, others are proxies."""

    def __init__(self) -> None:
        self._proxies: dict[str, RemoteProcessor] = {}

    @staticmethod
    def _call(member: str, *arguments: Any) -> Any:
        return get_binding().call("network", member, list(arguments))

    def _apply(self, *changes: Mapping[str, Any]) -> Any:
        return self._call("apply", [dict(change) for change in changes])

    # Processors

    def getProcessorByIdentifier(self, identifier: str) -> Any:
        """The processor, or None."""
        local = local_processor(identifier)
        if local is not None:
            return local
        description = self._call("processor", identifier)
        if description is None:
            self._proxies.pop(identifier, None)
            return None
        proxy = self._proxies.get(identifier)
        if proxy is None or proxy._type != description["type"]:
            kind = CanvasProcessor if description["type"] in _CANVASES else RemoteProcessor
            proxy = self._proxies[identifier] = kind(description)
        else:
            proxy._update(description)
        return proxy

    def _renamed(self, identifier: str, to: str) -> None:
        proxy = self._proxies.pop(identifier, None)
        if proxy is not None:
            self._proxies[to] = proxy

    def __getattr__(self, identifier: str) -> Any:
        if identifier.startswith("_"):
            raise AttributeError(identifier)
        processor = self.getProcessorByIdentifier(identifier)
        if processor is None:
            raise AttributeError(f"ProcessorNetwork does not have a processor with identifier: '{identifier}'")
        return processor

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(entry["identifier"] for entry in self._call("processors"))]

    def _all(self) -> list[Any]:
        entries = self._call("processors")
        found = (self.getProcessorByIdentifier(entry["identifier"]) for entry in entries)
        return [processor for processor in found if processor is not None]

    @property
    def processors(self) -> IdentifierView[Processor]:
        """By identifier or index; iteration gives all of them."""
        return IdentifierView(self._all, "processor")

    @property
    def canvases(self) -> list[CanvasProcessor]:
        """The processors that show pictures."""
        entries = self._call("processors")
        return [self.getProcessorByIdentifier(entry["identifier"]) for entry in entries if entry["type"] in _CANVASES]

    def addProcessor(self, processor: Processor) -> Processor:
        """Adds a processor that ``app.processorFactory`` made, or an object of a Python class, under a unique identifier.

        A class that the application does not know yet is registered (``app.register``)."""
        if not isinstance(processor, Processor):
            reason = ": there is no processor of the type that was asked for" if processor is None else ""
            raise TypeError(f"addProcessor() expects a Processor, got {type(processor).__name__}{reason}")
        if processor.network is not None:
            raise RuntimeError(f"{processor.identifier} is in the network already")
        taken = {entry["identifier"] for entry in self._call("processors")}
        wanted = unique_identifier(strip_identifier(processor.identifier), taken)
        processor._identifier = wanted
        state = processor._as_state() if isinstance(processor, RemoteProcessor) else _state_of(processor)
        if not isinstance(processor, RemoteProcessor):
            self._offer(processor)
        names = self._apply({"kind": "addProcessor", "processor": state})
        if names:
            processor._identifier = names[0]
        if isinstance(processor, RemoteProcessor):
            processor._in_network = True
            if local_processor(processor.identifier) is None:
                self._proxies[processor.identifier] = processor
            self.getProcessorByIdentifier(processor.identifier)
        return processor

    def _offer(self, processor: Processor) -> None:
        known = {info["classIdentifier"] for info in get_binding().call("app", "processorTypes")}
        if processor.classIdentifier not in known:
            register(type(processor))
        offer(processor)

    def removeProcessor(self, processor: Processor) -> None:
        """Removes a processor with its connections and links."""
        self._apply({"kind": "removeProcessor", "identifier": processor.identifier})
        self._proxies.pop(processor.identifier, None)
        if isinstance(processor, RemoteProcessor):
            processor._in_network = False

    # Connections

    def addConnection(self, sourcePort: Any, destPort: Any = None) -> None:
        """``(outport, inport)`` or ``(PortConnection)``. What does not fit together is logged and left as it is.

        RuntimeError when a port is not in the network."""
        source, destination = self._ends(sourcePort, destPort)
        allowed = self._call("canConnect", source._path, destination._path)
        if allowed is not True:
            get_binding().log("warning", "ProcessorNetwork", f"{source._path} -> {destination._path}: {allowed}")
            return
        self._apply({"kind": "connect", "source": source._path, "destination": destination._path})

    def removeConnection(self, sourcePort: Any, destPort: Any = None) -> None:
        """Ends the connection of an outport with an inport."""
        source, destination = self._ends(sourcePort, destPort)
        if self.isConnected(source, destination):
            self._apply({"kind": "disconnect", "source": source._path, "destination": destination._path})

    def _ends(self, source: Any, destination: Any) -> tuple[Any, Any]:
        if isinstance(source, PortConnection):
            source, destination = source.outport, source.inport
        for port, kind, word in ((source, Outport, "Outport"), (destination, Inport, "Inport")):
            if not isinstance(port, kind):
                raise TypeError(f"addConnection(outport, inport): expected an {word}, got {type(port).__name__}")
            if port.processor is None or port.processor.network is None:
                owner = port.processor.identifier if port.processor is not None else ""
                raise RuntimeError(
                    f"Unable to create connection, {word} '{port.classIdentifier}' of Processor '{owner}' "
                    "not found in network"
                )
        return source, destination

    def isConnected(self, sourcePort: Any, destPort: Any = None) -> bool:
        """Whether an outport is connected with an inport."""
        source, destination = self._ends(sourcePort, destPort)
        return [source._path, destination._path] in [list(pair) for pair in self._call("connections")]

    @property
    def connections(self) -> list[PortConnection]:
        """All connections."""
        pairs = self._call("connections")
        found = ((self.getPort(source), self.getPort(destination)) for source, destination in pairs)
        return [PortConnection(a, b) for a, b in found if isinstance(a, Outport) and isinstance(b, Inport)]

    def _sources_of(self, inport: str) -> list[str]:
        return [source for source, destination in self._call("connections") if destination == inport]

    def _inports_of(self, outport: str) -> list[Any]:
        return [self.getPort(destination) for source, destination in self._call("connections") if source == outport]

    def _neighbours(self, identifier: str, which: str) -> set[Any]:
        """``which`` is a method of Processor: 'getPredecessors', 'getDirectSuccessors' ..."""
        upstream, direct = "Predecessors" in which, "Direct" in which
        pairs = [(a.partition(".")[0], b.partition(".")[0]) for a, b in self._call("connections")]
        edges = [(b, a) if upstream else (a, b) for a, b in pairs]
        found: set[str] = set()
        frontier = {identifier}
        while frontier:
            frontier = {to for start, to in edges if start in frontier} - found
            found |= frontier
            if direct:
                break
        return {self.getProcessorByIdentifier(name) for name in found}

    # Links

    def addLink(self, src: Any, dst: Any = None) -> None:
        """``(source, destination)`` or ``(PropertyLink)``: destination follows source. What does not fit together is
        logged and left as it is.

        RuntimeError when a property is not in the network."""
        source, destination = self._linked(src, dst)
        if self._has_link(source, destination):
            return
        try:
            self._apply({"kind": "link", "source": source.path, "destination": destination.path})
        except RuntimeError as error:
            get_binding().log("warning", "ProcessorNetwork", str(error))

    def removeLink(self, src: Any, dst: Any = None) -> None:
        """Ends the link from one property to another."""
        source, destination = self._linked(src, dst)
        if self._has_link(source, destination):
            self._apply({"kind": "unlink", "source": source.path, "destination": destination.path})

    def _linked(self, src: Any, dst: Any) -> tuple[Property, Property]:
        if isinstance(src, PropertyLink):
            src, dst = src.source, src.destination
        for prop, word in ((src, "Source"), (dst, "Destination")):
            if not self.isPropertyInNetwork(prop):
                raise RuntimeError(f"{word} property not found in network")
        return src, dst

    def _has_link(self, source: Property, destination: Property) -> bool:
        return [source.path, destination.path] in [list(pair) for pair in self._call("links")]

    def isLinked(self, link: PropertyLink) -> bool:
        """Whether there is a link from one property to another."""
        return self._has_link(link.source, link.destination)

    def isLinkedBidirectional(self, a: Property, b: Property) -> bool:
        """Whether there are links in both directions."""
        return self._has_link(a, b) and self._has_link(b, a)

    @property
    def links(self) -> list[PropertyLink]:
        """All links."""
        pairs = [(self.getProperty(a), self.getProperty(b)) for a, b in self._call("links")]
        return [PropertyLink(a, b) for a, b in pairs if a is not None and b is not None]

    def getLinksBetweenProcessors(self, p1: Processor, p2: Processor) -> list[PropertyLink]:
        """The links between properties of two processors."""
        ends = {p1.identifier, p2.identifier}
        return [link for link in self.links if {path.partition(".")[0] for path in link._key()} == ends]

    def getPropertiesLinkedTo(self, prop: Property) -> list[Property]:
        """The properties that a property is linked with."""
        return [link.destination for link in self.links if link.source.path == prop.path]

    # By path

    def getProperty(self, path: str) -> Any:
        """The property at ``"Processor.composite.property"``, or None."""
        identifier, _, rest = path.partition(".")
        processor = self.getProcessorByIdentifier(identifier)
        return None if processor is None else processor.getPropertyByPath(rest)

    def getPort(self, path: str) -> Any:
        """The port at ``"Processor.port"``, or None."""
        identifier, _, port = path.partition(".")
        processor = self.getProcessorByIdentifier(identifier)
        return None if processor is None else processor.getPort(port)

    def getInport(self, path: str) -> Any:
        """The inport of a path: ``Processor.port``."""
        port = self.getPort(path)
        return port if isinstance(port, Inport) else None

    def getOutport(self, path: str) -> Any:
        """The outport of a path: ``Processor.port``."""
        port = self.getPort(path)
        return port if isinstance(port, Outport) else None

    def isPropertyInNetwork(self, prop: Any) -> bool:
        """Whether the property belongs to a processor of the network."""
        processor = prop._processor() if isinstance(prop, Property) else None
        return processor is not None and processor.network is not None

    def isPortInNetwork(self, port: Any) -> bool:
        """Whether the port belongs to a processor of the network."""
        return isinstance(port, Port) and port.processor is not None and port.processor.network is not None

    # Evaluation

    def lock(self) -> None:
        """Nothing is evaluated until as many ``unlock`` calls."""
        self._call("lock")

    def unlock(self) -> None:
        """Takes one lock away; the last one lets the evaluation go on."""
        self._call("unlock")

    def isLocked(self) -> bool:
        """Whether the evaluation waits."""
        return bool(self._call("isLocked"))

    @property
    def locked(self) -> bool:
        """Whether the evaluation waits."""
        return self.isLocked()

    def waitUntilIdle(self) -> None:
        """Returns when nothing is invalid and nothing runs; at once in a method of a processor, for which the network
        itself waits."""
        if get_binding().in_script():
            self._call("idle")

    def _state(self, name: str) -> Any:
        return self._call("state")[name]

    @property
    def version(self) -> int:
        """The version of the workspace format."""
        return int(self._state("version"))

    @property
    def empty(self) -> bool:
        """Whether there is no processor."""
        return not self._call("processors")

    @property
    def invalidating(self) -> bool:
        """Whether a change travels through the network now."""
        return bool(self._state("invalidating"))

    @property
    def linking(self) -> bool:
        """Whether links are followed now."""
        return bool(self._state("linking"))

    @property
    def deserializing(self) -> bool:
        """Whether a workspace is loaded now."""
        return bool(self._state("deserializing"))

    @property
    def runningBackgroundJobs(self) -> int:
        """How many processors compute in the background."""
        return int(self._state("backgroundJobs"))

    # Workspaces

    def clear(self) -> None:
        """Removes everything."""
        self._proxies.clear()
        self._call("clear")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the workspace; RuntimeError when it cannot be written."""
        self._call("save", os.path.abspath(os.fspath(path)))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Replaces the network by that of a file; RuntimeError says what could not be loaded."""
        self._proxies.clear()
        self._call("load", os.path.abspath(os.fspath(path)))

    def append(self, path: str | os.PathLike[str]) -> list[Any]:
        """Adds the network of a file; returns its processors."""
        names: Sequence[str] = self._call("append", os.path.abspath(os.fspath(path)))
        return [self.getProcessorByIdentifier(name) for name in names]

    def __repr__(self) -> str:
        return "<ProcessorNetwork>"

    def _repr_html_(self) -> str:
        """For notebooks: the graph and a list."""
        return network_html()

    def _repr_svg_(self) -> str:
        return network_svg()


def _state_of(processor: Processor) -> dict[str, Any]:
    return {
        "type": processor.classIdentifier,
        "identifier": processor.identifier,
        "displayName": processor.displayName,
        "meta": {"position": list(processor.meta.position)},
        "properties": [prop.describe() for prop in processor._properties],
    }
