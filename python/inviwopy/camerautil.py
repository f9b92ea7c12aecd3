"""Fitting cameras to data. A bounding box is a ``mat4`` that maps the unit cube to world space."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from inviwopy._enumeration import Enumeration
from inviwopy.data._camera import OrthographicCamera, PerspectiveCamera
from inviwopy.glm import mat3, mat4, vec3

if TYPE_CHECKING:
    from inviwopy.properties._camera import CameraProperty

__all__ = [
    "Side",
    "UpdateLookRanges",
    "UpdateNearFar",
    "computeCameraNearFar",
    "setCameraLookRanges",
    "setCameraNearFar",
    "setCameraView",
]

Array = npt.NDArray[np.float64]


class Side(Enumeration):
    """Of a box."""

    XNegative = 0
    XPositive = 1
    YNegative = 2
    YPositive = 3
    ZNegative = 4
    ZPositive = 5


class UpdateNearFar(Enumeration):
    """Whether near and far plane are fitted. Yes is 0."""

    Yes = 0
    No = 1


class UpdateLookRanges(Enumeration):
    """Whether the sliders of eye and target are fitted. Yes is 0."""

    Yes = 0
    No = 1


# From the centre to the eye, and up, in the space of the box. Sides are named by the direction of view: the eye of
# XNegative is on the positive side and looks towards -x.
_VIEWS = {
    Side.XNegative: ((1, 0, 0), (0, 1, 0)),
    Side.XPositive: ((-1, 0, 0), (0, 1, 0)),
    Side.YNegative: ((0, 1, 0), (1, 0, 0)),
    Side.YPositive: ((0, -1, 0), (1, 0, 0)),
    Side.ZNegative: ((0, 0, 1), (0, 1, 0)),
    Side.ZPositive: ((0, 0, -1), (0, 1, 0)),
}


def bounding_box(data: Any) -> mat4:
    """World from the unit cube, of a volume or layer (its matrices) or a mesh (its positions)."""
    world_from_model = np.asarray(data.worldMatrix, np.float64) @ np.asarray(data.modelMatrix, np.float64)
    if hasattr(data, "buffers"):
        from inviwopy.data._enums import BufferType

        positions = [b.data for info, b in data.buffers if info.type is BufferType.PositionAttrib]
        points = positions[0].reshape(len(positions[0]), -1)[:, :3] if positions else np.zeros((0, 3))
        if len(points) == 0:
            raise RuntimeError("The mesh has no positions to fit a camera to")
        low, high = points.min(axis=0), points.max(axis=0)
        box = np.diag([*(high - low), 1.0])
        box[:3, 3] = low
        world_from_model = world_from_model @ box
    return mat4(np.ascontiguousarray(world_from_model.T))


def _edges(box: mat4) -> tuple[Array, Array]:
    """The three edge vectors as columns, and the centre."""
    matrix = np.asarray(box, np.float64)
    edges = matrix[:3, :3]
    return edges, matrix[:3, 3] + edges.sum(axis=1) / 2


def setCameraView(camera: CameraProperty, boundingBox: mat4, *arguments: Any, **keywords: Any) -> None:
    """Moves the camera so that the box fills the view.

    ``(camera, box, fitRatio=1.05, updateNearFar=No, updateLookRanges=No)`` keeps the direction of view;
    ``(camera, box, side, fitRatio ...)`` looks from a Side; ``(camera, box, view: mat3, fitRatio ...)`` has the
    columns right, up and towards the eye; ``(camera, box, viewDir, lookUp, fitRatio ...)`` gives both directions."""
    given = list(arguments)
    edges, center = _edges(boundingBox)
    live = camera.camera
    if not isinstance(live, (PerspectiveCamera, OrthographicCamera)):
        raise RuntimeError(f"Cannot fit a {type(live).__name__}")
    towards_eye = np.asarray(live.lookFrom, np.float64) - np.asarray(live.lookTo, np.float64)
    up = np.asarray(live.lookUp, np.float64)
    if "side" in keywords or (given and isinstance(given[0], Side)):
        direction, side_up = _VIEWS[Side(keywords.pop("side") if "side" in keywords else given.pop(0))]
        towards_eye, up = edges @ np.array(direction, float), edges @ np.array(side_up, float)
    elif "view" in keywords or (given and isinstance(given[0], mat3)):
        view = np.asarray(keywords.pop("view") if "view" in keywords else given.pop(0), np.float64)
        up, towards_eye = view[:, 1], view[:, 2]
    elif given and isinstance(given[0], (vec3, list, tuple, np.ndarray)):
        towards_eye, up = -np.array(vec3(given.pop(0)), float), np.array(vec3(given.pop(0)), float)
    names = ("fitRatio", "updateNearFar", "updateLookRanges")
    options = {"fitRatio": 1.05, "updateNearFar": UpdateNearFar.No, "updateLookRanges": UpdateLookRanges.No}
    options.update(zip(names, given))
    options.update(keywords)
    _fit(camera, edges, center, towards_eye, up, float(options["fitRatio"]))  # type: ignore[arg-type]
    if options["updateNearFar"] is UpdateNearFar.Yes:
        setCameraNearFar(camera, boundingBox, 25.0, 1 / 10000)
    if options["updateLookRanges"] is UpdateLookRanges.Yes:
        setCameraLookRanges(camera, boundingBox, 25.0)


def _fit(camera: Any, edges: Array, center: Array, towards_eye: Array, up: Array, ratio: float) -> None:
    d = towards_eye / np.linalg.norm(towards_eye)
    u = up / np.linalg.norm(up)
    s = np.cross(d, u)
    signs = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    corners = signs @ edges.T  # relative to the centre
    along_d, along_u, along_s = corners @ d, np.abs(corners @ u), np.abs(corners @ s)
    live = camera.camera
    if isinstance(live, OrthographicCamera):
        width = 2 * ratio * max(float(along_s.max()), float(along_u.max()) * live.aspectRatio)
        distance = max(float(np.linalg.norm(live._from - live._to)), float(along_d.max()) * ratio + live._near)
        camera._change(_look(center + distance * d, center, u) | {"width": width})
        return
    tan_y = math.tan(math.radians(live.fovy) / 2)
    tan_x = tan_y * live.aspectRatio
    distances = along_d + np.maximum(along_u * ratio / tan_y, along_s * ratio / tan_x)
    camera._change(_look(center + float(distances.max()) * d, center, u))


def _look(eye: Array, target: Array, up: Array) -> dict[str, Any]:
    return {"lookFrom": eye.tolist(), "lookTo": target.tolist(), "lookUp": up.tolist()}


def setCameraLookRanges(cam: CameraProperty, boundingBox: mat4, zoomRange: float) -> None:
    """Bounds of ``lookTo``: the centre +- the box; of ``lookFrom``: the same times ``zoomRange``."""
    edges, center = _edges(boundingBox)
    extent = np.abs(edges.sum(axis=1))
    for name, factor in (("lookTo", 1.0), ("lookFrom", zoomRange)):
        child = cam.properties[name]
        child.minValue = vec3(center - extent * factor)
        child.maxValue = vec3(center + extent * factor)


def computeCameraNearFar(boundingBox: mat4, zoomRange: float, nearFarRatio: float) -> tuple[float, float]:
    """Near and far plane for the longest edge of the box, zoomed out ``zoomRange`` times."""
    edges, _ = _edges(boundingBox)
    longest = float(np.linalg.norm(edges, axis=0).max())
    far = longest * (zoomRange + 1)
    return far * nearFarRatio, far


def setCameraNearFar(cam: CameraProperty, boundingBox: mat4, zoomRange: float, nearFarRatio: float) -> None:
    """Places near and far plane around the box."""
    near, far = computeCameraNearFar(boundingBox, zoomRange, nearFarRatio)
    for name, value in (("near", near), ("far", far)):
        child = cam.properties[name]
        if value > child.maxValue:
            child.maxValue = value * 10
        if value < child.minValue:
            child.minValue = value / 10
    cam._change({"near": near, "far": far})
