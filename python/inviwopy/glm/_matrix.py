"""What all matrix types share. Elements are kept column by column: ``_a[c, r]``."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import plain
from inviwopy.glm._scalar import Family, stream_text
from inviwopy.glm._vector import Vector, _arithmetic, vector_type

__all__ = ["Matrix", "matrix_type"]

S = TypeVar("S", int, float)
Row = TypeVar("Row", bound=Vector[Any])  # as long as a row: C components
Column = TypeVar("Column", bound=Vector[Any])  # R components
M = TypeVar("M", bound="Matrix[Any, Any, Any]")
Array = npt.NDArray[Any]

_types: dict[tuple[str, int, int], type[Matrix[Any, Any, Any]]] = {}


def matrix_type(prefix: str, columns: int, rows: int) -> type[Matrix[Any, Any, Any]]:
    """The matrix class of a family's prefix and a shape: ``('', 2, 3)`` is ``mat2x3``."""
    return _types[prefix, columns, rows]


class Matrix(Generic[S, Row, Column]):
    """A small matrix with C columns of R rows; ``m[c]`` is a reference to column c.

    Two layouts leave the object. ``np.asarray(m)`` has shape (R, C) and is the mathematical [row, column] view,
    sharing memory. ``m.array`` has the same shape filled with the column-major memory read row by row: for square
    matrices the transpose of it (the translation of a ``mat4`` is in the last row).
    """

    __slots__ = ("_a",)
    __array_priority__ = 1000.0
    __hash__ = None  # type: ignore[assignment]

    _family: ClassVar[Family]
    _columns: ClassVar[int]
    _rows: ClassVar[int]

    def __init_subclass__(cls, family: Family | None = None, columns: int = 0, rows: int = 0, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if family is not None:
            cls._family, cls._columns, cls._rows = family, columns, rows
            _types[family.prefix, columns, rows] = cls

    def __init__(self, *elements: Any) -> None:
        """C*R scalars in column-major order, C column vectors, one scalar for the diagonal, a list of C columns,
        another matrix of this shape, or a 2-D array of shape (C, R).

        Of an array the memory is taken as column-major: of a C-ordered one **row i becomes column i**; a
        Fortran-ordered one (``a.T`` of a C-ordered ``a``, ``np.asarray`` of another matrix) keeps its
        mathematical layout. ValueError for a wrong shape."""
        self._a: Array
        try:
            if not elements:
                self._a = np.zeros((self._columns, self._rows), self._family.dtype)
            elif len(elements) == 1:
                self._a = self._from_one(elements[0])
            else:
                self._a = self._from_several(elements)
        except TypeError as error:
            raise TypeError(f"{type(self).__name__}(): incompatible function arguments: {error}") from None

    @classmethod
    def _from_several(cls, elements: Sequence[Any]) -> Array:
        columns, rows = cls._columns, cls._rows
        if len(elements) == columns * rows:
            return cls._numbers([cls._family.scalar(value) for value in elements]).reshape(columns, rows)
        if len(elements) == columns:
            column = vector_type(cls._family.prefix, rows)
            return np.stack([column._from_one(element) for element in elements])
        raise TypeError(f"expected {columns * rows} numbers or {columns} columns, got {len(elements)} arguments")

    @classmethod
    def _numbers(cls, values: list[Any]) -> Array:
        return cls._family.cast(np.array(values))

    @classmethod
    def _from_one(cls, value: Any) -> Array:
        columns, rows, family = cls._columns, cls._rows, cls._family
        if isinstance(value, Matrix):
            if value._a.shape != (columns, rows):
                raise ValueError("Invalid dimensions")
            return family.cast(value._a)
        if isinstance(value, list):
            if len(value) != columns:
                raise ValueError(f"Invalid number of cols: got {len(value)}, expected {columns}")
            for column in value:
                if len(column) != rows:
                    raise ValueError(f"Invalid number of rows: got {len(column)}, expected {rows}")
            return np.stack([family.cast(column) for column in value])
        value = plain(value, cls.__name__)
        if not np.isscalar(value) and (isinstance(value, tuple) or hasattr(value, "__array__")):
            array = np.asarray(value)
            if array.ndim > 0:
                return cls._from_array(array)
            value = array.item()
        result = np.zeros((columns, rows), family.dtype)
        with np.errstate(all="ignore"):
            np.fill_diagonal(result, family.scalar(value))
        return result

    @classmethod
    def _from_array(cls, array: Array) -> Array:
        shape = (cls._columns, cls._rows)
        if array.shape != shape:
            raise ValueError(f"Invalid dimensions: {cls.__name__} takes an array of shape {shape}, got {array.shape}")
        memory_order = array.flags.f_contiguous and not array.flags.c_contiguous
        return cls._family.cast(array.ravel(order="F" if memory_order else "C").reshape(shape))

    @classmethod
    def _wrap(cls: type[M], array: Array) -> M:
        """A matrix over ``array`` itself, of shape (C, R)."""
        matrix = cls.__new__(cls)
        matrix._a = array
        return matrix

    @classmethod
    def _implicit(cls: type[M], value: object) -> M | None:
        """``value`` as this type where a call may convert it by itself, else None."""
        if isinstance(value, cls):
            return value
        if isinstance(value, list) and len(value) == cls._columns:
            return cls(value)
        value = plain(value, cls.__name__)
        if isinstance(value, np.ndarray) and value.shape == (cls._columns, cls._rows):
            return cls(value)
        return None

    def _flat(self) -> list[Any]:
        """Elements in column-major order."""
        return self._a.ravel().tolist()

    # Elements

    def _column(self, index: Any) -> int:
        i = operator.index(index)
        if not 0 <= i < self._columns:
            raise IndexError(f"{type(self).__name__} column {i} is outside of 0 to {self._columns - 1}")
        return i

    @overload
    def __getitem__(self, index: int) -> Column: ...
    @overload
    def __getitem__(self, index: tuple[int, int]) -> S: ...
    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, tuple):
            column, row = index
            return self[column][row]
        return vector_type(self._family.prefix, self._rows)._wrap(self._a[self._column(index)])

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, tuple):
            column, row = index
            self[column][row] = value
        else:
            self._a[self._column(index)] = vector_type(self._family.prefix, self._rows)._from_one(value)

    def __iter__(self) -> Iterator[Column]:
        return (self[c] for c in range(self._columns))

    def __len__(self) -> int:
        return self._columns

    def __bool__(self) -> bool:
        return True  # scripts test `if basis:` for "was given"

    @property
    def array(self) -> Array:
        """A copy of shape (R, C) filled with the column-major memory; see the class about its layout."""
        return self._a.reshape(self._rows, self._columns).copy()

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        mathematical = self._a.T
        if dtype is not None and np.dtype(dtype) != mathematical.dtype:
            return mathematical.astype(dtype)
        return mathematical.copy(order="F") if copy else mathematical

    def __copy__(self: M) -> M:
        return self._wrap(self._a.copy())

    def __deepcopy__(self: M, memo: object) -> M:
        return self._wrap(self._a.copy())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._a.tolist(),)

    def __repr__(self) -> str:
        columns = ("[" + ", ".join(map(stream_text, column)) + "]" for column in self._a.tolist())
        return "[" + ",".join(columns) + "]"

    def __eq__(self, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return bool(np.array_equal(self._a, other._a))

    def __ne__(self, other: object) -> Any:
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    # Arithmetic

    def _combine(self: M, name: str, other: object, into: Array | None = None) -> Any:
        operand: Any
        if isinstance(other, type(self)):
            operand = other._a
        elif isinstance(other, (Matrix, Vector, np.ndarray)) or not self._family.accepts(other):
            return NotImplemented
        else:
            with np.errstate(all="ignore"):
                operand = np.full((), self._family.scalar(other), self._family.dtype)
        result = _arithmetic(name, self._a, operand)
        if into is None:
            return self._wrap(result)
        into[...] = result
        return self

    def __add__(self: M, other: Any) -> M:
        return self._combine("add", other)  # type: ignore[no-any-return]

    def __sub__(self: M, other: Any) -> M:
        return self._combine("subtract", other)  # type: ignore[no-any-return]

    def __iadd__(self: M, other: Any) -> M:
        return self._combine("add", other, self._a)  # type: ignore[no-any-return]

    def __isub__(self: M, other: Any) -> M:
        return self._combine("subtract", other, self._a)  # type: ignore[no-any-return]

    def __truediv__(self: M, other: Any) -> M:
        if isinstance(other, Matrix):
            return NotImplemented
        return self._combine("divide", other)  # type: ignore[no-any-return]

    def __itruediv__(self: M, other: Any) -> M:
        if isinstance(other, Matrix):
            return NotImplemented
        return self._combine("divide", other, self._a)  # type: ignore[no-any-return]

    @overload
    def __mul__(self: M, other: M | float) -> M: ...
    @overload
    def __mul__(self, other: Row) -> Column: ...
    @overload
    def __mul__(self, other: Any) -> Any: ...
    def __mul__(self, other: Any) -> Any:
        """Matrix product, product with a column vector of length C, or every element times a scalar."""
        prefix = self._family.prefix
        if isinstance(other, Matrix):
            if other._family is not self._family or other._rows != self._columns:
                return NotImplemented
            product = other._a @ self._a  # both are stored transposed
            return matrix_type(prefix, other._columns, self._rows)._wrap(product)
        vector = vector_type(prefix, self._columns)._implicit(other)
        if vector is not None:
            return vector_type(prefix, self._rows)._wrap(vector._a @ self._a)
        return self._combine("multiply", other)

    def __imul__(self: M, other: Any) -> M:  # type: ignore[misc]
        if isinstance(other, Matrix):
            product = self * other
            if type(product) is not type(self):
                raise TypeError(f"{type(self).__name__} *= {type(other).__name__} changes the shape")
            self._a[...] = product._a
            return self
        return self._combine("multiply", other, self._a)  # type: ignore[no-any-return]

    def __rmul__(self, other: Any) -> Any:
        """Product of a row vector of length R with the matrix (length C)."""
        vector = vector_type(self._family.prefix, self._rows)._implicit(other)
        if vector is None:
            if isinstance(other, np.ndarray) and other.ndim > 0:
                return np.multiply(other, np.asarray(self))
            return NotImplemented
        return vector_type(self._family.prefix, self._columns)._wrap(self._a @ vector._a)
