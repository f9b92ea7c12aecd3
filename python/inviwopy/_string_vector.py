"""Lists of texts."""

from __future__ import annotations

from typing import Any

from inviwopy.glm._list import TypedList

__all__ = ["StringVector"]


class StringVector(TypedList[str]):
    """A list of texts; a Python list converts to it by itself."""

    def _item(self, value: Any) -> str:
        if isinstance(value, bytes):
            return value.decode()
        if not isinstance(value, str):
            raise TypeError(f"StringVector holds texts, got {type(value).__name__}")
        return str(value)
