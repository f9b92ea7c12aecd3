"""Folders and snapshots."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Union

import inviwopy
from inviwopy import CanvasProcessor, qt

__all__ = [
    "ensureDirectory",
    "getCanvases",
    "snapshotAllCanvasesWithWorkspace",
    "snapshotWithWorkspace",
    "update",
]

Canvases = Union[CanvasProcessor, Sequence[CanvasProcessor]]


def ensureDirectory(dir: str | os.PathLike[str]) -> None:
    """Makes a folder and those above it where they are missing."""
    os.makedirs(dir, exist_ok=True)


def update() -> None:
    """Waits until the network is evaluated."""
    qt.update()


def getCanvases() -> list[CanvasProcessor]:
    """All canvases of the network."""
    return inviwopy.app.network.canvases


def snapshotWithWorkspace(
    basePath: str,
    canvases: Canvases,
    workspaceName: str,
    canvasFilenamePrefix: str = "",
    canvasFilenameSufix: str = "",
    filetype: str = "png",
) -> None:
    """Saves the workspace, then one picture per canvas: ``basePath/<prefix><identifier><sufix>.<filetype>``."""
    if isinstance(canvases, CanvasProcessor):
        canvases = [canvases]
    if not isinstance(canvases, (list, tuple)):
        raise TypeError(
            "snapshotWithWorkspace expect parameter 2 to be either a CanvasProcessor or a list of strings of canvas ids"
        )
    name = workspaceName.strip()
    prefix, sufix = canvasFilenamePrefix.strip(), canvasFilenameSufix.strip()
    workspace = os.path.join(basePath, name if name.endswith(".inv") else name + ".inv")
    ensureDirectory(basePath)
    ensureDirectory(os.path.dirname(workspace))
    inviwopy.app.network.save(workspace)
    for canvas in canvases:
        canvas.snapshot(os.path.join(basePath, f"{prefix}{canvas.identifier}{sufix}.{filetype}"))


def snapshotAllCanvasesWithWorkspace(
    basePath: str,
    workspaceName: str,
    canvasFilenamePrefix: str = "",
    canvasFilenameSufix: str = "",
    filetype: str = "png",
) -> None:
    """``snapshotWithWorkspace`` of all canvases."""
    snapshotWithWorkspace(basePath, getCanvases(), workspaceName, canvasFilenamePrefix, canvasFilenameSufix, filetype)
