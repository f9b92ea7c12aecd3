"""Lists of shared data objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Generic, TypeVar, overload

from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._mesh import Mesh
from inviwopy.data._volume import Volume

__all__ = ["ImageSequence", "LayerSequence", "MeshSequence", "VolumeSequence"]

T = TypeVar("T")
S = TypeVar("S", bound="Sequence[Any]")


class Sequence(Generic[T]):
    """A list whose items are shared with whoever else holds them; ``T()`` or ``T(iterable)``."""

    _item_type: ClassVar[type[Any]]
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, volumes: Iterable[T] = ()) -> None:
        self._items: list[T] = [self._checked(item) for item in volumes]

    def _checked(self, item: T) -> T:
        if not isinstance(item, self._item_type):
            raise TypeError(f"{type(self).__name__} holds {self._item_type.__name__}, got {type(item).__name__}")
        return item

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self: S, index: slice) -> S: ...
    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return type(self)(self._items[index])
        return self._items[index]

    def __setitem__(self, index: int, item: T) -> None:
        self._items[index] = self._checked(item)

    def __delitem__(self, index: int | slice) -> None:
        del self._items[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == other._items

    def append(self, item: T) -> None:
        self._items.append(self._checked(item))

    push_back = append

    def extend(self, items: Iterable[T]) -> None:
        self._items.extend(self._checked(item) for item in items)

    def insert(self, index: int, item: T) -> None:
        self._items.insert(index, self._checked(item))

    def erase(self, index: int) -> None:
        del self._items[index]

    def pop(self, index: int = -1) -> T:
        return self._items.pop(index)

    def pop_back(self) -> None:
        self._items.pop()

    def remove(self, item: T) -> None:
        self._items.remove(item)

    def clear(self) -> None:
        self._items.clear()

    def front(self) -> T:
        return self._items[0]

    def back(self) -> T:
        return self._items[-1]

    def empty(self) -> bool:
        return not self._items

    def size(self) -> int:
        return len(self._items)

    def reserve(self, n: int) -> None:
        """Has no effect; lists grow by themselves."""

    def shrink_to_fit(self) -> None:
        """Has no effect; lists shrink by themselves."""

    def describe(self, register: Any) -> dict[str, Any]:
        """The DataDescription: those of the items."""
        items: list[Any] = list(self._items)
        return {"kind": "sequence", "items": [item.describe(register) for item in items]}

    def __repr__(self) -> str:
        return f"{type(self).__name__}[{', '.join(map(repr, self._items))}]"


class VolumeSequence(Sequence[Volume]):
    """A list of volumes."""

    _item_type = Volume


class LayerSequence(Sequence[Layer]):
    """A list of layers."""

    _item_type = Layer


class ImageSequence(Sequence[Image]):
    """A list of images."""

    _item_type = Image


class MeshSequence(Sequence[Mesh]):
    """A list of meshes."""

    _item_type = Mesh
