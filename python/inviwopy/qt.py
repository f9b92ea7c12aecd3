"""What scripts of Inviwo's desktop program ask of its window.

There is no Qt here. ``prompt`` and ``update`` work in the page; windows of a script's own do not exist.
"""

from __future__ import annotations

from typing import Any

from inviwopy._application import network
from inviwopy._binding import LocalBinding, get_binding

__all__ = ["PropertyListWidget", "prompt", "update", "waitForNetwork"]


def prompt(title: str, message: str, defaultResponse: str = "") -> str | None:
    """Asks for a line of text in the page; None when it is cancelled."""
    answer = get_binding().call("page", "prompt", [str(title), str(message), str(defaultResponse)])
    return None if answer is None else str(answer)


def update() -> None:
    """Waits until the network is evaluated. RuntimeError when the user stopped the script."""
    if type(get_binding()) is LocalBinding:
        return
    if get_binding().cancelled(""):
        raise RuntimeError("Evaluation aborted")
    network.waitUntilIdle()


def waitForNetwork(inviwoApplication: Any = None, maxJobs: int = 0) -> None:
    """Waits until the network is evaluated."""
    update()


class PropertyListWidget:
    """A floating window of properties; the page shows them in its Properties panel instead."""

    def __init__(self, app: Any) -> None:
        raise RuntimeError(
            "inviwopy.qt.PropertyListWidget does not exist here: select the processors, and the Properties panel "
            "shows what they have"
        )


def __getattr__(name: str) -> Any:
    hints = {
        "setStyleSheetFile": "choose the theme in the page (View menu)",
        "execWithTimer": "run the script with `ivw run SCRIPT.py`",
        "exit": "end a script with sys.exit()",
        "address": "panels of the page are no native windows",
    }
    if name in hints or name.startswith(("configure", "logQt")):
        raise AttributeError(f"inviwopy.qt.{name} does not exist here: {hints.get(name, 'no set-up of Qt is needed')}")
    raise AttributeError(f"module 'inviwopy.qt' has no attribute {name!r}")
