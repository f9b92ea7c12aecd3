"""What holds ports: a processor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from inviwopy._port import Inport, Outport, Port
from inviwopy._view import IdentifierView

if TYPE_CHECKING:
    from inviwopy._processor import Processor

if TYPE_CHECKING:
    pass

__all__ = ["PortOwner"]

I = TypeVar("I", bound=Inport)  # noqa: E741
O = TypeVar("O", bound=Outport)  # noqa: E741
P = TypeVar("P", bound=Port)


class PortOwner:
    """Inports and outports in order: ``owner.inports.identifier``, ``owner.inports["identifier"]``, ``owner.inports[0]``."""

    if TYPE_CHECKING:
        _identifier: str
        _inports: list[Inport]
        _outports: list[Outport]

        def _notify_structure(self) -> None: ...

    @property
    def inports(self) -> IdentifierView[Inport]:
        """By identifier or index: ``self.inports.volume``, ``self.inports["volume"]``, ``self.inports[0]``."""
        return IdentifierView(lambda: self._inports, "inport")

    @property
    def outports(self) -> IdentifierView[Outport]:
        """By identifier or index, as ``inports``."""
        return IdentifierView(lambda: self._outports, "outport")

    def addInport(self, inport: I, group: str = "default", owner: bool = False) -> I:
        """Adds an inport; also possible while the processor is in a network. RuntimeError for a used identifier."""
        self._add_port(self._inports, inport, "inport", Inport, group, owner)
        return inport

    def addOutport(self, outport: O, group: str = "default", owner: bool = False) -> O:
        """Adds an outport; also possible while the processor is in a network. RuntimeError for a used identifier."""
        self._add_port(self._outports, outport, "outport", Outport, group, owner)
        return outport

    def _add_port(self, ports: list[Any], port: Any, word: str, kind: type[Port], group: Any, owner: bool) -> None:
        if not isinstance(port, kind):
            raise TypeError(f"add{word.capitalize()} expects an {word}, got {type(port).__name__}")
        if isinstance(group, bool):  # addInport(port, owner)
            group, owner = "default", group
        if any(mine.identifier == port.identifier for mine in (*self._inports, *self._outports)):
            raise RuntimeError(
                f'Processor "{self._identifier}" Can\'t add {word}, identifier "{port.identifier}" already exist.'
            )
        port._processor, port._group, port._owned = cast("Processor", self), group, bool(owner)
        ports.append(port)
        self._notify_structure()

    def removeInport(self, port: Inport | str) -> Inport | None:
        """Removes an inport with its connections; None when it is not here."""
        return _removed(self._inports, port, self)

    def removeOutport(self, port: Outport | str) -> Outport | None:
        """Removes an outport with its connections; None when it is not here."""
        return _removed(self._outports, port, self)

    def getPort(self, identifier: str) -> Port | None:
        """The inport or outport of that identifier, or None."""
        return self.getInport(identifier) or self.getOutport(identifier)

    def getInport(self, identifier: str) -> Inport | None:
        """The inport of that identifier, or None."""
        return next((port for port in self._inports if port.identifier == identifier), None)

    def getOutport(self, identifier: str) -> Outport | None:
        """The outport of that identifier, or None."""
        return next((port for port in self._outports if port.identifier == identifier), None)

    def getPortGroup(self, port: Port) -> str:
        """The group that the port was added to."""
        return port._group

    def getPortGroups(self) -> list[str]:
        """The names of all groups."""
        return list(dict.fromkeys(port._group for port in (*self._inports, *self._outports)))

    def getPortsInGroup(self, group: str) -> list[Port]:
        """The ports that were added to that group."""
        return [port for port in (*self._inports, *self._outports) if port._group == group]

    def getPortsInSameGroup(self, port: Port) -> list[Port]:
        """The ports of the group of that port, itself among them."""
        return self.getPortsInGroup(port._group)

    def allInportsConnected(self) -> bool:
        """Whether every inport has a connection."""
        return all(port.isConnected() for port in self._inports)

    def allInportsAreReady(self) -> bool:
        """Whether every inport has data, or is optional and unconnected."""
        return all(port.isReady() or (port.optional and not port.isConnected()) for port in self._inports)

    def isSource(self) -> bool:
        """Whether it has no inports."""
        return not self._inports

    def isSink(self) -> bool:
        """Whether it has no outports; sinks are what makes others run."""
        return not self._outports

    def isReady(self) -> bool:
        """All inports are ready, or optional and unconnected."""
        return self.allInportsAreReady()


def _removed(ports: list[P], port: Port | str, processor: PortOwner) -> P | None:
    """Takes a port, given itself or by its identifier, from a processor's list."""
    identifier = port if isinstance(port, str) else port.identifier
    found = next((mine for mine in ports if mine.identifier == identifier), None)
    if found is not None:
        ports.remove(found)
        found._processor = None
        processor._notify_structure()
    return found
