"""Members that Inviwo does not have, so that its processors may use their names for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from inviwopy.properties._owner import PropertyOwner

__all__ = ["gives_way"]

T = TypeVar("T")


class gives_way(Generic[T]):
    """A read-only property that gives way to a registered property of that identifier, and to any assignment."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read
        self.__doc__ = read.__doc__
        self.__name__ = read.__name__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> gives_way[T]: ...
    @overload
    def __get__(self, owner: PropertyOwner, kind: type[Any] | None = None) -> T: ...
    def __get__(self, owner: PropertyOwner | None, kind: type[Any] | None = None) -> Any:
        if owner is None:
            return self
        own = (prop for prop in owner.__dict__.get("_properties", ()) if prop.identifier == self.__name__)
        return next(own, None) or self._read(owner)
