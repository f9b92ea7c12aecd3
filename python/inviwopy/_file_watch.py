"""Tells objects that a file of theirs was saved."""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import Any, Protocol

from inviwopy._binding import get_binding

__all__ = ["FileOwner", "Stamp", "stamp_of", "watch_file"]

_INTERVAL = 0.2

Stamp = tuple[int, int, int]


class FileOwner(Protocol):
    @property
    def identifier(self) -> str: ...

    def _watched_file(self) -> tuple[str, Stamp | None]:
        """The path as it is now, empty for none, and the stamp of what was read of it. Called on a thread of its own."""

    def _file_saved(self) -> None:
        """The file is another one than was read, and has come to rest. Called where user code runs."""


class _State:
    def __init__(self) -> None:
        self.seen: Stamp | None = None
        self.told: Stamp | None = None


_states: weakref.WeakKeyDictionary[Any, _State] = weakref.WeakKeyDictionary()
_lock = threading.Lock()
_started = False


def watch_file(owner: FileOwner) -> None:
    """Watches from now on, for as long as ``owner`` lives. A file is told of once it has kept still for 0.2 s, so that a
    half-written one is not. Polled: an editor that saves by renaming makes another file."""
    global _started
    with _lock:
        _states[owner] = _State()
        if not _started:
            _started = True
            threading.Thread(target=_poll, name="inviwo-file-watch", daemon=True).start()


def _poll() -> None:
    while True:
        time.sleep(_INTERVAL)
        with _lock:
            watched = list(_states.items())
        for owner, state in watched:
            _look(owner, state)
        # The list would keep them alive until the next round.
        watched.clear()
        owner = state = None  # type: ignore[assignment]


def _look(owner: FileOwner, state: _State) -> None:
    path, read = owner._watched_file()
    try:
        stamp: Stamp | None = stamp_of(os.stat(path))
    except (OSError, ValueError):
        stamp = None
    if stamp is None or stamp == read:
        state.seen = state.told = stamp
    elif stamp != state.seen:
        state.seen = stamp
    elif stamp != state.told:
        state.told = stamp
        get_binding().run_later(owner.identifier, owner._file_saved)


def stamp_of(status: os.stat_result) -> Stamp:
    """Tells two states of a file apart."""
    return (status.st_ino, status.st_size, status.st_mtime_ns)
