"""What holds properties: processors, composites, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from inviwopy._view import IdentifierView
from inviwopy.properties._enums import InvalidationLevel, PropertySerializationMode
from inviwopy.properties._property import Property

if TYPE_CHECKING:
    from inviwopy._processor import Processor

__all__ = ["PropertyOwner"]

P = TypeVar("P", bound=Property)


class PropertyOwner:
    """Properties in order, reached as ``owner.identifier``, ``owner.properties["identifier"]`` or by index."""

    def _init_owner(self) -> None:
        object.__setattr__(self, "_properties", [])
        object.__setattr__(self, "_validity", InvalidationLevel.InvalidResources)

    if TYPE_CHECKING:
        _properties: list[Property]
        _validity: InvalidationLevel

    # Hooks of subclasses

    def _owner_path(self) -> str:
        raise NotImplementedError

    @property
    def processor(self) -> Processor | None:
        """The processor that it belongs to, or None."""
        raise NotImplementedError

    def _property_modified(self, prop: Property, level: InvalidationLevel) -> None:
        raise NotImplementedError

    def _structure_changed(self) -> None:
        processor = self.processor
        if processor is not None:
            processor._notify_structure()

    # Attribute access

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            for prop in self.__dict__.get("_properties", ()):
                if prop.identifier == name:
                    return prop
        kind, place = "PropertyOwner", self.__dict__.get("_identifier", "")
        if isinstance(self, Property) and "_owner" in self.__dict__:
            kind, place = "CompositeProperty", self.path
        raise AttributeError(f"{kind} ({place}) does not have a property with identifier: '{name}'")

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            for prop in self.__dict__.get("_properties", ()):
                if prop.identifier == name and prop is not value:
                    raise AttributeError(
                        f"'{name}' is a registered Property of type {type(prop).__name__} in "
                        f"{self._owner_path()} at {prop.path}. Remove it first with removeProperty, "
                        f"or assign to its value: {name}.value = ..."
                    )
        object.__setattr__(self, name, value)

    @property
    def properties(self) -> IdentifierView[Property]:
        """By identifier or index: ``owner.properties.level``, ``owner.properties["level"]``."""
        return IdentifierView(lambda: self._properties, "property")

    # Adding and removing

    def addProperty(self, property: P, owner: bool = False) -> P:
        """Appends a property.

        ``owner=True`` marks one that was made at run time: workspaces store it in full and make it anew on load.
        RuntimeError when the identifier is taken."""
        return self.insertProperty(len(self._properties), property, owner)

    def addProperties(self, props: Iterable[Property], owner: bool = False) -> None:
        """Appends several properties."""
        for prop in props:
            self.addProperty(prop, owner)

    def insertProperty(self, index: int, property: P, owner: bool = False) -> P:
        """Inserts before ``index``; behind the last when it is beyond the end."""
        if not isinstance(property, Property):
            raise TypeError(
                f"addProperty expects a property such as inviwopy.properties.IntProperty, got {type(property).__name__}"
            )
        if property is self:  # type: ignore[comparison-overlap]
            raise RuntimeError(f'Can\'t add property "{property.identifier}" to itself.')
        if self.getPropertyByIdentifier(property.identifier) is not None:
            raise RuntimeError(f'Can\'t add property, identifier "{property.identifier}" already exist.')
        if property._owner is not None:
            raise RuntimeError(
                f'Can\'t add property "{property.identifier}": it already belongs to {property._owner._owner_path()}.'
            )
        property._owner = self
        if owner:
            property._owned = True
            property._serialization = PropertySerializationMode.All
        self._properties.insert(index, property)
        self._structure_changed()
        return property

    def removeProperty(self, property: Property | str | int) -> Property | None:
        """Removes a property given itself, its identifier or its index; None when it is not here."""
        if isinstance(property, int):
            if not 0 <= property < len(self._properties):
                raise RuntimeError(f"Invalid index when removing property {property} ({len(self._properties)} elements)")
            found: Property | None = self._properties[property]
        elif isinstance(property, str):
            found = self.getPropertyByIdentifier(property)
        else:
            found = property if any(property is mine for mine in self._properties) else None
        if found is not None:
            self._properties[:] = [mine for mine in self._properties if mine is not found]
            found._owner = None
            self._structure_changed()
        return found

    def clear(self) -> None:
        """Removes all properties."""
        for prop in self._properties:
            prop._owner = None
        if self._properties:
            self._properties.clear()
            self._structure_changed()

    # Finding

    def getPropertiesRecursive(self) -> list[Property]:
        """All properties below this, each composite followed by its children."""
        found: list[Property] = []
        for prop in self._properties:
            found.append(prop)
            if isinstance(prop, PropertyOwner):
                found.extend(prop.getPropertiesRecursive())
        return found

    def getPropertyByIdentifier(self, identifier: str, recursiveSearch: bool = False) -> Property | None:
        """The property of that identifier, or None; with ``recursive`` also one of its children."""
        candidates = self.getPropertiesRecursive() if recursiveSearch else self._properties
        return next((prop for prop in candidates if prop.identifier == identifier), None)

    def getPropertyByPath(self, path: str) -> Property | None:
        """The property at a dotted path below this: ``"composite.child"``."""
        first, _, rest = path.partition(".")
        prop = self.getPropertyByIdentifier(first)
        if not rest or prop is None:
            return prop
        return prop.getPropertyByPath(rest) if isinstance(prop, PropertyOwner) else None

    def empty(self) -> bool:
        """Whether there is no property."""
        return not self._properties

    def size(self) -> int:
        """How many properties there are."""
        return len(self._properties)

    # Validity

    def isValid(self) -> bool:
        """Whether nothing changed since the last run."""
        return self._validity is InvalidationLevel.Valid

    def setValid(self) -> None:
        """Says that all changes were taken into account."""
        object.__setattr__(self, "_validity", InvalidationLevel.Valid)
        for prop in self._properties:
            prop._set_valid()

    def getInvalidationLevel(self) -> InvalidationLevel:
        """What the changes since the last run ask for."""
        return self._validity

    def _raise_validity(self, level: InvalidationLevel) -> None:
        if int(level) > int(self._validity):
            object.__setattr__(self, "_validity", level)

    # Defaults

    def setAllPropertiesCurrentStateAsDefault(self) -> None:
        """Makes the present state of every property its default."""
        self._for_all(lambda prop: prop.setCurrentStateAsDefault())

    def resetAllPoperties(self) -> None:
        """Resets every property to its default. The spelling is that of the API."""
        self._for_all(lambda prop: prop.resetToDefaultState())

    def _for_all(self, action: Callable[[Property], object]) -> None:
        for prop in list(self._properties):
            action(prop)

    # The identity of the owner itself

    def getIdentifier(self) -> str:
        """Its identifier."""
        return str(self.__dict__["_identifier"])

    def getOwner(self) -> PropertyOwner | None:
        """What holds it, or None."""
        return None
