"""Properties whose value is an object that user code edits in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inviwopy.properties._property import Property

__all__ = ["LiveProperty"]


class LiveProperty(Property):
    """Tells of edits that are made on the value itself (``p.value.add(...)``)."""

    def _watch(self, live: Any) -> None:
        """Listens to ``live``, which calls its ``_listener`` after each edit."""
        self._suspended = 0
        live._listener = self._edited

    def _constructed(self) -> None:
        super()._constructed()
        self._known = self._state()

    def _edited(self) -> None:
        if not self._suspended:
            before, self._known = self._known, self._state()
            self._changed_since(before)

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        self._suspended += 1
        try:
            self._take(patch)
        finally:
            self._suspended -= 1
        self._known = self._state()

    def _take(self, patch: Mapping[str, Any]) -> None:
        """As ``_set_state``, with the edits that it makes not counted."""
        raise NotImplementedError
