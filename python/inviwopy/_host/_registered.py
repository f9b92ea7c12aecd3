"""Classes that a program defines itself and registers, in the place of files."""

from __future__ import annotations

import sys

from inviwopy._host._loader import LoadedFile
from inviwopy._processor import Processor
from inviwopy._registry import registered

__all__ = ["registered_class"]


def registered_class(name: str) -> LoadedFile | None:
    """What ``registered`` knows under a name, as if it had been loaded from a file of that name."""
    kind: type[Processor] | None = registered.get(name)
    if kind is None:
        return None
    return LoadedFile(name, kind.__name__, sys.modules[kind.__module__], [kind])
