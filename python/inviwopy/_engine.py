"""A headless engine for a program that was not started by one: a plain interpreter, a notebook, a test."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Union

from inviwopy._binding import LocalBinding, get_binding
from inviwopy._logging import LogLevel, log
from inviwopy._project import find_launcher, find_node, find_project

if TYPE_CHECKING:
    from inviwopy._application import InviwoApplication
    from inviwopy._host._attached import AttachedHost

__all__ = ["Engine", "close", "running_engine", "start"]

PathLike = Union[str, "os.PathLike[str]"]
_END_SECONDS = 5.0
_engine: Engine | None = None
_lock = threading.Lock()


class Engine:
    """A Node process that runs the network, and the thread that serves it."""

    def __init__(self, command: Sequence[str]) -> None:
        if os.name == "nt":
            raise RuntimeError("inviwopy.start() does not work on Windows itself; use it in WSL, or `ivw run SCRIPT.py`")
        to_engine, from_python = os.pipe()
        from_engine, to_python = os.pipe()
        self.host: AttachedHost | None = None
        self._errors: deque[str] = deque(maxlen=20)
        try:
            # A session of its own: Ctrl+C is for Python, which then decides what ends.
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=(to_engine, to_python),
                env={**os.environ, "IVW_PIPES": f"{to_engine},{to_python}"},
                start_new_session=True,
            )
        except OSError:
            for fd in (from_python, from_engine):
                os.close(fd)
            raise
        finally:
            os.close(to_engine)
            os.close(to_python)
        self._reading = self._thread("inviwo-engine-errors", self._read_errors)
        served = threading.Event()
        self._serving = self._thread("inviwo-host", lambda: self._serve(from_engine, from_python, served))
        served.wait()

    @property
    def is_alive(self) -> bool:
        return self.host is not None and not self.host.gone.is_set()

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_until_started(self, seconds: float) -> None:
        """RuntimeError with what the engine said when it ends or is too slow."""
        if self.host is None:
            self.close()
            raise RuntimeError("The engine could not be served; the reason was printed above")
        in_time = self.host.started.wait(seconds)
        if in_time and self.is_alive:
            return
        if in_time:
            # What it said last may still be on its way.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_END_SECONDS)
            self._reading.join(_END_SECONDS)
        self.close()
        said = "\n".join(self._errors) or "it said nothing"
        fault = "ended" if in_time else f"was not ready within {seconds:g} s"
        raise RuntimeError(f"The engine {fault}: {said}")

    def close(self) -> None:
        """Ends the process. Returns when it and what it started are gone."""
        if self.host is not None:
            self.host.detach("The engine was closed; inviwopy.start() starts another one")
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if threading.current_thread() is not self._serving:
            self._serving.join(_END_SECONDS)
        self._reading.join(_END_SECONDS)
        if self._process.stderr is not None:
            self._process.stderr.close()

    def _serve(self, read_fd: int, write_fd: int, served: threading.Event) -> None:
        from inviwopy._host._attached import AttachedHost  # which imports what this module is imported by

        # Signals are for the main thread: it waits in calls that they must interrupt.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            host = self.host = AttachedHost(read_fd, write_fd)
        finally:
            served.set()
        host.serve()

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._errors.append(line.decode("utf-8", "replace").rstrip())

    @staticmethod
    def _thread(name: str, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, name=name, daemon=True)
        thread.start()
        return thread


def start(
    project: PathLike | None = None,
    *,
    workspace: PathLike | None = None,
    home: PathLike | None = None,
    processors: Sequence[PathLike] = (),
    inviwo_data: PathLike | None = None,
    output: PathLike | None = None,
    node: PathLike | None = None,
    timeout: float = 60,
) -> InviwoApplication:
    """Starts a headless engine for this program and returns ``inviwopy.app``, whose network it runs.

    A plain interpreter, a notebook or a test calls it once; a second call, a script under ``ivw run`` and a processor get
    the application that is there. The engine ends with ``app.close()`` and with this program.

    Args:
        project: the folder of inviwo-ts. Default: ``IVW_PROJECT``, else the one that this package lies in or was
            installed from, else one above the working folder.
        workspace: is loaded first.
        home: settings and own processors. Default: ``IVW_HOME``, else ``~/.inviwo``.
        processors: further folders of Python processors.
        inviwo_data: the folder that stands for Inviwo's ``data/``.
        output: what ``app.getOutputPath()`` answers.
        node: the Node.js to use. Default: ``node`` on PATH.
        timeout: seconds until the engine must be ready.

    Raises RuntimeError that says what is missing and the command that mends it.
    """
    global _engine
    from inviwopy._application import app  # which starts an engine for stand-alone programs

    with _lock:
        if type(get_binding()) is not LocalBinding:
            return app
        folder = find_project(project)
        command = [find_node(node), os.fspath(find_launcher(folder)), "attach"]
        options = (("workspace", workspace), ("home", home), ("inviwo-data", inviwo_data), ("out", output))
        for option, value in (*options, *(("processors", path) for path in processors)):
            if value is not None:
                command += [f"--{option}", os.fspath(Path(value).expanduser().absolute())]
        _engine = Engine(command)
        try:
            _engine.wait_until_started(timeout)
        except BaseException:
            _engine.close()
            _engine = None
            raise
        if _engine.host is not None and _engine.host.gpu_lack:
            log("inviwopy", LogLevel.Warn, msg=f"Canvases stay empty: {_engine.host.gpu_lack}")
        return app


def running_engine() -> Engine | None:
    """The engine that ``start`` started, while it lives."""
    return _engine if _engine is not None and _engine.is_alive else None


def close() -> bool:
    """Ends the engine that ``start`` started; False when there is none."""
    global _engine
    with _lock:
        engine, _engine = _engine, None
    if engine is None:
        return False
    engine.close()
    return True


def _close_at_exit() -> Any:
    close()


atexit.register(_close_at_exit)
