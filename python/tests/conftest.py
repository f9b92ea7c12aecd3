"""A binding that records what the package tells, in the place of an application."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

import inviwopy as ivw
from inviwopy._binding import LocalBinding, set_binding


class RecordingBinding(LocalBinding):
    """Keeps what is told, in order; answers calls from ``answers``."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[Any, ...]] = []
        self.logged: list[tuple[str, str, str]] = []

    def property_changed(
        self,
        processor: str,
        path: str,
        state: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        self.told.append((f"{processor}.{path}", dict(state or {}), dict(meta or {})))

    def structure_changed(self, processor: Any) -> None:
        self.told.append(("structure", processor.identifier))

    def button_pressed(self, processor: str, path: str, index: int) -> None:
        self.told.append(("press", f"{processor}.{path}", index))

    def invalidated(self, processor: str, level: str) -> None:
        self.told.append(("invalidated", processor, level))

    def run_later(self, processor: str, function: Callable[[], None]) -> None:
        self.told.append(("later", processor, function))

    def new_results(self, processor: Any, outports: Sequence[str]) -> None:
        self.told.append(("results", processor.identifier, *outports))

    def log(
        self,
        level: str,
        source: str,
        text: str,
        file: str = "",
        function: str = "",
        line: int = 0,
        audience: str = "developer",
    ) -> None:
        self.logged.append((level, source, text))

    def take(self) -> list[tuple[Any, ...]]:
        """What was told since the last time."""
        told, self.told = self.told, []
        return told


@pytest.fixture
def binding() -> Iterator[RecordingBinding]:
    recording = RecordingBinding()
    before = set_binding(recording)
    yield recording
    set_binding(before)


@pytest.fixture
def processor(binding: RecordingBinding) -> ivw.Processor:
    """A processor that the engine knows: changes are told from now on."""

    class Example(ivw.Processor):
        @staticmethod
        def processorInfo() -> ivw.ProcessorInfo:
            return ivw.ProcessorInfo("org.inviwo.example", "Example")

    made = Example("Example", "Example")
    made._describe()
    return made
