"""inviwopy."""

from __future__ import annotations

from inviwopy import data, doc, glm, ports, properties
from inviwopy._info import CodeState, ProcessorInfo, Tag, Tags
from inviwopy._processor import Processor

__all__ = ["CodeState", "Processor", "ProcessorInfo", "Tag", "Tags", "data", "doc", "glm", "ports", "properties"]
