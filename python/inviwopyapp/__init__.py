"""Stand-alone programs of 2021: ``inviwopyapp.InviwoApplicationQt`` instead of a running Inviwo.

Such a script runs in a plain interpreter, where it starts a headless engine, and with ``ivw run SCRIPT.py``.
"""

from __future__ import annotations

from typing import Any

import inviwopy as py
from inviwopy import InviwoApplication, LogLevel, log

__all__ = ["InviwoApplicationQt", "py"]


class InviwoApplicationQt(InviwoApplication):
    """The application; there is no event loop to run, the engine works by itself."""

    def __init__(self, appName: str = "inviwo") -> None:
        super().__init__(appName)

    def run(self) -> int:
        """Waits until the network is evaluated; there is no window to keep open."""
        try:
            self.network.waitUntilIdle()
        except KeyboardInterrupt:
            log("InviwoPyApp", LogLevel.Info, msg="Aborted Qt event loop")
            return 1
        return 0

    def exit(self, code: int = 0) -> None:
        """Ends the script with an exit status."""
        raise SystemExit(code)

    def update(self) -> None:
        """Waits until the network is evaluated."""
        self.network.waitUntilIdle()

    def waitForNetwork(self, maxJobs: int = 0) -> None:
        """Waits until the network is evaluated."""
        self.network.waitUntilIdle()

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"InviwoApplicationQt has no {name!r}; see inviwopy.InviwoApplication")
