"""Ordinal properties whose value may be unset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np

from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._ordinal import Given, OrdinalProperty
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["OptionalProperty"]

T = TypeVar("T")


class OptionalProperty(OrdinalProperty[T]):
    """As the plain property, but ``value`` may be None; ``p[i]`` and ``p[column, row]`` are single components."""

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        kind = self._type
        parameters = {
            "value": None,
            "min": kind.default_min,
            "max": kind.default_max,
            "increment": kind.default_increment,
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        initial = given["value"]
        self._set_ = initial is not None
        self._init_ordinal(given, kind.default_min if initial is None else kind.array(initial))

    @property  # type: ignore[override]
    def value(self) -> T | None:
        self._pull()
        return self._type.value(self._value) if self._set_ else None

    @value.setter
    def value(self, value: Given[T] | None) -> None:
        self._assign("value", value)

    def _assign(self, field: str, value: object) -> None:
        if value is None and field == "value":
            self._change({"value": None})
        else:
            super()._assign(field, value)

    def clear(self) -> None:
        """Unsets the value."""
        self.value = None

    def _component(self, index: Any) -> int:
        numbers = np.arange(self._type.size)
        if isinstance(index, tuple):
            columns = self._type.value_class._columns
            return int(numbers.reshape(columns, -1)[index])
        return int(numbers[index])

    def _known(self) -> Any:
        if not self._set_:
            raise IndexError(f"{self.path} has no value")
        return self._value

    def __getitem__(self, index: Any) -> Any:
        return self._known()[self._component(index)].item()

    def __setitem__(self, index: Any, number: Any) -> None:
        changed = self._known().copy()
        changed[self._component(index)] = self._type.family.scalar(number)
        self._change({"value": changed})

    def _state(self) -> dict[str, Any]:
        state = super()._state()
        return state if self._set_ else {**state, "value": None}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "value" in patch:
            self._set_ = patch["value"] is not None
        super()._set_state({key: value for key, value in patch.items() if value is not None})

    def __repr__(self) -> str:
        return super().__repr__() if self._set_ else "<empty>"
