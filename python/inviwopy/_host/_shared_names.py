"""Names that processor files use of each other. Inviwo runs all of them in one namespace, so some of its processors use
modules that only another file imports; here each file has its own, and gets what it lacks from the others."""

from __future__ import annotations

import builtins
import dis
import types
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["SharedNames"]

_LOADS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}
_STORES = {"STORE_NAME", "STORE_GLOBAL"}


class SharedNames:
    """The namespaces of all loaded files, by path, the one that was loaded last at the end."""

    def __init__(self) -> None:
        self._scopes: dict[str, dict[str, Any]] = {}
        self._lacking: dict[str, set[str]] = {}

    def lend(self, code: types.CodeType, scope: Mapping[str, Any], path: str = "") -> dict[str, Any]:
        """What ``code`` uses but does not define, as far as other files have it."""
        lacking = set(_names(code, _LOADS)) - set(_names(code, _STORES, nested=False)) - set(scope) - set(vars(builtins))
        return self._found(lacking, path)

    def add(self, path: str, code: types.CodeType, scope: dict[str, Any], lent: Mapping[str, Any]) -> None:
        """``path`` was run. Those that lack a name of it get it."""
        self._lacking[path] = {
            name
            for name in set(_names(code, _LOADS)) - set(vars(builtins))
            if name not in scope or (name in lent and scope[name] is lent[name])
        }
        self._scopes.pop(path, None)
        self._scopes[path] = scope
        own = self._own(path)
        for other, names in self._lacking.items():
            if other != path and not names.isdisjoint(own):
                self._scopes[other].update({name: scope[name] for name in names & own})

    def remove(self, path: str) -> None:
        """The file is gone; what others have of it they keep."""
        self._scopes.pop(path, None)
        self._lacking.pop(path, None)

    def _found(self, names: set[str], path: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if names:
            for other, scope in self._scopes.items():
                if other != path:
                    found.update({name: scope[name] for name in names & self._own(other)})
        return found

    def _own(self, path: str) -> set[str]:
        """What a file defines itself, for others to use."""
        return {name for name in self._scopes[path].keys() - self._lacking[path] if not name.startswith("__")}


def _names(code: types.CodeType, operations: set[str], nested: bool = True) -> Iterator[str]:
    for instruction in dis.get_instructions(code):
        if instruction.opname in operations:
            yield instruction.argval
    for constant in code.co_consts if nested else ():
        if isinstance(constant, types.CodeType):
            yield from _names(constant, operations)
