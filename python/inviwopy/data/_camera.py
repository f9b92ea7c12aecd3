"""Cameras."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

import numpy as np
import numpy.typing as npt

from inviwopy.glm import mat4, vec2, vec3, vec4

__all__ = ["Camera", "OrthographicCamera", "PerspectiveCamera", "SkewedPerspectiveCamera", "camera_from_state"]

C = TypeVar("C", bound="Camera")
Array = npt.NDArray[np.float64]
_FIELDS = ("lookFrom", "lookTo", "lookUp", "nearPlane", "farPlane", "aspectRatio")


def _look_at(eye: Array, center: Array, up: Array) -> Array:
    """View from world [row, column], looking along -z."""
    forward = center - eye
    forward = forward / np.linalg.norm(forward)
    side = np.cross(forward, up)
    side = side / np.linalg.norm(side)
    view = np.eye(4)
    view[:3, :3] = side, np.cross(side, forward), -forward
    view[:3, 3] = -view[:3, :3] @ eye
    return view


def _frustum(left: float, right: float, bottom: float, top: float, near: float, far: float) -> Array:
    """Clip from view, z from -1 to 1 (OpenGL)."""
    return np.array(
        [
            [2 * near / (right - left), 0, (right + left) / (right - left), 0],
            [0, 2 * near / (top - bottom), (top + bottom) / (top - bottom), 0],
            [0, 0, -(far + near) / (far - near), -2 * far * near / (far - near)],
            [0, 0, -1, 0],
        ]
    )


def _matrix(mathematical: npt.NDArray[Any]) -> mat4:
    return mat4._wrap(np.ascontiguousarray(mathematical.T.astype(np.float32)))


class Camera:
    """Eye, target and up vector in world space, near and far plane, width over height."""

    _own: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **arguments: Any) -> None:
        if type(self) is Camera:
            raise TypeError("Camera is abstract; make a PerspectiveCamera, OrthographicCamera or SkewedPerspectiveCamera")
        self._listener: Callable[[], object] | None = None
        self._from = np.array(vec3(arguments["lookFrom"]), np.float64)
        self._to = np.array(vec3(arguments["lookTo"]), np.float64)
        self._up = np.array(vec3(arguments["lookUp"]), np.float64)
        self._near = float(arguments["nearPlane"])
        self._far = float(arguments["farPlane"])
        self._aspect = float(arguments["aspectRatio"])

    def _changed(self) -> None:
        if self._listener is not None:
            self._listener()

    @property
    def lookFrom(self) -> vec3:
        """The eye, in world space (a copy)."""
        return vec3(self._from)

    @lookFrom.setter
    def lookFrom(self, point: Any) -> None:
        self._from = np.array(vec3(point), np.float64)
        self._changed()

    @property
    def lookTo(self) -> vec3:
        """The point that it looks at, in world space."""
        return vec3(self._to)

    @lookTo.setter
    def lookTo(self, point: Any) -> None:
        self._to = np.array(vec3(point), np.float64)
        self._changed()

    @property
    def lookUp(self) -> vec3:
        """The direction that is up in the picture."""
        return vec3(self._up)

    @lookUp.setter
    def lookUp(self, direction: Any) -> None:
        self._up = np.array(vec3(direction), np.float64)
        self._changed()

    @property
    def aspectRatio(self) -> float:
        """Width over height."""
        return self._aspect

    @aspectRatio.setter
    def aspectRatio(self, ratio: float) -> None:
        self._aspect = float(ratio)
        self._changed()

    @property
    def nearPlaneDist(self) -> float:
        """Distance of the near plane from the eye, in world units."""
        return self._near

    @nearPlaneDist.setter
    def nearPlaneDist(self, distance: float) -> None:
        self._near = float(distance)
        self._changed()

    @property
    def farPlaneDist(self) -> float:
        """Distance of the far plane from the eye, in world units."""
        return self._far

    @farPlaneDist.setter
    def farPlaneDist(self, distance: float) -> None:
        self._far = float(distance)
        self._changed()

    def getDirection(self) -> vec3:
        """``lookTo - lookFrom``, not normalised."""
        return vec3(self._to - self._from)

    # Matrices

    def _view(self) -> Array:
        return _look_at(self._from, self._to, self._up)

    def _projection(self) -> Array:
        raise NotImplementedError

    @property
    def viewMatrix(self) -> mat4:
        """View from world."""
        return _matrix(self._view())

    @property
    def projectionMatrix(self) -> mat4:
        """Clip from view; z from -1 to 1."""
        return _matrix(self._projection())

    @property
    def inverseViewMatrix(self) -> mat4:
        """World space from view space."""
        return _matrix(np.linalg.inv(self._view()))

    @property
    def inverseProjectionMatrix(self) -> mat4:
        """View space from clip space."""
        return _matrix(np.linalg.inv(self._projection()))

    def _clip(self, ndc: Any) -> Array:
        """Clip coordinates of a point in normalised device coordinates (-1 to 1)."""
        point = np.array(vec3(ndc), np.float64)
        projection = self._projection()
        w = 1.0
        if projection[3, 2] != 0:
            w = projection[2, 3] / (point[2] - projection[2, 2] / projection[3, 2])
        return np.array([*(point * w), w])

    def getClipPosFromNormalizedDeviceCoords(self, ndc: Any) -> vec4:
        """The point in clip space of a point within -1 to 1."""
        return vec4(self._clip(ndc))

    def getWorldPosFromNormalizedDeviceCoords(self, ndc: Any) -> vec3:
        """The point in world space of a point within -1 to 1."""
        world = np.linalg.inv(self._projection() @ self._view()) @ self._clip(ndc)
        return vec3(world[:3] / world[3])

    def getNormalizedDeviceFromNormalizedScreenAtFocusPointDepth(self, screen: Any) -> vec3:
        """``screen``: 0 to 1 from the lower left corner. The depth is that of ``lookTo``."""
        x, y = vec2(screen)
        clip = self._projection() @ self._view() @ np.array([*self._to, 1.0])
        return vec3(2 * x - 1, 2 * y - 1, clip[2] / clip[3])

    # Copies and states

    def clone(self: C) -> C:
        """A copy."""
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._listener = None
        return copy

    def updateFrom(self, other: Camera) -> None:
        """Takes over what both kinds of camera have."""
        self._from, self._to, self._up = other._from.copy(), other._to.copy(), other._up.copy()
        self._near, self._far, self._aspect = other._near, other._far, other._aspect
        for name in self._own:
            if name in other._own:
                setattr(self, f"_{name}", getattr(other, f"_{name}"))
        self._changed()

    def _state(self) -> dict[str, Any]:
        return {
            "type": type(self).__name__,
            "lookFrom": self._from.tolist(),
            "lookTo": self._to.tolist(),
            "lookUp": self._up.tolist(),
            "near": self._near,
            "far": self._far,
            "aspectRatio": self._aspect,
        }

    def _take_state(self, state: Mapping[str, Any]) -> None:
        """Takes over the given fields, without telling anybody."""
        for key in ("from", "to", "up"):
            wire = f"look{key.capitalize()}"
            if wire in state:
                setattr(self, f"_{key}", np.array(state[wire], np.float64))
        self._near = float(state.get("near", self._near))
        self._far = float(state.get("far", self._far))
        self._aspect = float(state.get("aspectRatio", self._aspect))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: from {self.lookFrom} to {self.lookTo} up {self.lookUp}>"


def _half_extent(distance: float, fovy: float, aspect: float) -> tuple[float, float]:
    """Half width and half height of the view at a distance; ``fovy`` in degrees."""
    half_height = distance * math.tan(math.radians(fovy) / 2)
    return half_height * aspect, half_height


class PerspectiveCamera(Camera):
    """A pinhole camera with a vertical field of view in degrees (``fovy``). Use keywords: the order of the last
    arguments changed with the age of the API."""

    _own: ClassVar[tuple[str, ...]] = ("fovy",)

    def __init__(
        self,
        lookFrom: Any = (0, 0, 2),
        lookTo: Any = (0, 0, 0),
        lookUp: Any = (0, 1, 0),
        nearPlane: float = 0.01,
        farPlane: float = 10000,
        aspectRatio: float = 1,
        fieldOfView: float = 60,
    ) -> None:
        super().__init__(**dict(zip(_FIELDS, (lookFrom, lookTo, lookUp, nearPlane, farPlane, aspectRatio))))
        self._fovy = float(fieldOfView)

    @property
    def fovy(self) -> float:
        """Vertical field of view in degrees."""
        return self._fovy

    @fovy.setter
    def fovy(self, degrees: float) -> None:
        self._fovy = float(degrees)
        self._changed()

    def _projection(self) -> Array:
        x, y = _half_extent(self._near, self._fovy, self._aspect)
        return _frustum(-x, x, -y, y, self._near, self._far)

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "fov": self._fovy}

    def _take_state(self, state: Mapping[str, Any]) -> None:
        super()._take_state(state)
        self._fovy = float(state.get("fov", self._fovy))


class OrthographicCamera(Camera):
    """Parallel projection; ``width`` is that of the view in world units."""

    _own = ("width",)

    def __init__(
        self,
        lookFrom: Any = (0, 0, 2),
        lookTo: Any = (0, 0, 0),
        lookUp: Any = (0, 1, 0),
        nearPlane: float = 0.01,
        farPlane: float = 10000,
        aspectRatio: float = 1,
        width: float = 60,
    ) -> None:
        super().__init__(**dict(zip(_FIELDS, (lookFrom, lookTo, lookUp, nearPlane, farPlane, aspectRatio))))
        self._width = float(width)

    @property
    def width(self) -> float:
        """Width of the view in world units."""
        return self._width

    @width.setter
    def width(self, width: float) -> None:
        self._width = float(width)
        self._changed()

    def _projection(self) -> Array:
        x = self._width / 2
        y = x / self._aspect
        near, far = self._near, self._far
        return np.array(
            [[1 / x, 0, 0, 0], [0, 1 / y, 0, 0], [0, 0, -2 / (far - near), -(far + near) / (far - near)], [0, 0, 0, 1]]
        )

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "width": self._width}

    def _take_state(self, state: Mapping[str, Any]) -> None:
        super()._take_state(state)
        self._width = float(state.get("width", self._width))


class SkewedPerspectiveCamera(PerspectiveCamera):
    """A perspective camera whose eye is shifted by ``offset`` in the plane of the image (for stereo)."""

    _own = ("fovy", "offset")

    def __init__(
        self,
        lookFrom: Any = (0, 0, 2),
        lookTo: Any = (0, 0, 0),
        lookUp: Any = (0, 1, 0),
        nearPlane: float = 0.01,
        farPlane: float = 10000,
        aspectRatio: float = 1,
        fieldOfView: float = 60,
        frustumOffset: Any = (0, 0),
    ) -> None:
        super().__init__(lookFrom, lookTo, lookUp, nearPlane, farPlane, aspectRatio, fieldOfView)
        self._offset = np.array(vec2(frustumOffset), np.float64)

    @property
    def offset(self) -> vec2:
        """Shift of the eye along right and up, in world units (a copy)."""
        return vec2(self._offset)

    @offset.setter
    def offset(self, offset: Any) -> None:
        self._offset = np.array(vec2(offset), np.float64)
        self._changed()

    def _view(self) -> Array:
        right = np.cross(self._to - self._from, self._up)
        shift = self._offset[0] * right / np.linalg.norm(right) + self._offset[1] * self._up
        return _look_at(self._from + shift, self._to + shift, self._up)

    def _projection(self) -> Array:
        x, y = _half_extent(self._near, self._fovy, self._aspect)
        scale = self._near / float(np.linalg.norm(self._to - self._from))
        dx, dy = self._offset * scale
        return _frustum(-x - dx, x - dx, -y - dy, y - dy, self._near, self._far)

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "offset": self._offset.tolist()}

    def _take_state(self, state: Mapping[str, Any]) -> None:
        super()._take_state(state)
        self._offset = np.array(state.get("offset", self._offset), np.float64)


_TYPES: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (PerspectiveCamera, OrthographicCamera, SkewedPerspectiveCamera)
}


def camera_from_state(state: Mapping[str, Any]) -> Camera:
    """The camera of a CameraState."""
    camera: Camera = _TYPES[state.get("type", "PerspectiveCamera")]()
    camera._take_state(state)
    return camera
