"""Ranges: two values within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from inviwopy.doc import Document
from inviwopy.glm import dvec2, ivec2, size2_t, vec2
from inviwopy.glm._scalar import DOUBLE, FLOAT, INT, INT64, SIZE
from inviwopy.glm._vector import Vector2
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._ordinal_type import OrdinalType
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = [
    "DoubleMinMaxProperty",
    "FloatMinMaxProperty",
    "Int64MinMaxProperty",
    "IntMinMaxProperty",
    "Size_tMinMaxProperty",
]

N = TypeVar("N", int, float)
V = TypeVar("V")
Array = npt.NDArray[Any]


class MinMaxProperty(Property, Generic[N, V]):
    """A start and an end within a range, at least ``minSeparation`` apart.

    The constructor never raises: it widens the range to fit. Setting ``value`` clamps it into the range."""

    _type: ClassVar[OrdinalType[Any]]
    _vector: ClassVar[type[Any]]

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        valueMin: N = ...,
        valueMax: N = ...,
        rangeMin: N = ...,
        rangeMax: N = ...,
        increment: N = ...,
        minSeparation: N = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
        *,
        help: Document | str = ...,
        name: str = ...,
        minSeperation: N = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str,
        help: Document,
        valueMin: N = ...,
        valueMax: N = ...,
        rangeMin: N = ...,
        rangeMax: N = ...,
        increment: N = ...,
        minSeparation: N = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        kind = self._type
        low, high = kind.value(kind.default_min), kind.value(kind.default_max)
        parameters = {
            "valueMin": low,
            "valueMax": high,
            "rangeMin": low,
            "rangeMax": high,
            "increment": kind.value(kind.default_increment),
            "minSeparation": 0,
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        Property.__init__(
            self,
            given["identifier"],
            given["displayName"],
            given["help"],
            given["invalidationLevel"],
            given["semantics"],
        )
        number = kind.family.scalar
        range_min = number(given["rangeMin"])
        start = max(number(given["valueMin"]), range_min)
        self._separation = number(given["minSeparation"])
        end = max(number(given["valueMax"]), start + self._separation)
        range_max = max(number(given["rangeMax"]), end)
        self._increment = number(given["increment"])
        self._range = self._pair(range_min, range_max)
        self._value = self._pair(start, end)
        self._constructed()

    def _pair(self, a: Any, b: Any) -> Array:
        return np.array([a, b], self._type.storage)

    def _clamped(self, value: Array) -> Array:
        low, high = self._range.tolist()
        start, end = sorted(np.clip(value, low, high).tolist())
        if end - start < self._separation:
            end = start + self._separation
            if end > high:
                start, end = max(low, high - self._separation), high
        return self._pair(start, end)

    def _vector_of(self, array: Array) -> V:
        vector: V = self._vector(self._type.family.cast(array))
        return vector

    def _ends(self, pair: Any) -> list[Any]:
        ends = list(pair)
        if len(ends) != 2:
            raise ValueError(f"{self.path}: expected two numbers, got {len(ends)}")
        return [self._type.family.scalar(end) for end in ends]

    @property
    def value(self) -> V:
        """Start and end as a 2-vector (a copy)."""
        self._pull()
        return self._vector_of(self._value)

    @value.setter
    def value(self, value: Any) -> None:
        self._change({"value": self._ends(value)})

    @property
    def start(self) -> N:
        self._pull()
        start: N = self._value[0].item()
        return start

    @start.setter
    def start(self, start: N) -> None:
        self._change({"value": [self._type.family.scalar(start), self._value[1].item()]})

    @property
    def end(self) -> N:
        self._pull()
        end: N = self._value[1].item()
        return end

    @end.setter
    def end(self, end: N) -> None:
        self._change({"value": [self._value[0].item(), self._type.family.scalar(end)]})

    @property
    def range(self) -> V:
        """The bounds as a 2-vector (a copy); given in the wrong order they are swapped."""
        self._pull()
        return self._vector_of(self._range)

    @range.setter
    def range(self, range: Any) -> None:
        self._change({"range": sorted(self._ends(range))})

    @property
    def rangeMin(self) -> N:
        self._pull()
        low: N = self._range[0].item()
        return low

    @rangeMin.setter
    def rangeMin(self, low: N) -> None:
        number = self._type.family.scalar(low)
        self._change({"range": [number, max(number, self._range[1].item())]})

    @property
    def rangeMax(self) -> N:
        self._pull()
        high: N = self._range[1].item()
        return high

    @rangeMax.setter
    def rangeMax(self, high: N) -> None:
        number = self._type.family.scalar(high)
        self._change({"range": [min(number, self._range[0].item()), number]})

    @property
    def increment(self) -> N:
        self._pull()
        increment: N = self._increment
        return increment

    @increment.setter
    def increment(self, increment: N) -> None:
        self._change({"increment": self._type.family.scalar(increment)})

    @property
    def minSeparation(self) -> N:
        self._pull()
        separation: N = self._separation
        return separation

    @minSeparation.setter
    def minSeparation(self, separation: N) -> None:
        self._change({"minSeparation": self._type.family.scalar(separation)})

    def _state(self) -> dict[str, Any]:
        return {
            "value": self._value.tolist(),
            "range": self._range.tolist(),
            "increment": self._increment,
            "minSeparation": self._separation,
        }

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "range" in patch:
            self._range = self._pair(*sorted(patch["range"]))
        if "increment" in patch:
            self._increment = patch["increment"]
        if "minSeparation" in patch:
            self._separation = patch["minSeparation"]
        value = self._pair(*patch["value"]) if "value" in patch else self._value
        self._value = self._clamped(value)

    def __repr__(self) -> str:
        return repr(self.value)


class FloatMinMaxProperty(MinMaxProperty[float, vec2]):
    """A range of single precision numbers."""

    _class_identifier = "org.inviwo.FloatMinMaxProperty"
    _type = OrdinalType[float]("Float", FLOAT, float, 0, 1, 0.01)
    _vector = vec2


class DoubleMinMaxProperty(MinMaxProperty[float, dvec2]):
    """A range of double precision numbers."""

    _class_identifier = "org.inviwo.DoubleMinMaxProperty"
    _type = OrdinalType[float]("Double", DOUBLE, float, 0, 1, 0.01)
    _vector = dvec2


class IntMinMaxProperty(MinMaxProperty[int, ivec2]):
    """A range of 32-bit whole numbers."""

    _class_identifier = "org.inviwo.IntMinMaxProperty"
    _type = OrdinalType[int]("Int", INT, int, -100, 100, 1)
    _vector = ivec2


class i64vec2(Vector2[int], family=INT64):
    """Two int64 components. No other part of the API has this type, so it is none of ``inviwopy.glm``."""

    __slots__ = ()


class Int64MinMaxProperty(MinMaxProperty[int, i64vec2]):
    """A range of 64-bit whole numbers."""

    _class_identifier = "org.inviwo.Int64MinMaxProperty"
    _type = OrdinalType[int]("Int64", INT64, int, 0, 1024, 1)
    _vector = i64vec2


class Size_tMinMaxProperty(MinMaxProperty[int, size2_t]):
    """A range of unsigned 64-bit whole numbers."""

    _class_identifier = "org.inviwo.Size_tMinMaxProperty"
    _type = OrdinalType[int]("Size_t", SIZE, int, 0, 100, 1)
    _vector = size2_t
