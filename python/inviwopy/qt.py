"""What scripts of Inviwo's desktop program ask of its window.

There is no Qt here. ``prompt`` and ``update`` work in the page; the set-up of a stand-alone program has nothing to do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from inviwopy._application import network
from inviwopy._binding import get_binding
from inviwopy._logging import LogLevel, log
from inviwopy.glm import ivec2
from inviwopy.properties._property import Property

__all__ = [
    "PropertyListWidget",
    "address",
    "configureAssertionHandler",
    "configureFileSystemObserver",
    "configureInviwoQtApp",
    "configurePoolResizeWait",
    "configurePostEnqueueFront",
    "execWithTimer",
    "exit",
    "logQtMessages",
    "prompt",
    "setStyleSheetFile",
    "update",
    "waitForNetwork",
]


def prompt(title: str, message: str, defaultResponse: str = "") -> str | None:
    """Asks for a line of text in the page; None when it is cancelled. RuntimeError without a page."""
    answer = get_binding().call("page", "prompt", [str(title), str(message), str(defaultResponse)])
    return None if answer is None else str(answer)


def update() -> None:
    """Waits until the network is evaluated. RuntimeError when the user stopped the script."""
    if get_binding().cancelled(""):
        raise RuntimeError("Evaluation aborted")
    network.waitUntilIdle()


def waitForNetwork(inviwoApplication: Any = None, maxJobs: int = 0) -> None:
    """Waits until the network is evaluated."""
    update()


def execWithTimer() -> int:
    """Waits until the network is evaluated; there is no event loop to run."""
    update()
    return 0


def exit(exitCode: int = 0) -> None:
    """Ends the script."""
    sys.exit(exitCode)


def configureInviwoQtApp(*arguments: Any) -> None:
    """Has no effect: there is nothing to set up."""


def logQtMessages(*arguments: Any) -> None:
    """Has no effect: there are no messages of Qt."""


def configureFileSystemObserver(*arguments: Any) -> None:
    """Has no effect: the server watches the folders."""


def configurePostEnqueueFront(*arguments: Any) -> None:
    """Has no effect: the engine evaluates by itself."""


def configureAssertionHandler(*arguments: Any) -> None:
    """Has no effect."""


def configurePoolResizeWait(*arguments: Any) -> None:
    """Has no effect."""


def setStyleSheetFile(*arguments: Any) -> None:
    """Has no effect: the theme is chosen in the page."""


def address(widget: Any) -> int:
    """0: panels of the page are no native windows."""
    return 0


class PropertyListWidget:
    """Keeps a list of properties. There is no floating window: the page shows them in its Properties panel, when their
    processors are selected, which ``show`` does."""

    def __init__(self, app: Any) -> None:
        self._properties: list[Property] = []
        self.visible = False
        self.floating = True
        self.dimensions = ivec2(0)
        self.position = ivec2(0)

    def addProcessorProperties(self, processor: Any) -> None:
        """Shows the properties of a processor."""
        for prop in processor.properties:
            self.addPropertyWidgets(prop)

    def removeProcessorProperties(self, processor: Any) -> None:
        """Shows the properties of a processor no more."""
        for prop in processor.properties:
            self.removePropertyWidgets(prop)

    removeAndDeleteProcessorProperties: Callable[..., None] = removeProcessorProperties

    def addPropertyWidgets(self, prop: Property) -> None:
        """Shows a property."""
        if all(prop is not known for known in self._properties):
            self._properties.append(prop)

    def removePropertyWidgets(self, prop: Property) -> None:
        """Shows a property no more."""
        self._properties = [known for known in self._properties if known is not prop]

    removeAndDeletePropertyWidgets: Callable[..., None] = removePropertyWidgets

    def show(self) -> None:
        """Selects the processors of the properties, so that the page's Properties panel has them."""
        self.visible = True
        owners = {prop._processor() for prop in self._properties} - {None}
        for processor in owners:
            if processor is not None and processor.network is not None:
                processor.meta.selected = True
        log("PropertyListWidget", LogLevel.Info, msg="The properties are in the Properties panel of the page")

    def hide(self) -> None:
        """Hides the window."""
        self.visible = False

    def move(self, x: int, y: int) -> None:
        """Moves the window on the screen."""
        self.position = ivec2(x, y)

    def address(self) -> int:
        """0: there is no native window."""
        return 0
