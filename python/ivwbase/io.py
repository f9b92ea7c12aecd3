"""Data from files and into files. The extension chooses the format; ``app.dataReaderFactory`` has the readers."""

from __future__ import annotations

from typing import Any

from inviwopy._readers import (
    ImageDataReader,
    ImageDataWriter,
    LayerDataReader,
    LayerDataWriter,
    MeshDataReader,
    MeshDataWriter,
    VolumeDataReader,
    VolumeDataWriter,
)

__all__ = [
    "loadImage",
    "loadLayer",
    "loadMesh",
    "loadVolume",
    "saveImage",
    "saveLayer",
    "saveMesh",
    "saveVolume",
]

Path = Any
"""Text or path-like."""


def loadVolume(path: Path) -> Any:
    """The volume of a file; RuntimeError says what is wrong with it."""
    return VolumeDataReader().readData(path)


def loadLayer(path: Path) -> Any:
    """The layer of a file; RuntimeError says what is wrong with it."""
    return LayerDataReader().readData(path)


def loadImage(path: Path) -> Any:
    """The image of a file; RuntimeError says what is wrong with it."""
    return ImageDataReader().readData(path)


def loadMesh(path: Path) -> Any:
    """The mesh of a file; RuntimeError says what is wrong with it."""
    return MeshDataReader().readData(path)


def saveVolume(volume: Any, path: Path) -> None:
    """Writes a volume."""
    VolumeDataWriter().writeData(volume, path)


def saveLayer(layer: Any, path: Path) -> None:
    """Writes a layer."""
    LayerDataWriter().writeData(layer, path)


def saveImage(image: Any, path: Path) -> None:
    """Writes the first colour layer of an image."""
    ImageDataWriter().writeData(image, path)


def saveMesh(mesh: Any, path: Path) -> None:
    """Writes a mesh."""
    MeshDataWriter().writeData(mesh, path)


def __getattr__(name: str) -> Any:
    raise AttributeError(f"ivwbase.io has no {name!r}; it has {', '.join(__all__)}")
