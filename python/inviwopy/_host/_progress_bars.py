"""The progress bars of tqdm, shown on the node instead of in the console.

tqdm is not imported here: its module is met when user code imports it."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from functools import wraps
from types import ModuleType
from typing import Any

from inviwopy._host._output import OutputStream

__all__ = ["follow_progress_bars"]

_MODULE = "tqdm.std"
_INTERVAL = 0.05  # seconds between two messages

Report = Callable[[str, float, str], None]


def follow_progress_bars(owner: Callable[[], str | None], report: Report) -> None:
    """``report(processor, fraction, text)`` is called in the thread of the loop, about twenty times a second at most.

    ``owner()`` names the processor whose code runs in the calling thread."""
    bars = _Bars(owner, report)
    if _MODULE in sys.modules:
        bars.follow(sys.modules[_MODULE])
    else:
        sys.meta_path.insert(0, _Finder(bars.follow))


class _Finder:
    """Finds tqdm's module as the finders behind it do, and hands it over when it has been run."""

    def __init__(self, follow: Callable[[ModuleType], None]) -> None:
        self._follow = follow

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != _MODULE:
            return None
        sys.meta_path.remove(self)
        try:
            spec = importlib.util.find_spec(name)
        finally:
            sys.meta_path.insert(0, self)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def run_and_follow(module: ModuleType) -> None:
                run(module)
                self._follow(module)

            loader: Any = spec.loader
            loader.exec_module = run_and_follow
        return spec


class _Nowhere:
    """The file of a bar that is shown on the node."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """There is nothing to flush."""


class _Bars(threading.local):
    """The bars that a thread has open, outermost first."""

    def __init__(self, owner: Callable[[], str | None], report: Report) -> None:
        self._owner = owner
        self._report = report
        self._open: list[weakref.ref[Any]] = []
        self._told = 0.0

    def follow(self, module: ModuleType) -> None:
        kind: Any = vars(module)["tqdm"]
        initialize, display, close = kind.__init__, kind.display, kind.close

        @wraps(initialize)
        def initialize_quietly(bar: Any, *arguments: Any, **keywords: Any) -> None:
            initialize(bar, *arguments, **keywords)
            if not getattr(bar, "disable", True) and _prints_here(bar):
                self._adopt(bar)

        @wraps(display)
        def display_on_node(bar: Any, *arguments: Any, **keywords: Any) -> Any:
            if hasattr(bar, "_inviwo_owner"):
                self._tell(bar)
                return True
            # A new bar shows itself before it is adopted.
            return True if _prints_here(bar) else display(bar, *arguments, **keywords)

        @wraps(close)
        def close_and_forget(bar: Any) -> Any:
            result = close(bar)
            if hasattr(bar, "_inviwo_owner"):
                # Bars compare by their place on the screen, so by identity here.
                self._open = [other for other in self._open if other() is not None and other() is not bar]
                self._tell(bar, at_once=not bar._inviwo_around)
            return result

        kind.__init__, kind.display, kind.close = initialize_quietly, display_on_node, close_and_forget

    def _adopt(self, bar: Any) -> None:
        bar.fp = _Nowhere()
        bar.sp = lambda _text: None
        bar._inviwo_owner = self._owner()
        bar._inviwo_around = list(self._open)
        self._open.append(weakref.ref(bar))
        self._tell(bar)

    def _tell(self, bar: Any, at_once: bool = False) -> None:
        now = time.monotonic()
        if bar._inviwo_owner is None or (not at_once and now - self._told < _INTERVAL):
            return
        self._told = now
        around = [outer for reference in bar._inviwo_around if (outer := reference()) is not None]
        bars = [*around, bar]
        self._report(bar._inviwo_owner, _fraction(bars), ", ".join(filter(None, map(_text, bars))))


def _prints_here(bar: Any) -> bool:
    """Whether the bar would print into the console; the user may have given a file."""
    file = getattr(bar, "fp", None)
    return isinstance(getattr(file, "_wrapped", file), OutputStream)


def _fraction(bars: Sequence[Any]) -> float:
    """Of the whole: each bar is one step of the one around it."""
    fraction, share = 0.0, 1.0
    for bar in bars:
        total = bar.total or 0
        if total > 0:
            fraction += share * min(bar.n, total) / total
            share /= total
    return min(fraction, 1.0)


def _text(bar: Any) -> str:
    """'Slices 3/10', as the bar calls itself."""
    name = (bar.desc or "").rstrip(": ")
    count = f"{bar.n}/{bar.total}" if bar.total else f"{bar.n} {bar.unit}"
    return f"{name} {count}".strip()
