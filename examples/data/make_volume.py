"""Makes `gyroid.npy`, the volume of the first example: a gyroid wall in a ball that is cut open, around a dense core.

Run it from anywhere: python make_volume.py
"""

from pathlib import Path

import numpy as np

SIZE = 96


def solid(inside: np.ndarray, softness: float) -> np.ndarray:
    """1 where `inside` is positive, 0 where it is negative, with a soft edge."""
    return np.clip(0.5 + inside / softness, 0, 1)


def make(size: int = SIZE) -> np.ndarray:
    """A volume [z, y, x] of uint8: 0 is empty, 130 the wall, 255 the core."""
    axis = np.linspace(-1, 1, size, dtype=np.float32)
    z, y, x = np.meshgrid(axis, axis, axis, indexing="ij")
    radius = np.sqrt(x * x + y * y + z * z)
    k = 1.9 * np.pi
    gyroid = np.sin(k * x) * np.cos(k * y) + np.sin(k * y) * np.cos(k * z) + np.sin(k * z) * np.cos(k * x)
    ball = solid(0.9 - radius, 0.06)
    cut = 1 - solid(np.minimum.reduce([x, y + 0.1, z]), 0.06)
    wall = 130 * solid(0.38 - np.abs(gyroid), 0.4) * ball * cut * solid(radius - 0.44, 0.06)
    core = 255 * solid(0.34 - radius, 0.08)
    return np.maximum(wall, core).astype(np.uint8)


if __name__ == "__main__":
    np.save(Path(__file__).with_name("gyroid.npy"), make())
