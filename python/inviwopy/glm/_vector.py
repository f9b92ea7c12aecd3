"""What all vector types share."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Generic, NoReturn, TypeVar, overload

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import plain
from inviwopy.glm._scalar import BOOL, INT, Family, Number, stream_text

__all__ = ["Vector", "Vector2", "Vector3", "Vector4", "vector_type"]

S = TypeVar("S", bool, int, float)
V = TypeVar("V", bound="Vector[Any]")
Array = npt.NDArray[Any]

_types: dict[tuple[str, int], type[Vector[Any]]] = {}


def vector_type(prefix: str, length: int) -> type[Vector[Any]]:
    """The vector class of a family's prefix and a length: ``('d', 3)`` is ``dvec3``."""
    return _types[prefix, length]


class _Component(Generic[S]):
    """One named component: ``x``, ``r`` and ``s`` are index 0, and so on."""

    def __init__(self, index: int) -> None:
        self._index = index

    @overload
    def __get__(self, vector: None, owner: type) -> _Component[S]: ...
    @overload
    def __get__(self, vector: Vector[S], owner: type) -> S: ...
    def __get__(self, vector: Vector[S] | None, owner: type) -> S | _Component[S]:
        return self if vector is None else vector[self._index]

    def __set__(self, vector: Vector[S], value: Number) -> None:
        vector[self._index] = value


