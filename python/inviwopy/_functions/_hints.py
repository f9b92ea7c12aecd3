"""Reads the annotations of a function."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._file import FileExtension
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["Hint", "Range", "annotations_of", "error_of", "item_type", "read_hint", "spelled"]


@dataclass(frozen=True)
class Range:
    """Least and greatest value of a parameter, and the step of its slider: ``Annotated[float, Range(0, 1, step=0.01)]``.

    Of a vector they hold for every component."""

    min: float
    max: float
    step: float | None = None


@dataclass(frozen=True)
class Hint:
    """An annotation, taken apart: ``Annotated[Optional[X], ...]`` is of the type X and optional."""

    type: Any
    optional: bool = False
    help: str = ""
    range: Range | None = None
    semantics: PropertySemantics | None = None
    level: InvalidationLevel | None = None
    files: tuple[FileExtension, ...] = ()
    carried: Any = None
    """The data type beside an array: ``Annotated[numpy.ndarray, Volume]``."""


def error_of(function: Callable[..., Any], what: str, problem: str) -> TypeError:
    """A sentence that names the function and its parameter."""
    return TypeError(f"@processor {function.__name__}: {what} {problem}")


def annotations_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Parameter names, and 'return', with what they are annotated with; texts (of ``from __future__ import
    annotations``) are resolved. TypeError that names the parameter when one cannot be."""
    try:
        return get_type_hints(function, include_extras=True)
    except Exception as error:
        name, text = _unresolved(function)
        problem = f"is annotated with {text}, which cannot be read: {error}"
        if "|" in text and isinstance(error, TypeError):
            problem += ". Before Python 3.10 write Optional[X] for X | None"
        what = "the return value" if name == "return" else f"parameter '{name}'"
        raise error_of(function, what, problem) from error


def _unresolved(function: Callable[..., Any]) -> tuple[str, str]:
    """The first annotation that cannot be resolved by itself."""
    for name, annotation in function.__annotations__.items():
        if isinstance(annotation, str):
            try:
                eval(annotation, function.__globals__)
            except Exception:
                return name, annotation
    return next(iter(function.__annotations__)), "something"


def read_hint(function: Callable[..., Any], what: str, annotation: Any) -> Hint:
    """Takes an annotation apart; TypeError for what stands in an Annotated and means nothing here."""
    notes: list[Any] = []
    optional = False
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            notes = [*more, *notes]
        elif _is_union(annotation):
            members = [member for member in get_args(annotation) if member is not type(None)]
            if len(members) != 1:
                raise error_of(function, what, f"has several types: {spelled(annotation)}. Expected one, or Optional[one]")
            annotation, optional = members[0], True
        else:
            break
    fields: dict[str, Any] = {}
    for note in notes:
        if isinstance(note, str):
            fields["help"] = note
        elif isinstance(note, Range):
            fields["range"] = note
        elif isinstance(note, PropertySemantics):
            fields["semantics"] = note
        elif isinstance(note, InvalidationLevel):
            fields["level"] = note
        elif isinstance(note, FileExtension):
            fields["files"] = (*fields.get("files", ()), note)
        elif isinstance(note, type):
            fields["carried"] = note
        else:
            raise error_of(
                function,
                what,
                f"has {note!r} in its Annotated; expected a Range, a help text, a PropertySemantics, an "
                "InvalidationLevel, a FileExtension, or the data type that an array belongs to",
            )
    return Hint(annotation, optional, **fields)


def _is_union(annotation: Any) -> bool:
    origin = get_origin(annotation)
    # ``X | None`` of Python 3.10
    return origin is Union or type(annotation).__name__ == "UnionType"


def item_type(annotation: Any) -> Any:
    """X of ``list[X]``, ``List[X]`` and ``Sequence[X]``, else None."""
    if get_origin(annotation) in (list, typing.get_origin(Sequence[int])):
        return get_args(annotation)[0]
    return None


def spelled(annotation: Any) -> str:
    """As a person writes it."""
    if inspect.isclass(annotation):
        module = "" if annotation.__module__ == "builtins" else f"{annotation.__module__}."
        return f"{module}{annotation.__qualname__}"
    return str(annotation).replace("typing.", "")
