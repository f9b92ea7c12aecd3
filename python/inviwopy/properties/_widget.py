"""Widgets, which live in the page: Python has their classes, so that scripts may name them."""

from __future__ import annotations

from typing import Any

from inviwopy.glm import ivec2
from inviwopy.properties._property import Property

__all__ = ["PropertyEditorWidget", "PropertyWidget"]


class PropertyWidget:
    """How a property is shown. ``property.widgets`` is empty here: set ``semantics``, ``visible`` and ``readOnly``."""

    def __init__(self, property: Property) -> None:
        self.property = property

    def updateFromProperty(self) -> None:
        """Has no effect: the page follows its properties by itself."""

    def hasEditorWidget(self) -> bool:
        """Whether there is a window beside the widget."""
        return False

    def getEditorWidget(self) -> Any:
        """None: editors are panels of the page."""
        return None

    @property
    def editorWidget(self) -> Any:
        """The window beside the widget, or None."""
        return self.getEditorWidget()

    def address(self) -> int:
        """Without meaning: what the page shows is no native widget."""
        return 0


class PropertyEditorWidget:
    """A window that edits one property. The page has panels in their place; this keeps what is assigned."""

    def __init__(self) -> None:
        self.visible = False
        self.dimensions = ivec2(0)
        self.position = ivec2(0)

    def address(self) -> int:
        """Without meaning: what the page shows is no native widget."""
        return 0