class Vector(Generic[S]):
    """A short vector of one component type, with value semantics in its arithmetic.

    ``np.asarray(v)`` shares memory with the vector; ``v.array`` is a copy. Components are read as Python numbers.
    """

    __slots__ = ("_a",)
    # Makes NumPy hand `array * vector` and `np.float64(2) * vector` to the vector's reflected operator.
    __array_priority__ = 1000.0
    __hash__ = None  # type: ignore[assignment]

    _family: ClassVar[Family]
    _length: ClassVar[int]

    def __init_subclass__(cls, family: Family | None = None, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if family is not None:
            cls._family = family
            _types.setdefault((family.prefix, cls._length), cls)

    def __init__(self, *components: Any) -> None:
        """Components, one scalar for all of them, shorter vectors and scalars in order, or anything array-like.

        ValueError for a wrong number of components, TypeError for what is not a number."""
        self._a: Array
        try:
            if not components:
                self._a = np.zeros(self._length, self._family.dtype)
            elif len(components) == 1:
                self._a = self._from_one(components[0])
            else:
                self._a = self._from_several(components)
        except TypeError as error:
            raise TypeError(f"{type(self).__name__}(): incompatible function arguments: {error}") from None

    @classmethod
    def _from_several(cls, components: Sequence[Any]) -> Array:
        n, family = cls._length, cls._family
        values: list[Any] = []
        for component in components:
            if isinstance(component, Vector):
                values.extend(component)
            else:
                values.append(family.scalar(component))
        if len(values) != n:
            raise TypeError(f"got {len(values)} components, expected {n}")
        return family.cast(values) if family.kind == "float" else np.array(values, family.dtype)

    @classmethod
    def _from_one(cls, value: Any) -> Array:
        n, family = cls._length, cls._family
        if isinstance(value, Vector):
            if value._length < n:
                raise ValueError(f"Invalid shape: got {value._length}, expected {n}")
            return family.cast(value._a[:n])
        if isinstance(value, list):
            if len(value) != n:
                raise ValueError(f"Invalid size: got {len(value)}, expected {n}")
            try:
                return family.cast([family.scalar(item) for item in value])
            except TypeError as error:
                raise RuntimeError(f"Unable to cast the list to {cls.__name__}: {error}") from None
        value = plain(value, cls.__name__)
        if isinstance(value, tuple) or (hasattr(value, "__array__") and not np.isscalar(value)):
            array = np.asarray(value)
            if array.ndim == 0:
                return np.full(n, family.scalar(array.item()), family.dtype)
            if array.ndim != 1:
                raise ValueError(f"Invalid ndim: got {array.ndim}, expected 1")
            if array.shape[0] != n:
                raise ValueError(f"Invalid shape: got {array.shape[0]}, expected {n}")
            return family.cast(array)
        with np.errstate(all="ignore"):
            return np.full(n, family.scalar(value), family.dtype)

    @classmethod
    def _wrap(cls: type[V], array: Array) -> V:
        """A vector over ``array`` itself, which has this type's dtype and length."""
        vector = cls.__new__(cls)
        vector._a = array
        return vector

    @classmethod
    def _implicit(cls: type[V], value: object) -> V | None:
        """``value`` as this type where a call or an operator may convert it by itself, else None."""
        if isinstance(value, cls):
            return value
        if isinstance(value, (list, tuple)) and len(value) == cls._length:
            return cls._wrap(cls._from_one(list(value)))
        value = plain(value, cls.__name__)
        if not isinstance(value, np.ndarray) or value.dtype != cls._family.dtype or value.shape != (cls._length,):
            return None
        return cls._wrap(value)

    # Components

    def _index(self, index: Any) -> int:
        i = operator.index(index)
        if not 0 <= i < self._length:
            raise IndexError(f"{type(self).__name__} index {i} is outside of 0 to {self._length - 1}")
        return i

    def __getitem__(self, index: Any) -> S:
        item: S = self._a[self._index(index)].item()
        return item

    def __setitem__(self, index: Any, value: Number) -> None:
        with np.errstate(all="ignore"):
            self._a[self._index(index)] = self._family.scalar(value)

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return True  # scripts test `if basis:` for "was given"; a zero vector was given too

    def __iter__(self) -> Iterator[S]:
        return iter(self._a.tolist())

    def __getattr__(self, name: str) -> NoReturn:
        hint = ""
        if 1 < len(name) <= 4 and set(name) <= set("xyzwrgbastpq"):
            hint = f"; vectors have no swizzles: write {_types[self._family.prefix, len(name)].__name__}" + (
                f"({', '.join('v.' + letter for letter in name)})"
            )
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{hint}")

    @property
    def array(self) -> Array:
        """A copy: 1-D, of the component dtype."""
        return self._a.copy()

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        if dtype is not None and np.dtype(dtype) != self._a.dtype:
            return self._a.astype(dtype)
        return self._a.copy() if copy else self._a

    def __copy__(self: V) -> V:
        return self._wrap(self._a.copy())

    def __deepcopy__(self: V, memo: object) -> V:
        return self._wrap(self._a.copy())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._a.tolist(),)

    def __repr__(self) -> str:
        return "[" + " ".join(stream_text(value) for value in self._a.tolist()) + "]"

    def __eq__(self, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return bool(np.array_equal(self._a, other._a))

    def __ne__(self, other: object) -> Any:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    # Arithmetic: component by component, with the same type or a scalar

    def _operand(self, other: object) -> Any:
        if self._family is BOOL:
            return NotImplemented
        same = self._implicit(other)
        if same is not None:
            return same._a
        if isinstance(other, (Vector, np.ndarray)) or not self._family.accepts(other):
            return NotImplemented
        with np.errstate(all="ignore"):
            return np.full((), self._family.scalar(other), self._family.dtype)

    def _combine(self: V, name: str, other: object, into: Array | None = None) -> Any:
        operand = self._operand(other)
        if operand is NotImplemented:
            return NotImplemented
        result = _arithmetic(name, self._a, operand)
        if into is None:
            return self._wrap(result)
        into[...] = result
        return self

    def __add__(self: V, other: Any) -> V:
        return self._combine("add", other)  # type: ignore[no-any-return]

    def __sub__(self: V, other: Any) -> V:
        return self._combine("subtract", other)  # type: ignore[no-any-return]

    def __mul__(self: V, other: Any) -> V:
        return self._combine("multiply", other)  # type: ignore[no-any-return]

    def __truediv__(self: V, other: Any) -> V:
        return self._combine("divide", other)  # type: ignore[no-any-return]

    def __iadd__(self: V, other: Any) -> V:
        return self._combine("add", other, self._a)  # type: ignore[no-any-return]

    def __isub__(self: V, other: Any) -> V:
        return self._combine("subtract", other, self._a)  # type: ignore[no-any-return]

    def __imul__(self: V, other: Any) -> V:
        return self._combine("multiply", other, self._a)  # type: ignore[no-any-return]

    def __itruediv__(self: V, other: Any) -> V:
        return self._combine("divide", other, self._a)  # type: ignore[no-any-return]

    def __radd__(self: V, other: Any) -> V:
        return self._reflected("add", other)  # type: ignore[no-any-return]

    def __rmul__(self: V, other: Any) -> V:
        return self._reflected("multiply", other)  # type: ignore[no-any-return]

    def __rsub__(self, other: Any) -> Any:
        return self._reflected("subtract", other)

    def __rtruediv__(self, other: Any) -> Any:
        return self._reflected("divide", other)

    def _reflected(self, name: str, other: Any) -> Any:
        if isinstance(other, np.ndarray) and other.ndim > 0:
            return getattr(np, "true_divide" if name == "divide" else name)(other, self._a)
        if name in ("subtract", "divide"):
            return NotImplemented  # `s - v` and `s / v` exist in no age of the API
        return self._combine(name, other)


def _arithmetic(name: str, a: Array, b: Array) -> Array:
    """Arithmetic that keeps the dtype of ``a``; whole numbers divide like C, toward zero."""
    with np.errstate(all="ignore"):
        if name != "divide":
            return np.asarray(getattr(np, name)(a, b)).astype(a.dtype, copy=False)
        if a.dtype.kind == "f":
            return np.asarray(np.divide(a, b)).astype(a.dtype, copy=False)
        if not np.all(b):
            raise ZeroDivisionError("division of a whole-number vector or matrix by zero")
        if a.dtype.kind == "u":
            return np.asarray(a // b).astype(a.dtype, copy=False)
        wide_a, wide_b = a.astype(np.int64), b.astype(np.int64)
        quotient = np.abs(wide_a) // np.abs(wide_b) * np.sign(wide_a) * np.sign(wide_b)
        return np.asarray(quotient).astype(INT.dtype)


class Vector2(Vector[S]):
    """Two components."""

    __slots__ = ()
    _length = 2
    x: _Component[S] = _Component(0)
    r: _Component[S] = _Component(0)
    s: _Component[S] = _Component(0)
    y: _Component[S] = _Component(1)
    g: _Component[S] = _Component(1)
    t: _Component[S] = _Component(1)


class Vector3(Vector2[S]):
    """Three components."""

    __slots__ = ()
    _length = 3
    z: _Component[S] = _Component(2)
    b: _Component[S] = _Component(2)
    p: _Component[S] = _Component(2)


class Vector4(Vector3[S]):
    """Four components."""

    __slots__ = ()
    _length = 4
    w: _Component[S] = _Component(3)
    a: _Component[S] = _Component(3)
    q: _Component[S] = _Component(3)
