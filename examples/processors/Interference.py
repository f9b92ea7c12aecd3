# A processor as one function: its annotations make the properties and the outport.
from __future__ import annotations

from typing import Annotated

import numpy as np

import inviwopy as ivw
from inviwopy.data import Image
from inviwopy.glm import ivec2, vec3


@ivw.processor(identifier="org.inviwo.example.Interference", category="Image Creation")
def interference(
    sources: Annotated[int, ivw.Range(1, 12), "How many sources of waves stand on the circle"] = 5,
    wavelength: Annotated[float, ivw.Range(0.02, 0.5, step=0.005), "Of the waves; the picture is 2 wide"] = 0.12,
    radius: Annotated[float, ivw.Range(0, 1), "Of the circle"] = 0.6,
    crest: Annotated[vec3, ivw.Range(0, 1), ivw.properties.PropertySemantics.Color, "Where waves meet"] = vec3(  # noqa: B008
        1, 0.8, 0.4
    ),
    size: Annotated[ivec2, ivw.Range(16, 2048), "In pixels"] = ivec2(512, 512),  # noqa: B008
) -> Annotated[Image, "The picture"]:
    """
    Waves that go out from points on a circle, and where they meet.
    """
    columns, rows = size
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    height = np.zeros((rows, columns))
    for angle in 2 * np.pi * np.arange(sources) / sources:
        distance = np.hypot(x - radius * np.cos(angle), y - radius * np.sin(angle))
        height += np.cos(2 * np.pi * distance / wavelength) / sources
    color = np.clip(0.45 + 0.9 * height, 0, 1)[..., np.newaxis] * np.array(crest)
    pixels = np.dstack([color, np.ones((rows, columns))])
    return Image((255 * pixels).astype(np.uint8))
