"""Colours as hexadecimal codes."""

from __future__ import annotations

import re
from typing import Any

from inviwopy.glm import vec4

__all__ = ["color_from_hex", "hex_from_color"]


def color_from_hex(text: str) -> vec4:
    """``#RGB``, ``#RGBA``, ``#RRGGBB`` or ``#RRGGBBAA`` as components of 0 to 1. RuntimeError for anything else."""
    code = text.strip()
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})", code):
        raise RuntimeError(f'Invalid hex code "{text}".')
    digits = code[1:]
    if len(digits) <= 4:
        digits = "".join(digit * 2 for digit in digits)
    values = [int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    return vec4(*values) if len(values) == 4 else vec4(*values, 1.0)


def hex_from_color(color: Any) -> str:
    """Always ``#rrggbbaa``; each component is cut off to a whole number of 255ths."""
    # What came from a code must give it again: 128/255 as float32 times 255 is a hair below 128
    return "#" + "".join(f"{min(max(int(value * 255 + 1e-4), 0), 255):02x}" for value in color)
