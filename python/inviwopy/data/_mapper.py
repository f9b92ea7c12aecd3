"""Meaning of stored numbers: ranges, names and units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inviwopy.data.formats import DataFormat, DataUINT8
from inviwopy.glm import dvec2

__all__ = ["Axis", "DataMapper", "Unit"]

_PREFIXED = {"Angstrom": "\u00c5", "angstrom": "\u00c5", "deg": "\u00b0", "um": "\u00b5m", "micrometer": "\u00b5m"}


class Unit:
    """A unit of measure, kept as its text: ``"Angstrom"``, ``"eV/m^3"``, ``""`` for none.

    ``Unit(multiplier, unit)`` is a multiple of another one. ``format(unit, spec)`` takes
    ``[space][braces][prefix][units]``: a leading blank, ``(`` or ``[``, and (accepted, without effect on texts) ``p``
    or ``P`` and ``si``, ``ext``, ``sys`` or ``all``; nothing at all is written for no unit."""

    def __init__(self, text: str | float | Unit = "", unit: Unit | None = None) -> None:
        self._text: str
        if isinstance(text, Unit):
            self._text = text._text
        elif isinstance(text, str):
            self._text = text.strip()
        elif unit is not None:
            self._text = f"{text:g} {unit._text}".strip()
        else:
            raise TypeError("Unit(): expected a text, or a multiplier and a unit")

    def __eq__(self, other: object) -> Any:
        return self._text == other._text if isinstance(other, Unit) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return self._text

    def __format__(self, spec: str) -> str:
        if not self._text:
            return ""
        text = _PREFIXED.get(self._text, self._text) if "ext" in spec or "all" in spec else self._text
        if "(" in spec:
            text = f"({text})"
        elif "[" in spec:
            text = f"[{text}]"
        return " " + text if spec.startswith(" ") else text

    def to_string(self, spec: str = "") -> str:
        """As ``format(unit, spec)``."""
        return format(self, spec)


class Axis:
    """A name and a unit."""

    def __init__(self, name: str = "", unit: Unit | str = "") -> None:
        self.name = str(name)
        self.unit = unit

    @property
    def unit(self) -> Unit:
        """The unit of the numbers along the axis."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit | str) -> None:
        self._unit = Unit(unit)

    def _assign(self, other: Axis) -> None:
        self.name, self._unit = other.name, other._unit

    def _describe(self) -> dict[str, str]:
        return {"name": self.name, "unit": str(self._unit)}

    @staticmethod
    def _from(description: Mapping[str, str]) -> Axis:
        return Axis(description.get("name", ""), description.get("unit", ""))

    def __eq__(self, other: object) -> Any:
        if not isinstance(other, Axis):
            return NotImplemented
        return self.name == other.name and self._unit == other._unit

    def __hash__(self) -> int:
        return hash((self.name, self._unit))

    def __repr__(self) -> str:
        return f"{self.name} [{self._unit}]"


class DataMapper:
    """How stored numbers are read.

    ``dataRange``: the stored numbers that are 0 and 1 of a transfer function. ``valueRange``: the physical values of
    these two. ``valueAxis``: name and unit of the values. All three are references: ``dm.dataRange.x = 0`` edits."""

    def __init__(self, format: DataFormat | None = None) -> None:
        low, high = (DataUINT8 if format is None else format)._default_range
        self._data_range = dvec2(low, high)
        self._value_range = dvec2(low, high)
        self._value_axis = Axis()

    @property
    def dataRange(self) -> dvec2:
        """The least and greatest number of the array that has a meaning."""
        return self._data_range

    @dataRange.setter
    def dataRange(self, range: Any) -> None:
        self._data_range._a[:] = dvec2(range)._a

    @property
    def valueRange(self) -> dvec2:
        """What the ends of ``dataRange`` stand for, in the unit of ``valueAxis``."""
        return self._value_range

    @valueRange.setter
    def valueRange(self, range: Any) -> None:
        self._value_range._a[:] = dvec2(range)._a

    @property
    def valueAxis(self) -> Axis:
        """Name and unit of the values."""
        return self._value_axis

    @valueAxis.setter
    def valueAxis(self, axis: Axis) -> None:
        self._value_axis._assign(axis)

    @property
    def valueUnit(self) -> str:
        """The text of ``valueAxis.unit``."""
        return str(self._value_axis.unit)

    @valueUnit.setter
    def valueUnit(self, unit: str) -> None:
        self._value_axis.unit = unit

    def mapFromDataToValue(self, data: float) -> float:
        """The physical value of a stored number."""
        return _mapped(data, self._data_range, self._value_range)

    def mapFromValueToData(self, value: float) -> float:
        """The stored number of a physical value."""
        return _mapped(value, self._value_range, self._data_range)

    def mapFromDataToNormalized(self, data: float) -> float:
        """Where a stored number lies on a transfer function, 0 to 1 within the data range."""
        return _mapped(data, self._data_range, dvec2(0, 1))

    def _assign(self, other: DataMapper) -> None:
        self.dataRange, self.valueRange, self.valueAxis = other.dataRange, other.valueRange, other.valueAxis

    def _copy(self) -> DataMapper:
        copy = DataMapper()
        copy._assign(self)
        return copy

    def _describe(self) -> dict[str, Any]:
        return {
            "dataRange": list(self._data_range),
            "valueRange": list(self._value_range),
            "valueAxis": self._value_axis._describe(),
        }

    @staticmethod
    def _from(description: Mapping[str, Any]) -> DataMapper:
        mapper = DataMapper()
        mapper.dataRange, mapper.valueRange = description["dataRange"], description["valueRange"]
        mapper.valueAxis = Axis._from(description.get("valueAxis", {}))
        return mapper

    def __eq__(self, other: object) -> Any:
        return self._describe() == other._describe() if isinstance(other, DataMapper) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"DataMapper[data: {self._data_range}, value: {self._value_range}, axis: {self._value_axis}]"


def _mapped(x: float, source: dvec2, destination: dvec2) -> float:
    extent = source.y - source.x
    t = (x - source.x) / extent if extent else 0.0
    return t * (destination.y - destination.x) + destination.x
