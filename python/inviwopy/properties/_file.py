"""Paths of files and folders."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Mapping
from typing import Any, Union, overload

from inviwopy._binding import get_binding
from inviwopy._path_text import PathText
from inviwopy.doc import Document
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._enums import AcceptMode, FileMode, InvalidationLevel
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["DirectoryProperty", "FileExtension", "FileProperty"]

PathLike = Union[str, "os.PathLike[str]"]


class FileExtension:
    """A kind of file: its extension without the dot (``*`` for all) and a description."""

    def __init__(self, ext: str = "", desc: str = "") -> None:
        self.extension = ext
        self.description = desc

    @staticmethod
    def all() -> FileExtension:
        """``*``: every file."""
        return FileExtension("*", "All Files")

    @staticmethod
    def _parse(text: str) -> FileExtension:
        """``"NumPy array (*.npy)"`` or just ``"npy"``."""
        match = re.fullmatch(r"\s*(.*?)\s*\(\*?\.?([^)]*)\)\s*", text)
        if match:
            return FileExtension(match.group(2) or "*", match.group(1))
        return FileExtension(text.strip().lstrip("*").lstrip(".") or "*", text.strip())

    def toString(self) -> str:
        """``NumPy array (*.npy)``."""
        if self.empty():
            return ""
        return f"{self.description} ({'*' if self.matchesAll() else '*.' + self.extension})"

    def empty(self) -> bool:
        """Whether it has no extension."""
        return not self.extension and not self.description

    def matches(self, path: PathLike) -> bool:
        """Whether the path ends in this extension, in any case."""
        return self.matchesAll() or os.fspath(path).lower().endswith("." + self.extension.lower())

    def matchesAll(self) -> bool:
        """Whether it is ``*``."""
        return self.extension == "*"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileExtension) and self._wire() == other._wire()

    def __hash__(self) -> int:
        return hash((self.extension, self.description))

    def __repr__(self) -> str:
        return self.toString()

    def _wire(self) -> dict[str, str]:
        return {"extension": self.extension, "description": self.description}


def _extension(wire: Mapping[str, str]) -> FileExtension:
    return FileExtension(wire.get("extension", ""), wire.get("description", ""))


class FileProperty(Property):
    """A path. ``value`` is text with the members of ``pathlib.Path``: ``p.value.endswith(".npy")``,
    ``p.value.is_file()``, ``open(p.value)``, ``Path(p.value)``. Empty when nothing is chosen."""

    _class_identifier = "org.inviwo.FileProperty"
    _default_mode = FileMode.AnyFile

    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str = ...,
        value: PathLike = ...,
        contentType: str = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
        *,
        help: Document | str = ...,
        name: str = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        identifier: str,
        displayName: str,
        help: Document,
        value: PathLike = ...,
        contentType: str = ...,
        invalidationLevel: InvalidationLevel = ...,
        semantics: PropertySemantics = ...,
    ) -> None: ...
    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {
            "value": "",
            "contentType": "default",
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        self._value = _path(given.pop("value"))
        self._content_type = str(given.pop("contentType"))
        self._filters = [FileExtension.all()]
        self._selected = FileExtension.all()
        self._accept_mode = AcceptMode.Open
        self._file_mode = self._default_mode
        super().__init__(**given)
        self._constructed()

    @property
    def value(self) -> PathText:
        """The path: text with the members of ``pathlib.Path``; an empty one is falsy and no file."""
        self._pull()
        return self._value

    @value.setter
    def value(self, value: PathLike) -> None:
        self._change({"value": _path(value)})

    def valueAsString(self) -> str:
        """The path as plain text."""
        return str(self.value)

    def addNameFilter(self, filter: FileExtension | str) -> None:
        """Adds a kind of file to the dialog: a FileExtension, ``"NumPy array (*.npy)"`` or ``"npy"``."""
        extension = FileExtension._parse(filter) if isinstance(filter, str) else filter
        self._configure({"filters": [*self._state()["filters"], extension._wire()]})

    def clearNameFilters(self) -> None:
        """Offers no kinds of files."""
        self._configure({"filters": []})

    def getNameFilters(self) -> list[FileExtension]:
        """The kinds of files that the dialogue offers."""
        return list(self._filters)

    @property
    def acceptMode(self) -> AcceptMode:
        """Whether a file is to be opened or saved."""
        return self._accept_mode

    @acceptMode.setter
    def acceptMode(self, mode: AcceptMode) -> None:
        self._configure({"acceptMode": AcceptMode(mode)._wire})

    @property
    def fileMode(self) -> FileMode:
        """Whether a file, one that exists, or a folder is to be chosen."""
        return self._file_mode

    @fileMode.setter
    def fileMode(self, mode: FileMode) -> None:
        self._configure({"fileMode": FileMode(mode)._wire})

    @property
    def contentType(self) -> str:
        """Dialogs with the same content type share the last used folder."""
        return self._content_type

    @contentType.setter
    def contentType(self, content_type: str) -> None:
        self._configure({"contentType": str(content_type)})

    @property
    def selectedExtension(self) -> FileExtension:
        """The kind of file that is chosen in the dialogue."""
        return self._selected

    @selectedExtension.setter
    def selectedExtension(self, extension: FileExtension) -> None:
        self._configure({"selectedFilter": extension._wire()})

    def requestFile(self) -> None:
        """Opens the page's file dialog."""
        processor = self._processor()
        if processor is None:
            raise RuntimeError(f"{self.path} belongs to no processor, so no dialog can be opened for it")
        get_binding().call("page", "requestFile", [processor.identifier, self.path.partition(".")[2]])

    def _state(self) -> dict[str, Any]:
        return {
            "value": str(self._value),
            "filters": [extension._wire() for extension in self._filters],
            "selectedFilter": self._selected._wire(),
            "acceptMode": self._accept_mode._wire,
            "fileMode": self._file_mode._wire,
            "contentType": self._content_type,
        }

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "value" in patch:
            self._value = _path(patch["value"])
        if "filters" in patch:
            self._filters = [_extension(wire) for wire in patch["filters"]]
        if "selectedFilter" in patch:
            self._selected = _extension(patch["selectedFilter"] or {})
        if "acceptMode" in patch:
            self._accept_mode = next(mode for mode in AcceptMode if mode._wire == patch["acceptMode"])
        if "fileMode" in patch:
            self._file_mode = next(mode for mode in FileMode if mode._wire == patch["fileMode"])
        if "contentType" in patch:
            self._content_type = str(patch["contentType"])

    def __repr__(self) -> str:
        return str(self._value)

    def _press(self, index: int) -> None:
        """The user asked in the page for the file to be read again."""
        self._react()


class DirectoryProperty(FileProperty):
    """The path of a folder."""

    _class_identifier = "org.inviwo.DirectoryProperty"
    _default_mode = FileMode.Directory


def _path(value: object) -> PathText:
    if not isinstance(value, (str, os.PathLike)):
        raise TypeError(f"a path is text or a pathlib.Path, got {type(value).__name__}")
    # Path("") is spelled "."; whoever assigns it means "nothing chosen"
    return PathText("" if isinstance(value, pathlib.PurePath) and value == pathlib.PurePath() else value)
