"""Sets of whole numbers, as used for selections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from inviwopy._array_like import plain
from inviwopy.glm import uintVector

__all__ = ["BitSet"]

_LIMIT = 2**32
_Numbers = set[int]  # BitSet has a method of the name `set`


class BitSet:
    """A set of numbers from 0 to 2**32 - 1: ``BitSet([3, 7])``, or ``BitSet([False, True])`` for one bool per number.

    Iteration is in ascending order."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, values: Any = ()) -> None:
        values = plain(values, "BitSet")
        values = values.tolist() if isinstance(values, np.ndarray) else list(values)
        if values and all(isinstance(value, (bool, np.bool_)) for value in values):
            values = [index for index, value in enumerate(values) if value]
        self._values: _Numbers = {_checked(value) for value in values}

    @staticmethod
    def _of(values: _Numbers) -> BitSet:
        result = BitSet()
        result._values = values
        return result

    # Single numbers and ranges

    def add(self, value: Any) -> None:
        """Adds a number or several."""
        values = [value] if isinstance(value, (int, np.integer)) else value
        self._values.update(_checked(number) for number in values)

    def addChecked(self, value: int) -> bool:
        """Adds a number; whether it was new."""
        new = value not in self._values
        self.add(value)
        return new

    def addRange(self, begin: int, end: int) -> None:
        """Adds ``begin`` to ``end - 1``."""
        self._values.update(range(_checked(begin), end))

    def addRangeClosed(self, begin: int, end: int) -> None:
        """Adds ``begin`` to ``end``."""
        self.addRange(begin, end + 1)

    def remove(self, value: int) -> None:
        """Removes a number; one that is not there is no error."""
        self._values.discard(value)

    def removeChecked(self, value: int) -> bool:
        """Removes a number; whether it was there."""
        had = value in self._values
        self._values.discard(value)
        return had

    def contains(self, value: int) -> bool:
        """Whether the number is in the set."""
        return value in self._values

    def __contains__(self, value: object) -> bool:
        return value in self._values

    def containsRange(self, begin: int, end: int) -> bool:
        """Whether ``begin`` to ``end - 1`` are all in the set."""
        return self._values.issuperset(range(begin, end))

    def flip(self, value: int) -> None:
        """Removes the number when it is in the set, else adds it."""
        self._values.symmetric_difference_update({_checked(value)})

    def flipRange(self, begin: int, end: int) -> None:
        """Flips each number from ``begin`` to ``end - 1``."""
        self._values.symmetric_difference_update(range(_checked(begin), end))

    def clear(self) -> None:
        """Removes all numbers."""
        self._values.clear()

    # Whole sets

    def cardinality(self) -> int:
        """How many numbers there are."""
        return len(self._values)

    size = cardinality
    __len__ = cardinality

    def empty(self) -> bool:
        """Whether there is no number."""
        return not self._values

    def __bool__(self) -> bool:
        return bool(self._values)

    def min(self) -> int:
        """The least number; ValueError when there is none."""
        return min(self._values)

    def max(self) -> int:
        """The greatest number; ValueError when there is none."""
        return max(self._values)

    def rank(self, value: int) -> int:
        """How many numbers are not above ``value``."""
        return sum(number <= value for number in self._values)

    def toVector(self) -> uintVector:
        """The numbers in ascending order."""
        return uintVector(sorted(self._values))

    def toString(self) -> str:
        """``{1, 5, 7}``."""
        return "{" + ",".join(map(str, self)) + "}"

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"<BitSet: {self.toString()}>"

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._values))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        return np.array(sorted(self._values), dtype or np.uint32)

    def __or__(self, other: BitSet) -> BitSet:
        return self._of(self._values | other._values)

    def __and__(self, other: BitSet) -> BitSet:
        return self._of(self._values & other._values)

    def __sub__(self, other: BitSet) -> BitSet:
        return self._of(self._values - other._values)

    def __xor__(self, other: BitSet) -> BitSet:
        return self._of(self._values ^ other._values)

    def __ior__(self, other: BitSet) -> BitSet:
        self._values |= other._values
        return self

    def __iand__(self, other: BitSet) -> BitSet:
        self._values &= other._values
        return self

    def __isub__(self, other: BitSet) -> BitSet:
        self._values -= other._values
        return self

    def __ixor__(self, other: BitSet) -> BitSet:
        self._values ^= other._values
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BitSet) and self._values == other._values

    def isSubsetOf(self, other: BitSet) -> bool:
        """Whether ``other`` has all numbers of this."""
        return self._values <= other._values

    def isStrictSubsetOf(self, other: BitSet) -> bool:
        """Whether ``other`` has all numbers of this and more."""
        return self._values < other._values

    def intersect(self, other: BitSet) -> bool:
        """Whether both have a number in common."""
        return not self._values.isdisjoint(other._values)

    def andCardinality(self, other: BitSet) -> int:
        """How many numbers are in both."""
        return len(self._values & other._values)

    def orCardinality(self, other: BitSet) -> int:
        """How many numbers are in at least one."""
        return len(self._values | other._values)

    def xorCardinality(self, other: BitSet) -> int:
        """How many numbers are in exactly one."""
        return len(self._values ^ other._values)

    def andNotCardinality(self, other: BitSet) -> int:
        """How many numbers are in this and not in ``other``."""
        return len(self._values - other._values)

    def jaccardIndex(self, other: BitSet) -> float:
        """Common numbers over all numbers; nan when both are empty."""
        union = self.orCardinality(other)
        return self.andCardinality(other) / union if union else float("nan")

    def set(self, other: BitSet) -> bool:
        """Becomes equal to ``other``; whether that changed anything."""
        changed = self._values != other._values
        self._values = {*other._values}
        return changed

    @staticmethod
    def fastUnion(sets: Iterable[BitSet]) -> BitSet:
        """The numbers of all sets together."""
        return BitSet._of({value for one in sets for value in one._values})

    # Storage: that of Python's sets

    def optimize(self) -> None:
        """Has no effect: there is no compressed storage."""

    def removeRLECompression(self) -> None:
        """Has no effect: there is no compressed storage."""

    def shrinkToFit(self) -> int:
        """Has no effect; the bytes saved are 0."""
        return 0

    def getSizeInBytes(self) -> int:
        """Bytes of the numbers at four each."""
        return 4 * len(self._values)


def _checked(value: Any) -> int:
    if isinstance(value, (float, np.floating)):
        raise TypeError(f"a BitSet holds whole numbers, got {value!r}")
    number = int(value)
    if not 0 <= number < _LIMIT:
        raise TypeError(f"a BitSet holds numbers from 0 to {_LIMIT - 1}, got {number}")
    return number
