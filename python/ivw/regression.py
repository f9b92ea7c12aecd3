"""What regression tests write."""

from __future__ import annotations

import json
import os
from typing import Any

import inviwopy
from ivw.utils import ensureDirectory

__all__ = ["Measurements", "saveCanvas"]


def saveCanvas(canvas: Any, name: str | None = None) -> None:
    """Writes ``<output folder>/imgtest/<name or identifier>.png``."""
    folder = os.path.join(inviwopy.app.getOutputPath(), "imgtest")
    ensureDirectory(folder)
    canvas.snapshot(os.path.join(folder, f"{canvas.identifier if name is None else name}.png"))


class Measurements:
    """Collects numbers; ``save`` writes them to ``<output folder>/stats.json``."""

    def __init__(self) -> None:
        self.values: list[dict[str, Any]] = []

    def add(self, name: str, quantity: str, unit: str, value: float) -> None:
        """Adds a measurement."""
        self.values.append({"name": name, "quantity": quantity, "unit": unit, "value": value})

    def addCount(self, name: str, value: float) -> None:
        """Adds a number of things."""
        self.add(name, "count", "", value)

    def addTime(self, name: str, value: float) -> None:
        """Adds a time in seconds."""
        self.add(name, "time", "s", value)

    def addFrequency(self, name: str, value: float) -> None:
        """Adds a number per second."""
        self.add(name, "frequency", "Hz", value)

    def addFraction(self, name: str, value: float) -> None:
        """Adds a part of a whole, 0 to 1."""
        self.add(name, "fraction", "%", value)

    def save(self) -> None:
        """Writes all measurements to the file of the regression."""
        with open(os.path.join(inviwopy.app.getOutputPath(), "stats.json"), "w", encoding="utf-8") as file:
            json.dump(self.values, file, indent=4)
