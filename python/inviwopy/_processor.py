"""The base of all processors written in Python."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from inviwopy._binding import get_binding
from inviwopy._gives_way import gives_way
from inviwopy._identifier import check_identifier
from inviwopy._info import CodeState, ProcessorInfo, Tags
from inviwopy._meta import ProcessorMetaData
from inviwopy._notebook import processor_html
from inviwopy._port import Inport, Outport
from inviwopy._port_owner import PortOwner
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._owner import PropertyOwner
from inviwopy.properties._property import Property

if TYPE_CHECKING:
    from inviwopy._events import Event
    from inviwopy._network import ProcessorNetwork
    from inviwopy._serialization import Deserializer, Serializer

__all__ = ["Processor", "create_processor", "local_processor"]

_CALLED_WHEN_OVERRIDDEN = ("invokeEvent", "propagateEvent", "doIfNotReady", "invalidate", "serialize", "deserialize")


class Progress(Protocol):
    """Shows how far ``process`` is: ``fraction`` from 0 to 1, and what it is doing."""

    def __call__(self, fraction: float, text: str = "") -> None: ...


class Processor(PropertyOwner, PortOwner):
    """A node of the network. Subclasses add ports and properties in ``__init__`` and override ``process``.

    ``__init__(self, id, name)`` calls ``super().__init__(id, name)`` first. ``processorInfo()`` (static) and
    ``getProcessorInfo()`` describe the type. ``initializeResources`` runs before the first ``process`` and whenever a
    property with ``InvalidationLevel.InvalidResources`` changed."""

    _is_remote = False  # whether it is a proxy of one of the engine

    def __new__(cls, *arguments: Any, **keywords: Any) -> Processor:
        self = super().__new__(cls)
        object.__setattr__(self, "_base_initialized", False)
        return self

    def __init__(self, identifier: str, displayName: str) -> None:
        self._identifier = check_identifier(identifier, "Processor")
        self._display_name = str(displayName)
        self._init_owner()
        self._inports: list[Inport] = []
        self._outports: list[Outport] = []
        self._meta = ProcessorMetaData(self)
        self._info: ProcessorInfo | None = None
        self._running = False
        self._announced = False
        self._base_initialized = True

    def __getattr__(self, name: str) -> Any:
        if name in ("_identifier", "_inports", "_outports", "_properties", "_meta", "_validity"):
            self._require_base()
        return super().__getattr__(name)

    def _require_base(self) -> None:
        if not self.__dict__.get("_base_initialized"):
            raise TypeError(
                f"{type(self).__name__}.__init__() must be called when overriding __init__: "
                "begin it with super().__init__(id, name)"
            )

    # Identity

    @property
    def identifier(self) -> str:
        """Unique in the network. RuntimeError when it is set to a used one."""
        return self._identifier

    @identifier.setter
    def identifier(self, identifier: str) -> None:
        check_identifier(identifier, "Processor")
        if identifier == self._identifier:
            return
        network = self.network
        if network is not None:
            if network.getProcessorByIdentifier(identifier) is not None:
                raise RuntimeError(f'Processor identifier "{identifier}" already in use.')
            network._apply({"kind": "renameProcessor", "identifier": self._identifier, "to": identifier})
            network._renamed(self._identifier, identifier)
        self._identifier = identifier

    @property
    def displayName(self) -> str:
        """The name that is shown; need not be unique."""
        return self._display_name

    @displayName.setter
    def displayName(self, displayName: str) -> None:
        network = self.network
        if network is not None:
            network._apply({"kind": "setDisplayName", "identifier": self._identifier, "displayName": str(displayName)})
        self._display_name = str(displayName)

    def getProcessorInfo(self) -> ProcessorInfo:
        """What kind of processor this is; to be overridden."""
        info = getattr(type(self), "processorInfo", None)
        if info is None:
            raise RuntimeError("Missing getProcessorInfo member function in python processor")
        result = info()
        if not isinstance(result, ProcessorInfo):
            raise TypeError(f"processorInfo() returned {type(result).__name__}, expected a ProcessorInfo")
        return result

    def _cached_info(self) -> ProcessorInfo:
        if self._info is None:
            self._info = self.getProcessorInfo()
        return self._info

    @property
    def classIdentifier(self) -> str:
        """``org.me.MyProcessor``, of the ProcessorInfo."""
        return self._cached_info().classIdentifier

    @property
    def category(self) -> str:
        """Of the ProcessorInfo."""
        return self._cached_info().category

    @property
    def codeState(self) -> CodeState:
        """Of the ProcessorInfo."""
        return self._cached_info().codeState

    @property
    def tags(self) -> Tags:
        """Of the ProcessorInfo."""
        return self._cached_info().tags

    # Place

    @property
    def network(self) -> ProcessorNetwork | None:
        """The network, or None while the processor is in none (during ``__init__``)."""
        return self.__dict__.get("_joined")

    @property
    def _network(self) -> ProcessorNetwork | None:
        return self.network

    @_network.setter
    def _network(self, network: ProcessorNetwork | None) -> None:
        """Set by whoever adds the processor to the network, and to None when it is removed."""
        self._joined = network
        if network is None:
            _members.discard(self)
        else:
            _members.add(self)

    @property
    def meta(self) -> ProcessorMetaData:
        """Position in the network editor, selection, visibility."""
        return self._meta

    @property
    def widget(self) -> Any:
        """None: processors written in Python have no window of their own; canvases have."""
        return None

    def hasProcessorWidget(self) -> bool:
        """False: processors written in Python have no window of their own."""
        return False

    @property
    def processor(self) -> Processor:
        """Itself: the owner of its properties."""
        return self

    def _owner_path(self) -> str:
        return self._identifier

    def getPredecessors(self) -> set[Any]:
        """All processors upstream."""
        return self._neighbours("getPredecessors")

    def getSuccessors(self) -> set[Any]:
        """All processors downstream."""
        return self._neighbours("getSuccessors")

    def getDirectPredecessors(self) -> set[Any]:
        """The processors that its inports are connected to."""
        return self._neighbours("getDirectPredecessors")

    def getDirectSuccessors(self) -> set[Any]:
        """The processors that its outports are connected to."""
        return self._neighbours("getDirectSuccessors")

    def _neighbours(self, which: str) -> set[Any]:
        network = self.network
        return set() if network is None else network._neighbours(self._identifier, which)

    # What subclasses override

    def initializeResources(self) -> None:
        """Runs before the first ``process``, and when a property at InvalidResources changed."""

    def process(self) -> None:
        """Computes the outports from inports and properties."""

    def doIfNotReady(self) -> None:
        """Runs instead of ``process`` when an inport has no data."""

    def setValid(self) -> None:
        """Runs after a successful ``process``; overrides call the base."""
        super().setValid()
        for port in self._inports:
            port._set_valid()

    def invalidate(self, invalidationLevel: InvalidationLevel, modifiedProperty: Property | None = None) -> None:
        """Runs on every change; overrides call the base. Call it to ask that the processor runs again."""
        level = InvalidationLevel(invalidationLevel)
        self._raise_validity(level)
        told = self._announced and not self.__dict__.get("_invalidated_by_engine")
        if modifiedProperty is None and level is not InvalidationLevel.Valid and told:
            get_binding().invalidated(self._identifier, level._wire)

    def invokeEvent(self, event: Event) -> None:
        """An event of a picture downstream arrived; ``event.markAsUsed()`` keeps it from going further up.

        The base lets the cameras and events among the properties react."""
        event._reaches_properties = True

    def propagateEvent(self, event: Event, outport: Outport | None = None) -> None:
        """An event travels upstream from ``outport``; None for one that began here.

        The base calls ``invokeEvent``, and lets an event that was not used go on to what feeds this processor."""
        if event.hasVisitedProcessor(self):
            return
        event.markAsVisited(self)
        self.invokeEvent(event)
        if not event.used:
            event._goes_on = True

    def serialize(self, s: Serializer) -> None:
        """Writes what the workspace keeps besides ports and properties, into the processor's element."""

    def deserialize(self, d: Deserializer) -> None:
        """Reads what ``serialize`` wrote; runs when the properties have their saved values."""

    # Progress and stopping

    def updateProgress(self, fraction: float, text: str = "") -> None:
        """Shows how far ``process`` is: ``fraction`` from 0 to 1."""
        get_binding().progress(self._identifier, min(max(float(fraction), 0.0), 1.0), str(text))

    @property
    def isCancelled(self) -> bool:
        """Whether the user asked the running ``process`` to stop."""
        return get_binding().cancelled(self._identifier)

    @gives_way
    def progress(self) -> Progress:
        """``self.progress(fraction, text)``: the same as ``updateProgress``, unless the processor has a property or an
        attribute of this name."""
        return self.updateProgress

    @gives_way
    def cancelled(self) -> bool:
        """The same as ``isCancelled``, unless the processor has a property or an attribute of this name."""
        return self.isCancelled

    # What properties and ports report

    def _property_modified(self, prop: Property, level: InvalidationLevel) -> None:
        self.invalidate(level, prop)

    def _notify_property(
        self,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        if self._announced:
            get_binding().property_changed(self._identifier, path, state, meta)

    def _notify_structure(self) -> None:
        if self.__dict__.get("_announced"):
            get_binding().structure_changed(self)

    def _notify_press(self, prop: Property, index: int) -> None:
        if self._announced:
            get_binding().button_pressed(self._identifier, prop.path.partition(".")[2], index)

    def _outport_set(self, outport: Outport) -> None:
        if self._announced and not self._running:
            get_binding().new_results(self, [outport.identifier])

    # What the host uses

    def _describe(self) -> dict[str, Any]:
        """The ProcessorDescription. From the first call on, changes are reported to the binding."""
        self._announced = True
        return {
            "type": self.classIdentifier,
            "identifier": self._identifier,
            "displayName": self._display_name,
            "ports": [port.describe() for port in (*self._inports, *self._outports)],
            "properties": [prop.describe() for prop in self._properties],
            "isSink": self.isSink(),
            "isSource": self.isSource(),
            "overrides": [name for name in _CALLED_WHEN_OVERRIDDEN if self._overrides(name)],
            "picking": [mapper._block for mapper in self.__dict__.get("_picking_mappers", ())],
        }

    def _overrides(self, name: str) -> bool:
        return getattr(getattr(self, name), "__func__", None) is not getattr(Processor, name)

    def _apply_changes(self, changes: Sequence[Mapping[str, Any]]) -> None:
        """Changes from the engine, in order: ``{path, state}``, ``{path, meta}``, or ``{path, added}`` with the description
        of a property that an earlier object added at run time, or ``{path, children}`` with all elements of a list.
        Unknown paths raise KeyError."""
        for change in changes:
            if change.get("added"):
                self._restore_added(change["path"], change["added"])
                continue
            prop = self.getPropertyByPath(change["path"])
            if prop is None:
                raise KeyError(f"{self._identifier} has no property {change['path']!r}")
            if change.get("meta"):
                prop._apply_meta(change["meta"])
            if change.get("state"):
                prop._apply_state(change["state"])
            if change.get("children") is not None:
                self._restore_elements(prop, change["children"])

    def _restore_added(self, path: str, description: Mapping[str, Any]) -> None:
        from inviwopy._remote_property import property_from_description, update_property  # these know processors

        above, _, identifier = path.rpartition(".")
        owner: Any = self.getPropertyByPath(above) if above else self
        if not isinstance(owner, PropertyOwner):
            return
        prop = owner.getPropertyByIdentifier(identifier)
        if prop is None:
            owner.addProperty(property_from_description(description), True)
        elif prop.classIdentifier == description["classIdentifier"]:
            update_property(prop, description)

    def _restore_elements(self, prop: Any, descriptions: Sequence[Mapping[str, Any]]) -> None:
        from inviwopy._remote_property import adopt_properties  # knows processors

        adopt_properties(prop, descriptions)
        prop._property_modified(prop, InvalidationLevel.InvalidOutput)

    def _receive_event(self, wire: Mapping[str, Any]) -> bool:
        """An event of the engine; whether it was used. Picking callbacks come before ``invokeEvent``."""
        from inviwopy._event_service import serve_event  # events know processors

        return serve_event(self, wire).used

    def _invalidated_from_inports(self) -> None:
        """New data is on its way: an override of ``invalidate`` hears of it."""
        self._invalidated_by_engine = True
        try:
            self.invalidate(InvalidationLevel.InvalidOutput)
        finally:
            self._invalidated_by_engine = False

    def _press_button(self, path: str, index: int) -> None:
        """The user pressed a button in the page."""
        prop: Any = self.getPropertyByPath(path)
        if prop is None:
            raise KeyError(f"{self._identifier} has no property {path!r}")
        prop._press(index)

    def _evaluate(self, initialize: bool, on_step: Callable[[str], object] = lambda step: None) -> None:
        """One run: initializeResources when asked for, callbacks of changed inports, process, setValid.

        ``on_step`` is told the name of each step before it ('InitializeResources', 'PortOnChange', 'Process'), for
        the message when it raises."""
        self._running = True
        try:
            if initialize:
                on_step("InitializeResources")
                self.initializeResources()
            on_step("PortOnChange")
            for port in list(self._inports):
                if port.isChanged():
                    port._run_change_callbacks()
            on_step("Process")
            self.process()
            self.setValid()
        finally:
            self._running = False

    def _collect(self) -> dict[str, Any]:
        """Data of the outports that were set since the last call; None for those that were cleared."""
        taken = {port.identifier: port._take() for port in self._outports}
        return {identifier: data for identifier, (was_set, data) in taken.items() if was_set}

    def _repr_html_(self) -> str:
        """For notebooks: ports and values."""
        description = {
            "identifier": self._identifier,
            "type": self.classIdentifier,
            "ports": [
                *({"identifier": port.identifier, "direction": "in"} for port in self._inports),
                *({"identifier": port.identifier, "direction": "out"} for port in self._outports),
            ],
        }
        return processor_html(description, self._properties)

    def __repr__(self) -> str:
        return str(self.__dict__.get("_identifier", type(self).__name__))


def create_processor(kind: type[Processor], identifier: str, display_name: str) -> Processor:
    """``kind(identifier, display_name)``; TypeError when its ``__init__`` does not call the base."""
    processor = kind(identifier, display_name)
    if not isinstance(processor, Processor):
        raise TypeError(f"{kind.__name__} is not derived from inviwopy.Processor")
    processor._require_base()
    return processor


_members: weakref.WeakSet[Processor] = weakref.WeakSet()


def local_processor(identifier: str) -> Processor | None:
    """The processor of this process with that identifier, when it is part of the application's network."""
    return next((processor for processor in list(_members) if processor._identifier == identifier), None)
