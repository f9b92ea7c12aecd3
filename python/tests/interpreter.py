"""Runs scripts in a plain interpreter, as a user does, and waits for processes to end."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

__all__ = ["PROJECT", "environment", "has_ended", "run_script", "started"]

PROJECT = Path(__file__).parents[2]


def environment(home: Path, **changes: str) -> dict[str, str]:
    """Variables under which a script finds the package in the sources and keeps to a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IVW_")}
    return {**kept, "PYTHONPATH": str(PROJECT / "python"), "IVW_HOME": str(home), **changes}


@contextlib.contextmanager
def started(
    folder: Path, text: str, python: str = sys.executable, seconds: float = 90, **changes: str
) -> Iterator[subprocess.Popen[str]]:
    """A running script, which is killed at the end of the block, and when it takes too long."""
    path = folder / "script.py"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    with subprocess.Popen(
        [python, str(path)],
        cwd=folder,
        env=environment(folder / "home", **changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as script:
        late = threading.Timer(seconds, script.kill)
        late.start()
        try:
            yield script
        finally:
            late.cancel()
            script.kill()


def run_script(folder: Path, text: str, python: str = sys.executable, **changes: str) -> str:
    """What the script prints; AssertionError with all that it said when it fails."""
    with started(folder, text, python, **changes) as script:
        out, errors = script.communicate()
        assert script.returncode == 0, f"{out}\n{errors}"
        return out


def has_ended(pid: int, seconds: float = 20) -> bool:
    """Waits until a process that is no child of this one has gone."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)
