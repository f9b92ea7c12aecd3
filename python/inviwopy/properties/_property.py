"""The base of all properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from inviwopy._identifier import check_identifier
from inviwopy._statements import statement
from inviwopy.doc import Document, _document
from inviwopy.properties._enums import InvalidationLevel, PropertySerializationMode
from inviwopy.properties._semantics import PropertySemantics

if TYPE_CHECKING:
    from inviwopy._processor import Processor
    from inviwopy.properties._owner import PropertyOwner

__all__ = ["Property"]

P = TypeVar("P", bound="Property")
State = dict[str, Any]


class Property:
    """A named, typed value that the user edits; it belongs to a processor or to a composite of one.

    Every change, by the user or by code, runs the ``onChange`` callbacks and then invalidates the processor at the
    property's level. Setting an equal value is no change.
    """

    _class_identifier: ClassVar[str] = "org.inviwo.Property"
    _default_level: ClassVar[InvalidationLevel] = InvalidationLevel.InvalidOutput

    def __init__(
        self,
        identifier: str,
        displayName: str,
        help: Document | None = None,
        invalidationLevel: InvalidationLevel | None = None,
        semantics: PropertySemantics = PropertySemantics.Default,
    ) -> None:
        if type(self) is Property:
            raise TypeError("Property: No constructor defined! Make an IntProperty, FloatProperty, StringProperty ...")
        self._identifier = check_identifier(identifier, "Property")
        self._display_name = displayName
        self._help = help if help is not None else Document()
        self._level = self._default_level if invalidationLevel is None else invalidationLevel
        self._semantics = semantics
        self._visible = True
        self._read_only = False
        self._serialization = PropertySerializationMode.Default
        self._usage_mode = "development"
        self._owned = False
        self._modified = True  # until the first run: file sources rely on it to load
        self._owner: PropertyOwner | None = None
        self._callbacks: list[Callable[[], object]] = []
        self._default: State = {}
        self._quiet = 0
        self._derived = False  # the value is a field of the owner's state, which is told of instead
        self._pull: Callable[[], object] = _nothing  # of a proxy: fetches the state before it is read

    def _constructed(self) -> None:
        """Called at the end of each concrete constructor: the present state is the default."""
        self._default = self._state()

    # Outer fields

    @property
    def identifier(self) -> str:
        """Unique within the owner: letters, digits, ``_`` and ``-``."""
        return self._identifier

    @identifier.setter
    def identifier(self, identifier: str) -> None:
        check_identifier(identifier, "Property")
        if self._owner is not None and identifier != self._identifier:
            if self._owner.getPropertyByIdentifier(identifier) is not None:
                raise RuntimeError(f'Can\'t rename property, identifier "{identifier}" already exist.')
            self._identifier = identifier
            self._owner._structure_changed()
        self._identifier = identifier

    @property
    def displayName(self) -> str:
        """The name that is shown."""
        return self._display_name

    @displayName.setter
    def displayName(self, displayName: str) -> None:
        self._set_meta("displayName", "_display_name", str(displayName), str(displayName))

    @property
    def path(self) -> str:
        """Identifiers of the owners and of this, joined by dots: ``Processor.composite.property``."""
        above = self._owner._owner_path() if self._owner is not None else ""
        return f"{above}.{self._identifier}" if above else self._identifier

    @property
    def classIdentifier(self) -> str:
        """``org.inviwo.FloatProperty``."""
        return self._class_identifier

    @property
    def classIdentifierForWidget(self) -> str:
        """The class whose widget is used."""
        return self._class_identifier

    @property
    def readOnly(self) -> bool:
        """Whether the user may not edit it; code still can."""
        return self._read_only

    @readOnly.setter
    def readOnly(self, readOnly: bool) -> None:
        self._set_meta("readOnly", "_read_only", bool(readOnly), bool(readOnly))

    @property
    def visible(self) -> bool:
        """Whether the property is shown."""
        return self._visible

    @visible.setter
    def visible(self, visible: bool) -> None:
        self._set_meta("visible", "_visible", bool(visible), bool(visible))

    @property
    def semantics(self) -> PropertySemantics:
        """Chooses the widget."""
        return self._semantics

    @semantics.setter
    def semantics(self, semantics: PropertySemantics | str) -> None:
        value = PropertySemantics(semantics) if isinstance(semantics, str) else semantics
        self._set_meta("semantics", "_semantics", value, value.getString())

    @property
    def invalidationLevel(self) -> InvalidationLevel:
        """What the processor does after a change: nothing, ``process``, or ``initializeResources`` before."""
        return self._level

    @invalidationLevel.setter
    def invalidationLevel(self, level: InvalidationLevel) -> None:
        value = InvalidationLevel(level)
        self._set_meta("invalidationLevel", "_level", value, value._wire)

    @property
    def serializationMode(self) -> PropertySerializationMode:
        """What a workspace keeps of it."""
        return self._serialization

    @serializationMode.setter
    def serializationMode(self, mode: PropertySerializationMode) -> None:
        value = PropertySerializationMode(mode)
        self._set_meta("serializationMode", "_serialization", value, value._wire)

    @property
    def help(self) -> Document:
        """What the property is for."""
        return self._help

    @help.setter
    def help(self, help: Document | str) -> None:
        document = _document(help)
        self._set_meta("help", "_help", document, document._as_markdown())

    def getHelp(self) -> Document:
        """What the property is for."""
        return self._help

    def getDescription(self) -> Document:
        """Name, class, path and help as a document."""
        document = Document()
        document.append("b", self._display_name)
        document.append("p", f"{self._class_identifier}, {self.path}")
        document.append(self._help)
        return document

    @property
    def isModified(self) -> bool:
        """True from a change until the processor has been processed: what caused this run."""
        return self._modified

    @property
    def widgets(self) -> list[Any]:
        """Empty: widgets live in the page, not in Python. Use ``visible``, ``readOnly`` and ``semantics``."""
        return []

    def hasWidgets(self) -> bool:
        """Whether it is shown somewhere."""
        return False

    # Defaults

    def setCurrentStateAsDefault(self: P) -> P:
        """Makes the present state the one that ``resetToDefaultState`` takes."""
        self._pull()
        self._default = self._state()
        return self

    def resetToDefaultState(self: P) -> P:
        """Takes over the state of the constructor, or of ``setCurrentStateAsDefault``."""
        self._change(self._default)
        return self

    # Reactions

    def onChange(self, callback: Callable[[], object]) -> None:
        """Adds a callback without arguments. It runs after the change and before the processor."""
        if not callable(callback):
            raise TypeError(f"onChange expects a function, got {type(callback).__name__}")
        self._callbacks.append(callback)

    def visibilityDependsOn(self, other: P, predicate: Callable[[P], bool]) -> None:
        """``visible`` is ``predicate(other)`` now and after each change of ``other``."""

        def update() -> None:
            self.visible = predicate(other)

        update()
        other.onChange(update)

    def readonlyDependsOn(self, other: P, predicate: Callable[[P], bool]) -> None:
        """``readOnly`` is ``predicate(other)`` now and after each change of ``other``."""

        def update() -> None:
            self.readOnly = predicate(other)

        update()
        other.onChange(update)

    # State: what subclasses define

    def _state(self) -> State:
        """The state as JSON values."""
        return {}

    def _set_state(self, patch: Mapping[str, Any]) -> None:
        """Takes over the given fields of the state, validated and clamped, without telling anybody."""

    # State: how changes travel

    @statement
    def _change(self, patch: Mapping[str, Any]) -> bool:
        """Applies ``patch`` as a change made by user code; False when nothing changed."""
        self._pull()
        before = self._state()
        self._set_state(patch)
        return self._changed_since(before)

    def _configure(self, patch: Mapping[str, Any]) -> None:
        """Applies ``patch`` to what is no value (a file dialog's filters): told, but nothing reacts."""
        before = self._state()
        self._set_state(patch)
        after = self._state()
        difference = {key: value for key, value in after.items() if not _same(before.get(key), value)}
        if difference:
            self._tell(state=difference)

    @statement
    def _changed_since(self, before: State) -> bool:
        after = self._state()
        difference = {key: value for key, value in after.items() if not _same(before.get(key), value)}
        if difference:
            self._tell(state=difference)
            self._react()
        return bool(difference)

    def _apply_state(self, patch: Mapping[str, Any]) -> None:
        """A change that comes from the engine: runs the callbacks, and answers only where the outcome differs."""
        before = self._state()
        self._quiet += 1
        try:
            self._set_state(patch)
        finally:
            self._quiet -= 1
        after = self._state()
        correction = {key: after[key] for key in patch if key in after and not _same(after[key], patch[key])}
        if correction:
            self._tell(state=correction)
        if any(not _same(before.get(key), value) for key, value in after.items()):
            self._react()

    def _apply_meta(self, meta: Mapping[str, Any]) -> None:
        """Outer fields that the user changed in the page: no callbacks, no answer."""
        if "displayName" in meta:
            self._display_name = str(meta["displayName"])
        if "visible" in meta:
            self._visible = bool(meta["visible"])
        if "readOnly" in meta:
            self._read_only = bool(meta["readOnly"])
        if "semantics" in meta:
            self._semantics = PropertySemantics(meta["semantics"])
        if "usageMode" in meta:
            self._usage_mode = str(meta["usageMode"])

    def _react(self) -> None:
        """Marks the change, runs the callbacks, invalidates upward."""
        self._modified = True
        try:
            for callback in list(self._callbacks):
                callback()
        finally:
            if self._owner is not None:
                self._owner._property_modified(self, self._level)

    def _tell(self, state: Mapping[str, Any] | None = None, meta: Mapping[str, Any] | None = None) -> None:
        processor = self._processor()
        if self._derived and state is not None:
            state = {key: value for key, value in state.items() if key != "value"} or None
        if processor is not None and not self._quiet and (state is not None or meta is not None):
            path = self.path.partition(".")[2]
            processor._notify_property(path, state, meta)

    def _set_meta(self, field: str, attribute: str, value: Any, wire: Any) -> None:
        if getattr(self, attribute) != value:
            setattr(self, attribute, value)
            self._tell(meta={field: wire})

    def _processor(self) -> Processor | None:
        return self._owner.processor if self._owner is not None else None

    def _set_valid(self) -> None:
        self._modified = False

    def describe(self) -> dict[str, Any]:
        """The PropertyDescription that creates this property in the engine."""
        return {
            "classIdentifier": self._class_identifier,
            "identifier": self._identifier,
            "displayName": self._display_name,
            "help": self._help._as_markdown() or "",
            "invalidationLevel": self._level._wire,
            "semantics": self._semantics.getString(),
            "visible": self._visible,
            "readOnly": self._read_only,
            "usageMode": self._usage_mode,
            "serializationMode": self._serialization._wire,
            "owned": self._owned,
            "state": self._state(),
        }

    def _clone(self: P) -> P:
        """An unattached copy of the same class and state, made by list properties from their prefabs."""
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy._owner, copy._callbacks, copy._default = None, [], dict(self._default)
        return copy

    def __repr__(self) -> str:
        return self._identifier


def _nothing() -> None:
    pass


def _same(a: Any, b: Any) -> bool:
    """Equality in which nan equals nan, so that a nan value is no endless change."""
    if isinstance(a, float) and isinstance(b, float) and a != a and b != b:
        return True
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b))
    return bool(a == b)
