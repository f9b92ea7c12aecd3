"""Transfer functions and isovalues as properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from inviwopy.data._transfer_function import (
    IsoValueCollection,
    TFPrimitiveData,
    TFPrimitiveSet,
    TransferFunction,
)
from inviwopy.glm import dvec2
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._composite import CompositeProperty
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._live import LiveProperty
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics

__all__ = ["IsoTFProperty", "IsoValueProperty", "TransferFunctionProperty"]

S = TypeVar("S", bound=TFPrimitiveSet)
_VIEW = {"zoomH", "zoomV", "histogramMode", "histogramSelection"}


class _PointsProperty(LiveProperty, Generic[S]):
    """A set of points with the zoom of its editor."""

    _noun = "points"

    def _init_points(self, given: Mapping[str, Any], value: S) -> None:
        self._value = value
        self._inport = given["inport"]
        self._zoom_h, self._zoom_v = dvec2(0, 1), dvec2(0, 1)
        self._histogram_mode = "all"
        self._histogram_selection = 2**32 - 1
        self._watch(value)
        Property.__init__(
            self,
            given["identifier"],
            given["displayName"],
            given["help"],
            given["invalidationLevel"],
            given["semantics"],
        )
        self._constructed()

    @property
    def value(self) -> S:
        """A reference: edits of it change the property. Assigning copies."""
        self._pull()
        return self._value

    @value.setter
    def value(self, value: S) -> None:
        self._suspended += 1
        try:
            self._value._assign(value)
        finally:
            self._suspended -= 1
        self._edited()

    def add(self, pos: Any, color: Any = None) -> Any:
        """``add(pos, vec4)``, ``add(dvec2(pos, alpha))``, ``add(TFPrimitiveData)`` or a list of data."""
        return self.value.add(pos, color)

    def clear(self) -> None:
        self.value.clear()

    def getValues(self) -> list[TFPrimitiveData]:
        return self.value.get()

    def setValues(self, values: Iterable[Any]) -> None:
        """Replaces all points."""
        self.value.set(values)

    @property
    def zoomH(self) -> dvec2:
        """The part of the positions that the editor shows (a copy)."""
        return dvec2(self._zoom_h)

    @zoomH.setter
    def zoomH(self, zoom: Any) -> None:
        self._configure({"zoomH": list(dvec2(zoom))})

    @property
    def zoomV(self) -> dvec2:
        """The part of the opacities that the editor shows (a copy)."""
        return dvec2(self._zoom_v)

    @zoomV.setter
    def zoomV(self, zoom: Any) -> None:
        self._configure({"zoomV": list(dvec2(zoom))})

    def save(self, path: Any) -> None:
        self._value._saved(path)

    def load(self, path: Any) -> None:
        loaded = type(self._value)()
        loaded._loaded(path)
        self.value = loaded

    def _state(self) -> dict[str, Any]:
        return {
            **self._value._points_state(),
            "zoomH": list(self._zoom_h),
            "zoomV": list(self._zoom_v),
            "histogramMode": self._histogram_mode,
            "histogramSelection": self._histogram_selection,
        }

    def _apply_state(self, patch: Mapping[str, Any]) -> None:
        if patch.keys() <= _VIEW:
            self._set_state(patch)  # what the editor shows is no change of the function
        else:
            super()._apply_state(patch)

    def _take(self, patch: Mapping[str, Any]) -> None:
        self._value._take_points_state(patch)
        if "zoomH" in patch:
            self._zoom_h = dvec2(patch["zoomH"])
        if "zoomV" in patch:
            self._zoom_v = dvec2(patch["zoomV"])
        self._histogram_mode = patch.get("histogramMode", self._histogram_mode)
        self._histogram_selection = patch.get("histogramSelection", self._histogram_selection)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}:  {self._value.size} {self._noun}{self._value._lines()}>"


def _default_function() -> TransferFunction:
    return TransferFunction([[0.0, "#00000000"], [1.0, "#ffffffff"]])


class TransferFunctionProperty(_PointsProperty[TransferFunction]):
    """``(identifier, displayName, [help,] value=TransferFunction, inport=None, invalidationLevel, semantics)``.

    Without a value, from transparent black to white. ``inport`` gives the volume whose histogram the editor shows."""

    _class_identifier = "org.inviwo.TransferFunctionProperty"
    _noun = "TF points"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {
            "value": None,
            "inport": None,
            "invalidationLevel": InvalidationLevel.InvalidOutput,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of("TransferFunctionProperty", parameters, positional, keywords)
        source = given["value"]
        function = _default_function()
        if source is not None:
            function._assign(_as(TransferFunction, source))
        self._init_points(given, function)

    @property
    def mask(self) -> dvec2:
        """Positions outside of it are transparent (a copy)."""
        return self.value.mask

    @mask.setter
    def mask(self, mask: Any) -> None:
        self.value.mask = mask

    def _state(self) -> dict[str, Any]:
        return {**super()._state(), "mask": list(self._value.mask)}

    def _take(self, patch: Mapping[str, Any]) -> None:
        super()._take(patch)
        if "mask" in patch:
            self._value.mask = patch["mask"]


class IsoValueProperty(_PointsProperty[IsoValueCollection]):
    """``(identifier, displayName, [help,] value=IsoValueCollection, inport=None, [invalidationLevel,] semantics)``."""

    _class_identifier = "org.inviwo.IsoValueProperty"
    _noun = "isovalues"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        has_level = any(isinstance(argument, InvalidationLevel) for argument in positional)
        level = {"invalidationLevel": InvalidationLevel.InvalidOutput}
        semantics = {"semantics": PropertySemantics.Default}
        tail = {**level, **semantics} if has_level else {**semantics, **level}
        parameters = {"value": None, "inport": None, **tail}
        given = arguments_of("IsoValueProperty", parameters, positional, keywords)
        values = IsoValueCollection()
        if given["value"] is not None:
            values._assign(_as(IsoValueCollection, given["value"]))
        self._init_points(given, values)


def _as(kind: type[S], value: Any) -> S:
    return value if isinstance(value, kind) else kind(value)


class IsoTFProperty(CompositeProperty):
    """Isovalues and a transfer function in one: ``(identifier, displayName, [isovalues, tf,] inport=None,
    invalidationLevel, semantics)``."""

    _class_identifier = "org.inviwo.IsoTFProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        has_values = "isovalues" in keywords or any(isinstance(argument, TFPrimitiveSet) for argument in positional)
        tail = {
            "inport": None,
            "invalidationLevel": InvalidationLevel.InvalidResources,
            "semantics": PropertySemantics.Default,
        }
        parameters = {"isovalues": None, "tf": None, **tail} if has_values else tail
        given = arguments_of("IsoTFProperty", parameters, positional, keywords)
        inport = given["inport"]
        self._init_composite(given)
        surfaces, colors = "Values at which surfaces are drawn, with their colours.", "Colour and opacity of every value."
        values, function = given.get("isovalues"), given.get("tf")
        self._isovalues = IsoValueProperty("isovalues", "Iso Values", value=values, inport=inport, help=surfaces)
        self._tf = TransferFunctionProperty(
            "transferFunction", "Transfer Function", value=function, inport=inport, help=colors
        )
        self.addProperties([self._isovalues, self._tf])
        self._constructed()

    @property
    def isovalues(self) -> IsoValueProperty:
        """The isovalues."""
        return self._isovalues

    @property
    def tf(self) -> TransferFunctionProperty:
        """The transfer function."""
        return self._tf

    @property
    def mask(self) -> dvec2:
        """The part of the range that is shown, 0 to 1."""
        return self._tf.mask

    @mask.setter
    def mask(self, mask: Any) -> None:
        self._tf.mask = mask

    @property
    def zoomH(self) -> dvec2:
        """The part of the range that the editor shows, 0 to 1."""
        return self._tf.zoomH

    @zoomH.setter
    def zoomH(self, zoom: Any) -> None:
        self._tf.zoomH = zoom
        self._isovalues.zoomH = zoom

    @property
    def zoomV(self) -> dvec2:
        """The part of the opacity that the editor shows, 0 to 1."""
        return self._tf.zoomV

    @zoomV.setter
    def zoomV(self, zoom: Any) -> None:
        self._tf.zoomV = zoom
        self._isovalues.zoomV = zoom
