"""Which stored component each of red, green, blue and alpha is read from."""

from __future__ import annotations

from typing import Any, ClassVar

from inviwopy.data._enums import ImageChannel, _as_member

__all__ = ["SwizzleMask"]

_LETTERS = "rgba01"


class SwizzleMask:
    """Four ImageChannels; the default is red, green, blue, alpha."""

    rgb: ClassVar[SwizzleMask]
    rgba: ClassVar[SwizzleMask]
    rgbZeroAlpha: ClassVar[SwizzleMask]
    luminance: ClassVar[SwizzleMask]
    luminanceAlpha: ClassVar[SwizzleMask]
    redGreen: ClassVar[SwizzleMask]
    depth: ClassVar[SwizzleMask]

    def __init__(
        self,
        red: ImageChannel | SwizzleMask = ImageChannel.Red,
        green: ImageChannel = ImageChannel.Green,
        blue: ImageChannel = ImageChannel.Blue,
        alpha: ImageChannel = ImageChannel.Alpha,
    ) -> None:
        self._channels: tuple[ImageChannel, ...]
        if isinstance(red, SwizzleMask):
            self._channels = red._channels
        else:
            self._channels = tuple(_as_member(ImageChannel, channel) for channel in (red, green, blue, alpha))

    @staticmethod
    def _parse(letters: str) -> SwizzleMask:
        """From the form of descriptions: four of ``rgba01``."""
        return SwizzleMask(*(ImageChannel(_LETTERS.index(letter)) for letter in letters))

    @property
    def _letters(self) -> str:
        return "".join(_LETTERS[int(channel)] for channel in self._channels)

    @staticmethod
    def defaultData(n: int) -> SwizzleMask:
        """For ``n`` components that are data: one is shown as grey, two as red and green."""
        return SwizzleMask._parse(("rrr1", "rg01", "rgb1", "rgba")[n - 1])

    @staticmethod
    def defaultColor(n: int) -> SwizzleMask:
        """For ``n`` components that are a colour: two are grey and alpha."""
        return SwizzleMask._parse(("rrr1", "rrrg", "rgb1", "rgba")[n - 1])

    def __getitem__(self, index: int) -> ImageChannel:
        return self._channels[index]

    def __eq__(self, other: object) -> Any:
        return self._channels == other._channels if isinstance(other, SwizzleMask) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._channels)

    def __repr__(self) -> str:
        return "[" + ", ".join(self._letters) + "]"


SwizzleMask.rgb = SwizzleMask._parse("rgb1")
SwizzleMask.rgba = SwizzleMask._parse("rgba")
SwizzleMask.rgbZeroAlpha = SwizzleMask._parse("rgb0")
SwizzleMask.luminance = SwizzleMask._parse("rrr1")
SwizzleMask.luminanceAlpha = SwizzleMask._parse("rrrg")
SwizzleMask.redGreen = SwizzleMask._parse("rg00")
SwizzleMask.depth = SwizzleMask._parse("rrr1")
