"""Transfer functions and isovalues: sorted sets of coloured positions."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, Union

import numpy as np

from inviwopy._enumeration import Enumeration
from inviwopy.data._color import color_from_hex, hex_from_color
from inviwopy.data._picture import transfer_function_picture
from inviwopy.data._png import encode_png
from inviwopy.glm import dvec2, vec3, vec4
from inviwopy.glm._scalar import stream_text

__all__ = [
    "IsoValueCollection",
    "TFPrimitive",
    "TFPrimitiveData",
    "TFPrimitiveSet",
    "TFPrimitiveSetType",
    "TransferFunction",
]

C = TypeVar("C", bound="TFPrimitiveSet")


class TFPrimitiveSetType(Enumeration):
    """Relative positions lie in 0 to 1, absolute ones are values of the data."""

    Relative = 0
    Absolute = 1


def _rgba(color: Any) -> vec4:
    return color_from_hex(color) if isinstance(color, str) else vec4(color)


def _number(value: Any, what: str) -> float:
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"expected a double ({what})")


def _position_and_color(positional: Sequence[Any], keywords: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """Position, colour or opacity, and colour where an opacity is given."""
    if "color" in keywords and "opacity" not in keywords and len(positional) < 2:
        keywords = {**keywords, "opacity": 0.0}
    second = next((name for name in ("colorAndOpacity", "colorAndAlpha") if name in keywords), "opacity")
    names = ("pos", second, "color")
    given = dict(zip(names, positional))
    unexpected = [name for name in keywords if name not in names or name in given]
    if unexpected or len(positional) > len(names):
        raise TypeError(f"TFPrimitiveData(): incompatible function arguments: {unexpected or positional}")
    given.update(keywords)
    return given.get("pos", 0.0), given.get(second), given.get("color")


class TFPrimitiveData:
    """A position and a colour: ``(pos, colorAndOpacity)``, ``(pos, colorAndAlpha)`` as ``"#hex"``,
    ``(pos, opacity, color)`` with a vec3, or a list of those."""

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        pos, color, color3 = _position_and_color(positional, keywords)
        self.pos: float
        self._color: vec4
        if isinstance(pos, TFPrimitiveData):
            self.pos, self._color = pos.pos, vec4(pos._color)
            return
        if isinstance(pos, TFPrimitive):
            self.pos, self._color = pos.pos, pos.color
            return
        if isinstance(pos, (list, tuple)):
            pos, color, color3 = _from_list(pos)
        self.pos = float(pos)
        if isinstance(color, (int, float, np.integer, np.floating)):
            alpha = float(color)
            rgb = color_from_hex(color3) if isinstance(color3, str) else vec3(0 if color3 is None else color3)
            self._color = vec4(rgb.x, rgb.y, rgb.z, alpha)
        else:
            self._color = vec4(0) if color is None else _rgba(color)

    @property
    def color(self) -> vec4:
        """Red, green, blue and opacity."""
        return vec4(self._color)

    @color.setter
    def color(self, color: Any) -> None:
        self._color = _rgba(color)

    def _key(self) -> tuple[float, float]:
        return (self.pos, self._color.w)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TFPrimitiveData) and self.pos == other.pos and bool(self._color == other._color)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"TFPrimitiveData: [{stream_text(self.pos)}, {hex_from_color(self._color)}]"


def _from_list(entry: Any) -> tuple[float, Any, Any]:
    """``[pos, "#hex"]`` or ``[pos, alpha, "#hex"]``; other colours in the place of the code are taken, too."""
    if len(entry) not in (2, 3):
        raise ValueError("expected a list of [pos, hex color] and/or [pos, alpha, hex color]")
    position = _number(entry[0], "position")
    color = entry[-1]
    if isinstance(color, (int, float)):
        raise ValueError("expected a hex color code")
    if len(entry) == 2:
        return position, color, None
    return position, _number(entry[1], "alpha"), color


class TFPrimitive:
    """One point of a set; changing it keeps the set sorted and tells its property."""

    def __init__(self, pos: Any = 0.0, color: Any = None) -> None:
        self._data = TFPrimitiveData(pos, color)
        self._set: TFPrimitiveSet | None = None

    def _changed(self) -> None:
        if self._set is not None:
            self._set._sort_and_tell()

    @property
    def pos(self) -> float:
        """Place in the range of values, 0 to 1."""
        return self._data.pos

    @pos.setter
    def pos(self, pos: float) -> None:
        if self._set is not None:
            self._set._check(float(pos))
        self._data.pos = float(pos)
        self._changed()

    @property
    def alpha(self) -> float:
        """Opacity, 0 to 1."""
        return self._data._color.w

    @alpha.setter
    def alpha(self, alpha: float) -> None:
        self._data._color.w = float(alpha)
        self._changed()

    @property
    def color(self) -> vec4:
        """Red, green, blue, opacity (a copy). A vec3 may be assigned: it leaves the opacity."""
        return self._data.color

    @color.setter
    def color(self, color: Any) -> None:
        if not isinstance(color, (str, vec4)) and len(color) == 3:
            color = vec4(*color, self.alpha)
        self._data.color = color
        self._changed()

    @property
    def data(self) -> TFPrimitiveData:
        """A copy of place and colour."""
        return TFPrimitiveData(self._data)

    @data.setter
    def data(self, data: TFPrimitiveData) -> None:
        copy = TFPrimitiveData(data)
        if self._set is not None:
            self._set._check(copy.pos)
        self._data = copy
        self._changed()

    def setPositionAlpha(self, pos: Any, alpha: float | None = None) -> None:
        """``(pos, alpha)`` or one 2-vector of both."""
        position, opacity = dvec2(pos) if alpha is None else (float(pos), float(alpha))
        if self._set is not None:
            self._set._check(position)
        self._data.pos = position
        self._data._color.w = opacity
        self._changed()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TFPrimitive) and self._data == other._data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<TFPrimitive: {stream_text(self.pos)}, {hex_from_color(self._data._color)}>"


Entry = Union[TFPrimitiveData, TFPrimitive, "list[Any]", "tuple[Any, ...]"]


class TFPrimitiveSet:
    """Points sorted by position, then opacity. ``s[i]`` is a reference to a point."""

    _noun = "primitives"

    def __init__(
        self,
        values: Any = (),
        type: Any = TFPrimitiveSetType.Relative,
        textureSize: int = 1024,
    ) -> None:
        self._listener: Callable[[], object] | None = None
        self._points: list[TFPrimitive] = []
        if isinstance(type, int) and not isinstance(type, bool):  # (values, textureSize) of 2021
            type, textureSize = TFPrimitiveSetType.Relative, type
        if isinstance(values, int) and not isinstance(values, bool):  # (textureSize) of 2021
            values, textureSize = (), values
        self._type: TFPrimitiveSetType = type
        self._texture_size = textureSize
        if isinstance(values, TFPrimitiveSet):
            self._assign(values)
        else:
            self._points = [self._point(entry) for entry in _entries(values)]
            self._sort()

    def _point(self, entry: Entry) -> TFPrimitive:
        data = TFPrimitiveData(entry)
        self._check(data.pos)
        point = TFPrimitive(data)
        point._set = self
        return point

    def _check(self, pos: float) -> None:
        if self._type is TFPrimitiveSetType.Relative and not 0 <= pos <= 1:
            raise RuntimeError(f"Adding TFPrimitive at {stream_text(pos)} outside of range [0,1]")

    def _sort(self) -> None:
        self._points.sort(key=lambda point: point._data._key())

    def _sort_and_tell(self) -> None:
        self._sort()
        if self._listener is not None:
            self._listener()

    def _assign(self, other: TFPrimitiveSet) -> None:
        """Takes over the points and type of another set."""
        self._type = other._type
        self._points = [self._point(point) for point in other._points]
        self._sort_and_tell()

    # Reading

    @property
    def type(self) -> TFPrimitiveSetType:
        """Whether places are parts of the data range or values."""
        return self._type

    @property
    def range(self) -> dvec2:
        """0 and 1 for relative sets, else the first and the last position."""
        if self._type is TFPrimitiveSetType.Relative or not self._points:
            return dvec2(0, 1)
        return dvec2(self._points[0].pos, self._points[-1].pos)

    @property
    def size(self) -> int:
        """How many points there are."""
        return len(self._points)

    @property
    def empty(self) -> bool:
        """Whether there is no point."""
        return not self._points

    @property
    def textureSize(self) -> int:
        """Without meaning: the renderer chooses the size of its texture."""
        return self._texture_size

    def __len__(self) -> int:
        return len(self._points)

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, index: int) -> TFPrimitive:
        if not 0 <= index < len(self._points):
            raise IndexError(f"there are {len(self._points)} {self._noun}, there is no {index}")
        return self._points[index]

    def __setitem__(self, index: int, data: Entry) -> None:
        self[index].data = TFPrimitiveData(data)

    def __iter__(self) -> Iterator[TFPrimitive]:
        return iter(list(self._points))

    def get(self) -> list[TFPrimitiveData]:
        """Positions and colours of all points."""
        return [point.data for point in self._points]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TFPrimitiveSet) and self._type is other._type and self._points == other._points

    __hash__ = None  # type: ignore[assignment]

    # Editing

    def clear(self) -> None:
        """Removes all points."""
        self._points.clear()
        self._sort_and_tell()

    def remove(self, point: TFPrimitive) -> None:
        """Removes this very point, or an equal one."""
        found = [mine for mine in self._points if mine is point] or [mine for mine in self._points if mine == point]
        if found:
            self._points[:] = [mine for mine in self._points if mine is not found[0]]
            self._sort_and_tell()

    def set(self, values: Iterable[Entry]) -> None:
        """Replaces all points."""
        self._points = [self._point(value) for value in values]
        self._sort_and_tell()

    def add(self, pos: Any, color: Any = None) -> Any:
        """``add(point)``, ``add(data)``, ``add(pos, vec4 or "#hex")``, ``add(vec2(pos, alpha))`` with the colour
        interpolated from the neighbours, or a list of data. Returns the new point, or None for a list."""
        if color is not None:
            return self._added(TFPrimitiveData(pos, color))
        if isinstance(pos, (TFPrimitiveData, TFPrimitive)):
            return self._added(TFPrimitiveData(pos))
        if isinstance(pos, list) and not (len(pos) == 2 and all(isinstance(item, (int, float)) for item in pos)):
            points = [self._point(entry) for entry in _entries(pos)]
            self._points.extend(points)
            self._sort_and_tell()
            return None
        position, alpha = dvec2(pos)
        rgb = self._sample(position) if self._points else vec4(1)
        return self._added(TFPrimitiveData(position, vec4(rgb.x, rgb.y, rgb.z, alpha)))

    def _added(self, data: TFPrimitiveData) -> TFPrimitive:
        point = self._point(data)
        self._points.append(point)
        self._sort_and_tell()
        return point

    def addPoint(self, *arguments: Any) -> None:
        """In no age of the API, but in old examples."""
        raise AttributeError("There is no addPoint; use add(pos, vec4) or add(vec2(pos, alpha))")

    def _sample(self, x: float) -> vec4:
        """The colour at ``x``: linear between points, constant outside, transparent black without points."""
        if not self._points:
            return vec4(0)
        right = bisect_right([point.pos for point in self._points], x)
        if right == 0 or right == len(self._points):
            return self._points[min(right, len(self._points) - 1)].color
        a, b = self._points[right - 1], self._points[right]
        t = (x - a.pos) / (b.pos - a.pos)
        return a.color * (1 - t) + b.color * t

    # Files and states

    def _saved(self, path: str | os.PathLike[str]) -> None:
        from inviwopy.data._itf import write_points

        write_points(self, path)

    def _loaded(self, path: str | os.PathLike[str]) -> None:
        from inviwopy.data._itf import read_points

        self._assign(read_points(type(self), path))

    def _points_state(self) -> dict[str, Any]:
        return {
            "points": [{"position": point.pos, "color": list(point.color)} for point in self._points],
            "type": self._type.name.lower(),
        }

    def _take_points_state(self, state: Mapping[str, Any]) -> None:
        if "type" in state:
            self._type = TFPrimitiveSetType[str(state["type"]).capitalize()]
        if "points" in state:
            entries = [TFPrimitiveData(point["position"], vec4(point["color"])) for point in state["points"]]
            self._points = [self._point(entry) for entry in entries]
            self._sort()

    def _lines(self) -> str:
        return "".join(f"\n    {stream_text(p.pos)}, {hex_from_color(p._data._color)}" for p in self._points)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}:  {len(self._points)} {self._noun}{self._lines()}>"


def _entries(values: Any) -> list[Entry]:
    if not isinstance(values, Iterable):
        raise ValueError("expected a list of [pos, hex color] and/or [pos, alpha, hex color]")
    entries = list(values)
    for entry in entries:
        if not isinstance(entry, (TFPrimitiveData, TFPrimitive, list, tuple)):
            raise ValueError("expected a list of [pos, hex color] and/or [pos, alpha, hex color]")
    return entries


class _SaveLoad:
    """``save`` and ``load`` of both ages: called on the class and on an instance."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type[TFPrimitiveSet]) -> Callable[..., Any]:
        if self._name == "save":
            return instance._saved if instance is not None else lambda points, path: points._saved(path)
        if instance is not None:
            return lambda path: instance._loaded(path)

        def load(path: str | os.PathLike[str]) -> TFPrimitiveSet:
            loaded = owner()
            loaded._loaded(path)
            return loaded

        return load


