"""Stepping a property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Animation"]


class Animation:
    """Sets a property to ``start`` for the length of a ``with`` block; iterating steps it towards ``stop``.

    Steps are ``start + i * inc`` for i = 1, 2 ... while below ``stop``: neither end is yielded."""

    def __init__(self, prop: Any, start: Any = None, stop: Any = None, inc: Any = None) -> None:
        self.prop = prop
        self.initial = prop.value
        self._start = prop.minValue if start is None else start
        self.stop = prop.maxValue if stop is None else stop
        self.inc = 1 if inc is None else inc
        self.i = 0

    def __enter__(self) -> Animation:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.restore()

    def pos(self) -> Any:
        """The value of the present step."""
        return self._start + self.i * self.inc

    def start(self) -> None:
        """Sets the first value; steps follow by iterating."""
        self.i = 0
        self.prop.value = self._start

    def restore(self) -> None:
        """Sets the value that the property had."""
        self.prop.value = self.initial

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        return self

    def __next__(self) -> tuple[int, Any]:
        self.i += 1
        if self.pos() >= self.stop:
            raise StopIteration
        self.prop.value = self.pos()
        return self.i, self.pos()
