"""Things with a place in space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from inviwopy.data._mapper import Axis
from inviwopy.glm import mat2, mat3, mat4, vec2, vec3

__all__ = ["SpatialEntity", "SpatialIdentity", "StructuredGridEntity2D", "StructuredGridEntity3D"]


class _Axes(Sequence[Axis]):
    """References to an entity's axes: ``volume.axes[0].unit = Unit("nm")`` edits the volume."""

    def __init__(self, axes: list[Axis]) -> None:
        self._axes = axes

    def __getitem__(self, index: Any) -> Any:
        return self._axes[index]

    def __setitem__(self, index: int, axis: Axis) -> None:
        self._axes[index]._assign(axis)

    def __len__(self) -> int:
        return len(self._axes)

    def __iter__(self) -> Iterator[Axis]:
        return iter(self._axes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (list, _Axes)) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._axes)


class SpatialEntity:
    """Model and world matrix, basis and offset, and the axes of the space.

    Matrices and vectors are returned by value: assign them whole. ``modelMatrix`` maps the unit cube (or square) to
    model space, ``worldMatrix`` model space to world space; both are the identity at first."""

    _dimension = 3

    def _init_spatial(self) -> None:
        self._model = np.eye(4, dtype=np.float32)  # stored as [row, column]
        self._world = np.eye(4, dtype=np.float32)
        self._axes = [Axis(name) for name in "xyz"[: self._dimension]]
        self._metadata: dict[str, Any] = {}

    @property
    def modelMatrix(self) -> mat4:
        """World space from data space, without ``worldMatrix``; a copy."""
        return mat4._wrap(self._model.T.copy())

    @modelMatrix.setter
    def modelMatrix(self, matrix: Any) -> None:
        self._model = mat4(matrix)._a.T.copy()

    @property
    def worldMatrix(self) -> mat4:
        """Places the model in the world; a copy."""
        return mat4._wrap(self._world.T.copy())

    @worldMatrix.setter
    def worldMatrix(self, matrix: Any) -> None:
        self._world = mat4(matrix)._a.T.copy()

    @property
    def basis(self) -> Any:
        """Columns are the edge vectors of the whole extent in model space (a ``mat3``)."""
        return mat3._wrap(self._model[:3, :3].T.copy())

    @basis.setter
    def basis(self, basis: Any) -> None:
        if self._dimension == 2 and isinstance(basis, mat2):
            self._model[:2, :2] = basis._a.T
        else:
            self._model[:3, :3] = mat3(basis)._a.T

    @property
    def offset(self) -> Any:
        """The corner of the extent in model space (a ``vec3``)."""
        return vec3._wrap(self._model[:3, 3].copy())

    @offset.setter
    def offset(self, offset: Any) -> None:
        if self._dimension == 2 and isinstance(offset, vec2):
            self._model[:2, 3] = offset._a
        else:
            self._model[:3, 3] = vec3(offset)._a

    @property
    def axes(self) -> Any:
        """Name and unit of each axis; the elements are references, a whole list may be assigned."""
        return _Axes(self._axes)

    @axes.setter
    def axes(self, axes: Sequence[Axis]) -> None:
        if len(axes) != self._dimension:
            raise ValueError(f"expected {self._dimension} axes, got {len(axes)}")
        for mine, other in zip(self._axes, axes):
            mine._assign(other)

    def getAxis(self, i: int) -> Axis:
        """The axis of that number."""
        return self._axes[i]

    def copyMetaDataFrom(self, other: SpatialEntity) -> None:
        """Takes over the key-value store of another entity (not matrices, ranges or axes)."""
        self._metadata = dict(other._metadata)

    def copyMetaDataTo(self, other: SpatialEntity) -> None:
        """Gives the metadata to another."""
        other.copyMetaDataFrom(self)

    def _copy_spatial(self, other: SpatialEntity) -> None:
        self._model, self._world = other._model.copy(), other._world.copy()
        for mine, theirs in zip(self._axes, other._axes):
            mine._assign(theirs)
        self._metadata = dict(other._metadata)

    def _describe_spatial(self) -> dict[str, Any]:
        return {
            "modelMatrix": [float(x) for x in self._model.T.ravel()],
            "worldMatrix": [float(x) for x in self._world.T.ravel()],
            "axes": [axis._describe() for axis in self._axes],
            "metadata": dict(self._metadata),
        }

    def _adopt_spatial(self, description: Mapping[str, Any]) -> None:
        for attribute, key in (("_model", "modelMatrix"), ("_world", "worldMatrix")):
            if key in description:
                matrix = np.array(description[key], np.float32).reshape(4, 4).T.copy()
                setattr(self, attribute, matrix)
        for mine, axis in zip(self._axes, description.get("axes", ())):
            mine._assign(Axis._from(axis))
        self._metadata = dict(description.get("metadata", {}))


class SpatialIdentity(SpatialEntity):
    """An entity with identity matrices."""

    def __init__(self) -> None:
        self._init_spatial()


class _StructuredGridEntity(SpatialEntity):
    @property
    def dimensions(self) -> Any:
        """Elements along each axis, x first."""
        raise NotImplementedError

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        raise NotImplementedError

    @property
    def indexMatrix(self) -> mat4:
        """Data space from index space: scales by 1/dimensions."""
        scale = np.ones(4)
        scale[: self._dimension] = [1 / n for n in self.dimensions]
        return mat4(np.diag(scale))


class StructuredGridEntity2D(_StructuredGridEntity):
    """A regular grid in a plane."""

    _dimension = 2


class StructuredGridEntity3D(_StructuredGridEntity):
    """A regular grid in space."""
