"""Properties that hold properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from inviwopy._identifier import unique_identifier
from inviwopy.properties._arguments import REQUIRED, arguments_of
from inviwopy.properties._enums import InvalidationLevel, ListPropertyUIFlag, ListPropertyUIFlags
from inviwopy.properties._owner import PropertyOwner
from inviwopy.properties._property import Property
from inviwopy.properties._semantics import PropertySemantics
from inviwopy.properties._simple import BoolProperty

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = ["BoolCompositeProperty", "CompositeProperty", "ListProperty"]

_TAIL = {"invalidationLevel": InvalidationLevel.InvalidResources, "semantics": PropertySemantics.Default}


class CompositeProperty(PropertyOwner, Property):
    """A group of properties: ``(identifier, displayName, invalidationLevel, semantics)``.

    A change of a child is a change of the composite, too; it invalidates the processor at the lower of the two
    levels, so a composite with ``InvalidationLevel.Valid`` isolates its children."""

    _class_identifier = "org.inviwo.CompositeProperty"
    _default_level = InvalidationLevel.InvalidResources

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        self._init_composite(arguments_of(type(self).__name__, _TAIL, positional, keywords))
        self._constructed()

    def _init_composite(self, given: Mapping[str, Any]) -> None:
        """Sets up owner and property from ``identifier``, ``displayName``, ``help`` and the tail."""
        self._init_owner()
        Property.__init__(
            self,
            given["identifier"],
            given["displayName"],
            given["help"],
            given["invalidationLevel"],
            given["semantics"],
        )
        self._collapsed = False

    # As an owner

    def _owner_path(self) -> str:
        return self.path

    @property
    def processor(self) -> Processor | None:
        """The processor that it belongs to, or None."""
        return self._owner.processor if self._owner is not None else None

    def getOwner(self) -> PropertyOwner | None:
        """What holds it: a processor or another composite."""
        return self._owner

    def _property_modified(self, prop: Property, level: InvalidationLevel) -> None:
        self._raise_validity(level)
        self._modified = True
        try:
            for callback in list(self._callbacks):
                callback()
        finally:
            if self._owner is not None:
                lower = level if int(level) < int(self._level) else self._level
                self._owner._property_modified(prop, lower)

    def invalidate(self) -> None:
        """Asks that the processor runs again."""
        self._property_modified(self, InvalidationLevel.InvalidOutput)
        processor = self.processor
        if processor is not None:
            processor.invalidate(InvalidationLevel.InvalidOutput)

    def _set_valid(self) -> None:
        self._modified = False
        self.setValid()

    # Folding

    @property
    def collapsed(self) -> bool:
        """Whether the group is folded in the page."""
        return self._collapsed

    @collapsed.setter
    def collapsed(self, collapsed: bool) -> None:
        self.setCollapsed(collapsed)

    def setCollapsed(self, collapsed: bool) -> None:
        """Folds the children away, or unfolds them."""
        if self._collapsed != bool(collapsed):
            self._collapsed = bool(collapsed)
            self._tell(state={"collapsed": self._collapsed})

    def isCollapsed(self) -> bool:
        """Whether the children are folded away."""
        return self._collapsed

    # Defaults

    def setCurrentStateAsDefault(self) -> CompositeProperty:
        """Makes the values of all children their defaults."""
        super().setCurrentStateAsDefault()
        self.setAllPropertiesCurrentStateAsDefault()
        return self

    def resetToDefaultState(self) -> CompositeProperty:
        """Resets all children."""
        self.resetAllPoperties()
        return self

    # State

    def _state(self) -> dict[str, Any]:
        return {"collapsed": self._collapsed}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        if "collapsed" in patch:
            self._collapsed = bool(patch["collapsed"])

    def _apply_state(self, patch: Mapping[str, Any]) -> None:
        self._set_state(patch)  # folding is no change of a value: no callbacks

    def describe(self) -> dict[str, Any]:
        """The PropertyDescription, children included."""
        return {**super().describe(), "children": [child.describe() for child in self._properties]}

    def _clone(self) -> CompositeProperty:
        copy = super()._clone()
        object.__setattr__(copy, "_properties", [])
        for child in self._properties:
            clone = child._clone()
            clone._owner = copy
            copy._properties.append(clone)
        return copy

    def __repr__(self) -> str:
        return self._identifier


class BoolCompositeProperty(CompositeProperty):
    """A group with a check box: ``(identifier, displayName, checked, invalidationLevel, semantics)``."""

    _class_identifier = "org.inviwo.BoolCompositeProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        parameters = {"checked": REQUIRED, **_TAIL}
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        self._init_composite(given)
        effect = "The check box of the group: whether it has an effect."  # as in the engine
        box = BoolProperty("checked", "Check", bool(given["checked"]), help=effect)
        box.visible = False
        self.addProperty(box)
        self._constructed()

    @property
    def _box(self) -> BoolProperty:
        box = self._properties[0]
        assert isinstance(box, BoolProperty)
        return box

    @property
    def checked(self) -> bool:
        """Whether its box is checked."""
        return self._box.value

    @checked.setter
    def checked(self, checked: bool) -> None:
        self._box.value = checked

    def isChecked(self) -> bool:
        """Whether its box is checked."""
        return self._box.value

    def setChecked(self, checked: bool) -> None:
        """Checks its box or clears it."""
        self._box.value = checked

    def __bool__(self) -> bool:
        return self._box.value


class ListProperty(CompositeProperty):
    """A group whose members are copies of templates ("prefabs") that the user adds and removes:
    ``(identifier, displayName, maxNumberOfElements=0, uiFlags, invalidationLevel, semantics)``."""

    _class_identifier = "org.inviwo.ListProperty"

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        flags = ListPropertyUIFlags(ListPropertyUIFlag.Add, ListPropertyUIFlag.Remove)
        parameters = {"maxNumberOfElements": 0, "uiFlags": flags, **_TAIL}
        given = arguments_of(type(self).__name__, parameters, positional, keywords)
        self._max = int(given["maxNumberOfElements"])
        self._ui_flags = ListPropertyUIFlags(given["uiFlags"])
        self._prefabs: list[Property] = []
        self._prefab_descriptions: list[Any] = []  # of a proxy, which has no prefabs of its own
        self._init_composite(given)
        self._constructed()

    @property
    def maxNumberOfElements(self) -> int:
        """Elements that the list takes at most; 0 for no limit."""
        return self._max

    @maxNumberOfElements.setter
    def maxNumberOfElements(self, count: int) -> None:
        self._change({"maxNumberOfElements": int(count)})

    @property
    def prefabCount(self) -> int:
        """How many templates there are."""
        return len(self._prefabs)

    def addPrefab(self, prefab: Property) -> None:
        """Adds a template; the user chooses among them."""
        self._prefabs.append(prefab)
        self._structure_changed()

    def getPrefab(self, index: int) -> Property:
        """The template at ``index``."""
        return self._prefabs[index]

    def constructProperty(self, index: int) -> Property:
        """Appends a copy of the template at ``index`` with a unique identifier; RuntimeError when the list is full."""
        if self._max and self.size() >= self._max:
            raise RuntimeError(f"{self.path} holds at most {self._max} elements")
        prefab = self._prefabs[index]
        element = prefab._clone()
        element._identifier = unique_identifier(prefab.identifier, [child.identifier for child in self._properties])
        number = element._identifier[len(prefab.identifier) :]
        element._display_name = f"{prefab.displayName} {number}".strip()
        self.addProperty(element, True)
        self._property_modified(element, InvalidationLevel.InvalidOutput)
        return element

    def _state(self) -> dict[str, Any]:
        return {
            **super()._state(),
            "maxNumberOfElements": self._max,
            "prefabs": [prefab.describe() for prefab in self._prefabs] or list(self._prefab_descriptions),
            "uiFlags": [flag.name.lower() for flag in self._ui_flags],
        }

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        super()._set_state(patch)
        if "maxNumberOfElements" in patch:
            self._max = int(patch["maxNumberOfElements"])
        if "prefabs" in patch:
            self._prefab_descriptions = list(patch["prefabs"])
        if "uiFlags" in patch:
            self._ui_flags = ListPropertyUIFlags(*(ListPropertyUIFlag[flag.capitalize()] for flag in patch["uiFlags"]))
