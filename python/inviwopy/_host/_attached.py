"""The host inside of a program that runs by itself: an interpreter at its prompt, a notebook, a test.

It serves on a thread of its own, so that the program's main thread stays the user's.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from inviwopy._binding import LocalBinding, set_binding
from inviwopy._host._connection import Connection
from inviwopy._host._host import Host
from inviwopy._host._host_binding import HostBinding
from inviwopy._host._interrupts import Interrupts

__all__ = ["AttachedHost", "ThreadInterrupts"]

T = TypeVar("T")


class ThreadInterrupts(Interrupts):
    """As Interrupts, for a thread that signals do not reach: KeyboardInterrupt is raised in it by another thread."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()

    def run(self, function: Callable[..., T], *arguments: Any) -> T:
        if threading.get_ident() != self._main:
            return function(*arguments)
        outer = (self._in_user_code, self._shielded, self._pending)
        waiting = self.interruptible
        try:
            with self._lock:
                self.interruptible = self.request
                self._pending, self._shielded, self._in_user_code = False, False, True
            return function(*arguments)
        finally:
            self.interruptible = waiting
            self._leave(outer)

    def _leave(self, outer: tuple[bool, bool, bool]) -> None:
        while True:
            # What was raised for this run but has not arrived must not arrive in the host's own code.
            with contextlib.suppress(KeyboardInterrupt), self._lock:
                self._in_user_code, self._shielded, self._pending = outer
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._main), None)
                return

    def shield(self) -> bool:
        if threading.get_ident() != self._main:
            return True
        before = self._shielded
        try:
            with self._lock:
                self._shielded = True
        except KeyboardInterrupt:
            self._shielded = before
            raise
        return before

    def signal_main(self, is_meant: Callable[[], bool] = lambda: True) -> None:
        with self._lock:
            if not is_meant():
                return
            if self._shielded:
                self._pending = True
                self._wake()
            elif self._in_user_code:
                self._in_user_code = False
                interrupt = ctypes.py_object(KeyboardInterrupt)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._main), interrupt)

    def _arm(self) -> None:
        pass


class AttachedBinding(HostBinding):
    """Ctrl+C at a prompt that waits for the network also stops what the network computes here."""

    def call(self, target: str, member: str, arguments: Sequence[Any] = ()) -> Any:
        try:
            return super().call(target, member, arguments)
        except KeyboardInterrupt:
            self._host.interrupts.signal_main()
            raise

    def in_statement(self) -> bool:
        return self._is_outside()

    def _is_outside(self) -> bool:
        return threading.current_thread() is threading.main_thread()


class AttachedHost(Host):
    """A host that leaves the process as it is: prints go where they go anyhow, and it outlives its engine."""

    def __init__(self, read_fd: int, write_fd: int) -> None:
        interrupts = ThreadInterrupts()
        super().__init__(Connection(read_fd, write_fd, interrupts), interrupts)
        set_binding(AttachedBinding(self))
        self._serving = threading.get_ident()
        self._is_ending = False
        self.started = threading.Event()
        """Set when the engine has answered, or has gone."""
        self.gone = threading.Event()
        self.gpu_lack = ""
        """Why there are no pictures; empty when there are."""
        self._notifications["started"] = self._on_started
        self._notifications["said"] = self._on_said

    def serve(self) -> None:
        """Serves until the engine has gone; on the thread that made this."""
        self.interrupts.install(self.connection.wake)
        self._start_connection()
        while self.connection.is_open:
            with contextlib.suppress(KeyboardInterrupt):
                message = self.connection.receive()
                if message is not None:
                    self._serve(message)
        self._reset({})
        self._remove_files()
        self.gone.set()
        self.started.set()

    def detach(self, reason: str) -> None:
        """Ends the connection; what is asked from now on is refused with the reason."""
        if self.connection.is_open:
            set_binding(LocalBinding(reason))
            self.connection.close(reason)
            self.interrupts.signal_main()

    def _on_started(self, params: dict[str, Any]) -> None:
        self.gpu_lack = "" if params["gpu"] else params["reason"] or "no GPU was found"
        self.started.set()

    def _on_said(self, params: dict[str, Any]) -> None:
        for entry in params["entries"]:
            text = "\n".join(part for part in (entry["text"], entry.get("traceback")) if part)
            print(f"{entry['source']}: {text}", file=sys.stderr)

    def _stop(self, _params: dict[str, Any]) -> None:
        self.detach("The engine was closed; inviwopy.start() starts another one")

    def _lost(self, reason: str) -> None:
        self.detach(f"{reason} inviwopy.start() starts another one.")

    def _end_fork(self, status: int) -> None:
        # Who forks here is the program's own main thread, and its children are its own affair.
        if os.getpid() != self._pid and threading.get_ident() == self._serving:
            os._exit(status)
