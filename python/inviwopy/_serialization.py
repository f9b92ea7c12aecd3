"""Small XML files of named values."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from inviwopy._enumeration import Enumeration
from inviwopy._path_text import PathText

__all__ = ["Deserializer", "SerializationTarget", "Serializer"]


class SerializationTarget(Enumeration):
    """Where a value is kept: in an element of its own, or as an attribute."""

    Node = 0
    Attribute = 1


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return repr(value) if isinstance(value, float) else str(value)


class _File:
    def __init__(self, filename: str | os.PathLike[str]) -> None:
        self._path = PathText(filename)

    def getFileName(self) -> PathText:
        return self._path

    def getFileDir(self) -> PathText:
        return self._path.parent


class Serializer(_File):
    """Collects values; ``writeFile`` writes them."""

    def __init__(self, filename: str | os.PathLike[str], rootElement: str = "InviwoWorkspace") -> None:
        super().__init__(filename)
        self._root = ElementTree.Element(rootElement, version="2")

    @classmethod
    def _into(cls, root: ElementTree.Element, filename: str) -> Serializer:
        """One that writes into an element of a file that somebody else writes."""
        made = cls(filename)
        made._root = root
        return made

    def serialize(
        self,
        key: str,
        data: Any,
        target: SerializationTarget | str = SerializationTarget.Node,
        itemKey: str = "item",
    ) -> None:
        """Text, path, number, or a list of those; the third argument is a target, or the name of a list's items."""
        if isinstance(target, str):
            itemKey, target = target, SerializationTarget.Node
        if isinstance(data, Iterable) and not isinstance(data, (str, os.PathLike)):
            parent = ElementTree.SubElement(self._root, key)
            for item in data:
                ElementTree.SubElement(parent, itemKey, content=_text(item))
        elif target is SerializationTarget.Attribute:
            self._root.set(key, _text(data))
        else:
            ElementTree.SubElement(self._root, key, content=_text(data))

    def writeFile(self) -> None:
        """Writes what was serialised."""
        ElementTree.ElementTree(self._root).write(self._path, encoding="utf-8", xml_declaration=True)


class Deserializer(_File):
    """Reads values; a missing one is empty or zero. RuntimeError when the file is no XML."""

    def __init__(self, filename: str | os.PathLike[str], rootElement: str = "InviwoWorkspace") -> None:
        super().__init__(filename)
        with open(filename, "rb") as file:
            text = file.read()
        if b"<!DOCTYPE" in text.upper():
            raise RuntimeError(f"{self._path} has a document type declaration, which is refused")
        try:
            self._root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise RuntimeError(f"{self._path} is no XML: {error}") from None
        if self._root.tag != rootElement:
            raise RuntimeError(f"{self._path} has the root <{self._root.tag}>, expected <{rootElement}>")

    @classmethod
    def _from(cls, root: ElementTree.Element, filename: str) -> Deserializer:
        """One that reads from an element of a file that somebody else has read."""
        made = cls.__new__(cls)
        _File.__init__(made, filename)
        made._root = root
        return made

    def _value(self, key: str, target: SerializationTarget) -> str | None:
        if target is SerializationTarget.Attribute:
            return self._root.get(key)
        element = self._root.find(key)
        return None if element is None else element.get("content")

    def deserializeString(self, key: str, target: SerializationTarget = SerializationTarget.Node) -> str:
        """The text under a key; empty when there is none."""
        return self._value(key, target) or ""

    def deserializePath(self, key: str, target: SerializationTarget = SerializationTarget.Node) -> PathText:
        """The path under a key; empty when there is none."""
        return PathText(self._value(key, target) or "")

    def deserializeDouble(self, key: str, target: SerializationTarget = SerializationTarget.Node) -> float:
        """The number under a key; 0 when there is none."""
        return float(self._value(key, target) or 0)

    def deserializeInt(self, key: str, target: SerializationTarget = SerializationTarget.Node) -> int:
        """The whole number under a key; 0 when there is none."""
        return int(self._value(key, target) or 0)

    def _items(self, key: str, itemKey: str) -> list[str]:
        parent = self._root.find(key)
        return [] if parent is None else [item.get("content", "") for item in parent.findall(itemKey)]

    def deserializeStringVector(self, key: str, itemKey: str = "item") -> list[str]:
        """The list of texts under a key; empty when there is none."""
        return self._items(key, itemKey)

    def deserializeDoubleVector(self, key: str, itemKey: str = "item") -> list[float]:
        """The list of numbers under a key; empty when there is none."""
        return [float(item) for item in self._items(key, itemKey)]

    def deserializeIntVector(self, key: str, itemKey: str = "item") -> list[int]:
        """The list of whole numbers under a key; empty when there is none."""
        return [int(item) for item in self._items(key, itemKey)]
