"""Rules for the identifiers of processors, ports and properties."""

from __future__ import annotations

import re
from collections.abc import Container

__all__ = ["check_identifier", "strip_identifier", "unique_identifier"]

_FORBIDDEN = re.compile(r"[^A-Za-z0-9_\-]")


def check_identifier(identifier: object, kind: str) -> str:
    """``identifier`` when it holds only letters, digits, ``_`` and ``-``.

    ``kind`` is 'Processor', 'Port' or 'Property'. Processors inside of a composite have the composite's identifier before
    theirs: ``Composite/Noise``. Raises TypeError for what is no text, RuntimeError otherwise."""
    if not isinstance(identifier, str):
        raise TypeError(f"{kind} identifiers are text, got {type(identifier).__name__}")
    bad = _FORBIDDEN.search(identifier.replace("/", "") if kind == "Processor" else identifier)
    if bad:
        raise RuntimeError(f'{kind} identifiers are not allowed to contain "{bad.group()}". Found in "{identifier}"')
    return identifier


def strip_identifier(text: str) -> str:
    """``text`` as a processor identifier: ``"Python Example"`` is ``PythonExample``, ``"3D"`` is ``_3D``."""
    stripped = re.sub(r"[^A-Za-z0-9_]", "", text)
    return "_" + stripped if stripped[:1].isdigit() else stripped


def unique_identifier(wanted: str, taken: Container[str]) -> str:
    """``wanted`` or, when taken, its base with the next free number: ``Canvas``, ``Canvas2``, ``Canvas3``."""
    if wanted not in taken:
        return wanted
    base, digits = re.fullmatch(r"(.*?)(\d*)", wanted, re.DOTALL).groups()  # type: ignore[union-attr]
    counter = int(digits) + 1 if digits else 2
    while f"{base}{counter}" in taken:
        counter += 1
    return f"{base}{counter}"
