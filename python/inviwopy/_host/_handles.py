"""Objects that the engine knows by name, so that their numbers cross only when somebody there reads them."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable
from typing import Any

__all__ = ["Handles"]


class Handles:
    """Keeps an object alive from its first mention until the engine releases it."""

    def __init__(self) -> None:
        self._objects: dict[str, Any] = {}
        self._next = itertools.count(1)
        self._lock = threading.Lock()

    def add(self, data: object) -> str:
        """A new handle each time: the same object may hold other numbers when it is published again."""
        with self._lock:
            handle = f"p{next(self._next)}"
            self._objects[handle] = data
            return handle

    def get(self, handle: str) -> Any:
        """Raises KeyError with a sentence when it was released."""
        try:
            return self._objects[handle]
        except KeyError:
            raise KeyError(f"The data {handle} is no longer in Python") from None

    def release(self, handles: Iterable[str]) -> None:
        with self._lock:
            for handle in handles:
                self._objects.pop(handle, None)

    def clear(self) -> None:
        with self._lock:
            self._objects.clear()
