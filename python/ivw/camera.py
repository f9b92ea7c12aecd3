"""Camera paths."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from inviwopy.glm import dot, mat3, normalize, vec3

__all__ = ["Camera", "rotation_matrix"]


def rotation_matrix(axis: vec3, angle: float) -> mat3:
    """A turn about ``axis`` by minus ``angle`` radians in the right-handed sense (as scripts expect it)."""
    x, y, z = normalize(vec3(axis))
    c, s = math.cos(angle), math.sin(angle)
    t = 1 - c
    # rows of the right-handed turn become columns, which transposes it
    return mat3(
        vec3(t * x * x + c, t * x * y - s * z, t * x * z + s * y),
        vec3(t * x * y + s * z, t * y * y + c, t * y * z - s * x),
        vec3(t * x * z - s * y, t * y * z + s * x, t * z * z + c),
    )


class Camera:
    """Sets a camera property for the length of a ``with`` block and restores it afterwards."""

    def __init__(self, cam: Any, lookfrom: Any = None, lookto: Any = None, lookup: Any = None) -> None:
        self.cam = cam
        self.old = (cam.lookFrom, cam.lookTo, cam.lookUp)
        self.lookfrom = self.old[0] if lookfrom is None else vec3(lookfrom)
        self.lookto = self.old[1] if lookto is None else vec3(lookto)
        self.lookup = self.old[2] if lookup is None else vec3(lookup)

    def __enter__(self) -> Camera:
        self.set()
        return self

    def __exit__(self, *error: object) -> None:
        self.restore()

    def _apply(self, lookfrom: vec3, lookto: vec3, lookup: vec3) -> None:
        self.cam.lookFrom, self.cam.lookTo, self.cam.lookUp = lookfrom, lookto, lookup
        self.cam.invalidate()

    def set(self) -> None:
        """Writes the look of this object into the property."""
        self._apply(self.lookfrom, self.lookto, self.lookup)

    def restore(self) -> None:
        """Writes the look that the property had."""
        self._apply(*self.old)

    def rotate(self, delta: float = math.pi / 30, steps: int = 60, axis: Any = None) -> Iterator[int]:
        """Turns the eye about ``lookto`` by ``delta`` per step; yields 1 to ``steps``, after the property is set."""
        turn = rotation_matrix(self.lookup if axis is None else vec3(axis), delta)
        for step in range(1, steps + 1):
            self.lookfrom = self.lookto + turn * (self.lookfrom - self.lookto)
            self.lookup = turn * self.lookup
            if dot(self.lookup, self.lookup) > 0:
                self.lookup = normalize(self.lookup)
            self.set()
            yield step
