"""inviwopy.glm: matrices, lists and functions."""

from __future__ import annotations

import math

import numpy as np
import pytest

from inviwopy import glm
from inviwopy.glm import (
    bvec3,
    dmat4,
    dvec3,
    floatVector,
    intVector,
    ivec3,
    mat2,
    mat2x3,
    mat3,
    mat3x2,
    mat4,
    mat4Vector,
    uintVector,
    vec2,
    vec3,
    vec3Vector,
    vec4,
)


def test_names_say_columns_then_rows() -> None:
    m = mat2x3(1, 2, 3, 4, 5, 6)
    assert m[0] == vec3(1, 2, 3)
    assert m[1] == vec3(4, 5, 6)
    assert np.array(m).shape == (3, 2)
    for prefix in ("", "d", "i", "u"):
        for columns in (2, 3, 4):
            for rows in (2, 3, 4):
                name = f"{prefix}mat{columns}" + ("" if columns == rows else f"x{rows}")
                assert np.array(getattr(glm, name)()).shape == (rows, columns)


def test_constructors() -> None:
    assert mat2(vec2(1, 2), vec2(3, 4)) == mat2(1, 2, 3, 4) == mat2([[1, 2], [3, 4]])
    assert mat3(2) == mat3(2, 0, 0, 0, 2, 0, 0, 0, 2)
    assert mat2() == mat2(0, 0, 0, 0)
    assert mat4(dmat4(1.5)) == mat4(1.5)


def test_rows_of_an_array_become_columns() -> None:
    rows = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])
    assert mat3(rows)[0] == vec3(1, 2, 3)
    assert mat3(rows.T) == mat3(rows)  # the memory is what counts
    assert np.array(mat3(np.ascontiguousarray(rows.T))).tolist() == rows.tolist()
    assert mat3(np.asarray(mat3(rows))) == mat3(rows)  # the buffer of a matrix is Fortran-ordered


def test_array_and_buffer_are_transposed_to_each_other() -> None:
    m = mat4(1.0)
    m[3] = vec4(1, 2, 3, 1)
    assert m.array[3].tolist() == [1, 2, 3, 1]
    assert np.array(m)[:, 3].tolist() == [1, 2, 3, 1]


def test_columns_are_references() -> None:
    m = mat3(1.0)
    m[0][2] = 5
    m[1].x = 7
    assert m[0, 2] == 5
    assert m == mat3(1, 0, 5, 7, 1, 0, 0, 0, 1)
    with pytest.raises(IndexError):
        m[3]


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: mat3(np.zeros((2, 3))), "Invalid dimensions"),
        (lambda: mat3([[1, 2, 3], [4, 5, 6]]), "Invalid number of cols: got 2, expected 3"),
        (lambda: mat2([[1, 2], [3]]), "Invalid number of rows: got 1, expected 2"),
    ],
)
def test_wrong_shapes(make, text) -> None:
    with pytest.raises(ValueError, match=text):
        make()


def test_products() -> None:
    m = mat2x3(1, 2, 3, 4, 5, 6)  # 2 columns of 3
    assert m * vec2(1, 1) == vec3(5, 7, 9)
    assert vec3(1, 1, 1) * m == vec2(6, 15)
    k = mat3x2(1, 0, 0, 1, 1, 1)  # 3 columns of 2
    assert np.array(m * k).tolist() == (np.array(m) @ np.array(k)).tolist()
    assert type(m * k) is mat3
    assert mat2(1, 2, 3, 4) * 2 == mat2(2, 4, 6, 8)
    assert (mat4(0) - 10e20)[0, 0] == np.float32(-10e20)
    with pytest.raises(TypeError):
        2 * mat2(1)
    with pytest.raises(TypeError):
        m * vec3(1)


def test_matrix_repr() -> None:
    assert repr(mat3(1.0)) == "[[1, 0, 0],[0, 1, 0],[0, 0, 1]]"


def test_turning_a_point() -> None:
    turn = glm.rotate(mat4(1.0), math.pi / 2, vec3(0, 0, 2))
    assert np.allclose(vec3(turn * vec4(1, 0, 0, 1)), [0, 1, 0], atol=1e-6)
    assert np.allclose(glm.rotate(dvec3(1, 0, 0), math.pi / 2, dvec3(0, 1, 0)), [0, 0, -1], atol=1e-12)


