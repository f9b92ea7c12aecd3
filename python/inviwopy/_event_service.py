"""Hands an event of the engine to a processor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from inviwopy._binding import get_binding
from inviwopy._event_wire import event_from_wire
from inviwopy._events import Event
from inviwopy._picking import PickingEvent

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = ["serve_event"]

_PHASES = {"picking": "Picking", "event": "InvokeEvent"}


def serve_event(
    processor: Processor,
    wire: Mapping[str, Any],
    outport: str | None = None,
    on_error: Callable[[str, Exception], None] | None = None,
) -> Event:
    """Picking callbacks first, then ``propagateEvent``, which calls ``invokeEvent``. The event says what became of it.

    What user code raises goes to ``on_error(phase, error)``, else to the log; the event goes on as if nothing had
    happened."""

    def log(phase: str, error: Exception) -> None:
        text = f"{processor.identifier} Error in {_PHASES[phase]}: {type(error).__name__}: {error}"
        get_binding().log("error", processor.identifier, text)

    report = on_error or log
    event = event_from_wire(wire)
    if isinstance(event, PickingEvent):
        for mapper in list(processor.__dict__.get("_picking_mappers", ())):
            try:
                mapper._call(event)
            except Exception as error:
                report("picking", error)
    if event.used:
        return event
    try:
        processor.propagateEvent(event, None if outport is None else processor.getOutport(outport))
    except Exception as error:
        report("event", error)
        event._goes_on = not event.used
    return event
