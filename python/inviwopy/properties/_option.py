"""A choice among named values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar, Union, overload

from inviwopy.doc import Document
from inviwopy.glm._scalar import DOUBLE, FLOAT, INT, Family
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = [
    "BaseOptionProperty",
    "DoubleOption",
    "FloatOption",
    "IntOption",
    "OptionPropertyDouble",
    "OptionPropertyFloat",
    "OptionPropertyInt",
    "OptionPropertyString",
    "StringOption",
]

T = TypeVar("T")
OptionLike = Union["_Option[T]", "tuple[str, str, T]"]


class _Option(Generic[T]):
    """An identifier, the text that the user sees, and the value."""

    _family: ClassVar[Family | None] = None

    def __init__(self, id: Any = "", name: str | None = None, value: Any = None) -> None:
        if isinstance(id, (tuple, list)):
            id, name, value = id
        self.id = str(id)
        self.name = self.id if name is None else str(name)
        self.value: T = self._convert(value)

    @classmethod
    def _convert(cls, value: Any) -> T:
        if cls._family is not None:
            converted: T = cls._family.scalar(0 if value is None else value)
            return converted
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{cls.__name__}: value is text, got {type(value).__name__}")
        return value or ""  # type: ignore[return-value]

    def __iter__(self) -> Iterator[Any]:
        return iter((self.id, self.name, self.value))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Option) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {self.name!r}, {self.value!r})"


class IntOption(_Option[int]):
    """An option with a whole number; members of enumerations are taken, too."""

    _family = INT


class FloatOption(_Option[float]):
    """An option with a number."""

    _family = FLOAT


class DoubleOption(_Option[float]):
    """An option with a number."""

    _family = DOUBLE


class StringOption(_Option[str]):
    """An option with a text."""


class _Clearing:
    """``p.clearOptions()``, and old scripts' bare ``p.clearOptions``, which cannot be told from looking at it.

    Only the call clears, so that reading all attributes of a property does no harm."""

    def __init__(self, clear: Callable[[], None]) -> None:
        self._clear = clear

    def __call__(self) -> None:
        self._clear()


class BaseOptionProperty(Property):
    """What all option properties share. Selecting something that is not in the list is silently ignored."""

    def __init__(self, given: Mapping[str, Any], options: Sequence[_Option[Any]]) -> None:
        self._options = list(options)
        self._check_unique()
        index = int(given["selectedIndex"])
        self._index = min(max(index, 0), max(len(self._options) - 1, 0))
        super().__init__(
            given["identifier"],
            given["displayName"],
            given["help"],
            given["invalidationLevel"],
            given["semantics"],
        )
        self._constructed()

    def _check_unique(self) -> None:
        ids = [option.id for option in self._options]
        twice = {identifier for identifier in ids if ids.count(identifier) > 1}
        if twice:
            raise RuntimeError(f"Options need different identifiers, found more than once: {', '.join(sorted(twice))}")

    def _selected(self) -> _Option[Any]:
        self._pull()
        if not self._options:
            raise RuntimeError(f"{self.path} has no options to choose from; add some with addOption")
        return self._options[self._index]

    def _select(self, matches: Callable[[_Option[Any]], bool]) -> None:
        for option in self._options:
            if matches(option):
                self._change({"selected": option.id})
                return

    # Selection

    @property
    def selectedIndex(self) -> int:
        """The number of the selected option; one that is not there is ignored."""
        self._pull()
        return self._index

    @selectedIndex.setter
    def selectedIndex(self, index: int) -> None:
        if 0 <= index < len(self._options):
            self._change({"selected": self._options[index].id})

    @property
    def selectedIdentifier(self) -> str:
        """The identifier of the selected option; an unknown one is ignored."""
        return self._selected().id

    @selectedIdentifier.setter
    def selectedIdentifier(self, identifier: str) -> None:
        self._select(lambda option: option.id == identifier)

    @property
    def selectedDisplayName(self) -> str:
        """The name of the selected option; an unknown one is ignored."""
        return self._selected().name

    @selectedDisplayName.setter
    def selectedDisplayName(self, name: str) -> None:
        self._select(lambda option: option.name == name)

    def isSelectedIndex(self, index: int) -> bool:
        """Whether the option of that number is selected."""
        return self._index == index

    def isSelectedIdentifier(self, identifier: str) -> bool:
        """Whether the option of that identifier is selected."""
        return bool(self._options) and self._selected().id == identifier

    def isSelectedDisplayName(self, name: str) -> bool:
        """Whether the option of that name is selected."""
        return bool(self._options) and self._selected().name == name

    # Options

    @property
    def identifiers(self) -> list[str]:
        """The identifiers of all options, in order."""
        return [option.id for option in self._options]

    @property
    def displayNames(self) -> list[str]:
        """The names of all options, in order."""
        return [option.name for option in self._options]

    @property
    def size(self) -> int:
        """How many options there are."""
        return len(self._options)

    def removeOption(self, option: int | str) -> None:
        """Removes by index or identifier; the selection stays when it survives, else the first is selected."""
        if isinstance(option, str):
            kept = [entry for entry in self._options if entry.id != option]
        else:
            kept = self._options[:option] + self._options[option + 1 :]
        self._set_options(kept)

    @property
    def clearOptions(self) -> Callable[[], None]:
        """Call it to remove all options."""
        return _Clearing(lambda: self._set_options([]))

    def _set_options(self, options: Sequence[_Option[Any]]) -> None:
        before = self._state()
        selected = self._options[self._index].id if self._options else None
        self._options = list(options)
        self._check_unique()
        ids = self.identifiers
        self._index = ids.index(selected) if selected in ids else 0
        self._changed_since(before)

    # State

    def _wire(self, value: Any) -> Any:
        return value

    def _make(self, wire: Mapping[str, Any]) -> _Option[Any]:
        raise NotImplementedError

    def _state(self) -> dict[str, Any]:
        return {
            "options": [{"id": option.id, "name": option.name, "value": option.value} for option in self._options],
            "selected": self._options[self._index].id if self._options else "",
        }

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "options" in patch:
            selected = self._options[self._index].id if self._options else None
            self._options = [self._make(option) for option in patch["options"]]
            ids = self.identifiers
            self._index = ids.index(selected) if selected in ids else 0
        if "selected" in patch and patch["selected"] in self.identifiers:
            self._index = self.identifiers.index(patch["selected"])

    def __repr__(self) -> str:
        return self._selected().name if self._options else ""


class _OptionProperty(BaseOptionProperty, Generic[T]):
    """``value`` is the value of the selected option."""

    _option: ClassVar[type[_Option[Any]]]

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        options: Sequence[OptionLike[T]] = ...,
        selectedIndex: int = ...,
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
        options: Sequence[OptionLike[T]] = ...,
        selectedIndex: int = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {
            "options": (),
            "selectedIndex": 0,
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        super().__init__(given, [self._as_option(option) for option in given["options"]])

    def _as_option(self, option: Any) -> _Option[T]:
        if isinstance(option, self._option):
            return option
        if isinstance(option, _Option):
            return self._option(option.id, option.name, option.value)
        if isinstance(option, (tuple, list)) and len(option) == 3:
            return self._option(*option)
        raise TypeError(
            f"{type(self).__name__}: options are {self._option.__name__}(id, name, value) "
            f"or tuples of the three, got {option!r}"
        )

    def _make(self, wire: Mapping[str, Any]) -> _Option[T]:
        return self._option(wire["id"], wire["name"], wire["value"])

    @property
    def value(self) -> T:
        value: T = self._selected().value
        return value

    @value.setter
    def value(self, value: T) -> None:
        wanted: T = self._option._convert(value)
        self._select(lambda option: option.value == wanted)

    @property
    def selectedValue(self) -> T:
        return self.value

    @selectedValue.setter
    def selectedValue(self, value: T) -> None:
        self.value = value

    @property
    def values(self) -> list[T]:
        return [option.value for option in self._options]

    def addOption(self, id: str, displayName: str, value: T) -> None:
        """Appends an option; the first one becomes the selected one."""
        self._set_options([*self._options, self._option(id, displayName, value)])

    def replaceOptions(
        self,
        options: Sequence[Any],
        displayNames: Sequence[str] | None = None,
        values: Sequence[T] | None = None,
    ) -> None:
        """New options, as a list of them or as identifiers, display names and values. Keeps the selected identifier
        when it still exists."""
        if displayNames is None:
            entries = [self._as_option(option) for option in options]
        else:
            entries = [
                self._option(identifier, name, value)
                for identifier, name, value in zip(options, displayNames, options if values is None else values)
            ]
        self._set_options(entries)


class OptionPropertyInt(_OptionProperty[int]):
    """A choice among whole numbers."""

    _class_identifier = "org.inviwo.OptionPropertyInt"
    _option = IntOption


class OptionPropertyFloat(_OptionProperty[float]):
    """A choice among numbers."""

    _class_identifier = "org.inviwo.OptionPropertyFloat"
    _option = FloatOption


class OptionPropertyDouble(_OptionProperty[float]):
    """A choice among numbers."""

    _class_identifier = "org.inviwo.OptionPropertyDouble"
    _option = DoubleOption


class OptionPropertyString(_OptionProperty[str]):
    """A choice among texts."""

    _class_identifier = "org.inviwo.OptionPropertyString"
    _option = StringOption
