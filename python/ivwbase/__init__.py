"""What scripts reach of Inviwo's base module: reading and writing files, small algorithms on data, lists of texts."""

from __future__ import annotations

from inviwopy import StringVector
from ivwbase import algorithm, io

__all__ = ["StringVector", "algorithm", "io"]
