"""inviwopy.properties.FilePatternProperty."""

from __future__ import annotations

from pathlib import Path

import pytest

from inviwopy.properties import FileExtension, FilePatternProperty


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("slice1.png", "slice2.png", "slice10.png", "slice010.txt", "other.png", "slice.png"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_files_come_in_the_order_of_their_numbers(folder: Path) -> None:
    prop = FilePatternProperty("files", "Files", "slice#.png", str(folder))
    assert [path.name for path in prop.fileList] == ["slice1.png", "slice2.png", "slice10.png"]
    assert prop.fileIndices == [1, 2, 10]
    assert (prop.filePattern, prop.filePatternPath) == ("slice#.png", str(folder))


def test_leading_zeros(folder: Path) -> None:
    prop = FilePatternProperty("files", "Files", "slice###.*", folder)
    assert len(prop.fileList) == 4
    prop.properties.matchShorterNumbers.value = False
    assert [path.name for path in prop.fileList] == ["slice010.txt"]


def test_a_range_of_numbers(folder: Path) -> None:
    prop = FilePatternProperty("files", "Files", "slice#.png", folder)
    assert not prop.outOfRangeMatches
    prop.properties.rangeSelection.checked = True
    prop.properties.rangeSelection.properties.maxIndex.value = 5
    assert prop.fileIndices == [1, 2]
    assert prop.range == (0, 5)
    assert prop.outOfRangeMatches


def test_wildcards_and_no_folder(folder: Path) -> None:
    assert len(FilePatternProperty("f", "F", "*.png", folder).fileList) == 5
    assert FilePatternProperty("f", "F", "slice?.png", folder).fileIndices == [-1, -1]
    assert FilePatternProperty("f", "F").fileList == []
    assert FilePatternProperty("f", "F", "*", folder / "nowhere").fileList == []


def test_name_filters_are_those_of_the_pattern(folder: Path) -> None:
    prop = FilePatternProperty("f", "F", "*", folder)
    prop.addNameFilter(FileExtension("png", "Pictures"))
    prop.selectedExtension = FileExtension("png", "Pictures")
    assert prop.selectedExtension.extension == "png"
    assert prop.describe()["children"][0]["state"]["value"] == [str(folder / "*")]
