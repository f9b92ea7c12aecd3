"""inviwopy.glm: vectors."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

from inviwopy import glm
from inviwopy.glm import bvec2, bvec3, dvec2, dvec3, ivec2, ivec3, mat4, size3_t, uvec2, vec2, vec3, vec4

EVERY_TYPE = [
    (f"{prefix}vec{n}", dtype, n)
    for prefix, dtype in (("b", "bool"), ("", "float32"), ("d", "float64"), ("i", "int32"), ("u", "uint32"))
    for n in (2, 3, 4)
] + [(f"size{n}_t", "uint64", n) for n in (2, 3, 4)]


@pytest.mark.parametrize(("name", "dtype", "n"), EVERY_TYPE)
def test_every_vector_type_has_its_component_type(name: str, dtype: str, n: int) -> None:
    kind = getattr(glm, name)
    assert kind().array.dtype == dtype
    assert kind().array.tolist() == [0] * n
    assert kind(*range(n)).array.tolist() == [bool(i) if dtype == "bool" else i for i in range(n)]
    assert kind(1).array.tolist() == [1] * n


def test_constructors() -> None:
    assert vec3((1, 2, 3)) == vec3(1, 2, 3)
    assert vec3([1, 2, 3]) == vec3(1, 2, 3)
    assert vec3(np.arange(3)) == vec3(0, 1, 2)
    assert vec3(dvec3(1, 2, 3)) == vec3(1, 2, 3)
    assert vec3(np.array([1.5, 2.5, 3.5])) == vec3(1.5, 2.5, 3.5)
    assert ivec3(np.array([1.9, -1.9, 0.5])) == ivec3(1, -1, 0)
    assert ivec2((640, 480)) == ivec2(640, 480)
    assert vec2(vec3(1, 2, 3)) == vec2(1, 2)
    assert vec2(vec4(1, 2, 3, 4)) == vec2(1, 2)
    assert vec3(vec2(1, 2), 3) == vec3(1, vec2(2, 3)) == vec3(vec4(1, 2, 3, 9))
    assert vec4(vec2(1, 2), vec2(3, 4)) == vec4(1, vec2(2, 3), 4) == vec4(vec3(1, 2, 3), 4) == vec4(1, 2, 3, 4)


def test_a_strided_array_is_read_by_its_elements() -> None:
    table = np.arange(12.0).reshape(4, 3)
    assert vec4(table[:, 1]) == vec4(1, 4, 7, 10)


@pytest.mark.parametrize(
    ("make", "error", "text"),
    [
        (lambda: vec3(np.zeros((3, 1))), ValueError, "Invalid ndim: got 2, expected 1"),
        (lambda: vec3(np.zeros(4)), ValueError, "Invalid shape: got 4, expected 3"),
        (lambda: vec3([1, 2]), ValueError, "Invalid size: got 2, expected 3"),
        (lambda: vec3([1, 2, "x"]), RuntimeError, "cast"),
        (lambda: vec3(1, 2), TypeError, "2 components, expected 3"),
        (lambda: ivec3(1.5, 2, 3), TypeError, "whole number"),
        (lambda: uvec2(-1, 0), TypeError, "-1 is outside of uint32"),
        (lambda: ivec2(2**31, 0), TypeError, "outside of int32"),
        (lambda: vec3("abc"), TypeError, "expected a number"),
    ],
)
def test_bad_arguments_say_what_was_expected(make, error, text) -> None:
    with pytest.raises(error, match=text):
        make()


def test_components_have_three_alphabets() -> None:
    v = vec4(1, 2, 3, 4)
    assert (v.x, v.y, v.z, v.w) == (v.r, v.g, v.b, v.a) == (v.s, v.t, v.p, v.q) == (1, 2, 3, 4)
    v.y = 20
    v.a = 40
    v[0] = 10
    assert v == vec4(10, 20, 3, 40)
    with pytest.raises(AttributeError, match=r"no swizzles: write vec2\(v.x, v.y\)"):
        v.xy  # noqa: B018


def test_indices_are_checked_so_that_vectors_unpack() -> None:
    v = vec3(1, 2, 3)
    x, y, z = v
    assert (x, y, z) == (1, 2, 3)
    assert list(zip(v, "abc")) == [(1, "a"), (2, "b"), (3, "c")]
    assert len(v) == 3
    for index in (3, -1):
        with pytest.raises(IndexError):
            v[index]


def test_arithmetic_is_by_component() -> None:
    a, b = vec3(1, 2, 3), vec3(4, 5, 6)
    assert a + b == vec3(5, 7, 9)
    assert b - a == vec3(3)
    assert a * b == vec3(4, 10, 18)
    assert b / vec3(2) == vec3(2, 2.5, 3)
    assert a * 2 == 2 * a == np.float64(2) * a == vec3(2, 4, 6)
    assert 1 + a == a + 1 == vec3(2, 3, 4)
    assert a + [1, 1, 1] == vec3(2, 3, 4)
    a *= 2
    a += vec3(1)
    assert a == vec3(3, 5, 7)


def test_in_place_arithmetic_keeps_the_object() -> None:
    a = vec3(1)
    alias = a
    a += 1
    assert alias is a
    assert alias == vec3(2)


def test_what_glm_has_not_is_a_type_error() -> None:
    for wrong in (
        lambda: 1 - vec3(1),
        lambda: 1 / vec3(1),
        lambda: -vec3(1),
        lambda: vec3(1) + dvec3(1),
        lambda: vec3(1) + vec2(1),
        lambda: bvec2(True) + bvec2(True),
        lambda: ivec2(1) * 1.5,
    ):
        with pytest.raises(TypeError):
            wrong()


def test_whole_numbers_divide_like_c() -> None:
    assert ivec3(-7, 7, -6) / 2 == ivec3(-3, 3, -3)
    assert uvec2(7, 9) / uvec2(2, 3) == uvec2(3, 3)
    with pytest.raises(ZeroDivisionError):
        ivec2(1) / 0


def test_float_division_by_zero_is_infinite_without_a_warning() -> None:
    assert (vec2(1, -1) / 0).array.tolist() == [np.inf, -np.inf]


def test_numpy_sees_a_vector_as_an_array() -> None:
    v = vec3(1, 2, 3)
    np.asarray(v)[0] = 9
    assert v.x == 9  # shared
    v.array[0] = 0
    assert v.x == 9  # a copy
    assert np.dot(np.eye(3), v).tolist() == [9, 2, 3]
    assert np.linalg.norm(vec2(3, 4)) == 5
    assert np.sqrt(vec2(4, 9)).tolist() == [2, 3]
    assert isinstance(np.array([1.0, 2.0, 3.0]) * v, np.ndarray)
    assert np.array(v, dtype=np.float64).dtype == np.float64


def test_repr_is_that_of_c_streams() -> None:
    assert repr(vec3(1, 2.5, 1 / 3)) == "[1 2.5 0.333333]"
    assert repr(dvec2(1e-10, 1e20)) == "[1e-10 1e+20]"
    assert repr(bvec3(True, False, True)) == "[1 0 1]"
    assert str(size3_t(1, 2, 3)) == "[1 2 3]"


def test_vectors_are_compared_exactly_and_not_hashed() -> None:
    assert vec3(1) == vec3(1)
    assert vec3(1) != vec3(1, 1, 1.0001)
    assert vec3(1) != dvec3(1)
    assert vec3(0)  # truthy: scripts write `if offset:`
    assert mat4(0)
    with pytest.raises(TypeError):
        hash(vec3(1))


def test_copies_are_independent() -> None:
    v = vec3(1, 2, 3)
    for other in (copy.copy(v), copy.deepcopy(v), vec3(v), pickle.loads(pickle.dumps(v))):
        assert other == v
        other.x = 9
        assert v.x == 1
