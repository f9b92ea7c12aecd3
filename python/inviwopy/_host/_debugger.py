"""Lets a debugger attach to this process."""

from __future__ import annotations

import importlib
import os
from typing import Any

__all__ = ["listen_for_debugger"]

_place: tuple[str, int] | None = None


def listen_for_debugger() -> dict[str, Any] | None:
    """Where ``debugpy`` listens: loopback, a free port; the same place each time. None when it is not installed."""
    global _place
    if _place is None:
        # It warns on stderr about the frozen modules of the standard library, in which nobody sets breakpoints.
        os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        importlib.invalidate_caches()
        try:
            debugpy: Any = importlib.import_module("debugpy")
        except ModuleNotFoundError as error:
            if error.name != "debugpy":
                raise
            return None
        host, port = debugpy.listen(("127.0.0.1", 0))
        _place = (str(host), int(port))
    return {"host": _place[0], "port": _place[1]}
