"""Whose code runs: what is printed, and what moves a progress bar, belongs to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

__all__ = ["Attribution"]


class Attribution:
    """Knows the processor (or file, while it is imported) of the main thread, and of every thread that was started by
    its code, also long after its run."""

    def __init__(self, running: Callable[[], str | None]) -> None:
        """``running`` names what the main thread runs, or gives None; it is called from any thread."""
        self._running = running
        self._main = threading.get_ident()

    def current(self) -> str | None:
        """Of the calling thread; None when it is nobody's."""
        if threading.get_ident() == self._main:
            return self._running()
        name: str | None = getattr(threading.current_thread(), "_inviwo_started_by", None)
        return name

    def follow_threads(self) -> None:
        """Threads belong from now on to whose code starts them."""
        start = threading.Thread.start

        @wraps(start)
        def start_for(thread: threading.Thread) -> None:
            thread._inviwo_started_by = self.current()  # type: ignore[attr-defined]
            start(thread)

        setter: Any = threading.Thread
        setter.start = start_for
