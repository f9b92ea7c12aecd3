"""Enumerations and sets of their members, as the C++ bindings show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

__all__ = ["Enumeration", "FlagEnumeration", "FlagSet", "add_alias"]

E = TypeVar("E", bound=Enum)
F = TypeVar("F", bound="FlagSet[Any]")


class Enumeration(Enum):
    """Named whole numbers: ``E(2)``, ``int(e)``, ``e.name``, ``e.value``; no member equals a plain int."""

    def __int__(self) -> int:
        return int(self.value)

    def __index__(self) -> int:
        return int(self.value)

    def __str__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {self.value}>"


class FlagEnumeration(Enumeration):
    """Members that combine: ``a | b`` is a set of the matching ``FlagSet`` class."""

    def __or__(self, other: object) -> Any:
        flags = _flag_sets[type(self)]
        return flags(self) | other if isinstance(other, (type(self), flags)) else NotImplemented

    def __and__(self, other: object) -> Any:
        flags = _flag_sets[type(self)]
        return flags(self) & other if isinstance(other, (type(self), flags)) else NotImplemented


_flag_sets: dict[type[Enum], type[FlagSet[Any]]] = {}


def add_alias(member: Enum, name: str) -> None:
    """Lets ``member`` be found as ``getattr(E, name)``, ``E[name]`` and in ``E.__members__``.

    For names that cannot be written in a class body, such as the old ``None``."""
    kind = type(member)
    setattr(kind, name, member)
    kind._member_map_[name] = member


class FlagSet(Generic[E]):
    """A set of the members of one enumeration, kept as the sum of their bits."""

    _enum: ClassVar[type[Enum]]

    def __init_subclass__(cls, enum: type[Enum] | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if enum is not None:
            cls._enum = enum
            _flag_sets[enum] = cls

    def __init__(self, *flags: E | FlagSet[E] | Iterable[E] | int) -> None:
        self._bits = 0
        for flag in flags:
            self._bits |= self._bits_of(flag)

    @classmethod
    def _bits_of(cls, flags: Any) -> int:
        if isinstance(flags, cls):
            return flags._bits
        if isinstance(flags, cls._enum):
            return int(flags.value)
        if isinstance(flags, int):
            return flags
        if isinstance(flags, (list, tuple, set, frozenset)):
            bits = 0
            for flag in flags:
                bits |= cls._bits_of(flag)
            return bits
        raise TypeError(f"{cls.__name__} holds {cls._enum.__name__}, not {type(flags).__name__}")

    @classmethod
    def _all(cls) -> int:
        bits = 0
        for member in cls._enum:
            bits |= int(member.value)
        return bits

    @classmethod
    def _of(cls: type[F], bits: int) -> F:
        flags = cls()
        flags._bits = bits
        return flags

    def __or__(self: F, other: Any) -> F:
        return self._of(self._bits | self._bits_of(other))

    def __and__(self: F, other: Any) -> F:
        return self._of(self._bits & self._bits_of(other))

    def __xor__(self: F, other: Any) -> F:
        return self._of(self._bits ^ self._bits_of(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __ior__(self: F, other: Any) -> F:
        self._bits |= self._bits_of(other)
        return self

    def __iand__(self: F, other: Any) -> F:
        self._bits &= self._bits_of(other)
        return self

    def __ixor__(self: F, other: Any) -> F:
        self._bits ^= self._bits_of(other)
        return self

    def __invert__(self: F) -> F:
        return self._of(self._all() & ~self._bits)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (type(self), self._enum)):
            return NotImplemented
        return self._bits == self._bits_of(other)

    def __hash__(self) -> int:
        return hash((type(self), self._bits))

    def __int__(self) -> int:
        return self._bits

    __index__ = __int__

    def __iter__(self) -> Iterator[E]:
        for member in self._enum:
            if member.value and int(member.value) & self._bits == int(member.value):
                yield member  # type: ignore[misc]

    def __contains__(self, flag: object) -> bool:
        return any(member is flag for member in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return self._bits != 0

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._bits}>" if self._bits else f"<{type(self).__name__}.None: 0>"

    def empty(self) -> bool:
        return self._bits == 0

    def size(self) -> int:
        return len(self)

    def max_size(self) -> int:
        """How many members can be in the set."""
        return sum(1 for member in self._enum if member.value)

    def contains(self, flag: E) -> bool:
        return flag in self

    def count(self, flag: E) -> int:
        return int(flag in self)

    def find(self, flag: E) -> Iterator[E]:
        """An iterator that starts at ``flag``; empty when it is not in the set."""
        members = list(self)
        return iter(members[members.index(flag) :] if flag in members else [])

    def insert(self, flag: E) -> tuple[Iterator[E], bool]:
        """Adds ``flag``; the second result tells whether it was new."""
        new = flag not in self
        self._bits |= self._bits_of(flag)
        return self.find(flag), new

    def erase(self, flag: E) -> int:
        """Removes ``flag``; the number of members removed (0 or 1)."""
        count = self.count(flag)
        self._bits &= ~self._bits_of(flag)
        return count

    def clear(self) -> None:
        self._bits = 0
