"""Modules, versions and licences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import total_ordering
from typing import Any

from inviwopy._enumeration import Enumeration
from inviwopy._path_text import PathText

__all__ = [
    "InviwoModule",
    "InviwoModuleFactoryObject",
    "LicenseInfo",
    "ModulePath",
    "ProtectedModule",
    "Version",
]


class ModulePath(Enumeration):
    """Kinds of folders of a module."""

    Data = 0
    Images = 1
    PortInspectors = 2
    Scripts = 3
    Volumes = 5
    Workspaces = 6
    Tests = 8
    TestImages = 9
    TestVolumes = 10
    UnitTests = 11
    RegressionTests = 12
    GLSL = 13
    CL = 14


_FOLDERS = {
    ModulePath.Data: "data",
    ModulePath.Images: "data/images",
    ModulePath.PortInspectors: "data/portinspectors",
    ModulePath.Scripts: "data/scripts",
    ModulePath.Volumes: "data/volumes",
    ModulePath.Workspaces: "data/workspaces",
    ModulePath.Tests: "tests",
    ModulePath.TestImages: "tests/images",
    ModulePath.TestVolumes: "tests/volumes",
    ModulePath.UnitTests: "tests/unittests",
    ModulePath.RegressionTests: "tests/regression",
    ModulePath.GLSL: "glsl",
    ModulePath.CL: "cl",
}


class ProtectedModule(Enumeration):
    """Whether a module may be unloaded."""

    on = 0
    off = 1


@total_ordering
class Version:
    """``Version("1.2.3-rc1+b7")`` or ``Version(1, 2, 3, "rc1", "b7")``; compares without the build."""

    def __init__(
        self,
        major: int | str = 1,
        minor: int = 0,
        patch: int = 0,
        preRelease: str | int = "",
        build: str = "",
    ) -> None:
        if isinstance(major, str):
            match = re.fullmatch(r"\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-.]([^+]*))?(?:\+(.*))?\s*", major)
            if match is None:
                raise RuntimeError(f'Invalid version "{major}"')
            numbers = match.groups()
            major, minor, patch = (int(number or 0) for number in numbers[:3])
            preRelease, build = numbers[3] or "", numbers[4] or ""
        self.major, self.minor, self.patch = int(major), int(minor), int(patch)
        self.preRelease = str(preRelease or "")
        self.build = str(build)

    def _key(self) -> tuple[Any, ...]:
        return (self.major, self.minor, self.patch, self.preRelease)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self._key() == other._key()

    def __lt__(self, other: Version) -> bool:
        mine, theirs = self._key(), other._key()
        if mine[:3] != theirs[:3]:
            return bool(mine[:3] < theirs[:3])
        if bool(self.preRelease) != bool(other.preRelease):
            return bool(self.preRelease)
        return self.preRelease < other.preRelease

    def __hash__(self) -> int:
        return hash(self._key())

    def semanticVersionEqual(self, other: Version) -> bool:
        """Whether all but the build are equal."""
        return self == other

    def __str__(self) -> str:
        pre = f"-{self.preRelease}" if self.preRelease else ""
        build = f"+{self.build}" if self.build else ""
        return f"{self.major}.{self.minor}.{self.patch}{pre}{build}"

    __repr__ = __str__


class LicenseInfo:
    """A licence of something that the program uses."""

    def __init__(
        self,
        id: str = "",
        name: str = "",
        version: str = "",
        url: str = "",
        module: str = "",
        type: str = "",
        files: Sequence[Any] = (),
    ) -> None:
        self.id, self.name, self.version, self.url = id, name, version, url
        self.module, self.type, self.files = module, type, list(files)


class InviwoModule:
    """A part of the program."""

    def __init__(self, app: Any, identifier: str) -> None:
        self._identifier = identifier

    @property
    def identifier(self) -> str:
        """The name of the module."""
        return self._identifier

    @property
    def description(self) -> str:
        """What the module holds."""
        return f"{self._identifier} of inviwo-ts"

    @property
    def path(self) -> PathText:
        """The folder of the module."""
        from inviwopy._application import app  # the application lists modules

        return app.basePath

    @property
    def version(self) -> Version:
        """The version of the module."""
        return Version(1, 0, 0)

    def getPath(self, kind: ModulePath) -> PathText:
        """A folder of the module, such as that of its data."""
        return self.path / _FOLDERS[ModulePath(kind)]

    def registerProcessor(self, factoryObject: Any) -> None:
        """Offers what a ProcessorFactoryObject makes."""
        from inviwopy._application import app  # the application lists modules

        app.processorFactory.registerObject(factoryObject)

    def __repr__(self) -> str:
        return f"{self._identifier} v{self.version}"


class InviwoModuleFactoryObject:
    """Describes a module; in this program modules are built in, and processors are single files."""

    def __init__(
        self,
        name: str,
        version: Version,
        description: str = "",
        srcPath: Any = ".",
        inviwoCoreVersion: Version | None = None,
        dependencies: Sequence[str] = (),
        dependenciesVersion: Sequence[Version] = (),
        aliases: Sequence[str] = (),
        licenses: Sequence[LicenseInfo] = (),
        protectedModule: ProtectedModule = ProtectedModule.off,
    ) -> None:
        self.name, self.version, self.description = name, version, description
        self.srcPath = PathText(srcPath) if not isinstance(srcPath, Version) else PathText(".")
        self.inviwoCoreVersion = srcPath if isinstance(srcPath, Version) else inviwoCoreVersion
        self.dependencies, self.dependenciesVersion = list(dependencies), list(dependenciesVersion)
        self.aliases, self.licenses, self.protectedModule = list(aliases), list(licenses), protectedModule

    def createModule(self, app: Any) -> InviwoModule:
        """The module itself: all modules are part of the program."""
        return InviwoModule(app, self.name)
