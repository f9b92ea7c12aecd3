"""The border between the Python objects of this package and whatever runs them.

Processors, properties, ports and data are plain Python. What leaves them (a changed property, a log line, a
question about the network) goes through the one ``Binding`` that is installed here. The host process installs
its own; tests and plain scripts keep ``LocalBinding``, which needs no engine.

Paths of properties are relative to the processor (``"composite.child"``); the processor is named beside them.
States and descriptions are JSON values (see the TypeScript ``PropertyDescription``), arrays never are part of them.

``call`` reaches the application. Its targets and members:

=========== ================== ====================================== ==========================================
target      member             arguments                              answer
=========== ================== ====================================== ==========================================
network     processors         --                                     list of {identifier, type, displayName,
                                                                      state, error: sentence or None}
network     processor          identifier                             ProcessorDescription with ``meta``, or None
network     property           path ("Proc.composite.prop")           PropertyDescription, or None
network     port               path ("Proc.port")                     {direction, classIdentifier, connected,
                                                                      ready, hasData, optional, connections:
                                                                      [paths], maxConnections, dataType}
network     portData           path, wait until idle                  list of DataDescription (at most one for
                                                                      an outport)
network     connections        --                                     list of [outport path, inport path]
network     links              --                                     list of [source path, destination path]
network     apply              list of Change                         None (names given: list of identifiers that
                                                                      ``addProcessor`` changes ended up with)
network     canConnect         outport path, inport path              True, or a sentence why not
network     press              property path, index                   None
network     lock, unlock       --                                     None
network     isLocked, idle     --                                     bool, None
network     save, load, append path                                   None, None, list of identifiers
network     saveToString       --                                     text of the workspace
network     loadFromString     text                                   None
network     clear              --                                     None
network     state              --                                     {version, empty, invalidating, linking,
                                                                      deserializing, backgroundJobs}
network     invalidate         identifier, level                      None
canvas      size               identifier                             [width, height]
canvas      setSize            identifier, [width, height]            None
canvas      input              identifier, CanvasInput                None
canvas      image              identifier, wait until idle            DataDescription of an image, or None
canvas      visibleLayer       identifier                             DataDescription of a layer, or None
canvas      snapshot           identifier, path, wait until idle      None
app         processorTypes     --                                     list of ProcessorInfo
app         createProcessor    class identifier                       ProcessorDescription outside the network
app         propertyTypes      --                                     list of class identifiers
app         createProperty     class identifier                       PropertyDescription
app         path               name of the PathType, create folder    text
app         outputPath         --                                     text
app         info               --                                     {displayName, basePath, version}
app         readers, writers   kind ("volume", "layer", ...)          list of {extension, description}
app         read               kind, path, options                    DataDescription or state
app         write              kind, DataDescription, path            None
app         register           name of a class of this process        None
app         unregister         name                                   None
app         settings           --                                     list of {identifier, displayName, properties}
app         changeSetting      page, setting, state                   None
app         close              --                                     None
page        prompt             title, message, default                text, or None for Cancel
page        requestFile        processor, property path               None
page        toolTip            text [, canvas [, picking id]]          None (nothing is shown without a canvas, or when
                                                                      the pointer has left the thing meanwhile)
page        contextMenu        list of entries, categories, canvas    None
picking     reserve            identifier, number of the request      the first of ``count`` ids
                               of the object, count
=========== ================== ====================================== ==========================================
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from inviwopy._processor import Processor

__all__ = ["Binding", "LocalBinding", "get_binding", "set_binding"]


class Binding(Protocol):
    """What the package needs from the program around it. All methods may be called from any thread."""

    def property_changed(
        self,
        processor: str,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        """User code changed a property: ``state`` is a patch of its state, ``meta`` of its outer fields
        (displayName, semantics, visible, readOnly ...)."""

    def structure_changed(self, processor: Processor) -> None:
        """Ports or properties were added or removed after creation; ``processor._describe()`` has them."""

    def button_pressed(self, processor: str, path: str, index: int) -> None:
        """User code pressed a button (its callbacks have already run)."""

    def invalidated(self, processor: str, level: str) -> None:
        """User code asked that the processor runs again ('invalidOutput' or 'invalidResources')."""

    def progress(self, processor: str, fraction: float, text: str = "") -> None:
        """``fraction`` is 0 to 1."""

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
        """One entry of the console; ``level`` is 'info', 'warning' or 'error'."""

    def call(self, target: str, member: str, arguments: Sequence[Any] = ()) -> Any:
        """Asks the application and waits for the answer. Arguments and answer are JSON values.

        Raises RuntimeError with the engine's sentence when it refuses."""

    def read_array(self, description: Mapping[str, Any]) -> npt.NDArray[Any]:
        """Fetches the numbers of engine-homed data: an array that the caller may keep and write to.

        ``description`` is a DataDescription of a volume, layer or buffer with ``home`` 'engine'. The shape is as
        in NumPy: slowest axis first, channels last unless there is one."""

    def new_results(self, processor: Processor, outports: Sequence[str]) -> None:
        """User code set (or cleared) these outports outside ``process``."""

    def brushed(self, processor: str, port: str, change: Mapping[str, Any]) -> None:
        """User code replaced a set of a brushing inport: ``{action, target, ranges, source, number}``.

        ``action`` is 'filter', 'select' or 'highlight', ``ranges`` first and past-the-last number of each run, one after
        the other; ``number`` counts the changes of the port."""

    def picking_ids(self, processor: Processor, count: int) -> int:
        """Reserves ``count`` consecutive global picking ids and returns the first. A processor that asks for the same
        ids in the same order as another of its identifier, as after a reload, gets the same."""

    def release_picking_ids(self, first: int) -> None:
        """Gives a block back. Called by destructors: does not wait."""

    def run_later(self, processor: str, function: Callable[[], None]) -> None:
        """Calls ``function`` where user code runs, under the processor's name, once what runs there has ended."""

    def in_script(self) -> bool:
        """Whether the caller may wait for the network: a script, and no method of a processor that runs in it."""

    def in_statement(self) -> bool:
        """Whether the caller is a script's own code in the thread that runs it: the network is evaluated when a statement
        of it that changes the network returns. Threads that somebody waits for must not wait for the network."""

    def processor_class(self, class_identifier: str) -> type[Processor] | None:
        """The class of a type whose processors are objects of this process; None for those of the engine."""

    def write_data(self, kind: str, data: Any, path: str) -> None:
        """Lets the application write data into a file."""

    def make_data(self, description: Mapping[str, Any]) -> Any:
        """The object behind a DataDescription; data of this process come back as the same object."""

    def cancelled(self, processor: str) -> bool:
        """Whether the user asked the running ``process`` to stop."""


