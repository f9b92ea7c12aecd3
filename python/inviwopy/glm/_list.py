"""Typed, growable sequences of scalars, vectors and matrices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence
from typing import Any, ClassVar, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import plain
from inviwopy.glm._matrix import Matrix
from inviwopy.glm._scalar import Family, stream_text
from inviwopy.glm._vector import Vector

__all__ = ["MatrixList", "ScalarList", "TypedList", "VectorList"]

T = TypeVar("T")
L = TypeVar("L", bound="TypedList[Any]")


class TypedList(MutableSequence[T], Generic[T]):
    """A list whose items all have one type; what is put in is converted or refused with TypeError."""

    __slots__ = ("_items",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self._items: list[T] = self._convert(items)

    def _item(self, value: Any) -> T:
        raise NotImplementedError

    def _convert(self, items: Iterable[Any]) -> list[T]:
        return [self._item(value) for value in plain(items, type(self).__name__)]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self: L, index: slice) -> L: ...
    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return type(self)(self._items[index])
        return self._items[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, slice):
            self._items[index] = self._convert(value)
        else:
            self._items[index] = self._item(value)

    def __delitem__(self, index: Any) -> None:
        del self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def insert(self, index: int, value: Any) -> None:
        self._items.insert(index, self._item(value))

    def append(self, value: Any) -> None:
        self._items.append(self._item(value))

    def extend(self, values: Iterable[Any]) -> None:
        self._items.extend(self._convert(values))

    def clear(self) -> None:
        self._items.clear()

    def remove(self, value: Any) -> None:
        """Removes the first equal item; ValueError when there is none."""
        self._items.remove(value)

    def count(self, value: Any) -> int:
        return self._items.count(value)

    def __eq__(self, other: object) -> Any:
        return self._items == other._items if type(other) is type(self) else NotImplemented

    def __ne__(self, other: object) -> Any:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __repr__(self) -> str:
        items = ", ".join(item if isinstance(item, str) else stream_text(item) for item in self._items)
        return f"{type(self).__name__}[{items}]"


class ScalarList(TypedList[T]):
    """Numbers of one type; made from any numeric array without a loop, and read by NumPy as a 1-D array."""

    __slots__ = ()
    _family: ClassVar[Family]

    def __init_subclass__(cls, family: Family | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if family is not None:
            cls._family = family

    def _item(self, value: Any) -> T:
        with np.errstate(all="ignore"):
            item: T = self._family.dtype.type(self._family.scalar(value)).item()
        return item

    def _convert(self, items: Iterable[Any]) -> list[T]:
        items = np.asarray(items) if isinstance(items, ScalarList) else plain(items, type(self).__name__)
        if isinstance(items, np.ndarray):
            if items.ndim != 1:
                raise ValueError(f"Invalid ndim: got {items.ndim}, expected 1")
            return self._family.cast(items).tolist()  # type: ignore[no-any-return]
        return [self._item(value) for value in plain(items, type(self).__name__)]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self._items, dtype=self._family.dtype if dtype is None else dtype)


class VectorList(TypedList[T]):
    """Vectors of one type; items are references (``v[0].x = 1`` edits the list), what is put in is copied."""

    __slots__ = ()
    _item_type: ClassVar[type[Vector[Any]]]

    def __init_subclass__(cls, item: type[Vector[Any]] | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if item is not None:
            cls._item_type = item

    def _item(self, value: Any) -> T:
        converted = self._item_type._implicit(value)
        if converted is None:
            value = plain(value, self._item_type.__name__)
            if not isinstance(value, np.ndarray):
                raise TypeError(f"expected {self._item_type.__name__}, got {type(value).__name__}")
            converted = self._item_type(value)
        item: Any = converted.__copy__()
        return item  # type: ignore[no-any-return]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        kind = self._item_type
        flat = np.array([list(item) for item in self._items], dtype or kind._family.dtype)  # type: ignore[call-overload]
        return flat.reshape(len(self._items), kind._length)


class MatrixList(TypedList[T]):
    """Matrices of one type; items are references, what is put in is copied."""

    __slots__ = ()
    _item_type: ClassVar[type[Matrix[Any, Any, Any]]]

    def __init_subclass__(cls, item: type[Matrix[Any, Any, Any]] | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if item is not None:
            cls._item_type = item

    def _item(self, value: Any) -> T:
        value = plain(value, self._item_type.__name__)
        if not isinstance(value, (self._item_type, list, np.ndarray)):
            raise TypeError(f"expected {self._item_type.__name__}, got {type(value).__name__}")
        item: Any = self._item_type(value)
        return item  # type: ignore[no-any-return]
