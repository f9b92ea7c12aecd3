"""Enumerations of properties."""

from __future__ import annotations

from enum import Enum

from inviwopy._enumeration import Enumeration, FlagEnumeration, FlagSet

__all__ = [
    "AcceptMode",
    "ConstraintBehavior",
    "FileMode",
    "InvalidationLevel",
    "ListPropertyUIFlag",
    "ListPropertyUIFlags",
    "OverwriteState",
    "PropertySerializationMode",
]


class InvalidationLevel(Enumeration):
    """What a change asks of the processor: nothing, ``process``, or ``initializeResources`` and ``process``."""

    Valid = 0
    InvalidOutput = 1
    InvalidResources = 2

    @property
    def _wire(self) -> str:
        return ("valid", "invalidOutput", "invalidResources")[int(self)]


class ConstraintBehavior(Enumeration):
    """How a bound acts. Editable and Mutable and Immutable clamp the value, Ignore is a hint for the slider.

    Editable bounds may be changed by user and code, Mutable ones by code only, Immutable ones stay."""

    Editable = 0
    Mutable = 1
    Immutable = 2
    Ignore = 3

    @property
    def _wire(self) -> str:
        return self.name.lower()


class PropertySerializationMode(Enumeration):
    """Which state a workspace keeps: what differs from the default, all, or nothing."""

    Default = 0
    All = 1
    Nothing = 2

    @property
    def _wire(self) -> str:
        return ("default", "all", "none")[int(self)]


class AcceptMode(Enumeration):
    """Whether a file is to be opened or saved."""

    Open = 0
    Save = 1

    @property
    def _wire(self) -> str:
        return self.name.lower()


class FileMode(Enumeration):
    """What may be chosen."""

    AnyFile = 0
    ExistingFile = 1
    Directory = 2
    ExistingFiles = 3
    DirectoryOnly = 4

    @property
    def _wire(self) -> str:
        return self.name[0].lower() + self.name[1:]


class ListPropertyUIFlag(FlagEnumeration):
    """What the user may do with a list's elements."""

    Static = 0
    Add = 1
    Remove = 2


class ListPropertyUIFlags(FlagSet[ListPropertyUIFlag], enum=ListPropertyUIFlag):
    """A set of ``ListPropertyUIFlag``."""


class OverwriteState(Enum):
    """Whether a value that exists is replaced."""

    Yes = 0
    No = 1
