"""Processor types that are made known from code instead of by a file in a folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from inviwopy._binding import get_binding
from inviwopy._info import ProcessorInfo
from inviwopy._processor import Processor

__all__ = [
    "is_registered",
    "offer",
    "register",
    "register_maker",
    "registered",
    "take_offered",
    "unregister",
]

Kind = TypeVar("Kind", bound=type[Processor])

registered: dict[str, type[Processor]] = {}
"""By the name that stands for a file, ``__main__.MyProcessor``."""


def register(kind: Kind) -> Kind:
    """Offers a class as a processor type; running processors of a class of the same name become those of the new one.

    RuntimeError says why the class cannot be used: its ``processorInfo`` or constructor fails, or another file has its
    class identifier."""
    if not (isinstance(kind, type) and issubclass(kind, Processor)):
        raise TypeError(f"register expects a class derived from inviwopy.Processor, got {kind!r}")
    name = f"{kind.__module__}.{kind.__qualname__}"
    _bind(kind)
    before = registered.get(name)
    registered[name] = kind
    try:
        get_binding().call("app", "register", [name])
    except BaseException:
        if before is None:
            del registered[name]
        else:
            registered[name] = before
        raise
    return kind


def _bind(kind: type[Processor]) -> None:
    """Methods call ``MyProcessor.processorInfo()``, while a decorator runs before its class has its name."""
    if kind.__qualname__ != kind.__name__:
        return
    # The names of the script, which is no module when `ivw run` runs it.
    functions = (getattr(member, "__func__", member) for member in vars(kind).values())
    names: dict[str, Any] = next((function.__globals__ for function in functions if hasattr(function, "__globals__")), {})
    if isinstance(names.get(kind.__name__, kind), type):
        names[kind.__name__] = kind


def register_maker(info: ProcessorInfo, make: Callable[[], Any]) -> type[Processor]:
    """Offers what ``make()`` returns, as ``register`` does."""

    class Made(Processor):
        def __new__(cls, identifier: str, displayName: str) -> Any:
            return make()

        @staticmethod
        def processorInfo() -> ProcessorInfo:
            return info

    Made.__module__, Made.__qualname__ = "__main__", info.classIdentifier
    Made.__name__ = info.classIdentifier.rpartition(".")[2]
    return register(Made)


_offered: list[Processor] = []


def offer(processor: Processor) -> None:
    """The next processor of its class that the engine asks for is this very object."""
    _offered[:] = [processor]


def take_offered(kind: type[Processor]) -> Processor | None:
    """What was offered, when it is of the class; it is given once."""
    if not _offered or type(_offered[0]) is not kind:
        return None
    return _offered.pop()


def is_registered(kind: type[Processor]) -> bool:
    return any(known is kind for known in registered.values())


def unregister(kind: type[Processor]) -> bool:
    """Processors that run go on; False when the class was not registered."""
    name = next((name for name, known in registered.items() if known is kind), None)
    if name is None:
        return False
    get_binding().call("app", "unregister", [name])
    del registered[name]
    return True
