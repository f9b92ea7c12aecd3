"""What the package's objects tell, as messages to the engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from inviwopy._statements import changed_network

if TYPE_CHECKING:
    from inviwopy._host._host import Host
    from inviwopy._processor import Processor

__all__ = ["HostBinding"]

_CHANGES = {
    "network": {"append", "apply", "invalidate", "load", "loadFromString", "press", "unlock"},
    "canvas": {"input", "setSize"},
}

_REFUSED_WHILE_LOADING = {**_CHANGES, "network": {*_CHANGES["network"], "clear", "idle"}}


class HostBinding:
    """The Binding inside the host. Processors that the engine does not know (prototypes, local ones) are not told of."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def property_changed(
        self,
        processor: str,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        change: dict[str, Any] = {"path": path, **({"state": state} if state else {}), **({"meta": meta} if meta else {})}
        if self._is_outside():
            change["outside"] = True
        elif self._during() is not None:
            change["during"] = self._during()
        self._host.processors.tell(processor, "propertyChanged", with_applied=True, **change)
        if state:
            changed_network()

    def _during(self) -> str | None:
        """What of a user's doing leads to what the code of processors changes now."""
        return None if self._is_outside() else self._host.processors.during

    def _is_outside(self) -> bool:
        """Whether it is other code than that of processors which tells: it may do so while they run."""
        return False

    def structure_changed(self, processor: Processor) -> None:
        self._host.processors.structure_changed(processor)
        changed_network()

    def button_pressed(self, processor: str, path: str, index: int) -> None:
        self._host.processors.tell(processor, "buttonPressed", path=path, index=index)
        changed_network()

    def invalidated(self, processor: str, level: str) -> None:
        self._host.processors.tell(processor, "invalidated", level=level)
        changed_network()

    def progress(self, processor: str, fraction: float, text: str = "") -> None:
        self._host.processors.tell(processor, "progress", fraction=fraction, text=text)

    def log(
        self,
        level: str,
        source: str,
        text: str,
        file: str = "",
        function: str = "",
        line: int = 0,
        audience: str = "developer",
    ) -> None:
        place = {"file": file, "line": line} if file else {}
        self._host.log.add(level, text, source, **place)

    def call(self, target: str, member: str, arguments: Sequence[Any] = ()) -> Any:
        self._refuse_while_loading(target, member)
        if self._host.loading is not None and (target, member) == ("app", "register"):
            # The engine waits for the file: it takes further types when it has that one.
            self.run_later(os.path.basename(self._host.loading), lambda: self.call(target, member, arguments))
            return None
        if (target, member) == ("network", "apply"):
            arguments = [*arguments, self._during()]
        try:
            answer = self._host.connection.ask("call", target=target, member=member, arguments=list(arguments))[0]
        except KeyboardInterrupt:
            self._host.forget_cancelled_script()
            raise
        if (target, member) == ("network", "idle"):
            self._host.end_cancelled_script()
        if member in _CHANGES.get(target, ()):
            changed_network()
        return answer

    def _refuse_while_loading(self, target: str, member: str) -> None:
        """Its types are not known yet: processors of them would be waited for in vain."""
        path = self._host.loading
        if path is not None and member in _REFUSED_WHILE_LOADING.get(target, ()):
            raise RuntimeError(
                f"{path} changes the network while it is loaded ({target}.{member}): a file in a folder of processors only "
                f"defines processors. Run it as a script, `ivw run {path}`, and keep it in another folder"
            )

    def read_array(self, description: Mapping[str, Any]) -> npt.NDArray[Any]:
        return self._host.data.read(description)

    def new_results(self, processor: Processor, outports: Sequence[str]) -> None:
        self._host.processors.new_results(processor, outports)
        changed_network()

    def brushed(self, processor: str, port: str, change: Mapping[str, Any]) -> None:
        self._host.processors.tell(processor, "brushed", port=port, **change)
        changed_network()

    def picking_ids(self, processor: Processor, count: int) -> int:
        request = processor.__dict__.get("_picking_requests", 0)
        processor.__dict__["_picking_requests"] = request + 1
        return int(self.call("picking", "reserve", [processor.identifier, request, count]))

    def release_picking_ids(self, first: int) -> None:
        self._host.connection.notify_later("releasePicking", first=first)

    def run_later(self, processor: str, function: Callable[[], None]) -> None:
        self._host.connection.deliver("call", name=processor, function=function)

    def in_script(self) -> bool:
        return self._host.in_script

    def in_statement(self) -> bool:
        return self._host.in_statement

    def processor_class(self, class_identifier: str) -> type[Processor] | None:
        return self._host.processor_class(class_identifier)

    def write_data(self, kind: str, data: Any, path: str) -> None:
        self.call("app", "write", [kind, self._host.data.describe(data), path])

    def make_data(self, description: Mapping[str, Any]) -> Any:
        return self._host.data.make(description)

    def cancelled(self, processor: str) -> bool:
        return self._host.is_cancelled(processor)
