"""A camera as a property, with its fields as children."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from inviwopy._binding import get_binding
from inviwopy.data._camera import Camera, PerspectiveCamera, camera_from_state
from inviwopy.glm import dvec3, mat4, vec2, vec3, vec4
from inviwopy.properties._arguments import arguments_of
from inviwopy.properties._button import ButtonGroupProperty, ButtonProperty
from inviwopy.properties._composite import CompositeProperty
from inviwopy.properties._enums import ConstraintBehavior, InvalidationLevel, PropertySerializationMode
from inviwopy.properties._live import LiveProperty
from inviwopy.properties._option import OptionPropertyString
from inviwopy.properties._ordinals import FloatProperty
from inviwopy.properties._property import Property
from inviwopy.properties._reference import ReferenceProperty
from inviwopy.properties._references import FloatRefProperty, FloatVec2RefProperty, FloatVec3RefProperty
from inviwopy.properties._semantics import PropertySemantics
from inviwopy.properties._simple import BoolProperty

__all__ = ["CameraProperty"]

_TYPES = ("PerspectiveCamera", "OrthographicCamera", "SkewedPerspectiveCamera")
_OWN_FIELDS = {_TYPES[0]: ("fov",), _TYPES[1]: ("width",), _TYPES[2]: ("fov", "offset")}
_IGNORE, _IMMUTABLE = ConstraintBehavior.Ignore, ConstraintBehavior.Immutable

# As in the engine.
_HELP = {
    "cameraType": "Perspective: what is far is small. Orthographic: it is not. "
    "Skewed: one of two eyes, which look at the same plane.",
    "actions": "Looks at the data as a whole, or from one of their sides.",
    "lookFrom": "Where the eye is, in the world.",
    "lookTo": "The place in the world that is in the middle of the picture. The camera turns about it.",
    "lookUp": "The direction in the world that is up in the picture.",
    "aspectRatio": "Width of the picture by its height, which it follows.",
    "near": "What is nearer to the eye is not drawn.",
    "far": "What is farther from the eye is not drawn.",
    "fov": "Field of view: degrees from the lower to the upper edge of the picture.",
    "width": "How much of the world is seen from the left to the right edge of the picture.",
    "offset": "How far the eye is moved to the right and up, in the world.",
    "settings": "How the camera fits the data.",
    "setNearFarButton": "Near and far plane leave room for the data from wherever they are looked at.",
    "setLookRangesButton": "Sliders of the places reach as far as suits the data.",
    "updateNearFar": "Near and far plane are set when the data are fitted.",
    "updateLookRanges": "Ranges of the sliders are set when the data are fitted.",
    "fittingRatio": "Room for the data when they are fitted: at 1 they touch the edges of the picture.",
}

# The order of the buttons that look along an axis, behind the one that fits.
_SIDE_BUTTONS = ("XPositive", "XNegative", "YPositive", "YNegative", "ZPositive", "ZNegative")


class CameraProperty(LiveProperty, CompositeProperty):
    """``(identifier, displayName, [help,] eye=vec3(0,0,2), center=vec3(0), lookUp=vec3(0,1,0), inport=None,
    invalidationLevel=InvalidResources, semantics=Default)``.

    ``camera.lookFrom`` is the vector; the child property of that name is ``camera.properties.lookFrom``. ``inport``
    gives the data whose bounds ``fitData`` and ``setView`` use."""

    _class_identifier = "org.inviwo.CameraProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {
            "eye": (0, 0, 2),
            "center": (0, 0, 0),
            "lookUp": (0, 1, 0),
            "inport": None,
            "invalidationLevel": InvalidationLevel.InvalidResources,
            "semantics": PropertySemantics.Default,
        }
        given = arguments_of("CameraProperty", parameters, positional, keywords)
        self._inport = given["inport"]
        # Fields that the present type of camera has not are kept for the next change of type
        self._spare: dict[str, Any] = {"fov": 38.0, "width": 10.0, "offset": [0.0, 0.0]}
        self._camera: Camera = PerspectiveCamera(
            vec3(given["eye"]), vec3(given["center"]), vec3(given["lookUp"]), 0.1, 100, 1, 38
        )
        self._watch(self._camera)
        self._init_composite(given)
        self._add_children()
        self._constructed()

    # Children

    def _add_children(self) -> None:
        options = [(kind, kind.replace("Camera", ""), kind) for kind in _TYPES]
        kind = OptionPropertyString("cameraType", "Camera Type", options, 0, InvalidationLevel.Valid)
        kind.onChange(lambda: self._set_type(kind.value))
        self.addProperty(kind)
        actions = ButtonGroupProperty("actions", "Actions", self._actions(), InvalidationLevel.Valid)
        actions.serializationMode = PropertySerializationMode.Nothing
        self.addProperty(actions)
        for field in ("lookFrom", "lookTo"):
            self._add_vector(field, 100, _IGNORE, 0.1)
        self._add_vector("lookUp", 1, _IMMUTABLE, 0.01)
        self._add_number("aspectRatio", "Aspect Ratio", 0, 100, _IGNORE).readOnly = True
        self._add_number("near", "Near Plane", 0.001, 10, _IGNORE)
        self._add_number("far", "Far Plane", 1, 1000, _IGNORE)
        self._add_number("fov", "FOV", 0, 180, _IMMUTABLE, 0.1)
        self._add_number("width", "Width", 0, 1000, _IGNORE, 0.1)
        self.addProperty(
            FloatVec2RefProperty(
                "offset",
                "Separation Offset",
                lambda: vec2(self._field("offset")),
                lambda value: self._change({"offset": list(value)}),
                (vec2(-10), _IGNORE),
                (vec2(10), _IGNORE),
                invalidationLevel=InvalidationLevel.Valid,
            )
        )
        for child in self._properties:
            child._derived = isinstance(child, ReferenceProperty)
        self._add_settings()
        self._show_own_fields()

    def _actions(self) -> list[tuple[str | None, str | None, str, Any]]:
        from inviwopy.camerautil import Side  # camerautil uses this class

        # From the negative side one looks along the positive axis.
        along = [(f"{side.name[0]}{'+' if 'Negative' in side.name else '-'}", side) for side in Side]
        views = [(name, None, f"Look along {name.lower()}", lambda side=side: self.setView(side)) for name, side in along]
        fit, flip = (
            (None, "maximize", "Fit the data", self.fitData),
            (None, "arrow-up-down", "Flip the up direction", self.flipUp),
        )
        return [fit, *views, flip]

    def _add_vector(self, field: str, bound: float, constraint: ConstraintBehavior, increment: float) -> None:
        step: Any = dvec3(increment)  # 0.1 and not its nearest single precision number
        self.addProperty(
            FloatVec3RefProperty(
                field,
                f"Look {field[4:].lower()}",
                lambda: vec3(self._field(field)),
                lambda value: self._change({field: list(value)}),
                (vec3(-bound), constraint),
                (vec3(bound), constraint),
                step,
                InvalidationLevel.Valid,
            )
        )

    def _add_number(
        self, field: str, name: str, low: float, high: float, constraint: ConstraintBehavior, increment: float = 0.01
    ) -> FloatRefProperty:
        child = FloatRefProperty(
            field,
            name,
            lambda: float(self._field(field)),
            lambda value: self._change({field: value}),
            (low, constraint),
            (high, constraint),
            increment,
            InvalidationLevel.Valid,
        )
        self.addProperty(child)
        return child

    def _add_settings(self) -> None:
        valid = InvalidationLevel.Valid
        settings = CompositeProperty("settings", "Settings", valid)
        settings.addProperties(
            [
                ButtonProperty("setNearFarButton", "Set Near/Far", self.setNearFar, valid),
                ButtonProperty("setLookRangesButton", "Set Look Ranges", self.setLookRange, valid),
                BoolProperty("updateNearFar", "Update Near/Far", True, valid),
                BoolProperty("updateLookRanges", "Update Look Ranges", True, valid),
                FloatProperty("fittingRatio", "Fitting Ratio", 1.05, 0, 2, 0.01, valid),
            ]
        )
        settings.collapsed = True
        self.addProperty(settings)
        for child in (*self._properties, *settings.properties):
            child.help = _HELP[child.identifier]

    def _show_own_fields(self) -> None:
        shown = _OWN_FIELDS[type(self._camera).__name__]
        for field in ("fov", "width", "offset"):
            self.properties[field].visible = field in shown

    # The camera

    @property
    def camera(self) -> Camera:
        """The live camera: edits of it change the property."""
        self._pull()
        return self._camera

    @property
    def value(self) -> Camera:
        """The live camera: edits of it change the property. Assigning takes over another camera's fields."""
        return self.camera

    @value.setter
    def value(self, camera: Camera) -> None:
        self._change(camera._state())

    def _field(self, name: str) -> Any:
        return self._camera_state()[name]

    def _set_type(self, name: str) -> None:
        if name != type(self._camera).__name__:
            self._change({"type": name})

    @property
    def lookFrom(self) -> vec3:
        """The eye, in world space (a copy)."""
        return self.camera.lookFrom

    @lookFrom.setter
    def lookFrom(self, point: Any) -> None:
        self.camera.lookFrom = vec3(point)

    @property
    def lookTo(self) -> vec3:
        """The point that it looks at, in world space (a copy)."""
        return self.camera.lookTo

    @lookTo.setter
    def lookTo(self, point: Any) -> None:
        self.camera.lookTo = vec3(point)

    @property
    def lookUp(self) -> vec3:
        """The direction that is up in the picture (a copy)."""
        return self.camera.lookUp

    @lookUp.setter
    def lookUp(self, direction: Any) -> None:
        self.camera.lookUp = vec3(direction)

    @property
    def lookRight(self) -> vec3:
        """Unit vector to the right of the view."""
        camera = self.camera
        right = np.cross(camera._to - camera._from, camera._up)
        return vec3(right / np.linalg.norm(right))

    @property
    def aspectRatio(self) -> float:
        """Width of the picture over its height."""
        return self.camera.aspectRatio

    @aspectRatio.setter
    def aspectRatio(self, ratio: float) -> None:
        self.camera.aspectRatio = ratio

    @property
    def nearPlane(self) -> float:
        """Distance of the near plane from the eye, in world units."""
        return self.camera.nearPlaneDist

    @nearPlane.setter
    def nearPlane(self, distance: float) -> None:
        self.camera.nearPlaneDist = distance

    @property
    def farPlane(self) -> float:
        """Distance of the far plane from the eye, in world units."""
        return self.camera.farPlaneDist

    @farPlane.setter
    def farPlane(self, distance: float) -> None:
        self.camera.farPlaneDist = distance

    def setLook(self, lookFrom: Any, lookTo: Any, lookUp: Any) -> None:
        """Eye, target and up vector, as one change."""
        look = {"lookFrom": lookFrom, "lookTo": lookTo, "lookUp": lookUp}
        self._change({field: list(vec3(value)) for field, value in look.items()})

    @property
    def lookFromMinValue(self) -> vec3:
        """Least value of the eye's slider."""
        return self.properties.lookFrom.minValue  # type: ignore[no-any-return]

    @property
    def lookFromMaxValue(self) -> vec3:
        """Greatest value of the eye's slider."""
        return self.properties.lookFrom.maxValue  # type: ignore[no-any-return]

    @property
    def lookToMinValue(self) -> vec3:
        """Least value of the target's slider."""
        return self.properties.lookTo.minValue  # type: ignore[no-any-return]

    @property
    def lookToMaxValue(self) -> vec3:
        """Greatest value of the target's slider."""
        return self.properties.lookTo.maxValue  # type: ignore[no-any-return]

    # Matrices

    @property
    def viewMatrix(self) -> mat4:
        """View from world."""
        return self.camera.viewMatrix

    @property
    def projectionMatrix(self) -> mat4:
        """Clip from view; z from -1 to 1."""
        return self.camera.projectionMatrix

    @property
    def inverseViewMatrix(self) -> mat4:
        """World space from view space."""
        return self.camera.inverseViewMatrix

    @property
    def inverseProjectionMatrix(self) -> mat4:
        """View space from clip space."""
        return self.camera.inverseProjectionMatrix

    def getWorldPosFromNormalizedDeviceCoords(self, ndc: Any) -> vec3:
        """The point in world space of a point within -1 to 1."""
        return self.camera.getWorldPosFromNormalizedDeviceCoords(ndc)

    def getClipPosFromNormalizedDeviceCoords(self, ndc: Any) -> vec4:
        """The point in clip space of a point within -1 to 1."""
        return self.camera.getClipPosFromNormalizedDeviceCoords(ndc)

    def getNormalizedDeviceFromNormalizedScreenAtFocusPointDepth(self, screen: Any) -> vec3:
        """The point within -1 to 1, at the depth of the target, of a point of the screen within 0 to 1."""
        return self.camera.getNormalizedDeviceFromNormalizedScreenAtFocusPointDepth(screen)

    # Fitting

    def _bounding_box(self) -> mat4:
        """World from the unit cube, of the data at ``inport``."""
        from inviwopy.camerautil import bounding_box

        data = None if self._inport is None else self._inport.getData()
        if data is None:
            raise RuntimeError(
                f"{self.path} knows no data to fit: pass the inport to the constructor, and connect it; "
                "or use inviwopy.camerautil.setCameraView with a bounding box"
            )
        return bounding_box(data)

    def fitData(self) -> None:
        """Moves the eye so that the data at ``inport`` fills the view."""
        from inviwopy.camerautil import setCameraView

        if not self._pressed_in_engine("actions"):
            setCameraView(self, self._bounding_box(), self._ratio(), *self._update_flags())

    def setView(self, side: Any) -> None:
        """Looks at the data at ``inport`` from a ``camerautil.Side``."""
        from inviwopy.camerautil import Side, setCameraView

        if not self._pressed_in_engine("actions", 1 + _SIDE_BUTTONS.index(Side(side).name)):
            setCameraView(self, self._bounding_box(), side, self._ratio(), *self._update_flags())

    def _pressed_in_engine(self, button: str, index: int = 0) -> bool:
        """The camera of a processor of the engine knows its data there; False for those of Python."""
        processor = self._processor()
        if processor is None or not processor._is_remote or processor.network is None:
            return False
        get_binding().call("network", "press", [f"{self.path}.{button}", index])
        return True

    def _ratio(self) -> float:
        return float(self.properties.settings.properties.fittingRatio.value)

    def _update_flags(self) -> tuple[Any, Any]:
        from inviwopy.camerautil import UpdateLookRanges, UpdateNearFar

        settings = self.properties.settings.properties
        near_far = UpdateNearFar.Yes if settings.updateNearFar.value else UpdateNearFar.No
        look = UpdateLookRanges.Yes if settings.updateLookRanges.value else UpdateLookRanges.No
        return near_far, look

    def flipUp(self) -> None:
        """Turns the picture upside down."""
        self.lookUp = vec3(0) - self.lookUp

    def setNearFar(self) -> None:
        """Near and far plane from the bounds of the data at ``inport``."""
        from inviwopy.camerautil import setCameraNearFar

        if not self._pressed_in_engine("settings.setNearFarButton"):
            setCameraNearFar(self, self._bounding_box(), 25.0, 1 / 10000)

    def setLookRange(self) -> None:
        """Bounds of ``lookFrom`` and ``lookTo`` from the bounds of the data at ``inport``."""
        from inviwopy.camerautil import setCameraLookRanges

        if not self._pressed_in_engine("settings.setLookRangesButton"):
            setCameraLookRanges(self, self._bounding_box(), 25.0)

    # State

    def _camera_state(self) -> dict[str, Any]:
        return {**self._spare, **self._camera._state()}

    def _state(self) -> dict[str, Any]:
        return {**self._camera_state(), "collapsed": self._collapsed}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        LiveProperty._set_state(self, patch)

    def _take(self, patch: Mapping[str, Any]) -> None:
        CompositeProperty._set_state(self, patch)
        state = self._camera_state()
        kind = patch.get("type", state["type"])
        if kind != state["type"]:
            state = {**state, **_converted(state, kind), **patch}
            self._camera._listener = None
            self._camera = camera_from_state(state)
            self._camera._listener = self._edited
        else:
            self._camera._take_state(patch)
        self._spare = {field: patch.get(field, state[field]) for field in self._spare}
        if self._properties:
            self._properties[0]._set_state({"selected": kind})
            self._show_own_fields()

    def _apply_state(self, patch: Mapping[str, Any]) -> None:
        if patch.keys() <= {"collapsed"}:
            CompositeProperty._apply_state(self, patch)
        else:
            Property._apply_state(self, patch)

    def resetToDefaultState(self) -> CameraProperty:
        """Takes over the camera of the constructor, or of ``setCurrentStateAsDefault``."""
        self._change(self._default)
        return self


def _converted(state: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Fields that keep the view when the type of camera changes."""
    was_orthographic = state["type"] == "OrthographicCamera"
    becomes_orthographic = kind == "OrthographicCamera"
    if was_orthographic == becomes_orthographic:
        return {"type": kind}
    eye, target = np.array(state["lookFrom"]), np.array(state["lookTo"])
    distance = float(np.linalg.norm(eye - target))
    spread = 2 * math.tan(math.radians(state["fov"]) / 2) * state["aspectRatio"]
    if becomes_orthographic:
        return {"type": kind, "width": distance * spread}
    return {"type": kind, "lookFrom": (target + (eye - target) / distance * state["width"] / spread).tolist()}
