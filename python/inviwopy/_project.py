"""Where the program lies that this package belongs to, and the Node that runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlparse

__all__ = ["find_launcher", "find_node", "find_project"]

_LAUNCHER = Path("packages", "server", "bin", "ivw.mjs")
_BUNDLE = Path("packages", "server", "dist", "ivw.js")
_OLDEST_NODE = (20, 19)


def find_project(given: str | os.PathLike[str] | None = None) -> Path:
    """The project's folder: the one that is given, else IVW_PROJECT, else the one that this package lies in or was
    installed from, else one above the working folder. RuntimeError says what to do when there is none."""
    named = given or os.environ.get("IVW_PROJECT")
    if named:
        folder = Path(named).expanduser().absolute()
        if not (folder / _LAUNCHER).is_file():
            raise RuntimeError(f"{folder} is no folder of inviwo-ts: {_LAUNCHER} is not in it")
        return folder
    for place in (Path(__file__).parent, *_installed_from(), Path.cwd()):
        for folder in (place, *place.parents):
            if (folder / _LAUNCHER).is_file():
                return folder
    raise RuntimeError(
        "inviwopy.start() did not find inviwo-ts, whose engine it needs. Name the folder that you cloned: "
        'inviwopy.start("/path/to/inviwo-ts"), or set the environment variable IVW_PROJECT'
    )


def find_launcher(project: Path) -> Path:
    """The command line ``ivw`` of the project; RuntimeError when it is not built."""
    if not (project / _BUNDLE).is_file():
        raise RuntimeError(f"inviwo-ts is not set up yet in {project}. Run there: npm install && npm run build")
    return project / _LAUNCHER


def find_node(given: str | os.PathLike[str] | None = None) -> str:
    """Node of a version that the engine runs in; RuntimeError says which was found and what to install."""
    wanted = ".".join(map(str, _OLDEST_NODE))
    node = os.fspath(given) if given else shutil.which("node")
    if node is None:
        raise RuntimeError(
            f"Node.js was not found on PATH. Install version {wanted} or newer (https://nodejs.org, or "
            "`conda install nodejs`, `apt-get install nodejs`), or name it: inviwopy.start(node=...)"
        )
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise RuntimeError(f"Node.js at {node} does not run: {error}") from None
    found = re.match(r"v(\d+)\.(\d+)", answer)
    if found is None or tuple(map(int, found.groups())) < _OLDEST_NODE:
        raise RuntimeError(f"Node.js at {node} is {answer.strip()}; the engine needs {wanted} or newer")
    return node


def _installed_from() -> Iterator[Path]:
    """pip notes where it installed from: the project's folder, or a wheel."""
    try:
        note = metadata.distribution("inviwopy").read_text("direct_url.json")
        url = urlparse(json.loads(note)["url"]) if note else None
    except (metadata.PackageNotFoundError, ValueError, KeyError):
        return
    if url is not None and url.scheme == "file":
        yield Path(unquote(url.path))
