"""The console: log entries and loggers."""

from __future__ import annotations

import os
import sys
import weakref
from typing import Any, ClassVar

from inviwopy._binding import get_binding
from inviwopy._enumeration import Enumeration, add_alias

__all__ = [
    "ConsoleLogger",
    "FileLogger",
    "LogAudience",
    "LogCentral",
    "LogLevel",
    "LogVerbosity",
    "Logger",
    "MessageBreakLevel",
    "debugBreak",
    "handlePythonOutput",
    "log",
    "logError",
    "logInfo",
    "logWarn",
]


class LogLevel(Enumeration):
    """How serious a log entry is."""

    Info = 0
    Warn = 1
    Error = 2

    @property
    def _wire(self) -> str:
        return ("info", "warning", "error")[int(self)]


class LogVerbosity(Enumeration):
    """Entries below this level are dropped."""

    Info = 0
    Warn = 1
    Error = 2
    Nothing = 3


add_alias(LogVerbosity.Nothing, "None")


class LogAudience(Enumeration):
    """Whom a log entry is written for."""

    User = 0
    Developer = 1


class MessageBreakLevel(Enumeration):
    """From which level on a log entry stops a debugger."""

    Off = 0
    Error = 1
    Warn = 2
    Info = 3


class Logger:
    """Receives log entries; subclasses override ``log``. Keep it alive: the centre holds a weak reference."""

    def log(
        self,
        source: str,
        level: LogLevel,
        audience: LogAudience,
        file: str,
        function: str,
        line: int,
        msg: str,
    ) -> None:
        """Takes one entry; to be overridden."""
        raise NotImplementedError(f"{type(self).__name__} does not override Logger.log")

    def logProcessor(
        self, processor: Any, level: LogLevel, audience: LogAudience, msg: str, file: str, function: str, line: int
    ) -> None:
        """Takes one entry about a processor; to be overridden."""
        self.log(str(processor), level, audience, file, function, line, msg)

    def logNetwork(self, level: LogLevel, audience: LogAudience, msg: str, file: str, function: str, line: int) -> None:
        """Takes one entry about the network; to be overridden."""
        self.log("ProcessorNetwork", level, audience, file, function, line, msg)

    def logAssertion(self, file: str, function: str, line: int, msg: str) -> None:
        """Takes one failed assertion; to be overridden."""
        self.log("Assertion", LogLevel.Error, LogAudience.Developer, file, function, line, msg)


class ConsoleLogger(Logger):
    """Writes to the terminal."""

    def log(
        self,
        source: str,
        level: LogLevel,
        audience: LogAudience,
        file: str,
        function: str,
        line: int,
        msg: str,
    ) -> None:
        """Prints one entry."""
        stream = sys.__stderr__ if level is LogLevel.Error else sys.__stdout__
        if stream is not None:
            print(f"{level.name}: {source}: {msg}", file=stream)


class FileLogger(Logger):
    """Appends to a file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)

    def log(
        self,
        source: str,
        level: LogLevel,
        audience: LogAudience,
        file: str,
        function: str,
        line: int,
        msg: str,
    ) -> None:
        """Writes one entry."""
        with open(self._path, "a", encoding="utf-8") as stream:
            print(f"{level.name}: {source}: {msg}", file=stream)


class LogCentral:
    """Passes entries to the console of the application and to registered loggers."""

    _first: ClassVar[LogCentral | None] = None

    def __init__(self) -> None:
        self._loggers: list[weakref.ref[Logger]] = []
        self.verbosity = LogVerbosity.Info
        self.logStacktrace = False
        self.messageBreakLevel = MessageBreakLevel.Off
        if LogCentral._first is None:
            LogCentral._first = self

    @staticmethod
    def get() -> LogCentral:
        """The first one that was made."""
        if LogCentral._first is None:
            LogCentral()
        assert LogCentral._first is not None
        return LogCentral._first

    def registerLogger(self, logger: Logger) -> None:
        """Keep the logger alive: the centre does not."""
        self._loggers.append(weakref.ref(logger))

    def log(
        self,
        source: str = "",
        level: LogLevel = LogLevel.Info,
        audience: LogAudience = LogAudience.Developer,
        file: str = "",
        function: str = "",
        line: int = 0,
        msg: str = "",
    ) -> None:
        """Hands one entry to all registered loggers."""
        if int(level) < int(self.verbosity):
            return
        get_binding().log(level._wire, source, msg, str(file), function, int(line), audience.name.lower())
        self._loggers = [reference for reference in self._loggers if reference() is not None]
        for reference in self._loggers:
            logger = reference()
            if logger is not None:
                logger.log(source, level, audience, str(file), function, int(line), msg)


def log(
    source: str = "",
    level: LogLevel = LogLevel.Info,
    audience: LogAudience = LogAudience.Developer,
    file: str = "",
    function: str = "",
    line: int = 0,
    msg: str = "",
) -> None:
    """One entry of the console."""
    LogCentral.get().log(source, level, audience, file, function, line, msg)


def logInfo(msg: str) -> None:
    """Writes a line into the console."""
    log("inviwopy", LogLevel.Info, msg=str(msg))


def logWarn(msg: str) -> None:
    """Writes a warning into the console."""
    log("inviwopy", LogLevel.Warn, msg=str(msg))


def logError(msg: str) -> None:
    """Writes an error into the console."""
    log("inviwopy", LogLevel.Error, msg=str(msg))


def handlePythonOutput(msg: str, isStderr: int) -> None:
    """What was printed: 0 for stdout, anything else for stderr."""
    log("Python", LogLevel.Error if isStderr else LogLevel.Info, msg=str(msg))


def debugBreak() -> None:
    """Stops in the Python debugger when one is attached."""
    breakpoint()
