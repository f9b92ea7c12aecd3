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
        self._network.clear()
        for callback in list(_on_clear):
            callback()

    def save(self, path: str | os.PathLike[str], mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> None:
        self._network.save(path)
        self.setModified(False)

    def saveToString(self, refPath: Any = "", mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> str:
        return str(get_binding().call("network", "saveToString"))

    def load(self, path: str | os.PathLike[str]) -> None:
        self._network.load(path)
        self.setModified(False)

    def loadFromString(self, xml: str, refPath: Any = "", mode: WorkspaceSaveMode = WorkspaceSaveMode.Disk) -> None:
        get_binding().call("network", "loadFromString", [xml])

    def createWorkspaceDeserializer(self, xml: str, refPath: Any = "") -> Any:
        raise RuntimeError("Workspaces are read by the engine; use load(path) or loadFromString(xml)")

    @property
    def modified(self) -> bool:
        return self.isModified()

    def isModified(self) -> bool:
        """Whether there are changes that no file has."""
        return bool(get_binding().call("network", "state").get("modified", False))

    def setModified(self, modified: bool) -> None:
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
        return [*(InviwoModule(None, name) for name in _BUILT_IN), *(module for _factory, module in _registered)]

    def getModuleByIdentifier(self, identifier: str) -> InviwoModule | None:
        return next((module for module in self.modules() if module.identifier == identifier), None)

    def getModuleByIndex(self, index: int) -> InviwoModule:
        return self.modules()[index]

    def getModuleByAlias(self, alias: str) -> InviwoModule | None:
        return next((module for factory, module in _registered if alias in factory.aliases), None)

    def getFactoryObject(self, identifier: str) -> InviwoModuleFactoryObject | None:
        return next((factory for factory in self.factoryObjects if factory.name == identifier), None)

    @property
    def factoryObjects(self) -> list[InviwoModuleFactoryObject]:
        """Of modules that scripts registered; those of the program are built in."""
        return [factory for factory, _module in _registered]

    def findDependentModules(self, identifier: str) -> list[str]:
        return [factory.name for factory in self.factoryObjects if identifier in factory.dependencies]

    def isRuntimeModuleReloadingEnabled(self) -> bool:
        return False

    def reloadModules(self) -> None:
        """Has no effect; Python processors reload by themselves when their file is saved."""

    def locateModule(self, name: str) -> None:
        return None

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
