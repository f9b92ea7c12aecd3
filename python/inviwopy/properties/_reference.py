"""Ordinal properties whose value is kept by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy.typing as npt

from inviwopy.properties._arguments import REQUIRED, arguments_of
from inviwopy.properties._enums import ConstraintBehavior, InvalidationLevel
from inviwopy.properties._ordinal import OrdinalProperty
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["ReferenceProperty"]

T = TypeVar("T")


class ReferenceProperty(OrdinalProperty[T]):
    """``(identifier, name, [help,] get, set, min, max, increment, invalidationLevel, semantics)``.

    ``get()`` returns the value, ``set(value)`` keeps it. Bounds are pairs ``(value, ConstraintBehavior)``."""

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        kind = self._type
        parameters = {
            "get": REQUIRED,
            "set": REQUIRED,
            "min": (kind.default_min, ConstraintBehavior.Editable),
            "max": (kind.default_max, ConstraintBehavior.Editable),
            "increment": kind.default_increment,
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        self._get: Callable[[], T] = given["get"]
        self._set: Callable[[T], object] = given["set"]
        self._init_ordinal(given, kind.array(self._get()))

    def setGetAndSet(self, get: Callable[[], T], set: Callable[[T], object]) -> None:
        """Replaces the functions that keep the value."""
        self._get, self._set = get, set

    def _read(self) -> npt.NDArray[Any]:
        return self._type.array(self._get())

    def _write(self, value: npt.NDArray[Any]) -> None:
        if not (value == self._read()).all():
            self._set(self._type.value(value))
