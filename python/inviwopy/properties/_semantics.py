"""Which widget shows a property."""

from __future__ import annotations

from typing import ClassVar

__all__ = ["PropertySemantics"]


class PropertySemantics:
    """A name that selects the widget; unknown names fall back to the default one."""

    Default: ClassVar[PropertySemantics]
    Text: ClassVar[PropertySemantics]
    SpinBox: ClassVar[PropertySemantics]
    Color: ClassVar[PropertySemantics]
    LightPosition: ClassVar[PropertySemantics]
    TextEditor: ClassVar[PropertySemantics]
    Multiline: ClassVar[PropertySemantics]
    ImageEditor: ClassVar[PropertySemantics]
    ShaderEditor: ClassVar[PropertySemantics]
    PythonEditor: ClassVar[PropertySemantics]

    def __init__(self, semantic: str = "Default") -> None:
        self._text = str(semantic)

    def getString(self) -> str:
        """Its name."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PropertySemantics) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"<PropertySemantics: '{self._text}'>"

    def __str__(self) -> str:
        return self._text


for _name in list(PropertySemantics.__annotations__):
    setattr(PropertySemantics, _name, PropertySemantics(_name))
