"""Runs a script as ``python script.py`` would, with ``inviwopy.app`` at hand."""

from __future__ import annotations

import linecache
import os
import sys
import types
from collections.abc import Mapping
from typing import Any, Callable

__all__ = ["run_script"]


def run_script(
    params: dict[str, Any],
    lend: Callable[[types.CodeType, Mapping[str, Any]], Mapping[str, Any]] = lambda _code, _scope: {},
) -> int:
    """The exit status. Raises what the script raises, but SystemExit. ``lend`` gives names that it uses but does not
    define: those of the processor files."""
    path, source = params.get("path"), params.get("source")
    if source is None:
        with open(path or params["name"], "rb") as file:
            source = file.read()
    name = path or params["name"]
    if isinstance(source, str):
        # As it is being edited: no file has these lines.
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    else:
        linecache.checkcache(name)
    scope = {"__name__": "__main__", "__file__": name, "__builtins__": __builtins__}
    arguments, first = sys.argv, os.path.dirname(path) if path and os.path.isabs(path) else None
    sys.argv = [name, *params.get("argv", ())]
    if first is not None:
        sys.path.insert(0, first)
    try:
        code = compile(source, name, "exec", dont_inherit=True)
        scope.update(lend(code, scope))
        exec(code, scope)
    except SystemExit as end:
        return _status(end.code)
    finally:
        sys.argv = arguments
        if first is not None and first in sys.path:
            sys.path.remove(first)
    return 0


def _status(code: object) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code
    print(code, file=sys.stderr)
    return 1
