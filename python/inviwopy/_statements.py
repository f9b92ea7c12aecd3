"""Statements of scripts that change the network: it is evaluated when they return, and not in the middle of them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from inviwopy._binding import get_binding

__all__ = ["changed_network", "statement"]

F = TypeVar("F", bound=Callable[..., Any])


class _Open(threading.local):
    depth = 0
    has_changed = False


_open = _Open()


def statement(function: F) -> F:
    """For methods that change something and run callbacks: what these change belongs to the same statement."""

    @functools.wraps(function)
    def whole(*arguments: Any, **keywords: Any) -> Any:
        _open.depth += 1
        try:
            return function(*arguments, **keywords)
        except KeyboardInterrupt:
            # Who wants it to end does not want to wait for the network either.
            _open.has_changed = False
            raise
        finally:
            _open.depth -= 1
            if _open.depth == 0 and _open.has_changed:
                changed_network()

    return cast(F, whole)


def changed_network() -> None:
    """The application was told of a change: a script goes on when the network has been evaluated with it."""
    if not get_binding().in_statement():
        return
    _open.has_changed = _open.depth > 0
    if not _open.has_changed:
        get_binding().call("network", "idle")
