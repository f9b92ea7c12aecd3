"""Numbers with bounds: scalars, vectors and matrices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar, Union, overload

import numpy as np
import numpy.typing as npt

from inviwopy.doc import Document
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import ConstraintBehavior, InvalidationLevel
from inviwopy.properties._ordinal_type import OrdinalType
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["OrdinalProperty", "bound_of", "constraint_named"]

T = TypeVar("T")
Bound = Union[T, "tuple[T, ConstraintBehavior]"]
Given = Union[T, "Sequence[float]", "npt.NDArray[Any]"]

_DEFAULT_TAIL = {"invalidationLevel": InvalidationLevel.InvalidOutput, "semantics": PropertySemantics.Default}


def bound_of(bound: Any) -> tuple[Any, ConstraintBehavior]:
    """A bound given plain or as ``(bound, ConstraintBehavior)``; plain ones are Editable."""
    if isinstance(bound, (tuple, list)) and len(bound) == 2 and isinstance(bound[1], ConstraintBehavior):
        return bound[0], bound[1]
    return bound, ConstraintBehavior.Editable


def constraint_named(wire: str) -> ConstraintBehavior:
    return next(constraint for constraint in ConstraintBehavior if constraint._wire == wire)


class OrdinalProperty(Property, Generic[T]):
    """A number, vector or matrix with minimum, maximum and increment.

    ``min`` and ``max`` are plain values (then Editable) or pairs ``(value, ConstraintBehavior)``. Setting ``value``
    clamps each component; moving a bound past the other drags it along. ``value`` is a copy: assign it whole.
    RuntimeError when the constructor's value is outside of a bound that clamps."""

    _type: ClassVar[OrdinalType[Any]]

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        value: T = ...,
        min: Bound[T] = ...,
        max: Bound[T] = ...,
        increment: T = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
        *,
        help: Document | str = ...,
        name: str = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str,
        help: Document,
        value: T = ...,
        min: Bound[T] = ...,
        max: Bound[T] = ...,
        increment: T = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        kind = self._type
        parameters = {
            "value": kind.default_value,
            "min": kind.default_min,
            "max": kind.default_max,
            "increment": kind.default_increment,
            **_DEFAULT_TAIL,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        self._init_ordinal(given, kind.array(given["value"]))

    def _init_ordinal(self, given: Mapping[str, Any], value: npt.NDArray[Any]) -> None:
        Property.__init__(
            self,
            given["identifier"],
            given["displayName"],
            given["help"],
            given["invalidationLevel"],
            given["semantics"],
        )
        low, self._min_constraint = bound_of(given["min"])
        high, self._max_constraint = bound_of(given["max"])
        kind = self._type
        self._min, self._max = kind.array(low), kind.array(high)
        self._increment = kind.array(given["increment"])
        self._check_range(value)
        self._value = value
        self._constructed()

    def _check_range(self, value: npt.NDArray[Any]) -> None:
        # nan is outside of no range: both comparisons with it are false
        too_low = self._clamps_low and bool(np.any(value < self._min))
        too_high = self._clamps_high and bool(np.any(value > self._max))
        if too_low or too_high or bool(np.any(self._min > self._max)):
            kind = self._type
            raise RuntimeError(
                f"Invalid range ({kind.text(self._min)} <= {kind.text(value)} <= {kind.text(self._max)}) "
                f'given for "{self._display_name}" ({kind.name}Property, {self.path})'
            )

    @property
    def _clamps_low(self) -> bool:
        return self._min_constraint is not ConstraintBehavior.Ignore

    @property
    def _clamps_high(self) -> bool:
        return self._max_constraint is not ConstraintBehavior.Ignore

    def _clamped(self, value: npt.NDArray[Any]) -> npt.NDArray[Any]:
        if self._clamps_low:
            value = np.maximum(value, self._min)
        if self._clamps_high:
            value = np.minimum(value, self._max)
        return value

    # Where the value is kept; reference properties keep it elsewhere

    def _read(self) -> npt.NDArray[Any]:
        return self._value

    def _write(self, value: npt.NDArray[Any]) -> None:
        self._value = value

    @property
    def value(self) -> T:
        self._pull()
        value: T = self._type.value(self._read())
        return value

    @value.setter
    def value(self, value: Given[T]) -> None:
        self._assign("value", value)

    @property
    def minValue(self) -> T:
        self._pull()
        value: T = self._type.value(self._min)
        return value

    @minValue.setter
    def minValue(self, value: Given[T]) -> None:
        self._assign("min", value)

    @property
    def maxValue(self) -> T:
        self._pull()
        value: T = self._type.value(self._max)
        return value

    @maxValue.setter
    def maxValue(self, value: Given[T]) -> None:
        self._assign("max", value)

    @property
    def increment(self) -> T:
        self._pull()
        value: T = self._type.value(self._increment)
        return value

    @increment.setter
    def increment(self, value: Given[T]) -> None:
        self._assign("increment", value)

    def _assign(self, field: str, value: object) -> None:
        try:
            self._change({field: self._type.array(value)})
        except (TypeError, ValueError, RuntimeError) as error:
            raise type(error)(f"{self.path} ({type(self).__name__}): {error}") from None

    # State

    def _state(self) -> dict[str, Any]:
        wire = self._type.wire
        return {
            "value": wire(self._read()),
            "min": wire(self._min),
            "max": wire(self._max),
            "increment": wire(self._increment),
            "minConstraint": self._min_constraint._wire,
            "maxConstraint": self._max_constraint._wire,
        }

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        array = self._array_of
        if "minConstraint" in patch:
            self._min_constraint = constraint_named(patch["minConstraint"])
        if "maxConstraint" in patch:
            self._max_constraint = constraint_named(patch["maxConstraint"])
        if "min" in patch:
            self._min = array(patch["min"])
            self._max = np.maximum(self._max, self._min)
        if "max" in patch:
            self._max = array(patch["max"])
            self._min = np.minimum(self._min, self._max)
        if "increment" in patch:
            self._increment = array(patch["increment"])
        value = array(patch["value"]) if "value" in patch else self._read()
        self._write(self._clamped(value))

    def _array_of(self, value: Any) -> npt.NDArray[Any]:
        return value if isinstance(value, np.ndarray) else self._type.array(value)

    # Stepping, as scripts of 2021 do it

    def __iter__(self) -> Iterator[T]:
        """Sets the property to each value from minimum to maximum by its increment, and yields it."""
        return self.foreach(self.minValue, self.maxValue)

    def foreach(self, begin: T, end: T, inc: T | None = None) -> Iterator[T]:
        """Sets the property to ``begin``, then steps it up to and with ``end``; yields each value set."""
        if not self._type.is_scalar:
            raise TypeError(f"{type(self).__name__} has no order to step through")
        first: Any = begin
        last: Any = end
        step: Any = self.increment if inc is None else inc
        if step <= 0:
            raise ValueError(f"cannot step by {step}")
        count = int((last - first) / step + 1e-9)
        for i in range(count + 1):
            self.value = first + i * step
            yield self.value

    def __repr__(self) -> str:
        return self._type.text(self._read())
