"""A live view of named things: properties, ports, processors, modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar, overload

__all__ = ["IdentifierView", "Named"]


class Named(Protocol):
    @property
    def identifier(self) -> str: ...


T = TypeVar("T", bound=Named)


class _Missing(KeyError, AttributeError):
    """Both, so that ``hasattr`` and ``getattr`` with a default work on views as on other objects."""

    def __str__(self) -> str:
        return str(self.args[0])


# As tracebacks show it.
_Missing.__name__ = _Missing.__qualname__ = "KeyError"
_Missing.__module__ = "builtins"


class IdentifierView(Generic[T]):
    """Elements by ``view.name``, ``view["name"]`` or ``view[index]``; ``in`` takes identifiers."""

    def __init__(self, elements: Callable[[], Sequence[T]], kind: str) -> None:
        self._elements = elements
        self._kind = kind

    def _find(self, identifier: str) -> T:
        elements = self._elements()
        for element in elements:
            if element.identifier == identifier:
                return element
        names = ", ".join(element.identifier for element in elements) or "none"
        raise _Missing(f"There is no {self._kind} {identifier!r}; there are: {names}")

    def __getattr__(self, identifier: str) -> Any:
        if identifier.startswith("__"):
            raise AttributeError(identifier)
        return self._find(identifier)

    @overload
    def __getitem__(self, key: str) -> Any: ...
    @overload
    def __getitem__(self, key: int) -> Any: ...
    def __getitem__(self, key: str | int) -> Any:
        if isinstance(key, str):
            return self._find(key)
        return self._elements()[key]

    def __len__(self) -> int:
        return len(self._elements())

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._elements()))

    def __contains__(self, identifier: object) -> bool:
        if not isinstance(identifier, str):
            raise TypeError(f"`in` takes the identifier of a {self._kind}, got {type(identifier).__name__}")
        return any(element.identifier == identifier for element in self._elements())

    def __dir__(self) -> list[str]:
        return [element.identifier for element in self._elements()]

    def __repr__(self) -> str:
        return "[" + ", ".join(element.identifier for element in self._elements()) + "]"
