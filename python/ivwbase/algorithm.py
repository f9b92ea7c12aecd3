"""Small algorithms on data. What NumPy does, NumPy does: ``numpy.histogram(volume.data)``."""

from __future__ import annotations

from typing import Any

import numpy as np

from inviwopy.camerautil import bounding_box
from inviwopy.glm import dvec2, mat4

__all__ = ["boundingBox", "minMax"]


def boundingBox(data: Any) -> mat4:
    """The box around a volume or mesh: a matrix that maps the unit cube to world space, as in ``inviwopy.camerautil``."""
    return bounding_box(data)


def minMax(data: Any) -> dvec2:
    """Lowest and highest finite number of a volume, layer, buffer, column or array; nan when there is none."""
    array = np.asarray(getattr(data, "data", data))
    finite = array[np.isfinite(array)] if array.dtype.kind == "f" else array
    return dvec2(float(finite.min()), float(finite.max())) if finite.size else dvec2(float("nan"))


def __getattr__(name: str) -> Any:
    raise AttributeError(f"ivwbase.algorithm has no {name!r}; it has {', '.join(__all__)}. NumPy has the rest")
