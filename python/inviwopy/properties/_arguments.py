"""Constructor arguments of properties.

Nearly every property class is called ``(identifier, displayName, [help: Document,] ...)``: the third place may hold
a Document, and then everything behind it moves by one. Some keywords have two spellings across the ages of the API.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inviwopy.doc import Document, _document
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["REQUIRED", "arguments_of"]

REQUIRED: Any = object()

_SPELLINGS = {"name": "displayName", "minSeperation": "minSeparation"}


def arguments_of(
    kind: str,
    parameters: Mapping[str, Any],
    positional: Sequence[Any],
    keywords: Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments by name, with defaults filled in.

    ``parameters`` lists what follows ``displayName`` in order, each with its default or REQUIRED. The result also
    has identifier, displayName and help. Raises TypeError that names what is missing or unexpected."""
    names = ["identifier", "displayName", *parameters]
    values = list(positional)
    result: dict[str, Any] = {"help": Document()}
    if len(values) > 2 and isinstance(values[2], Document):
        result["help"] = values.pop(2)
    if len(values) > len(names):
        raise TypeError(f"{kind}() takes at most {len(names)} arguments ({', '.join(names)}), got {len(values)}")
    result.update(zip(names, values))
    for key, value in keywords.items():
        name = _SPELLINGS.get(key, key)
        if name == "help":
            result["help"] = _document(value)
            continue
        if name not in names:
            raise TypeError(
                f"{kind}(): incompatible function arguments: no argument is called {key!r}. "
                f"They are: {', '.join([*names[:2], 'help', *names[2:]])}"
            )
        if name in result:
            raise TypeError(f"{kind}() got {key!r} twice")
        result[name] = value
    for name, default in {"identifier": REQUIRED, "displayName": REQUIRED, **parameters}.items():
        if name not in result:
            if default is REQUIRED:
                raise TypeError(f"{kind}(): incompatible function arguments: {name!r} is missing")
            result[name] = default
    _coerce(kind, result)
    return result


def _coerce(kind: str, result: dict[str, Any]) -> None:
    if not isinstance(result["displayName"], str):
        raise TypeError(f"{kind}(): displayName is text, got {type(result['displayName']).__name__}")
    level = result.get("invalidationLevel")
    if level is not None and not isinstance(level, InvalidationLevel):
        if not isinstance(level, int) or isinstance(level, bool):
            raise TypeError(f"{kind}(): invalidationLevel is an InvalidationLevel, got {level!r}")
        result["invalidationLevel"] = InvalidationLevel(level)
    semantics = result.get("semantics")
    if isinstance(semantics, str):
        result["semantics"] = PropertySemantics(semantics)
    elif semantics is not None and not isinstance(semantics, PropertySemantics):
        raise TypeError(f"{kind}(): semantics is a PropertySemantics, got {semantics!r}")
