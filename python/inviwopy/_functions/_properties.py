"""Which property a parameter makes."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Any, Literal, get_args, get_origin

import numpy as np

from inviwopy._functions._hints import Hint, Range, error_of, spelled
from inviwopy.data._transfer_function import IsoValueCollection, TransferFunction
from inviwopy.properties import _ordinals
from inviwopy.properties._enums import ConstraintBehavior
from inviwopy.properties._file import FileProperty
from inviwopy.properties._minmax import FloatMinMaxProperty, IntMinMaxProperty
from inviwopy.properties._option import OptionPropertyString
from inviwopy.properties._property import Property
from inviwopy.properties._simple import BoolProperty, StringProperty
from inviwopy.properties._transfer_function import IsoValueProperty, TransferFunctionProperty

__all__ = ["PropertyMaker", "property_maker"]

EMPTY = inspect.Parameter.empty
_ORDINALS: dict[Any, Any] = {
    kind._type.value_class: kind
    for kind in (getattr(_ordinals, name) for name in _ordinals.__all__)
    if kind._type.value_class not in (float, int)
}
_ORDINALS.update({float: _ordinals.FloatProperty, int: _ordinals.IntProperty})
_LIMIT = ConstraintBehavior.Immutable
_HINT_ONLY = ConstraintBehavior.Ignore


class PropertyMaker:
    """Makes the property of a parameter, and reads the argument out of it."""

    def __init__(self, make: Callable[[], Property], read: Callable[[Any], Any] = lambda prop: prop.value) -> None:
        self.make = make
        self.read = read


def property_maker(
    function: Callable[..., Any], name: str, hint: Hint, default: Any, display_name: str
) -> PropertyMaker | None:
    """None when the type makes no property. TypeError, which names the parameter, for a default that does not fit."""
    kind = hint.type
    is_class = isinstance(kind, type) and get_origin(kind) is None
    common: dict[str, Any] = {"help": hint.help}
    if hint.semantics is not None:
        common["semantics"] = hint.semantics
    if hint.level is not None:
        common["invalidationLevel"] = hint.level

    def refuse(expected: str) -> TypeError:
        return error_of(function, f"parameter '{name}'", f"has the default {default!r}; expected {expected}")

    if hint.range is not None and kind not in _ORDINALS and _pair_of(kind) is None:
        problem = f"has a Range but is of the type {spelled(kind)}; expected float, int, a glm vector, or a pair of numbers"
        raise error_of(function, f"parameter '{name}'", problem)
    if kind in _ORDINALS:
        return _ordinal(_ORDINALS[kind], name, display_name, hint.range, default, common, refuse)
    if _pair_of(kind) is not None:
        return _pair(_pair_of(kind), name, display_name, hint.range, default, common, refuse)
    if kind is bool:
        value = False if default is EMPTY else default
        if not isinstance(value, (bool, np.bool_)):
            raise refuse("True or False")
        return PropertyMaker(lambda: BoolProperty(name, display_name, bool(value), **common))
    if kind is str:
        text = "" if default is EMPTY else default
        if not isinstance(text, str):
            raise refuse("a text")
        return PropertyMaker(lambda: StringProperty(name, display_name, text, **common))
    if get_origin(kind) is Literal:
        words = [(str(word), str(word), word) for word in get_args(kind)]
        return _choice(words, name, display_name, default, common, refuse)
    if is_class and issubclass(kind, enum.Enum):
        members = [(member.name, _words(member.name), member) for member in kind]
        return _choice(members, name, display_name, default, common, refuse)
    if is_class and issubclass(kind, PurePath):
        return _file(name, display_name, hint, default, common, refuse)
    if kind in (TransferFunction, IsoValueCollection):
        default = EMPTY if default is None else default
        if default is not EMPTY and not isinstance(default, kind):
            raise refuse(f"a {kind.__name__}")
        of: Any = TransferFunctionProperty if kind is TransferFunction else IsoValueProperty
        given = {} if default is EMPTY else {"value": default}
        return PropertyMaker(lambda: of(name, display_name, **given, **common))
    return None


def _ordinal(
    kind: Any, name: str, display_name: str, limits: Range | None, default: Any, common: dict[str, Any], refuse: Any
) -> PropertyMaker:
    value_class = kind._type.value_class
    least = limits.min if limits else 0
    try:
        value = value_class(least if default is EMPTY else default)
        numbers = [float(number) for number in np.ravel(np.asarray(value, np.float64))]
        if value_class in (int, float) and not isinstance(default, (int, float, np.number)) and default is not EMPTY:
            raise TypeError
        if value_class is int and float(value) != float(least if default is EMPTY else default):
            raise TypeError
    except (TypeError, ValueError):
        raise refuse({float: "a number", int: "a whole number"}.get(value_class, f"a {value_class.__name__}")) from None
    if limits is not None:
        if not all(limits.min <= number <= limits.max for number in numbers):
            raise refuse(f"a value from {limits.min} to {limits.max}, as its Range says")
        low, high, behavior = limits.min, limits.max, _LIMIT
    else:
        # The slider reaches twice the default; any number may be typed.
        bound = max(1.0 if value_class is float else 10.0, *(2 * abs(number) for number in numbers))
        low, high, behavior = (-bound if min(numbers) < 0 else 0.0), bound, _HINT_ONLY
    whole = kind._type.family.kind != "float"
    number: Any = int if whole else float

    def convert(bound: float) -> Any:
        """In every component."""
        return number(bound) if kind._type.is_scalar else [number(bound)] * kind._type.size

    bounds = {"min": (convert(low), behavior), "max": (convert(high), behavior)}
    if limits is not None and limits.step is not None:
        bounds["increment"] = convert(limits.step)
    elif not whole:
        bounds["increment"] = convert((high - low) / 100)
    return PropertyMaker(lambda: kind(name, display_name, value=value, **bounds, **common))


def _pair_of(annotation: Any) -> Any:
    """float of ``tuple[float, float]``, int of ``tuple[int, int]``, else None."""
    arguments = get_args(annotation)
    pair = get_origin(annotation) is tuple and len(arguments) == 2 and arguments[0] is arguments[1]
    return arguments[0] if pair and arguments[0] in (float, int) else None


def _pair(
    number: Any, name: str, display_name: str, limits: Range | None, default: Any, common: dict[str, Any], refuse: Any
) -> PropertyMaker:
    kind: Any = IntMinMaxProperty if number is int else FloatMinMaxProperty
    if default is EMPTY:
        start, end = (limits.min, limits.max) if limits else (0, 1)
    else:
        if not isinstance(default, Sequence) or len(default) != 2:
            raise refuse("a pair of numbers")
        start, end = default
    low, high = (limits.min, limits.max) if limits else (min(start, 0), max(end, 1))
    if not low <= start <= end <= high:
        raise refuse(f"a pair in order, from {low} to {high}")
    step = {"increment": number(limits.step)} if limits and limits.step is not None else {}

    def make() -> Property:
        made: Property = kind(name, display_name, number(start), number(end), number(low), number(high), **step, **common)
        return made

    return PropertyMaker(make, lambda prop: tuple(prop.value))


def _choice(
    options: Sequence[tuple[str, str, Any]], name: str, display_name: str, default: Any, common: dict[str, Any], refuse: Any
) -> PropertyMaker:
    values = {identifier: value for identifier, _, value in options}
    selected = 0
    if default is not EMPTY:
        found = [index for index, (_, _, value) in enumerate(options) if value is default or value == default]
        if not found:
            raise refuse(f"one of {', '.join(repr(value) for value in values.values())}")
        selected = found[0]
    texts = [(identifier, text, identifier) for identifier, text, _ in options]
    return PropertyMaker(
        lambda: OptionPropertyString(name, display_name, options=texts, selectedIndex=selected, **common),
        lambda prop: values[prop.value],
    )


def _file(name: str, display_name: str, hint: Hint, default: Any, common: dict[str, Any], refuse: Any) -> PropertyMaker:
    if default is not EMPTY and default is not None and not isinstance(default, (str, PurePath)):
        raise refuse("a path")
    path = "" if default is EMPTY or default is None else str(default)

    def make() -> Property:
        prop = FileProperty(name, display_name, path, **common)
        if hint.files:
            prop.clearNameFilters()
        for extension in hint.files:
            prop.addNameFilter(extension)
            prop.selectedExtension = hint.files[0]
        return prop

    # No file chosen is None, so that the function can tell.
    return PropertyMaker(make, lambda prop: Path(prop.value) if prop.value else None)


def _words(identifier: str) -> str:
    return identifier.replace("_", " ").title() if identifier.isupper() or "_" in identifier else identifier
