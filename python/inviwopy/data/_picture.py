"""Pictures of data, for notebooks and for whoever wants to see an array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from inviwopy.data._layer import Layer
    from inviwopy.data._mesh import Mesh
    from inviwopy.data._transfer_function import TransferFunction
    from inviwopy.data._volume import Volume

__all__ = ["colors_of", "mesh_picture", "picture_of", "transfer_function_picture", "volume_picture"]

Picture = npt.NDArray[np.uint8]
"""``[y, x, 4]``: red, green, blue, alpha from 0 to 255, first row on top."""

_LARGEST = 512


def picture_of(layer: Layer) -> Picture:
    """A layer as it is seen: its data range from black to white, its swizzle mask applied."""
    array = layer._representation._read(False)
    return _swizzled(_bytes(array, _shown_range(layer, array)), layer.swizzlemask._letters)[::-1]


def volume_picture(volume: Volume) -> Picture:
    """The slices through the middle along z, y and x, side by side."""
    array = volume._representation._read(False)
    limits = _shown_range(volume, array)
    z, y, x = (n // 2 for n in array.shape[:3])
    letters = {1: "rrr1", 2: "rg01", 3: "rgb1", 4: "rgba"}[array.shape[3] if array.ndim == 4 else 1]
    slices = [_reduced(_swizzled(_bytes(part, limits), letters)[::-1]) for part in (array[z], array[:, y], array[:, :, x])]
    height = max(part.shape[0] for part in slices)
    padded = [np.pad(part, ((0, height - part.shape[0]), (0, 4), (0, 0))) for part in slices]
    return np.concatenate(padded, axis=1)[:, :-4]


def transfer_function_picture(function: TransferFunction, width: int = 256, height: int = 32) -> Picture:
    """Colours over a board of grey squares."""
    colors = _samples(function, width)
    rows, columns = np.mgrid[:height, :width]
    board = np.where((rows // 8 + columns // 8) % 2 == 0, 0.75, 0.55)[:, :, np.newaxis]
    seen = board * (1 - colors[:, 3:]) + colors[:, :3] * colors[:, 3:]
    return np.dstack([_to_bytes(np.clip(seen, 0, 1)), np.full((height, width, 1), 255, np.uint8)])


def colors_of(function: TransferFunction, width: int = 1024, height: int = 64) -> Picture:
    """Colours and opacities from left to right, each row the same."""
    row = _to_bytes(np.clip(_samples(function, width), 0, 1))
    return np.broadcast_to(row, (height, width, 4))


def _samples(function: TransferFunction, count: int) -> npt.NDArray[np.float64]:
    low, high = function.range if len(function) > 0 and not _is_relative(function) else (0.0, 1.0)
    positions = low + (high - low) * (np.arange(count) + 0.5) / count
    return np.array([[float(c) for c in function.sample(float(x))] for x in positions])


def mesh_picture(mesh: Mesh, size: int = 200) -> Picture | None:
    """The vertices as dots, seen along z, nearer ones brighter; None for a mesh without positions."""
    positions = next((buffer.data for info, buffer in mesh.buffers if info.type.name == "PositionAttrib"), None)
    if positions is None or len(positions) == 0 or positions.ndim != 2:
        return None
    points = np.asarray(positions[:, :3], np.float64)
    points = points[np.isfinite(points).all(axis=1)]
    if len(points) == 0:
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (size - 8) / max(float((high - low)[:2].max()), 1e-30)
    places = ((points[:, :2] - (low + high)[:2] / 2) * scale + size / 2).astype(int).clip(0, size - 1)
    depth = (points[:, 2] - low[2]) / max(float(high[2] - low[2]), 1e-30) if points.shape[1] > 2 else np.ones(len(points))
    picture = np.zeros((size, size, 4), np.uint8)
    picture[..., 3] = 255
    for place in np.argsort(depth, kind="stable"):
        picture[size - 1 - places[place, 1], places[place, 0], :3] = int(90 + 165 * depth[place])
    return picture


def _is_relative(function: TransferFunction) -> bool:
    return bool(function.type.name == "Relative")


def _shown_range(data: Any, array: npt.NDArray[Any]) -> tuple[float, float]:
    """8 and 16 bits are pictures already; everything else is shown over its data range."""
    if array.dtype in (np.dtype(np.uint8), np.dtype(np.uint16)) and not hasattr(data, "basis"):
        return 0.0, float(np.iinfo(array.dtype).max)
    low, high = (float(x) for x in data.dataMap.dataRange)
    return low, high


def _bytes(array: npt.NDArray[Any], limits: tuple[float, float]) -> Picture:
    low, high = limits
    if array.dtype == np.uint8 and limits == (0.0, 255.0):
        return array
    return _to_bytes(np.clip((array.astype(np.float64) - low) / ((high - low) or 1.0), 0, 1))


def _to_bytes(fractions: npt.NDArray[Any]) -> Picture:
    return np.asarray(np.nan_to_num(fractions) * 255 + 0.5).astype(np.uint8)


def _swizzled(pixels: Picture, letters: str) -> Picture:
    if pixels.ndim == 2:
        pixels = pixels[:, :, np.newaxis]
    constants = {"0": 0, "1": 255}
    channels = []
    for letter in letters:
        stored = "rgba".find(letter)
        if 0 <= stored < pixels.shape[2]:
            channels.append(pixels[:, :, stored])
        else:
            channels.append(np.full(pixels.shape[:2], constants.get(letter, 255), np.uint8))
    return np.dstack(channels)


def _reduced(picture: Picture) -> Picture:
    step = -(-max(picture.shape[:2]) // _LARGEST)
    return picture[::step, ::step]
