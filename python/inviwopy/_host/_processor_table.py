"""The processor objects that the engine has made here, by key."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol

from inviwopy._event_service import serve_event
from inviwopy._events import Event
from inviwopy._host._connection import Connection
from inviwopy._host._errors import describe_error
from inviwopy._host._host_data import DataBorder
from inviwopy._host._loader import NotAProcessorError
from inviwopy._processor import Processor, create_processor
from inviwopy._processor_state import restore_state, state_of
from inviwopy._registry import take_offered

__all__ = ["FailedRunError", "ProcessorTable"]


class FailedRunError(Exception):
    """An exception of the user's code with the step in which it was raised."""

    def __init__(self, phase: str, error: BaseException) -> None:
        super().__init__(phase)
        self.phase = phase
        self.error = error


Doing = Literal["event", "press"]


class RunUserCode(Protocol):
    """Calls a function under the name that its output and an accident are attributed to."""

    def __call__(self, name: str, function: Callable[..., Any], *arguments: Any) -> Any: ...


class ProcessorTable:
    """Makes, changes, runs and forgets processors; tells the engine what their code does to them.

    The engine names them by key: identifiers change, and during a reload two have the same."""

    def __init__(
        self,
        connection: Connection,
        data: DataBorder,
        run_user_code: RunUserCode,
        report: Callable[[BaseException, str], None],
    ) -> None:
        """``report(error, source)`` shows an exception of a callback, which nobody awaits."""
        self._connection = connection
        self._data = data
        self._run = run_user_code
        self._report = report
        self._processors: dict[int, Processor] = {}
        self._keys: dict[str, int] = {}
        self._applied: dict[int, int] = {}
        self._during: Doing | None = None

    def clear(self) -> None:
        for processor in self._processors.values():
            processor._network = None
        self._processors.clear()
        self._keys.clear()
        self._applied.clear()

    # What processors tell the engine

    def tell(self, identifier: str, method: str, with_applied: bool = False, **params: Any) -> None:
        """``with_applied`` adds the number of the engine's last change that this side has seen."""
        key = self._keys.get(identifier)
        if key is not None:
            if with_applied:
                params["applied"] = self._applied.get(key, 0)
            self._connection.notify(method, key=key, **params)

    def structure_changed(self, processor: Processor) -> None:
        if self._is_known(processor):
            self.tell(processor.identifier, "structureChanged", with_applied=True, description=processor._describe())

    def new_results(self, processor: Processor, outports: Sequence[str]) -> None:
        if self._is_known(processor):
            taken = {name: processor.outports[name]._take()[1] for name in outports}
            outputs = {name: self._data.describe(data) for name, data in taken.items()}
            self.tell(processor.identifier, "newResults", outputs=outputs)

    def _is_known(self, processor: Processor) -> bool:
        key = self._keys.get(processor.identifier)
        return key is not None and self._processors.get(key) is processor

    # What the engine asks

    def create(self, kind: type[Processor], params: Mapping[str, Any]) -> dict[str, Any]:
        key, identifier, display_name = params["key"], params["identifier"], params["displayName"]
        offered = take_offered(kind)
        processor: Processor = offered or self._run(identifier, create_processor, kind, identifier, display_name)
        processor._identifier, processor._display_name = identifier, display_name
        for change in params["properties"]:
            self._apply(processor, change)
        processor._network = _network()
        self._processors[key] = processor
        self._keys[identifier] = key
        description: dict[str, Any] = processor._describe()
        return description

    def deserialize(self, params: Mapping[str, Any]) -> None:
        processor = self._get(params)
        self._run(processor.identifier, restore_state, processor, params["state"], params["path"])

    def serialize(self, params: Mapping[str, Any]) -> dict[str, Any]:
        processor = self._get(params)
        state: dict[str, Any] = self._run(processor.identifier, state_of, processor, params["path"])
        return state

    @property
    def during(self) -> Doing | None:
        """What of a user's doing is dealt with; None for a pointer that only passes by, and for all else."""
        return self._during

    def _run_for_user(self, doing: Doing | None, name: str, function: Callable[..., Any], *arguments: Any) -> Any:
        self._during = doing
        try:
            return self._run(name, function, *arguments)
        finally:
            self._during = None

    def event(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """What became of an event, and what its callbacks raised."""
        processor = self._get(params)
        errors: list[dict[str, Any]] = []

        def note(phase: str, error: Exception) -> None:
            errors.append({"phase": phase, "error": describe_error(error)})

        outport = params["outport"]
        doing: Doing | None = None if params["isHover"] else "event"
        event: Event = self._run_for_user(
            doing, processor.identifier, serve_event, processor, params["event"], outport, note
        )
        flags = {"used": event.used, "forward": event._goes_on, "properties": event._reaches_properties}
        return {**flags, "errors": errors}

    def invalidate(self, params: Mapping[str, Any]) -> None:
        """New data is on its way to the inports."""
        processor = self._processors.get(params["key"])
        if processor is not None:
            self._run(processor.identifier, processor._invalidated_from_inports)

    def do_if_not_ready(self, params: Mapping[str, Any]) -> dict[str, Any]:
        processor = self._get(params)
        try:
            self._receive(processor, params)
            self._run(processor.identifier, processor.doIfNotReady)
        except BaseException as error:
            processor._collect()
            raise FailedRunError("DoIfNotReady", error) from error
        outputs = {name: self._data.describe(data) for name, data in processor._collect().items()}
        return {"outputs": outputs, "milliseconds": 0}

    def set_properties(self, params: Mapping[str, Any]) -> None:
        key = params["key"]
        processor = self._processors.get(key)
        for change in params["changes"] if processor is not None else ():
            # Before it is applied: what its callbacks set is newer.
            self._applied[key] = change["change"]
            self._apply(processor, change)

    def _apply(self, processor: Any, change: Mapping[str, Any]) -> None:
        """One change that fails, or whose callbacks do, does not keep the next away."""
        try:
            self._run(processor.identifier, processor._apply_changes, [change])
        except BaseException as error:
            self._report(error, processor.identifier)

    def set_brushing(self, params: Mapping[str, Any]) -> None:
        """Selections changed while none of the processor's own code ran."""
        processor = self._processors.get(params["key"])
        port: Any = processor.getInport(params["port"]) if processor is not None else None
        if port is not None:
            port._receive_brushing(params["state"])

    def destroy(self, params: Mapping[str, Any]) -> None:
        key = params["key"]
        processor = self._processors.pop(key, None)
        self._applied.pop(key, None)
        if processor is None:
            return
        name = processor.identifier
        if self._keys.get(name) == key:
            del self._keys[name]
        processor._network = None
        # Destructors run now, under the processor's name, and not in the middle of another's run.
        last = [processor]
        del processor
        self._run(name, _let_go, last)

    def rename(self, params: Mapping[str, Any]) -> None:
        processor = self._get(params)
        if self._keys.get(processor.identifier) == params["key"]:
            del self._keys[processor.identifier]
        self._keys[params["identifier"]] = params["key"]
        processor._identifier, processor._display_name = params["identifier"], params["displayName"]

    def press(self, params: Mapping[str, Any]) -> None:
        processor = self._get(params)
        self._run_for_user("press", processor.identifier, processor._press_button, params["path"], params["index"])

    def process(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """Outputs that were set and the time of the run. Raises FailedRunError."""
        processor = self._get(params)
        phase = ["PortOnChange"]
        start = time.perf_counter()
        try:
            self._run(processor.identifier, self._evaluate, processor, params, phase.append)
        except BaseException as error:
            processor._collect()
            raise FailedRunError(phase[-1], error) from error
        milliseconds = (time.perf_counter() - start) * 1000
        outputs = {name: self._data.describe(data) for name, data in processor._collect().items()}
        return {"outputs": outputs, "milliseconds": milliseconds}

    def _evaluate(self, processor: Processor, params: Mapping[str, Any], on_step: Callable[[str], None]) -> None:
        self._receive(processor, params)
        processor._evaluate(params["initialize"], on_step)

    def _receive(self, processor: Processor, params: Mapping[str, Any]) -> None:
        changed = set(params["changedInports"])
        brushing: Mapping[str, Any] = params.get("brushing", {})
        port: Any
        for port in processor._inports:
            connections = params["inputs"].get(port.identifier, ())
            items = [self._data.make(connection["data"]) for connection in connections]
            sources = [connection["source"] for connection in connections]
            port._receive(items, sources, port.identifier in changed)
            if port.identifier in brushing:
                port._receive_brushing(brushing[port.identifier])

    def _get(self, params: Mapping[str, Any]) -> Processor:
        processor = self._processors.get(params["key"])
        if processor is None:
            raise NotAProcessorError(f"The processor {params.get('identifier', params['key'])} is not in Python")
        return processor


def _network() -> Any:
    from inviwopy import _application  # proxies of everything: not at import time

    return _application.network


def _let_go(last: list[Processor]) -> None:
    last.clear()
    # Processors and their ports refer to each other.
    gc.collect()
