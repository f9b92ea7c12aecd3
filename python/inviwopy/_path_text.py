"""A path that old scripts use as text and new ones as ``pathlib.Path``."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Sequence
from typing import IO, Any, Union

__all__ = ["PathText"]

PathLike = Union[str, "os.PathLike[str]"]


class PathText(str):
    """Text with the members of ``pathlib.Path``.

    Where the two types disagree, text wins: an empty value is falsy and equals ``""``, ``+`` appends, ``==``
    compares text with text, and paths with a Path. ``/`` joins, and what Path returns as a path is a ``PathText``
    again. An empty value is no file and no folder (a real ``Path("")`` would be the working directory).
    """

    __slots__ = ()

    def __new__(cls, value: PathLike = "") -> PathText:
        return super().__new__(cls, os.fspath(value))

    def _path(self) -> pathlib.Path:
        return pathlib.Path(str(self))

    def __fspath__(self) -> str:
        return str.__str__(self)

    def __truediv__(self, other: PathLike) -> PathText:
        return PathText(self._path() / other)

    def __rtruediv__(self, other: PathLike) -> PathText:
        return PathText(other / self._path())

    def __add__(self, other: str) -> PathText:
        return PathText(str.__add__(self, other))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, pathlib.PurePath):
            return bool(self) and self._path() == other
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    # Parts

    @property
    def parts(self) -> tuple[str, ...]:
        return self._path().parts

    @property
    def drive(self) -> str:
        return self._path().drive

    @property
    def root(self) -> str:
        return self._path().root

    @property
    def anchor(self) -> str:
        return self._path().anchor

    @property
    def name(self) -> str:
        return self._path().name

    @property
    def suffix(self) -> str:
        return self._path().suffix

    @property
    def suffixes(self) -> list[str]:
        return self._path().suffixes

    @property
    def stem(self) -> str:
        return self._path().stem

    @property
    def parent(self) -> PathText:
        return PathText(self._path().parent)

    @property
    def parents(self) -> Sequence[PathText]:
        return tuple(PathText(parent) for parent in self._path().parents)

    def as_posix(self) -> str:
        return self._path().as_posix()

    def as_uri(self) -> str:
        return self._path().as_uri()

    def is_absolute(self) -> bool:
        return self._path().is_absolute()

    def is_relative_to(self, other: PathLike) -> bool:
        return self._path().is_relative_to(other)

    def relative_to(self, other: PathLike) -> PathText:
        return PathText(self._path().relative_to(other))

    def joinpath(self, *others: PathLike) -> PathText:
        return PathText(self._path().joinpath(*others))

    def match(self, pattern: str) -> bool:
        return self._path().match(pattern)

    def with_name(self, name: str) -> PathText:
        return PathText(self._path().with_name(name))

    def with_stem(self, stem: str) -> PathText:
        return PathText(self._path().with_stem(stem))

    def with_suffix(self, suffix: str) -> PathText:
        return PathText(self._path().with_suffix(suffix))

    # File system

    def exists(self) -> bool:
        return bool(self) and self._path().exists()

    def is_file(self) -> bool:
        return bool(self) and self._path().is_file()

    def is_dir(self) -> bool:
        return bool(self) and self._path().is_dir()

    def is_symlink(self) -> bool:
        return bool(self) and self._path().is_symlink()

    def absolute(self) -> PathText:
        return PathText(self._path().absolute())

    def resolve(self, strict: bool = False) -> PathText:
        return PathText(self._path().resolve(strict))

    def expanduser(self) -> PathText:  # str has no such method; `~` in a typed path should work
        return PathText(self._path().expanduser())

    def samefile(self, other: PathLike) -> bool:
        return self._path().samefile(other)

    def stat(self) -> os.stat_result:
        return self._path().stat()

    def iterdir(self) -> Iterator[PathText]:
        return (PathText(path) for path in self._path().iterdir())

    def glob(self, pattern: str) -> Iterator[PathText]:
        return (PathText(path) for path in self._path().glob(pattern))

    def rglob(self, pattern: str) -> Iterator[PathText]:
        return (PathText(path) for path in self._path().rglob(pattern))

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        self._path().mkdir(mode, parents, exist_ok)

    def touch(self, mode: int = 0o666, exist_ok: bool = True) -> None:
        self._path().touch(mode, exist_ok)

    def unlink(self, missing_ok: bool = False) -> None:
        self._path().unlink(missing_ok)

    def rename(self, target: PathLike) -> PathText:
        return PathText(self._path().rename(target))

    def open(self, mode: str = "r", *arguments: Any, **keywords: Any) -> IO[Any]:
        return self._path().open(mode, *arguments, **keywords)

    def read_bytes(self) -> bytes:
        return self._path().read_bytes()

    def read_text(self, encoding: str | None = None, errors: str | None = None) -> str:
        return self._path().read_text(encoding, errors)

    def write_bytes(self, data: bytes) -> int:
        return self._path().write_bytes(data)

    def write_text(self, data: str, encoding: str | None = None, errors: str | None = None) -> int:
        return self._path().write_text(data, encoding, errors)
