"""What user code prints, as entries of the console.

The first entries go out at once, so that the last words before a crash are seen; a flood is held back to a rate that
the page can show, and the newest lines of it are kept.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from inviwopy._host._connection import Connection
from inviwopy._host._interrupts import Interrupts

__all__ = ["Log", "OutputStream", "redirect_output"]

_LINES_PER_SECOND = 2_000.0
_BYTES_PER_SECOND = 1_000_000.0
_KEPT_LINES = 10_000
_LONGEST_TEXT = 64 * 1024
_FLUSH_SECONDS = 0.1


class Log:
    """Sends entries, at most ``_LINES_PER_SECOND`` on average."""

    def __init__(self, connection: Connection, running: Callable[[], str | None]) -> None:
        self._connection = connection
        self._running = running
        self._lock = threading.RLock()
        self._held: deque[dict[str, Any]] = deque(maxlen=_KEPT_LINES)
        self._dropped = 0
        self._lines = _LINES_PER_SECOND
        self._bytes = _BYTES_PER_SECOND
        self._refilled = time.monotonic()
        self._has_flusher = False

    def add(self, level: str, text: str, source: str = "", **place: Any) -> None:
        self.add_of(self.running(), level, text, source, **place)

    def running(self) -> str | None:
        """Whose code the calling thread runs."""
        return self._running()

    def add_of(self, running: str | None, level: str, text: str, source: str = "", **place: Any) -> None:
        """As ``add``, of a processor or file that is named."""
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_LONGEST_TEXT]}\n... {len(text) - _LONGEST_TEXT} more characters"
        entry = {"level": level, "source": source or running or "Python", "text": text, **place}
        if running:
            entry["processor"] = running
        with self._lock:
            self._refill()
            if not self._held and self._afford(entry):
                self._connection.notify("log", entries=[entry])
                return
            if len(self._held) == _KEPT_LINES:
                self._dropped += 1
            self._held.append(entry)
            if not self._has_flusher:
                self._has_flusher = True
                threading.Thread(target=self._flush_slowly, name="inviwo-log", daemon=True).start()

    def flush(self) -> None:
        """Sends what is held back, for the end of a run."""
        if not self._held:
            return
        with self._lock:
            held, dropped = list(self._held), self._dropped
            self._held.clear()
            self._dropped = 0
        if dropped:
            text = f"{dropped} lines were dropped: more than {_LINES_PER_SECOND:.0f} a second were printed"
            held.insert(0, {"level": "warning", "source": "Python", "text": text})
        for part in _parts(held):
            self._connection.notify("log", entries=part)

    def _flush_slowly(self) -> None:
        while True:
            time.sleep(_FLUSH_SECONDS)
            with self._lock:
                self._refill()
                affordable = []
                while self._held and self._afford(self._held[0]):
                    affordable.append(self._held.popleft())
                self._has_flusher = bool(self._held)
                if affordable:
                    self._connection.notify("log", entries=affordable)
                if not self._has_flusher:
                    return self.flush() if self._dropped else None

    def _refill(self) -> None:
        now = time.monotonic()
        passed, self._refilled = now - self._refilled, now
        self._lines = min(_LINES_PER_SECOND, self._lines + passed * _LINES_PER_SECOND)
        self._bytes = min(_BYTES_PER_SECOND, self._bytes + passed * _BYTES_PER_SECOND)

    def _afford(self, entry: dict[str, Any]) -> bool:
        if self._lines < 1 or self._bytes < len(entry["text"]):
            return False
        self._lines -= 1
        self._bytes -= len(entry["text"])
        return True


@dataclass
class _BegunLine:
    """What one thread has written since its last line break."""

    of: str | None = None
    text: list[str] = field(default_factory=list)
    length: int = 0


class OutputStream:
    """Stands for ``sys.stdout`` and ``sys.stderr``: one entry for what was written up to a final line break."""

    encoding = "utf-8"
    errors = "replace"
    newlines = None
    closed = False
    line_buffering = True

    def __init__(self, log: Log, connection: Connection, interrupts: Interrupts, kind: int) -> None:
        self.type = kind
        self.mode = "w"
        self.name = "<stderr>" if kind else "<stdout>"
        self._log = log
        self._connection = connection
        self._interrupts = interrupts
        self._lock = threading.RLock()
        # Lines of several threads do not mix.
        self._begun: dict[int, _BegunLine] = {}

    @property
    def buffer(self) -> Any:
        """For bytes: the descriptor of the process, which is captured line by line."""
        original = sys.__stderr__ if self.type else sys.__stdout__
        return original.buffer if original else None

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self._connection.is_open:
            # A forked child has only the descriptors.
            return os.write(self.fileno(), text.encode("utf-8", "replace"))
        before = self._interrupts.shield()
        try:
            with self._lock:
                line = self._begun.setdefault(threading.get_ident(), _BegunLine())
                line.text.append(text)
                line.length += len(text)
                line.of = self._log.running()
                if text.endswith("\n") or line.length > _LONGEST_TEXT:
                    self._end(threading.get_ident())
        finally:
            self._interrupts.unshield(before)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Text without a final line break waits for it, or for the end of the run."""

    def finish(self) -> None:
        """Sends what was written without a final line break, but not what another thread is still writing."""
        with self._lock:
            here = threading.get_ident()
            others = {thread.ident for thread in threading.enumerate()} - {here} if self._begun else set()
            for thread in [thread for thread in self._begun if thread not in others]:
                self._end(thread)

    def _end(self, thread: int) -> None:
        line = self._begun.pop(thread)
        text = "".join(line.text)
        text = text[:-1] if text.endswith("\n") else text
        self._log.add_of(line.of, "error" if self.type else "info", text)

    def fileno(self) -> int:
        return 2 if self.type else 1

    def isatty(self) -> bool:
        return False

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        """Stays open: the next processor prints as well."""

    def __enter__(self) -> OutputStream:
        return self

    def __exit__(self, *_error: object) -> None:
        return None


def redirect_output(log: Log, connection: Connection, interrupts: Interrupts) -> tuple[OutputStream, OutputStream]:
    streams = tuple(OutputStream(log, connection, interrupts, kind) for kind in (0, 1))
    sys.stdout, sys.stderr = streams
    return streams[0], streams[1]


def _parts(entries: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    size = 0
    for entry in entries:
        part.append(entry)
        size += len(entry["text"])
        if size > _BYTES_PER_SECOND:
            yield part
            part, size = [], 0
    if part:
        yield part
