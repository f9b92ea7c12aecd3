"""What ``onChange`` and its like of a port return: the callback goes with it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["CallbackHolder", "InportCallbackHolderOutport", "InportCallbackHolderVoid"]


class CallbackHolder:
    """Keeps a callback registered for as long as the holder lives, or until ``reset()``."""

    def __init__(self, callback: Callable[..., object]) -> None:
        self._callback: Callable[..., object] | None = callback

    def reset(self) -> None:
        self._callback = None

    def _call(self, *arguments: object) -> None:
        if self._callback is not None:
            self._callback(*arguments)


class InportCallbackHolderVoid(CallbackHolder):
    """Holder of a callback without arguments."""


class InportCallbackHolderOutport(CallbackHolder):
    """Holder of a callback that is given the outport."""
