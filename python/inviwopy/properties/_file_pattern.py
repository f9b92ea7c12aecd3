"""Files that a pattern matches."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from inviwopy._path_text import PathText
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._button import ButtonProperty
from inviwopy.properties._composite import BoolCompositeProperty, CompositeProperty
from inviwopy.properties._enums import FileMode, InvalidationLevel
from inviwopy.properties._file import FileExtension, FileProperty
from inviwopy.properties._ordinals import IntProperty
from inviwopy.properties._semantics import PropertySemantics
from inviwopy.properties._simple import BoolProperty, StringProperty

__all__ = ["FilePatternProperty"]

_HELP = "`#` stands for digits, `###` for digits with leading zeros, `*` and `?` for any text and any character."


class _MultiFileProperty(FileProperty):
    """Several paths. The API has no such class; this one is the child of a FilePatternProperty."""

    _class_identifier = "org.inviwo.MultiFileProperty"
    _default_mode = FileMode.ExistingFiles

    def __init__(self, identifier: str, displayName: str, paths: list[str]) -> None:
        self._paths = list(paths)
        super().__init__(identifier, displayName)

    @property
    def paths(self) -> list[str]:
        self._pull()
        return list(self._paths)

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "value": list(self._paths)}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        super()._set_state({key: value for key, value in patch.items() if key != "value"})
        if "value" in patch:
            self._paths = [os.fspath(path) for path in patch["value"]]


class FilePatternProperty(CompositeProperty):
    """``(identifier, displayName, [help,] pattern="", directory="", invalidationLevel, semantics)``: the files of a
    folder whose names match a pattern with ``#`` (digits), ``*`` and ``?``, in the order of their numbers."""

    _class_identifier = "org.inviwo.FilePatternProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {
            "pattern": "",
            "directory": "",
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of("FilePatternProperty", parameters, positional, keywords)
        self._init_composite(given)
        pattern, directory = os.fspath(given["pattern"]), os.fspath(given["directory"])
        path = os.path.join(directory, pattern) if pattern or directory else ""
        self._pattern = _MultiFileProperty("pattern", "Pattern", [path] if path else [])
        text = StringProperty("helpText", "", _HELP, InvalidationLevel.Valid)
        text.readOnly = True
        self._range = BoolCompositeProperty("rangeSelection", "Range Selection", False, InvalidationLevel.InvalidOutput)
        largest = 2**31 - 1
        self._range.addProperty(IntProperty("minIndex", "Minimum Index", 0, 0, largest))
        self._range.addProperty(IntProperty("maxIndex", "Maximum Index", 100, 0, largest))
        update = ButtonProperty("updateFileList", "Update File List", lambda: None, InvalidationLevel.InvalidOutput)
        self.addProperties(
            [
                self._pattern,
                text,
                BoolProperty("sorting", "Sort File Names", True),
                BoolProperty("matchShorterNumbers", "Match Shorter Numbers", True),
                self._range,
                update,
            ]
        )
        self._constructed()

    @property
    def _first(self) -> PathText:
        paths = self._pattern.paths
        return PathText(paths[0] if paths else "")

    @property
    def filePattern(self) -> str:
        """The pattern without its folder."""
        return self._first.name

    @property
    def filePatternPath(self) -> PathText:
        """The folder that is searched."""
        return self._first.parent if self._first else PathText("")

    def _matches(self) -> list[tuple[int, PathText]]:
        """Number and path of all files that match, before the range is applied; number -1 without one."""
        folder = self.filePatternPath
        if not folder.is_dir():
            return []
        shorter = bool(self.properties.matchShorterNumbers.value)
        expression = re.compile(_expression(self.filePattern, shorter), re.IGNORECASE if os.name == "nt" else 0)
        found = []
        for name in os.listdir(folder):
            match = expression.fullmatch(name)
            if match and (folder / name).is_file():
                number = next((int(group) for group in match.groups() if group), -1)
                found.append((number, folder / name))
        return sorted(found) if self.properties.sorting.value else found

    def _selected(self) -> list[tuple[int, PathText]]:
        matches = self._matches()
        if not self.rangeSelection:
            return matches
        low, high = self.range
        return [(number, path) for number, path in matches if low <= number <= high]

    @property
    def fileList(self) -> list[PathText]:
        """The matching files, within the range when it is selected."""
        return [path for _, path in self._selected()]

    @property
    def fileIndices(self) -> list[int]:
        """The numbers in the names of ``fileList``; -1 for a name without."""
        return [number for number, _ in self._selected()]

    @property
    def outOfRangeMatches(self) -> bool:
        """Whether the range leaves out files that match."""
        return len(self._matches()) > len(self._selected())

    @property
    def rangeSelection(self) -> bool:
        """Whether only files within ``range`` are taken."""
        return self._range.checked

    @property
    def range(self) -> tuple[int, int]:
        """The least and greatest number in the names of files."""
        children: Any = self._range.properties
        return (children.minIndex.value, children.maxIndex.value)

    @property
    def selectedExtension(self) -> FileExtension:
        """The filter that is chosen in the dialogue."""
        return self._pattern.selectedExtension

    @selectedExtension.setter
    def selectedExtension(self, extension: FileExtension) -> None:
        self._pattern.selectedExtension = extension

    def addNameFilter(self, filter: FileExtension | str) -> None:
        """Offers a kind of file in the dialogue."""
        self._pattern.addNameFilter(filter)

    def clearNameFilters(self) -> None:
        """Offers no kinds of files."""
        self._pattern.clearNameFilters()


def _expression(pattern: str, shorter: bool) -> str:
    """The regular expression of a pattern; each run of ``#`` is a group."""
    parts = []
    for part in re.findall(r"#+|\*|\?|[^#*?]+", pattern):
        if part.startswith("#"):
            parts.append(r"(\d+)" if shorter else rf"(\d{{{len(part)},}})")
        else:
            parts.append({"*": ".*", "?": "."}.get(part) or re.escape(part))
    return "".join(parts)
