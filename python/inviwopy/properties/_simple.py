"""Switches and texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from inviwopy.doc import Document
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["BoolProperty", "StringProperty"]


def _given(kind: str, default: Any, positional: Any, keywords: Any) -> dict[str, Any]:
    parameters = {
        "value": default,
        "invalidationLevel": InvalidationLevel.InvalidOutput,
        "semantics": PropertySemantics.Default,
    }
    return arguments_of(kind, parameters, positional, keywords)


class BoolProperty(Property):
    """A check box; ``bool(p)`` is its value."""

    _class_identifier = "org.inviwo.BoolProperty"

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        value: bool = ...,
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
        value: bool = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        given = _given("BoolProperty", False, positional, keywords)
        self._value = bool(given.pop("value"))
        super().__init__(**given)
        self._constructed()

    @property
    def value(self) -> bool:
        """True or False."""
        self._pull()
        return self._value

    @value.setter
    def value(self, value: bool) -> None:
        self._change({"value": bool(value)})

    def __bool__(self) -> bool:
        return self.value

    def _state(self) -> dict[str, Any]:
        return {"value": self._value}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "value" in patch:
            self._value = bool(patch["value"])

    def __repr__(self) -> str:
        return "1" if self._value else "0"


class StringProperty(Property):
    """A line of text, or several with ``PropertySemantics.Multiline``."""

    _class_identifier = "org.inviwo.StringProperty"

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        value: str = ...,
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
        value: str = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        given = _given("StringProperty", "", positional, keywords)
        self._value = _text(given.pop("value"))
        super().__init__(**given)
        self._constructed()

    @property
    def value(self) -> str:
        """The text."""
        self._pull()
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self._change({"value": _text(value)})

    def _state(self) -> dict[str, Any]:
        return {"value": self._value}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "value" in patch:
            self._value = str(patch["value"])

    def __repr__(self) -> str:
        return self._value


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode()
    if not isinstance(value, str):
        raise TypeError(f"StringProperty: value is text, got {type(value).__name__}; convert it with str()")
    return str(value)
