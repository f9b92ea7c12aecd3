"""Properties of processors that live in the engine, as objects of the ordinary classes.

Reading a value fetches it, assigning sends it: one request each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inviwopy import properties
from inviwopy._binding import get_binding
from inviwopy.doc import Document
from inviwopy.properties._camera import CameraProperty
from inviwopy.properties._composite import CompositeProperty
from inviwopy.properties._enums import InvalidationLevel, PropertySerializationMode
from inviwopy.properties._owner import PropertyOwner
from inviwopy.properties._property import Property

__all__ = ["adopt_properties", "property_from_description", "update_property"]

_CLASSES: dict[str, type[Any]] = {}
for _name in properties.__all__:
    _class = getattr(properties, _name)
    if isinstance(_class, type) and issubclass(_class, Property):
        _CLASSES.setdefault(_class._class_identifier, _class)

_EXTRA_ARGUMENTS: dict[type[Any], tuple[Any, ...]] = {properties.BoolCompositeProperty: (False,)}


class UnknownProperty(Property):
    """A property whose class has no counterpart in Python: only the base members, and its state as a dict."""

    def __init__(self, identifier: str, displayName: str) -> None:
        super().__init__(identifier, displayName)
        self._fields: dict[str, Any] = {}

    @property
    def state(self) -> dict[str, Any]:
        """The state as the engine keeps it."""
        self._pull()
        return dict(self._fields)

    @state.setter
    def state(self, patch: Mapping[str, Any]) -> None:
        self._change(patch)

    def _state(self) -> dict[str, Any]:
        return dict(self._fields)

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        self._fields = {**self._fields, **patch}


def property_from_description(description: Mapping[str, Any]) -> Property:
    """A property in the described state, with its children."""
    identifier, name = description["identifier"], description.get("displayName", description["identifier"])
    kind = _class_of(description)
    prop: Property = kind(identifier, name, *_EXTRA_ARGUMENTS.get(kind, ()))
    prop.__dict__["_class_identifier"] = description["classIdentifier"]
    _update(prop, description)
    prop._default = prop._state()
    return prop


def _class_of(description: Mapping[str, Any]) -> type[Any]:
    class_identifier = description["classIdentifier"]
    plain = class_identifier.replace("RefProperty", "Property")
    if plain in _CLASSES:
        return _CLASSES[plain]
    state = description.get("state", {})
    if "options" in state:
        values = [option["value"] for option in state["options"]]
        if values and all(isinstance(value, str) for value in values):
            return properties.OptionPropertyString
        if all(isinstance(value, int) for value in values):
            return properties.OptionPropertyInt
        if all(isinstance(value, (int, float)) for value in values):
            return properties.OptionPropertyDouble
    return CompositeProperty if "children" in description else UnknownProperty


def _update(prop: Property, description: Mapping[str, Any]) -> None:
    """Takes over what a description says, without telling anybody."""
    prop._quiet += 1
    try:
        prop._set_state(description.get("state", {}))
    finally:
        prop._quiet -= 1
    prop._apply_meta(description)
    if "invalidationLevel" in description:
        prop._level = next(level for level in InvalidationLevel if level._wire == description["invalidationLevel"])
    if "serializationMode" in description:
        prop._serialization = next(
            mode for mode in PropertySerializationMode if mode._wire == description["serializationMode"]
        )
    prop._owned = bool(description.get("owned", False))
    if description.get("help"):
        prop._help = Document._from_markdown(description["help"])
    if isinstance(prop, CompositeProperty) and not isinstance(prop, CameraProperty):
        adopt_properties(prop, description.get("children", ()))


def update_property(prop: Property, description: Mapping[str, Any]) -> None:
    """Gives a property the described values, and those below it that it has, as changes from the engine."""
    prop._apply_meta(description)
    prop._apply_state(description.get("state", {}))
    if isinstance(prop, PropertyOwner) and not isinstance(prop, CameraProperty):
        for child in description.get("children", ()):
            mine = prop.getPropertyByIdentifier(child["identifier"])
            if mine is not None and mine.classIdentifier == child["classIdentifier"]:
                update_property(mine, child)


def adopt_properties(owner: PropertyOwner, descriptions: Sequence[Mapping[str, Any]]) -> None:
    """Makes the owner's properties those that are described; objects of the same identifier and class stay."""
    known = {prop.identifier: prop for prop in owner._properties}
    adopted: list[Property] = []
    for description in descriptions:
        prop = known.get(description["identifier"])
        if prop is not None and prop.classIdentifier == description["classIdentifier"]:
            _update(prop, description)
        else:
            prop = property_from_description(description)
            prop._owner = owner
        adopted.append(prop)
    for prop in owner._properties:
        if all(prop is not kept for kept in adopted):
            prop._owner = None
    owner._properties[:] = adopted


def watch_remotely(owner: PropertyOwner) -> None:
    """Lets all properties below a proxy fetch their state before it is read."""
    for prop in owner._properties:
        prop._pull = lambda prop=prop: _fetch(prop)  # type: ignore[misc]
        if isinstance(prop, CameraProperty):
            for child in prop.getPropertiesRecursive():
                child._pull = prop._pull
        elif isinstance(prop, PropertyOwner):
            watch_remotely(prop)


def _fetch(prop: Property) -> None:
    description = get_binding().call("network", "property", [prop.path])
    if description is None:
        raise RuntimeError(f"The network has no property {prop.path} any more")
    _update(prop, description)
    if isinstance(prop, PropertyOwner) and not isinstance(prop, CameraProperty):
        watch_remotely(prop)
