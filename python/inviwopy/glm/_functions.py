"""Functions over vectors and matrices. All work component by component on every type that the names allow."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np

from inviwopy.glm._matrix import Matrix, matrix_type
from inviwopy.glm._scalar import BOOL
from inviwopy.glm._vector import Vector, vector_type
from inviwopy.glm._vectors import bvec2, bvec3, bvec4

__all__ = [
    "abs",
    "acos",
    "all",
    "any",
    "asin",
    "atan",
    "ceil",
    "clamp",
    "compAdd",
    "compMax",
    "compMin",
    "compMul",
    "cos",
    "cross",
    "determinant",
    "distance",
    "distance2",
    "dot",
    "exp",
    "floor",
    "greaterThan",
    "greaterThanEqual",
    "inverse",
    "length",
    "length2",
    "lessThan",
    "lessThanEqual",
    "normalize",
    "rotate",
    "sin",
    "tan",
    "transpose",
]

V = TypeVar("V", bound=Vector[Any])
M = TypeVar("M", bound=Matrix[Any, Any, Any])

_bvec: dict[int, Any] = {2: bvec2, 3: bvec3, 4: bvec4}


def _refuse(name: str, *arguments: object) -> TypeError:
    types = ", ".join(type(argument).__name__ for argument in arguments)
    return TypeError(f"{name}(): incompatible function arguments: {types}")


def _floating(name: str, v: V) -> V:
    if not isinstance(v, Vector) or v._family.kind != "float":
        raise _refuse(name, v)
    return v


def _pair(name: str, a: Any, b: Any, floating: bool = False) -> tuple[Vector[Any], Vector[Any]]:
    """Both as vectors of one type; a list or array beside a vector takes its type."""
    if isinstance(a, Vector):
        b = type(a)._implicit(b)
    elif isinstance(b, Vector):
        a = type(b)._implicit(a)
    if not isinstance(a, Vector) or not isinstance(b, Vector) or a._family is BOOL:
        raise _refuse(name, a, b)
    if floating:
        _floating(name, a)
    return a, b


def _each(name: str, v: V, function: np.ufunc) -> V:
    _floating(name, v)
    with np.errstate(all="ignore"):
        return v._wrap(np.asarray(function(v._a)))


def acos(v: V) -> V:
    """Angle in radians, component by component."""
    return _each("acos", v, np.arccos)


def asin(v: V) -> V:
    """Angle in radians, component by component."""
    return _each("asin", v, np.arcsin)


def atan(v: V) -> V:
    """Angle in radians; of two arguments y, x that of the point (x, y)."""
    return _each("atan", v, np.arctan)


def ceil(v: V) -> V:
    """The next greater whole number, component by component."""
    return _each("ceil", v, np.ceil)


def cos(v: V) -> V:
    """Of an angle in radians, component by component."""
    return _each("cos", v, np.cos)


def exp(v: V) -> V:
    """e to that power, component by component."""
    return _each("exp", v, np.exp)


def floor(v: V) -> V:
    """The next less whole number, component by component."""
    return _each("floor", v, np.floor)


def sin(v: V) -> V:
    """Of an angle in radians, component by component."""
    return _each("sin", v, np.sin)


def tan(v: V) -> V:
    """Of an angle in radians, component by component."""
    return _each("tan", v, np.tan)


def _numeric(name: str, v: V) -> V:
    if not isinstance(v, Vector) or v._family is BOOL:
        raise _refuse(name, v)
    return v


def abs(v: V) -> V:
    """Without the sign, component by component."""
    return _numeric("abs", v)._wrap(np.abs(v._a))


def clamp(v: V, lo: Any, hi: Any) -> V:
    """``v`` limited to ``lo`` ... ``hi``, each a vector of the same type or a scalar."""
    bounds = []
    for bound in (lo, hi):
        operand = _numeric("clamp", v)._operand(bound)
        if operand is NotImplemented:
            raise _refuse("clamp", v, lo, hi)
        bounds.append(operand)
    return v._wrap(np.minimum(np.maximum(v._a, bounds[0]), bounds[1]))


def compAdd(v: Vector[Any]) -> Any:
    """The sum of the components."""
    return np.add.reduce(_numeric("compAdd", v)._a, dtype=v._a.dtype).item()


def compMul(v: Vector[Any]) -> Any:
    """The product of the components."""
    return np.multiply.reduce(_numeric("compMul", v)._a, dtype=v._a.dtype).item()


def compMin(v: Vector[Any]) -> Any:
    """The least component."""
    return _numeric("compMin", v)._a.min().item()


def compMax(v: Vector[Any]) -> Any:
    """The greatest component."""
    return _numeric("compMax", v)._a.max().item()


def _compare(name: str, a: Any, b: Any, function: np.ufunc) -> Any:
    left, right = _pair(name, a, b)
    return _bvec[left._length]._wrap(np.asarray(function(left._a, right._a)))


def lessThan(a: Any, b: Any) -> Any:
    """Component by component, as a vector of bools."""
    return _compare("lessThan", a, b, np.less)


def lessThanEqual(a: Any, b: Any) -> Any:
    """Component by component, as a vector of bools."""
    return _compare("lessThanEqual", a, b, np.less_equal)


def greaterThan(a: Any, b: Any) -> Any:
    """Component by component, as a vector of bools."""
    return _compare("greaterThan", a, b, np.greater)


def greaterThanEqual(a: Any, b: Any) -> Any:
    """Component by component, as a vector of bools."""
    return _compare("greaterThanEqual", a, b, np.greater_equal)


def all(b: Any) -> bool:
    """Whether all components of a bvec are true."""
    if not isinstance(b, Vector) or b._family is not BOOL:
        raise _refuse("all", b)
    return bool(b._a.all())


def any(b: Any) -> bool:
    """Whether some component of a bvec is true."""
    if not isinstance(b, Vector) or b._family is not BOOL:
        raise _refuse("any", b)
    return bool(b._a.any())


def dot(a: Any, b: Any) -> float:
    """Scalar product."""
    left, right = _pair("dot", a, b, floating=True)
    return float(np.dot(left._a, right._a))


def length2(v: Vector[Any]) -> float:
    """Square of the Euclidean length."""
    return float(np.dot(_floating("length2", v)._a, v._a))


def length(v: Vector[Any]) -> float:
    """Euclidean length."""
    return math.sqrt(length2(v))


def distance2(a: Any, b: Any) -> float:
    """Square of the length of the difference."""
    left, right = _pair("distance2", a, b, floating=True)
    return length2(left - right)


def distance(a: Any, b: Any) -> float:
    """Length of the difference."""
    left, right = _pair("distance", a, b, floating=True)
    return length(left - right)


def normalize(v: V) -> V:
    """``v`` scaled to length 1; all components are nan for a zero vector."""
    _floating("normalize", v)
    with np.errstate(all="ignore"):
        return v._wrap(v._a / v._a.dtype.type(np.linalg.norm(v._a)))


def cross(a: Any, b: Any) -> Any:
    """The vector that stands on both."""
    left, right = _pair("cross", a, b, floating=True)
    if left._length != 3:
        raise _refuse("cross", a, b)
    return left._wrap(np.cross(left._a, right._a))


def _rotation(angle: float, axis: Vector[Any]) -> Any:
    """The 3x3 matrix [row, column] of a turn by ``angle`` radians about ``axis`` (Rodrigues' formula)."""
    x, y, z = np.asarray(axis, np.float64) / np.linalg.norm(np.asarray(axis, np.float64))
    cross_matrix = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + math.sin(angle) * cross_matrix + (1 - math.cos(angle)) * (cross_matrix @ cross_matrix)


def rotate(m: Any, angle: float, axis: Any) -> Any:
    """``m`` times a turn by ``angle`` (radians) about ``axis``, or the vector ``m`` turned."""
    if not isinstance(m, (Matrix, Vector)) or m._family.kind != "float":
        raise _refuse("rotate", m, angle, axis)
    direction = vector_type(m._family.prefix, 3)._implicit(axis)
    is_matrix4 = isinstance(m, Matrix) and m._a.shape == (4, 4)
    if direction is None or not (is_matrix4 or (isinstance(m, Vector) and m._length == 3)):
        raise _refuse("rotate", m, angle, axis)
    rotation = _rotation(float(angle), direction)
    if isinstance(m, Vector):
        return m._wrap((rotation @ m._a).astype(m._a.dtype))
    turn = np.eye(4)
    turn[:3, :3] = rotation
    return m._wrap((turn.T @ m._a).astype(m._a.dtype))


def _square(name: str, m: Matrix[Any, Any, Any]) -> None:
    if not isinstance(m, Matrix) or m._family.kind != "float" or m._columns != m._rows:
        raise _refuse(name, m)


def determinant(m: Matrix[Any, Any, Any]) -> float:
    """Of a square matrix."""
    _square("determinant", m)
    return float(np.linalg.det(m._a))


def inverse(m: M) -> M:
    """The inverse; all elements are nan when there is none."""
    _square("inverse", m)
    try:
        return m._wrap(np.linalg.inv(m._a))
    except np.linalg.LinAlgError:
        return m._wrap(np.full_like(m._a, np.nan))


def transpose(m: Matrix[Any, Any, Any]) -> Any:
    """Rows as columns."""
    if not isinstance(m, Matrix):
        raise _refuse("transpose", m)
    return matrix_type(m._family.prefix, m._rows, m._columns)._wrap(m._a.T.copy())
