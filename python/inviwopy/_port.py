"""Ports: where data enters and leaves a processor."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import numpy as np

from inviwopy._array_like import plain, type_name
from inviwopy._binding import get_binding
from inviwopy._identifier import check_identifier
from inviwopy._port_callbacks import CallbackHolder, InportCallbackHolderOutport, InportCallbackHolderVoid
from inviwopy.doc import Document, _document

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = [
    "DataInport",
    "DataOutport",
    "Inport",
    "InportCallbackHolderOutport",
    "InportCallbackHolderVoid",
    "Outport",
    "Port",
    "ReceivedSource",
]

T = TypeVar("T")
H = TypeVar("H", bound=CallbackHolder)


class Port:
    """What inports and outports share."""

    _data_type: ClassVar[str] = ""  # class identifier of the data: 'org.inviwo.Volume'
    _data_class: ClassVar[type[Any] | None] = None
    _is_list: ClassVar[bool] = False  # a list or array converts to the data class by itself

    def __init__(self, identifier: str, help: Document | str = "") -> None:
        self._identifier = check_identifier(identifier, "Port")
        self._help = _document(help)
        self._processor: Processor | None = None
        self._group = "default"
        self._owned = False

    @property
    def identifier(self) -> str:
        """Unique among the ports of the processor."""
        return self._identifier

    @property
    def processor(self) -> Any:
        """The processor that it belongs to, or None."""
        return self._processor

    @property
    def classIdentifier(self) -> str:
        """The type of the data and the kind of the port."""
        raise NotImplementedError

    @property
    def contentInfo(self) -> Document:
        """Type and present data as a document."""
        document = Document()
        document.append("b", self._identifier)
        document.append("p", self.classIdentifier)
        document.append("p", repr(self._content()))
        return document

    @property
    def help(self) -> Document:
        """What the port is for."""
        return self._help

    @property
    def _path(self) -> str:
        above = f"{self._processor.identifier}." if self._processor is not None else ""
        return f"{above}{self._identifier}"

    def _content(self) -> Any:
        return None

    def isConnected(self) -> bool:
        """Whether it has a connection."""
        raise NotImplementedError

    def isReady(self) -> bool:
        """Whether there are data."""
        raise NotImplementedError

    def _structure_changed(self) -> None:
        if self._processor is not None:
            self._processor._notify_structure()

    def describe(self) -> dict[str, Any]:
        """The PortDescription."""
        description: dict[str, Any] = {
            "identifier": self._identifier,
            "classIdentifier": self.classIdentifier,
            "dataType": self._data_type,
            "group": self._group,
        }
        help_text = self._help._as_markdown()
        if help_text:
            description["help"] = help_text
        if self._owned:
            description["owned"] = True
        return description

    def __repr__(self) -> str:
        return self._path


class ReceivedSource:
    """The outport that an inport's data came from, when it belongs to a processor of the engine."""

    def __init__(self, path: str, data: Any) -> None:
        self._path = path
        self._data = data

    @property
    def identifier(self) -> str:
        return self._path.rpartition(".")[2]

    @property
    def processor(self) -> Any:
        from inviwopy._application import network  # the proxies need ports, so not at import time

        return network.getProcessorByIdentifier(self._path.partition(".")[0])

    def hasData(self) -> bool:
        return self._data is not None

    def isReady(self) -> bool:
        return self._data is not None

    def getData(self) -> Any:
        return self._data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (ReceivedSource, Outport)) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __repr__(self) -> str:
        return self._path


Source = Any
"""An Outport of this process, or a ReceivedSource."""


