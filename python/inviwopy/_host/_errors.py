"""Exceptions of user code as the engine shows them: the user's lines only, and nothing that can break the report."""

from __future__ import annotations

import contextlib
import importlib.util
import linecache
import os
import shlex
import sys
import sysconfig
import traceback
from types import TracebackType
from typing import Any

__all__ = ["describe_error", "is_user_file"]

_LONGEST_TRACEBACK = 64 * 1024
_LONGEST_MESSAGE = 8 * 1024
# Of a deep recursion the way in and the innermost calls are kept.
_FIRST_FRAMES = 10
_LAST_FRAMES = 40

# Packages whose modules have other names than what is installed.
_DISTRIBUTIONS = {
    "Bio": "biopython",
    "OpenGL": "PyOpenGL",
    "PIL": "pillow",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "dicom": "pydicom",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "umap": "umap-learn",
    "usb": "pyusb",
    "vtkmodules": "vtk",
    "yaml": "pyyaml",
}

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FOREIGN = tuple(
    {os.path.realpath(sysconfig.get_path(name)) + os.sep for name in ("stdlib", "platstdlib", "purelib", "platlib")}
)


def is_user_file(path: str) -> bool:
    """Whether a traceback line is the user's: not this package, the standard library or an installed package."""
    if path.startswith(("<", _PACKAGE + os.sep)):
        return False
    real = os.path.realpath(path)
    return not real.startswith((*_FOREIGN, _PACKAGE + os.sep)) and f"{os.sep}site-packages{os.sep}" not in real


def describe_error(error: BaseException) -> dict[str, Any]:
    """{type, message, frames, traceback}; frames outermost first."""
    message = _message(error)
    frames = _frames(error.__traceback__)
    if isinstance(error, SyntaxError) and error.filename and os.path.isabs(error.filename):
        frames.append(
            {
                "file": error.filename,
                "line": error.lineno or 0,
                "function": "",
                "text": (error.text or "").strip(),
                "column": error.offset or 0,
            }
        )
    return {
        "type": type(error).__name__,
        "message": message,
        "frames": frames,
        "traceback": _traceback(error, message),
    }


def _message(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError):
            text = error.msg or "invalid syntax"
        elif isinstance(error, KeyError) and len(error.args) == 1:
            text = repr(error.args[0])
        elif isinstance(error, ModuleNotFoundError) and error.name:
            text = f"{error}{_how_to_install(error.name)}"
        else:
            text = str(error)
    except BaseException as second:  # a __str__ of the user may raise anything
        text = f"<its message raised {type(second).__name__}>"
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]} ... {len(text) - _LONGEST_MESSAGE} more"


def _how_to_install(name: str) -> str:
    """Where it was looked for and the command that installs it; nothing when the package is there and lacks a part."""
    package = name.split(".")[0]
    with contextlib.suppress(Exception):
        if importlib.util.find_spec(package) is not None:
            return ""
    command = f"{shlex.quote(sys.executable)} -m pip install {_DISTRIBUTIONS.get(package, package)}"
    return f" in {sys.executable} (install it with: {command})"


def _frames(trace: TracebackType | None) -> list[dict[str, Any]]:
    frames: list[dict[str, Any]] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if is_user_file(code.co_filename):
            frames.append(
                {
                    "file": code.co_filename,
                    "line": trace.tb_lineno,
                    "function": code.co_name,
                    "text": linecache.getline(code.co_filename, trace.tb_lineno).strip()[:500],
                }
            )
            if len(frames) > _FIRST_FRAMES + _LAST_FRAMES:
                del frames[_FIRST_FRAMES]
        trace = trace.tb_next
    return frames


def _traceback(error: BaseException, message: str) -> str:
    try:
        report = traceback.TracebackException(type(error), error, _without_host(error.__traceback__), compact=True)
        _drop_foreign(report)
        text = "".join(report.format())
        if isinstance(error, ModuleNotFoundError) and error.name:
            text = text.rstrip("\n") + _how_to_install(error.name)
    except BaseException:
        text = f"{type(error).__name__}: {message}"
    if len(text) <= _LONGEST_TRACEBACK:
        return text.rstrip("\n")
    half = _LONGEST_TRACEBACK // 2
    return f"{text[:half]}\n... {len(text) - _LONGEST_TRACEBACK} more characters ...\n{text[-half:]}".rstrip("\n")


def _drop_foreign(report: traceback.TracebackException | None) -> None:
    """Lines of the host and of the import system between those of the user say nothing."""
    seen: set[int] = set()
    while report is not None and id(report) not in seen:
        seen.add(id(report))
        kept = [frame for frame in report.stack if not frame.filename.startswith((_PACKAGE + os.sep, "<frozen importlib"))]
        report.stack[:] = kept
        _drop_foreign(report.__context__ if report.__cause__ is not None else None)
        report = report.__cause__ or report.__context__


def _without_host(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_frame.f_code.co_filename.startswith(_PACKAGE + os.sep):
        trace = trace.tb_next
    return trace
