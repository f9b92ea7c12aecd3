"""Writing PNG with the standard library alone."""

from __future__ import annotations

import os
import struct
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["encode_png", "write_png"]

_COLOR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}


def write_png(path: str | os.PathLike[str], pixels: npt.NDArray[Any]) -> None:
    """``encode_png`` into a file."""
    content = encode_png(pixels)
    with open(path, "wb") as file:
        file.write(content)


def encode_png(pixels: npt.NDArray[Any]) -> bytes:
    """``[row, column(, channel)]``, first row on top, with 1 to 4 channels, as a PNG file.

    8- and 16-bit unsigned numbers are written as they are; floats as 8 bits of 0 to 1; other whole numbers as 8 bits
    of their type's range."""
    if pixels.ndim == 2:
        pixels = pixels[:, :, np.newaxis]
    height, width, channels = pixels.shape
    if pixels.dtype.kind == "f":
        pixels = (np.nan_to_num(np.clip(pixels, 0, 1)) * 255 + 0.5).astype(np.uint8)
    elif pixels.dtype not in (np.dtype(np.uint8), np.dtype(np.uint16)):
        limits = np.iinfo(pixels.dtype)
        scaled = (pixels.astype(np.float64) - limits.min) / (float(limits.max) - limits.min)
        pixels = (scaled * 255 + 0.5).astype(np.uint8)
    depth = pixels.dtype.itemsize * 8
    big_endian = np.ascontiguousarray(pixels.astype(pixels.dtype.newbyteorder(">")))
    rows = big_endian.reshape(height, -1).view(np.uint8)
    filtered = np.concatenate([np.zeros((height, 1), np.uint8), rows], axis=1)  # filter 0: none
    header = struct.pack(">IIBBBBB", width, height, depth, _COLOR_TYPES[channels], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body)) for tag, body in chunks
    )