class LocalBinding:
    """Runs the objects of this package without an application: logs to stderr, ignores notifications."""

    def __init__(self, reason: str = "") -> None:
        """``reason``: why there is no application any more."""
        self._next_picking_id = 1
        self._reason = reason

    def property_changed(
        self,
        processor: str,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        pass

    def structure_changed(self, processor: Processor) -> None:
        pass

    def button_pressed(self, processor: str, path: str, index: int) -> None:
        pass

    def invalidated(self, processor: str, level: str) -> None:
        pass

    def progress(self, processor: str, fraction: float, text: str = "") -> None:
        pass

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
        where = f" ({file}:{line})" if file else ""
        print(f"{level}: {source}: {text}{where}", file=sys.stderr)

    def call(self, target: str, member: str, arguments: Sequence[Any] = ()) -> Any:
        raise RuntimeError(
            self._reason
            or f"{target}.{member} needs a running application. Call inviwopy.start() first, run the script with "
            "`ivw run SCRIPT.py`, or use it inside a processor."
        )

    def read_array(self, description: Mapping[str, Any]) -> npt.NDArray[np.generic]:
        raise RuntimeError(self._reason or "This data lives in the engine, and no application is running.")

    def new_results(self, processor: Processor, outports: Sequence[str]) -> None:
        pass

    def brushed(self, processor: str, port: str, change: Mapping[str, Any]) -> None:
        pass

    def run_later(self, processor: str, function: Callable[[], None]) -> None:
        function()

    def picking_ids(self, processor: Processor, count: int) -> int:
        first = self._next_picking_id
        self._next_picking_id += count
        return first

    def release_picking_ids(self, first: int) -> None:
        pass

    def in_script(self) -> bool:
        return False

    def in_statement(self) -> bool:
        return False

    def processor_class(self, class_identifier: str) -> type[Processor] | None:
        return None

    def write_data(self, kind: str, data: Any, path: str) -> None:
        self.call("app", "write", [kind, None, path])

    def make_data(self, description: Mapping[str, Any]) -> Any:
        from inviwopy.data._description import from_description  # data know the binding

        return from_description(description, self.read_array)

    def cancelled(self, processor: str) -> bool:
        return False


_binding: Binding = LocalBinding()


def get_binding() -> Binding:
    """The binding in use."""
    return _binding


def set_binding(binding: Binding) -> Binding:
    """Installs ``binding`` and returns the one before it."""
    global _binding
    before = _binding
    _binding = binding
    return before
