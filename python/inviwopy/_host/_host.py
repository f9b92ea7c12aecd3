"""Serves the engine's requests: loads files, keeps the processor objects and runs them."""

from __future__ import annotations

import contextlib
import gc
import os
import platform
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from inviwopy._binding import get_binding, set_binding
from inviwopy._functions._decorator import FunctionProcessor
from inviwopy._host._attribution import Attribution
from inviwopy._host._connection import Connection, Message
from inviwopy._host._debugger import listen_for_debugger
from inviwopy._host._errors import describe_error
from inviwopy._host._frames import ProtocolError
from inviwopy._host._handles import Handles
from inviwopy._host._host_binding import HostBinding
from inviwopy._host._host_data import DataBorder
from inviwopy._host._interrupts import Interrupts
from inviwopy._host._loader import (
    DuplicateProcessorError,
    FailedLoadError,
    LoadedFile,
    Loader,
    NotAProcessorError,
)
from inviwopy._host._output import Log, OutputStream, redirect_output
from inviwopy._host._pool import LentArrays, SlotPool
from inviwopy._host._processor_table import FailedRunError, ProcessorTable
from inviwopy._host._progress_bars import follow_progress_bars
from inviwopy._host._registered import registered_class
from inviwopy._host._scripts import run_script
from inviwopy._info import ProcessorInfo
from inviwopy._processor import Processor, create_processor
from inviwopy._trust import trust_folder, use_trust

__all__ = ["Host"]

_PROTOCOL_VERSION = 1
_INLINE_LIMIT = 64 * 1024