class Inport(Port):
    """Where data enters. ``optional`` inports do not hold the processor back while they are unconnected."""

    _multi: ClassVar[bool] = False
    _flat: ClassVar[bool] = False

    def __init__(self, identifier: str, help: Document | str = "") -> None:
        super().__init__(identifier, help)
        self._optional = False
        self._sources: list[Source] = []
        self._changed: list[Source] = []
        self._is_changed = False
        self._permanent: list[Callable[[], object]] = []
        self._holders: dict[str, list[weakref.ref[CallbackHolder]]] = {}

    @property
    def classIdentifier(self) -> str:
        """``org.inviwo.Volume.inport``: the type of the data and the kind of the port."""
        flat = ".flat" if self._flat else ""
        return f"{self._data_type}{flat}{'.multi' if self._multi else ''}.inport"

    @property
    def optional(self) -> bool:
        """Whether the processor is ready also while this is unconnected."""
        return self._optional

    @optional.setter
    def optional(self, optional: bool) -> None:
        if self._optional != bool(optional):
            self._optional = bool(optional)
            self._structure_changed()

    # Connections

    def _present(self) -> list[Source]:
        """The outports that are connected: to the processor those of its last run, to a script those of now."""
        network = self._network()
        if network is None or not get_binding().in_statement():
            return self._sources
        return [network.getPort(path) for path in network._sources_of(self._path)]

    def canConnectTo(self, port: Any) -> bool:
        """Whether the outport carries what this inport takes."""
        if getattr(port, "_processor", None) is not None and port._processor is self._processor:
            return False
        return isinstance(port, Outport) and port._data_type == self._data_type

    def _network(self) -> Any:
        return self._processor.network if self._processor is not None else None

    def connectTo(self, outport: Any) -> None:
        """Connects to an outport; through the network when the processor is in one."""
        network = self._network()
        if network is not None:
            network.addConnection(outport, self)
            return
        if not self.canConnectTo(outport):
            raise RuntimeError(f"{self._path} ({self.classIdentifier}) cannot be connected to {outport!r}")
        if self._sources and not self._multi:
            raise RuntimeError(f"{self._path} is full: it takes one connection")
        self._sources.append(outport)
        outport._connected.append(self)
        self._mark_changed(outport)
        self._fire("connect", outport)

    def disconnectFrom(self, outport: Any) -> None:
        """Ends the connection with an outport; through the network when the processor is in one."""
        network = self._network()
        if network is not None:
            network.removeConnection(outport, self)
        elif outport in self._sources:
            self._sources.remove(outport)
            outport._connected.remove(self)
            self._mark_changed(outport)
            self._fire("disconnect", outport)

    def isConnectedTo(self, outport: Any) -> bool:
        """Whether that outport is connected to this."""
        return outport in self._present()

    def isConnected(self) -> bool:
        """Whether any outport is connected."""
        return bool(self._present())

    def isReady(self) -> bool:
        """Connected, and every outport that it is connected to has data."""
        sources = self._present()
        return bool(sources) and all(source.hasData() for source in sources)

    def getConnectedOutport(self) -> Any:
        """The first connected outport, or None."""
        return next(iter(self._present()), None)

    def getConnectedOutports(self) -> list[Any]:
        """All connected outports, in order."""
        return list(self._present())

    def getChangedOutports(self) -> list[Any]:
        """Those whose data is new since the processor last ran."""
        return list(self._changed)

    def getNumberOfConnections(self) -> int:
        """How many outports are connected."""
        return len(self._present())

    def getMaxNumberOfConnections(self) -> int:
        """1, or a very large number for multi inports."""
        return 2**64 - 1 if self._multi else 1

    # Changes

    def isChanged(self) -> bool:
        """Whether something upstream is new since the processor last ran."""
        return self._is_changed

    def onChange(self, callback: Callable[[], object]) -> None:
        """Adds a callback that runs before ``process`` when the data is new."""
        self._permanent.append(callback)

    def onChangeScoped(self, callback: Callable[[], object]) -> InportCallbackHolderVoid:
        """As ``onChange``, for as long as the returned holder is kept."""
        return self._hold("change", InportCallbackHolderVoid(callback))

    def onInvalidScoped(self, callback: Callable[[], object]) -> InportCallbackHolderVoid:
        """Runs the callback when the data become outdated, for as long as the returned holder is kept."""
        return self._hold("invalid", InportCallbackHolderVoid(callback))

    def onConnectScoped(self, callback: Callable[[Any], object]) -> InportCallbackHolderOutport:
        """Runs the callback with the outport after each connection, for as long as the returned holder is kept."""
        return self._hold("connect", InportCallbackHolderOutport(callback))

    def onDisconnectScoped(self, callback: Callable[[Any], object]) -> InportCallbackHolderOutport:
        """Runs the callback with the outport after each disconnection, for as long as the returned holder is kept."""
        return self._hold("disconnect", InportCallbackHolderOutport(callback))

    def _hold(self, event: str, holder: H) -> H:
        self._holders.setdefault(event, []).append(weakref.ref(holder))
        return holder

    def _fire(self, event: str, *arguments: object) -> None:
        alive = [(reference, reference()) for reference in self._holders.get(event, ())]
        self._holders[event] = [reference for reference, holder in alive if holder is not None]
        for _, holder in alive:
            if holder is not None:
                holder._call(*arguments)

    def _mark_changed(self, source: Source) -> None:
        self._is_changed = True
        if source not in self._changed:
            self._changed.append(source)

    def _run_change_callbacks(self) -> None:
        for callback in list(self._permanent):
            callback()
        self._fire("change")

    # What the host does

    def _receive(self, items: Sequence[Any], sources: Sequence[Source | str] = (), changed: bool = True) -> None:
        """New input: one item per connection (None where it has no data yet).

        ``sources`` are the outports, or their paths ("Proc.port"); unknown ones when left out."""
        before = list(self._sources)
        names = list(sources) if sources else [f"unknown.{i}" for i in range(len(items))]
        self._sources = [ReceivedSource(name, item) if isinstance(name, str) else name for name, item in zip(names, items)]
        for source in self._sources:
            if source not in before:
                self._fire("connect", source)
            if changed:
                self._mark_changed(source)
        for source in before:
            if source not in self._sources:
                self._fire("disconnect", source)
        self._is_changed = self._is_changed or changed

    def _set_valid(self) -> None:
        self._is_changed = False
        self._changed.clear()

    def describe(self) -> dict[str, Any]:
        """The PortDescription."""
        description = {"direction": "in", **super().describe()}
        flags = (("optional", self._optional), ("multi", self._multi), ("flat", self._flat))
        return {**description, **{key: True for key, value in flags if value}}


