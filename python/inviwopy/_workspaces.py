"""Workspaces and modules as newer scripts reach them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from inviwopy._binding import get_binding
from inviwopy._enumeration import Enumeration
from inviwopy._modules import InviwoModule, InviwoModuleFactoryObject
from inviwopy._network import ProcessorNetwork

__all__ = ["ModuleManager", "WorkspaceManager", "WorkspaceSaveMode"]


class WorkspaceSaveMode(Enumeration):
    """What a workspace is written for."""

    Disk = 0
    Undo = 1


class _Registration:
    """Keeps a callback registered until ``reset()`` or the end of its life."""

    def __init__(self, callbacks: list[Any], callback: Any) -> None:
        self._callbacks, self._callback = callbacks, callback
        callbacks.append(callback)

    def reset(self) -> None:
        if self._callback in self._callbacks:
            self._callbacks.remove(self._callback)

    def __del__(self) -> None:
        self.reset()


_on_modified: list[Callable[[bool], object]] = []
_on_clear: list[Callable[[], object]] = []


class WorkspaceManager:
    """Saving and loading the whole network."""

    def __init__(self, network: ProcessorNetwork) -> None:
        self._network = network

    def clear(self) -> None:
        """Empties the network."""
        self._network.clear()
        for callback in list(_on_clear):
            callback()

    def save(self, path: str | os.PathLike[str], mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> None:
        """Writes the workspace to a file."""
        self._network.save(path)
        self.setModified(False)

    def saveToString(self, refPath: Any = "", mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> str:
        """The text of the workspace."""
        return str(get_binding().call("network", "saveToString"))

    def load(self, path: str | os.PathLike[str]) -> None:
        """Replaces the network by that of a file."""
        self._network.load(path)
        self.setModified(False)

    def loadFromString(self, xml: str, refPath: Any = "", mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> None:
        """Replaces the network by that of a text."""
        get_binding().call("network", "loadFromString", [xml])

    def createWorkspaceDeserializer(self, xml: str, refPath: Any = "") -> Any:
        """Reads the values of a workspace file without loading it."""
        raise RuntimeError("Workspaces are read by the engine; use load(path) or loadFromString(xml)")

    @property
    def modified(self) -> bool:
        """Whether there are changes since the last save."""
        return self.isModified()

    def isModified(self) -> bool:
        """Whether there are changes that no file has."""
        return bool(get_binding().call("network", "state").get("modified", False))

    def setModified(self, modified: bool) -> None:
        """Says whether there are changes to save."""
        get_binding().call("network", "setModified", [bool(modified)])
        for callback in list(_on_modified):
            callback(bool(modified))

    def onModified(self, callback: Callable[[bool], object]) -> _Registration:
        """Calls back when this script saves or loads, for as long as the result is kept."""
        return _Registration(_on_modified, callback)

    onModifiedChanged = onModified

    def onClear(self, callback: Callable[[], object]) -> _Registration:
        """Calls back when this script clears the workspace, for as long as the result is kept."""
        return _Registration(_on_clear, callback)


_BUILT_IN = ("Core", "Base", "BaseGL", "Python3")
_registered: list[tuple[InviwoModuleFactoryObject, InviwoModule]] = []
_on_modules: list[Callable[[], object]] = []


def register_modules(
    app: Any, factories: Sequence[InviwoModuleFactoryObject], on_status: Callable[[str], object] | None
) -> None:
    """Makes the modules, which register their processors. One that is there already is left as it is."""
    known = {module.identifier for module in ModuleManager().modules()}
    for factory in factories:
        if factory.name in known:
            continue
        if on_status is not None:
            on_status(f"Loading module: {factory.name}")
        _registered.append((factory, factory.createModule(app)))
    if on_status is not None:
        on_status("Done")
    for callback in list(_on_modules):
        callback()


class ModuleManager:
    """The parts of the program. They are built in; nothing is loaded at run time."""

    def modules(self) -> list[InviwoModule]:
        """All modules."""
        return [*(InviwoModule(None, name) for name in _BUILT_IN), *(module for _factory, module in _registered)]

    def getModuleByIdentifier(self, identifier: str) -> InviwoModule | None:
        """The module of that name, or None."""
        return next((module for module in self.modules() if module.identifier == identifier), None)

    def getModuleByIndex(self, index: int) -> InviwoModule:
        """The module at that place."""
        return self.modules()[index]

    def getModuleByAlias(self, alias: str) -> InviwoModule | None:
        """The module that goes by another name, or None."""
        return next((module for factory, module in _registered if alias in factory.aliases), None)

    def getFactoryObject(self, identifier: str) -> InviwoModuleFactoryObject | None:
        """What made the module of that name."""
        return next((factory for factory in self.factoryObjects if factory.name == identifier), None)

    @property
    def factoryObjects(self) -> list[InviwoModuleFactoryObject]:
        """Of modules that scripts registered; those of the program are built in."""
        return [factory for factory, _module in _registered]

    def findDependentModules(self, identifier: str) -> list[str]:
        """The names of the modules that need that one."""
        return [factory.name for factory in self.factoryObjects if identifier in factory.dependencies]

    def isRuntimeModuleReloadingEnabled(self) -> bool:
        """False: modules are part of the program."""
        return False

    def reloadModules(self) -> None:
        """Has no effect; Python processors reload by themselves when their file is saved."""

    def locateModule(self, name: str) -> None:
        """None: modules are part of the program and lie in no files of their own."""

    def onModulesDidRegister(self, callback: Callable[[], object]) -> _Registration:
        """Calls back after ``app.registerModules``, for as long as the result is kept."""
        return _Registration(_on_modules, callback)

    def onModulesWillUnregister(self, callback: Callable[[], object]) -> _Registration:
        """Never calls back: modules stay."""
        return _Registration([], callback)

    def __contains__(self, identifier: object) -> bool:
        return any(module.identifier == identifier for module in self.modules())

    def __getitem__(self, identifier: str) -> InviwoModule:
        module = self.getModuleByIdentifier(identifier)
        if module is None:
            raise KeyError(identifier)
        return module