class Host:
    """One per process. ``run`` serves on the main thread; ``read`` and releases are served by the reading thread."""

    def __init__(self, connection: Connection, interrupts: Interrupts) -> None:
        self.connection = connection
        self.interrupts = interrupts
        self._attribution = Attribution(lambda: self._running)
        self.log = Log(connection, self._attribution.current)
        self.data = DataBorder(Handles(), self._read_remote, self._release_engine_data)
        self._handles = self.data._handles
        self._loader = Loader()
        self._files: dict[str, LoadedFile] = {}
        self._types: dict[str, type[Processor]] = {}
        self._named: set[str] = set()
        self._script_depth = -1
        self.loading: str | None = None
        """The file whose own statements run now, to define processors."""
        self.processors = ProcessorTable(connection, self.data, self._user, self._report)
        self._cancelled: set[int] = set()
        self._run_token: int | None = None
        self._running: str | None = None
        self._depth = 0
        self._settling: list[int] = []
        self._pool: SlotPool | None = None
        self._lent: LentArrays | None = None
        self._pid = os.getpid()
        self._streams: tuple[OutputStream, ...] = ()
        self._methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "hello": self._hello,
            "load": self._load,
            "unload": self._unload,
            "create": self._create,
            "process": self.processors.process,
            "press": self.processors.press,
            "event": self.processors.event,
            "serialize": self.processors.serialize,
            "deserialize": self.processors.deserialize,
            "doIfNotReady": self.processors.do_if_not_ready,
            "runScript": self._run_script,
            "trust": lambda params: trust_folder(params["folder"]),
            "debug": lambda _params: self._user(None, listen_for_debugger),
        }
        self._notifications: dict[str, Callable[[dict[str, Any]], None]] = {
            "reset": self._reset,
            "setProperties": self.processors.set_properties,
            "setBrushing": self.processors.set_brushing,
            "destroy": self.processors.destroy,
            "rename": self.processors.rename,
            "invalidate": self.processors.invalidate,
            "stop": self._stop,
            "call": lambda params: self._user(params["name"], params["function"]),
        }
        set_binding(HostBinding(self))

    def run(self) -> int:
        # A script that is run from the command line prints where the command prints.
        if os.environ.get("IVW_OUTPUT") != "inherited":
            self._streams = redirect_output(self.log, self.connection, self.interrupts)
        self.interrupts.install(self.connection.wake)
        self._attribution.follow_threads()
        follow_progress_bars(self._attribution.current, get_binding().progress)
        self._start_connection()
        with contextlib.suppress(SystemExit):
            while True:
                message = self.connection.receive()
                if message is not None:
                    self._serve(message)
        self._remove_files()
        return 0

    def _start_connection(self) -> None:
        urgent: dict[str, Callable[[Message], None]] = {
            "read": self._serve_read,
            "releaseHandles": lambda m: self._handles.release(m.header["params"]["handles"]),
            "releaseSlot": self._release_slot,
            "cancel": self._cancel,
        }
        self.connection.start(urgent, self._serve, self._lost)

    # Stopping

    def is_cancelled(self, processor: str) -> bool:
        return self._running == processor and self._run_token in self._cancelled

    def _cancel(self, message: Message) -> None:
        """The engine also sends SIGINT; it may have come before the run began, and was ignored then."""
        run = message.header["params"]["run"]
        self._cancelled.add(run)
        if self._run_token == run:
            self.interrupts.signal_main(lambda: self.interrupts.interruptible == run)

    def end_cancelled_script(self) -> None:
        """Raises KeyboardInterrupt, once, in a script that was to be stopped while it waited for a processor."""
        if self.in_statement and self._run_token in self._cancelled:
            self.forget_cancelled_script()
            raise KeyboardInterrupt

    def forget_cancelled_script(self) -> None:
        """It has heard of it."""
        if self.in_statement and self._run_token is not None:
            self._cancelled.discard(self._run_token)

    # Serving

    def _serve(self, message: Message) -> None:
        """Answers one message; never raises but SystemExit on ``stop``."""
        header = message.header
        method, params, identifier = header["method"], header.get("params") or {}, header.get("id")
        if method == "settle":
            self._settle(identifier)
            return
        self._depth += 1
        try:
            if identifier is None:
                self._notified(method, params)
            else:
                self._answer(identifier, method, params)
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._settle()

    def _settle(self, identifier: int | None = None) -> None:
        """Answered when no user code runs: the engine waits for this after an interrupt."""
        if identifier is not None:
            self._settling.append(identifier)
        if self._depth == 0:
            while self._settling:
                self.connection.send({"id": self._settling.pop(), "result": None})

    def _answer(self, identifier: int, method: str, params: dict[str, Any]) -> None:
        outer, self._run_token = self._run_token, params.get("run")
        self.interrupts.request = self._run_token
        try:
            if self._run_token in self._cancelled:
                raise KeyboardInterrupt
            handler = self._methods.get(method)
            if handler is None:
                raise ProtocolError(f"There is no method {method!r}")
            result = handler(params)
            self._finish_output()
            self.connection.send({"id": identifier, "result": result})
        except BaseException as error:
            self._end_fork(1)
            self._finish_output()
            self.connection.send({"id": identifier, "error": _details(error)})
        finally:
            self._cancelled.discard(params.get("run", 0))
            self._run_token = self.interrupts.request = outer

    def _notified(self, method: str, params: dict[str, Any]) -> None:
        handler = self._notifications.get(method)
        try:
            if handler is not None:
                handler(params)
        except SystemExit:
            if method == "stop":
                raise
            self._report(SystemExit("exit() was called"), "Python")
        except BaseException as error:
            self._end_fork(1)
            self._report(error, "Python")
        self._finish_output()

    def _report(self, error: BaseException, source: str) -> None:
        """An exception in a callback, which nobody awaits."""
        self._end_fork(1)
        details = describe_error(error)
        place = {key: details["frames"][-1][key] for key in ("file", "line")} if details["frames"] else {}
        self.log.add("error", details["traceback"], source, **place)

    def _user(self, name: str | None, function: Callable[..., Any], *arguments: Any) -> Any:
        """Runs user code under the name that its output and an accident are attributed to."""
        outer, self._running = self._running, name
        if self._streams and outer is None:
            # A run before may have put something else there.
            sys.stdout, sys.stderr = self._streams
        try:
            return self.interrupts.run(function, *arguments)
        finally:
            self._running = outer
            self._end_fork(0)

    def _end_fork(self, status: int) -> None:
        """A child that user code forked and let return ends here; it is no host."""
        if os.getpid() != self._pid:
            os._exit(status)

    def _finish_output(self) -> None:
        before = self.interrupts.shield()
        try:
            for stream in self._streams:
                stream.finish()
            self.log.flush()
        finally:
            self.interrupts.unshield(before)

    # Methods

    def _hello(self, params: dict[str, Any]) -> dict[str, Any]:
        if params["version"] != _PROTOCOL_VERSION:
            raise ProtocolError(f"The engine speaks version {params['version']}, this Python {_PROTOCOL_VERSION}")
        self._pool = SlotPool(params["pools"], params["ownPrefix"])
        release = self.connection.notify_later
        self._lent = LentArrays(params["enginePrefix"], params["pools"], lambda slot: release("releaseSlot", slot=slot))
        for folder in params["folders"]:
            self._loader.add_folder(folder)
        use_trust(params["home"], [*params["folders"], *params.get("trusted", ())])
        return {
            "version": _PROTOCOL_VERSION,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "pid": self._pid,
            "executable": sys.executable,
        }

    def _reset(self, _params: dict[str, Any]) -> None:
        """Another engine attaches: it knows nothing of what was made for the one before."""
        self.processors.clear()
        self._cancelled.clear()
        self.data.clear()

    def _load(self, params: dict[str, Any]) -> dict[str, Any]:
        path = params["path"]
        name = os.path.basename(path)
        self._warn_of_name(path)
        loaded = registered_class(path) or self._load_file(path, name)
        try:
            return self._describe_file(loaded, name)
        except BaseException as error:
            raise FailedLoadError(error, loaded.dependencies) from error

    def _load_file(self, path: str, name: str) -> LoadedFile:
        outer, self.loading = self.loading, path
        try:
            loaded: LoadedFile = self._user(name, self._loader.load, path)
            return loaded
        finally:
            self.loading = outer

    def _warn_of_name(self, path: str) -> None:
        if path in self._named:
            return
        self._named.add(path)
        hidden = self._loader.hidden_module(path)
        if hidden is None:
            return
        module = os.path.splitext(os.path.basename(path))[0]
        text = (
            f"{path} has the name of another module ({hidden}). Its processor works, but 'import {module}' takes the "
            "other one: give the file another name if it is to be imported."
        )
        self.log.add("warning", text, "Python", file=path, line=1)

    def _describe_file(self, loaded: LoadedFile, name: str) -> dict[str, Any]:
        path = loaded.path
        kinds: dict[str, type[Processor]] = {}
        descriptions = []
        for kind in loaded.types:
            if not issubclass(kind, Processor):
                raise NotAProcessorError(f"The class {loaded.name} in {name} is not derived from inviwopy.Processor")
            info = self._user(name, _info_of, kind)
            self._refuse_duplicate(info.classIdentifier, path)
            if info.classIdentifier in kinds:
                other = kinds[info.classIdentifier].__name__
                raise NotAProcessorError(
                    f"{other} and {kind.__name__} in {name} have the same class identifier {info.classIdentifier}"
                )
            kinds[info.classIdentifier] = kind
            own_name = kind.__name__ if issubclass(kind, FunctionProcessor) else loaded.name
            prototype = self._user(name, create_processor, kind, own_name, info.displayName)
            description = {"info": info.describe(), "name": own_name, "file": path, "prototype": prototype._describe()}
            descriptions.append(description)
            if description["prototype"]["picking"]:
                # Its identifiers are free once it is gone.
                del prototype
                gc.collect()
        before = self._files.get(path)
        if before is not None:
            self._forget_types(before)
        self._files[path] = loaded
        self._types.update(kinds)
        return {"types": descriptions, "dependencies": loaded.dependencies, "version": loaded.version}

    def _refuse_duplicate(self, class_identifier: str, path: str) -> None:
        kind = self._types.get(class_identifier)
        for other in self._files.values():
            if kind in other.types and other.path != path:
                raise DuplicateProcessorError(
                    f"The class identifier {class_identifier} is taken by {other.path}: give this processor another one"
                )

    def _unload(self, params: dict[str, Any]) -> None:
        self._named.discard(params["path"])
        self._loader.shared.remove(params["path"])
        loaded = self._files.pop(params["path"], None)
        if loaded is not None:
            self._forget_types(loaded)

    def _forget_types(self, loaded: LoadedFile) -> None:
        self._types = {name: kind for name, kind in self._types.items() if kind not in loaded.types}

    def _create(self, params: dict[str, Any]) -> dict[str, Any]:
        kind = self._types.get(params["classIdentifier"])
        if kind is None:
            raise NotAProcessorError(f"No loaded file defines {params['classIdentifier']}")
        return self.processors.create(kind, params)

    def processor_class(self, class_identifier: str) -> type[Processor] | None:
        """What a loaded file defines under a class identifier."""
        return self._types.get(class_identifier)

    def _run_script(self, params: dict[str, Any]) -> dict[str, Any]:
        outer, self._script_depth = self._script_depth, self._depth
        try:
            return {"status": self._user(params["name"], run_script, params, self._loader.shared.lend)}
        finally:
            self._script_depth = outer

    @property
    def in_script(self) -> bool:
        """Whether it is a script that asks, or a thread of its own, and no method of a processor: these may wait for the
        network, which does not wait for them."""
        return self._depth == self._script_depth or not self.connection.is_main_thread

    @property
    def in_statement(self) -> bool:
        """Whether it is a script that asks, in its own thread."""
        return self._depth == self._script_depth and self.connection.is_main_thread

    # Arrays

    def _serve_read(self, message: Message) -> None:
        """On the reading thread, so that pictures are drawn while other user code runs."""
        identifier = message.header["id"]
        try:
            params = message.header["params"]
            part = params.get("part")
            array = self.data.array(params["handle"]) if part is None else self.data.part(params["handle"], **part)
            reference, payload = self._reference(array)
            self.connection.send({"id": identifier, "result": {"array": {"$array": reference}}}, payload)
        except Exception as error:
            self.connection.send({"id": identifier, "error": describe_error(error)})

    def _reference(self, array: np.ndarray[Any, Any]) -> tuple[dict[str, Any], bytes]:
        if array.nbytes > _INLINE_LIMIT and self._pool is not None:
            return self._pool.write(array), b""
        plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        reference = {"dtype": plain.dtype.str, "shape": list(array.shape), "bytes": plain.nbytes, "inline": 0}
        return reference, plain.tobytes()

    def _read_remote(self, description: Mapping[str, Any]) -> np.ndarray[Any, Any]:
        result, payload = self.connection.ask("read", handle=description["handle"])
        assert self._lent is not None
        return self._lent.read(result["array"]["$array"], payload)

    def _release_engine_data(self, handle: str, mentions: int) -> None:
        self.connection.notify_later("releaseHandles", handles=[[handle, mentions]])

    def _release_slot(self, message: Message) -> None:
        if self._pool is not None:
            self._pool.release(message.header["params"]["slot"])

    # The end

    def _stop(self, _params: dict[str, Any]) -> None:
        raise SystemExit(0)

    def _remove_files(self) -> None:
        if self._pool is not None:
            self._pool.clear()

    def _lost(self, reason: str) -> None:
        """Ends this process and what it started: without an engine there is nobody to work for."""
        if os.getpid() != self._pid:
            os._exit(1)
        with contextlib.suppress(Exception):
            os.write(2, f"{reason}\n".encode())
        self._remove_files()
        if os.getpgrp() == self._pid:
            os.killpg(self._pid, signal.SIGKILL)
        os._exit(1)


def _details(error: BaseException) -> dict[str, Any]:
    if isinstance(error, FailedRunError):
        return {**describe_error(error.error), "phase": error.phase}
    if isinstance(error, FailedLoadError):
        return {**describe_error(error.error), "dependencies": error.dependencies}
    return describe_error(error)


def _info_of(kind: type[Any]) -> ProcessorInfo:
    """What ``processorInfo()`` says; TypeError when it says something else."""
    describe = getattr(kind, "processorInfo", None)
    if describe is None:
        raise NotAProcessorError(f"The class {kind.__name__} has no static method processorInfo()")
    info = describe()
    if not isinstance(info, ProcessorInfo):
        raise TypeError(f"{kind.__name__}.processorInfo() returned {type(info).__name__}, expected a ProcessorInfo")
    return info
