# Two processors in one file, each of them a function. Both appear in the list of processors.
from __future__ import annotations

from typing import Annotated, Literal

import numpy as np

import inviwopy as ivw
from inviwopy.data import Image, TransferFunction, Volume


@ivw.processor(identifier="org.inviwo.example.EdgeStrength", category="Volume Operation")
def edge_strength(
    me: ivw.Processor,
    volume: Annotated[np.ndarray, Volume, "Its array is passed, read-only"],
    steps: Annotated[int, ivw.Range(0, 10), "How often it is smoothed before"] = 1,
) -> Annotated[np.ndarray, Volume, "The length of the gradient at every voxel"]:
    """
    The length of the gradient: large where values change.
    """
    values: np.ndarray = volume.astype(np.float32)
    for step in range(steps):
        me.progress(step / steps, "Smoothing")
        for axis in range(3):
            values = (np.roll(values, 1, axis) + 2 * values + np.roll(values, -1, axis)) / 4
    slopes = np.gradient(values)
    strength: np.ndarray = np.sqrt(np.sum(np.square(slopes), axis=0))
    return strength


@ivw.processor(identifier="org.inviwo.example.ColoredSlice", category="Volume Operation")
def colored_slice(
    volume: Annotated[Volume, "The volume to cut"],
    axis: Annotated[Literal["x", "y", "z"], "The slice stands across it"] = "z",
    position: Annotated[float, ivw.Range(0, 1), "0 is the first slice, 1 the last"] = 0.5,
    colors: Annotated[TransferFunction, "From the least to the greatest value"] = TransferFunction(  # noqa: B008
        [[0.0, "#0d1b3eff"], [0.4, "#2a9d8fff"], [0.7, "#e9c46aff"], [1.0, "#ffffffff"]]
    ),
) -> Annotated[Image, "The slice"]:
    """
    One slice of a volume as a picture in colour.
    """
    index = "zyx".index(axis)
    length = volume.data.shape[index]
    values = np.take(volume.data, round(position * (length - 1)), index)
    low, high = volume.dataMap.dataRange
    table = np.array([colors.sample(i / 255).array for i in range(256)])
    steps = np.clip(255 * (values - low) / (high - low), 0, 255).astype(int)
    return Image((255 * table[steps]).astype(np.uint8))
