"""SIGINT becomes KeyboardInterrupt inside user code and nowhere else."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["Interrupts"]

T = TypeVar("T")


class Interrupts:
    """Knows whether the main thread is in user code.

    The host's own code inside user code (writing a frame, waiting for an answer) shields itself: an interrupt then
    waits until the shield ends, so that no frame is cut and no message lost. State is always assigned, never
    counted: an interrupt may arrive between any two instructions, also in a ``finally``.
    """

    def __init__(self) -> None:
        self._main = threading.get_ident()
        self._in_user_code = False
        self._shielded = False
        self._pending = False
        self._is_meant: Callable[[], bool] | None = None
        self.request: object = None
        """What the host serves; the user code that it calls belongs to this."""
        self.interruptible: object = None
        """The request whose user code runs, and no code of the host around it."""
        self._wake: Callable[[], None] = lambda: None

    def install(self, wake: Callable[[], None]) -> None:
        """``wake`` ends the wait of a shielded main thread; it is called in the signal handler."""
        self._wake = wake
        self._arm()

    def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Calls user code. Raises KeyboardInterrupt when the user stopped it."""
        if threading.get_ident() != self._main:
            return function(*arguments)
        outer = (self._in_user_code, self._shielded, self._pending)
        waiting = self.interruptible
        self._arm()
        try:
            self.interruptible = self.request
            self._pending = False
            self._shielded = False
            self._in_user_code = True
            return function(*arguments)
        finally:
            # First: what comes from here on is too late for this code, and not meant for that around it.
            self.interruptible = waiting
            self._in_user_code, self._shielded, self._pending = outer

    def shield(self) -> bool:
        """Holds interrupts back; returns what ``unshield`` must be given."""
        if threading.get_ident() != self._main:
            return True
        before = self._shielded
        self._shielded = True
        return before

    def unshield(self, before: bool) -> None:
        """Ends a shield; raises KeyboardInterrupt when one arrived meanwhile."""
        if before or threading.get_ident() != self._main:
            return
        self._shielded = False
        if self._pending and self._in_user_code:
            self._pending = False
            self._in_user_code = False
            raise KeyboardInterrupt

    def signal_main(self, is_meant: Callable[[], bool] = lambda: True) -> None:
        """From another thread: interrupts the user code of the main thread, if it is in any.

        ``is_meant`` is asked when the signal arrives: what it was for may have ended, and a script that waited for it
        go on."""
        self._is_meant = is_meant
        signal.pthread_kill(self._main, signal.SIGINT)

    @property
    def is_pending(self) -> bool:
        return self._pending

    def _arm(self) -> None:
        # User code may have set its own handler, or ignored the signal.
        if signal.getsignal(signal.SIGINT) != self._on_signal:
            signal.signal(signal.SIGINT, self._on_signal)

    def _on_signal(self, _number: int, _frame: Any) -> None:
        is_meant, self._is_meant = self._is_meant, None
        if is_meant is not None and not is_meant():
            return
        if self._shielded:
            self._pending = True
            self._wake()
        elif self._in_user_code:
            self._in_user_code = False
            raise KeyboardInterrupt