class TransferFunction(TFPrimitiveSet):
    """Colour and opacity over position: ``TransferFunction([[0.0, "#00000000"], [1.0, 0.5, "#ff0000"]])``.

    ``TransferFunction.load(path)`` and ``TransferFunction.save(tf, path)`` (or ``tf.save(path)``, ``tf.load(path)``)
    read and write ``.itf`` files."""

    _noun = "points"
    save = _SaveLoad("save")
    load = _SaveLoad("load")

    def __init__(
        self,
        values: Any = (),
        type: Any = TFPrimitiveSetType.Relative,
        textureSize: int = 1024,
    ) -> None:
        self._mask: dvec2 | None = None
        super().__init__(values, type, textureSize)

    def _assign(self, other: TFPrimitiveSet) -> None:
        if isinstance(other, TransferFunction):
            self._mask = None if other._mask is None else dvec2(other._mask)
        super()._assign(other)

    @property
    def mask(self) -> dvec2:
        """Positions outside of it are transparent (a copy)."""
        if self._mask is not None:
            return dvec2(self._mask)
        if self._type is TFPrimitiveSetType.Relative:
            return dvec2(0, 1)
        return dvec2(-np.finfo(np.float64).max, np.finfo(np.float64).max)

    @mask.setter
    def mask(self, mask: Any) -> None:
        low, high = sorted(dvec2(mask))
        self._mask = dvec2(low, high)
        self._sort_and_tell()

    def clearMask(self) -> None:
        """Shows the whole range again."""
        self._mask = None
        self._sort_and_tell()

    def _repr_png_(self) -> bytes:
        """For notebooks: colours over a board of grey squares."""
        return encode_png(transfer_function_picture(self))

    def sample(self, x: float) -> vec4:
        """The colour at ``x``: linear between points, constant outside of them."""
        return self._sample(float(x))

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other) and isinstance(other, TransferFunction) and bool(self.mask == other.mask)

    __hash__ = None


class IsoValueCollection(TFPrimitiveSet):
    """Coloured isovalues; files as those of TransferFunction, with the extension ``.iiv``."""

    _noun = "isovalues"
    save = _SaveLoad("save")
    load = _SaveLoad("load")
