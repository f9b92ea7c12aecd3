"""Which folders' scripts may run only because a workspace names them: opening a workspace must not run what came with it."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable

__all__ = ["UntrustedScriptError", "check_trust", "trust_folder", "use_trust"]

_FILE = "trusted_folders.json"

# None in a program of the user's own, which opens what it wants.
_home: str | None = None
_folders: set[str] = set()


class UntrustedScriptError(PermissionError):
    """The script was not run. The page offers to trust its folder."""


def use_trust(home: str, folders: Iterable[str]) -> None:
    """From now on only ``folders``, those of this package, and those that the user has trusted before."""
    global _home
    _home = home
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_scripts")
    _folders.clear()
    _folders.update(os.path.realpath(folder) for folder in (own, *folders, *_remembered()))


def check_trust(path: str) -> None:
    """UntrustedScriptError when the file lies, links followed, in no folder that is trusted."""
    if _home is None or any(os.path.realpath(path).startswith(folder + os.sep) for folder in _folders):
        return
    raise UntrustedScriptError(
        f'The script "{path}" is not run, because its folder is not trusted. '
        f"Trust it from this error, or start with: --trust {os.path.dirname(path)}"
    )


def trust_folder(folder: str) -> None:
    """Also in later sessions."""
    real = os.path.realpath(folder)
    _folders.add(real)
    if _home is None or real in _remembered():
        return
    text = json.dumps([*_remembered(), real], indent=2)
    descriptor, temporary = tempfile.mkstemp(prefix=".tmp-", dir=_home)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, os.path.join(_home, _FILE))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _remembered() -> list[str]:
    """What cannot be read is trusted by nobody."""
    try:
        with open(os.path.join(_home or "", _FILE), encoding="utf-8") as file:
            folders = json.load(file)
    except (OSError, ValueError):
        return []
    return [folder for folder in folders if isinstance(folder, str)] if isinstance(folders, list) else []