def test_functions_of_vectors() -> None:
    assert glm.cross(vec3(1, 0, 0), vec3(0, 1, 0)) == vec3(0, 0, 1)
    assert glm.dot(vec3(1, 2, 3), vec3(4, 5, 6)) == 32
    assert glm.length(vec2(3, 4)) == glm.distance(vec2(0), vec2(3, 4)) == 5
    assert glm.length2(vec2(3, 4)) == glm.distance2(vec2(0), vec2(3, 4)) == 25
    assert glm.normalize(vec3(0, 0, 5)) == vec3(0, 0, 1)
    assert glm.clamp(ivec3(-5, 5, 50), 0, 10) == ivec3(0, 5, 10)
    assert glm.clamp(vec2(-1, 2), vec2(0), vec2(1)) == vec2(0, 1)
    assert (glm.compAdd(ivec3(2, 3, 4)), glm.compMul(ivec3(2, 3, 4))) == (9, 24)
    assert (glm.compMin(vec3(2, 3, 4)), glm.compMax(vec3(2, 3, 4))) == (2, 4)
    assert glm.abs(ivec3(-1, 0, 1)) == ivec3(1, 0, 1)
    assert glm.lessThan(vec3(1, 2, 3), vec3(2)) == bvec3(True, False, False)
    assert glm.greaterThanEqual(vec3(1, 2, 3), vec3(2)) == bvec3(False, True, True)
    assert glm.any(bvec3(False, True, False))
    assert not glm.all(bvec3(False, True, False))
    assert glm.floor(vec2(1.5, -1.5)) == vec2(1, -2)
    assert np.allclose(glm.cos(vec2(0, math.pi)), [1, -1])


def test_functions_of_matrices() -> None:
    m = mat2(2, 0, 1, 3)
    assert glm.determinant(m) == pytest.approx(6)
    assert np.allclose(glm.inverse(m) * m, mat2(1), atol=1e-6)  # single precision
    assert glm.transpose(mat2x3(1, 2, 3, 4, 5, 6)) == mat3x2(1, 4, 2, 5, 3, 6)
    assert np.isnan(np.array(glm.inverse(mat2(0)))).all()


def test_functions_refuse_other_types() -> None:
    for wrong in (lambda: glm.length(ivec3(1)), lambda: glm.cross(vec2(1), vec2(1)), lambda: glm.all(vec3(1))):
        with pytest.raises(TypeError, match="incompatible function arguments"):
            wrong()


def test_lists_behave_like_lists() -> None:
    numbers = intVector([1, 2, 3])
    numbers.append(4)
    numbers.extend([5])
    numbers.insert(0, 0)
    assert (len(numbers), numbers[-1], numbers.pop(), numbers.count(2)) == (6, 5, 5, 1)
    assert numbers[1:3] == intVector([1, 2])
    numbers.remove(4)
    assert list(numbers) == [0, 1, 2, 3]
    assert 3 in numbers
    assert repr(floatVector([1, 2.5])) == "floatVector[1, 2.5]"
    with pytest.raises(ValueError, match="not in list"):
        numbers.remove(99)
    with pytest.raises(TypeError):
        numbers.append(1.5)
    with pytest.raises(TypeError):
        uintVector([-1])
    assert not intVector()


def test_lists_from_and_to_arrays() -> None:
    assert list(floatVector(np.arange(3))) == [0, 1, 2]
    assert np.asarray(floatVector([1, 2])).dtype == np.float32
    points = vec3Vector(np.arange(6, dtype=np.float64).reshape(2, 3))
    assert points[1] == vec3(3, 4, 5)
    assert np.asarray(points).shape == (2, 3)
    assert np.asarray(vec3Vector()).shape == (0, 3)


def test_list_items_are_references_and_what_is_put_in_is_copied() -> None:
    v = vec3(1)
    points = vec3Vector([v])
    points[0].x = 5
    assert points[0].x == 5
    assert v.x == 1
    assert mat4Vector([mat4(1)])[0] == mat4(1)