class Outport(Port):
    """Where data leaves."""

    def __init__(self, identifier: str, help: Document | str = "") -> None:
        super().__init__(identifier, help)
        self._data: Any = None
        self._is_set = False
        self._connected: list[Inport] = []

    @property
    def classIdentifier(self) -> str:
        """``org.inviwo.Volume.outport``: the type of the data and the kind of the port."""
        return f"{self._data_type}.outport"

    def _content(self) -> Any:
        return self._data

    def getConnectedInports(self) -> list[Any]:
        """All inports that get the data."""
        network = self._processor.network if self._processor is not None else None
        return list(self._connected) if network is None else network._inports_of(self._path)

    def isConnectedTo(self, inport: Any) -> bool:
        """Whether that inport gets the data."""
        return inport in self.getConnectedInports()

    def isConnected(self) -> bool:
        """Whether any inport gets the data."""
        return bool(self.getConnectedInports())

    def hasData(self) -> bool:
        """Whether data were set."""
        return self._data is not None

    def isReady(self) -> bool:
        """Whether data were set."""
        return self.hasData()

    def clear(self) -> None:
        """Takes the data away."""
        self._publish(None)

    def _publish(self, data: Any) -> None:
        self._data = data
        self._is_set = True
        for inport in self._connected:
            inport._mark_changed(self)
            inport._fire("invalid")
        if self._processor is not None:
            self._processor._outport_set(self)

    def _take(self) -> tuple[bool, Any]:
        """Whether data was set since the last call, and the data."""
        was_set, self._is_set = self._is_set, False
        return was_set, self._data

    def describe(self) -> dict[str, Any]:
        """The PortDescription."""
        return {"direction": "out", **super().describe()}


class DataInport(Inport, Generic[T]):
    """An inport of one data type."""

    def hasData(self) -> bool:
        """Connected, with data present."""
        return any(source.hasData() for source in self._present())

    def getData(self) -> T | Any:
        """The data, or None where there is none; of several connections that of the first.

        Its type leaves None out: ``process`` of a processor whose inports are not optional runs with data only."""
        return next((item for _, item in self._items()), None)

    def getVectorData(self) -> list[T]:
        """The data of all connections that have some."""
        return [item for _, item in self._items()]

    def getSourceVectorData(self) -> list[tuple[Any, T]]:
        """Outport and data of all connections that have some."""
        return list(self._items())

    def data(self) -> Iterator[T]:
        """Iterates over the data of all connections."""
        return (item for _, item in self._items())

    def outportAndData(self) -> Iterator[tuple[Any, T]]:
        return self._items()

    def changedAndData(self) -> Iterator[tuple[bool, T]]:
        """Whether it is new, and the data, for all connections."""
        return ((source in self._changed, item) for source, item in self._items())

    def _items(self) -> Iterator[tuple[Any, T]]:
        for source in self._present():
            item = source.getData()
            if item is None:
                continue
            if self._flat and self._data_class is not None and not isinstance(item, self._data_class):
                yield from ((source, part) for part in item)
            else:
                yield source, item

    def canConnectTo(self, port: Any) -> bool:
        if super().canConnectTo(port):
            return True
        sequence = (f"{self._data_type}.vector", f"{self._data_type}.shared_ptr.vector")
        return self._flat and isinstance(port, Outport) and port._data_type in sequence

    def _content(self) -> Any:
        return self.getData()


class DataOutport(Outport, Generic[T]):
    """An outport of one data type."""

    def setData(self, data: T | None) -> None:
        """Publishes ``data``: shared, not copied. None clears the port. The same object again counts as new data."""
        self._publish(None if data is None else self._accept(data))

    def _accept(self, data: Any) -> Any:
        expected = self._data_class
        if expected is None or isinstance(data, expected):
            return data
        array = plain(data, self._path)
        if self._is_list and isinstance(array, (list, tuple, np.ndarray)):
            return expected(array)
        advice = f"; make one with {expected.__name__}(array)" if isinstance(array, np.ndarray) else ""
        raise TypeError(
            f"{self._path}: {type(self).__name__}.setData expects a {expected.__name__}, got {type_name(data)}{advice}"
        )

    def getData(self) -> T | None:
        data: T | None = self._data
        return data

    def detatchData(self) -> T | None:
        """Returns the data and empties the port. The spelling is that of the API."""
        data = self.getData()
        self.clear()
        return data
