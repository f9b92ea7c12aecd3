"""The running application: paths, factories, readers, settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inviwopy import _engine
from inviwopy._binding import get_binding
from inviwopy._enumeration import Enumeration
from inviwopy._factories import ProcessorFactory, PropertyFactory
from inviwopy._modules import InviwoModuleFactoryObject
from inviwopy._network import ProcessorNetwork
from inviwopy._path_text import PathText
from inviwopy._processor import Processor
from inviwopy._readers import DataReaderFactory, DataWriterFactory
from inviwopy._registry import Kind, register, unregister
from inviwopy._remote_property import adopt_properties
from inviwopy._view import IdentifierView
from inviwopy._workspaces import ModuleManager, WorkspaceManager, register_modules
from inviwopy.properties._enums import InvalidationLevel
from inviwopy.properties._owner import PropertyOwner
from inviwopy.properties._property import Property

__all__ = ["InviwoApplication", "PathType", "Settings", "app", "getApp", "network"]

network = ProcessorNetwork()


class PathType(Enumeration):
    """Kinds of folders."""

    Data = 0
    Volumes = 1
    Workspaces = 2
    Scripts = 3
    PortInspectors = 4
    Images = 5
    Databases = 6
    Resources = 7
    TransferFunctions = 8
    Settings = 9
    Help = 12
    Tests = 13


class Settings(PropertyOwner):
    """A page of the program's settings. A value that is changed is kept for the sessions to come."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._init_owner()
        self._identifier: str = description["identifier"]
        self._quiet = True
        adopt_properties(self, description.get("properties", ()))
        self._quiet = False

    @property
    def identifier(self) -> str:
        """The name of the group of settings."""
        return self._identifier

    @property
    def processor(self) -> None:
        """None: settings belong to no processor."""
        return None

    def _owner_path(self) -> str:
        return self._identifier

    def _property_modified(self, prop: Property, level: InvalidationLevel) -> None:
        if not self._quiet:
            get_binding().call("app", "changeSetting", [self._identifier, prop.identifier, prop._state()])

    def load(self) -> None:
        """Takes over what is kept now."""
        descriptions = get_binding().call("app", "settings")
        description = next(one for one in descriptions if one["identifier"] == self._identifier)
        self._quiet = True
        try:
            adopt_properties(self, description["properties"])
        finally:
            self._quiet = False

    def save(self) -> None:
        """Has no effect: each change is kept at once."""


class JobCount(int):
    """A count that older scripts read and newer ones call."""

    def __call__(self) -> int:
        return int(self)


class InviwoApplication:
    """``inviwopy.app``: what runs around the network."""

    def __init__(self, displayName: str = "inviwo") -> None:
        """A script that makes one itself gets an engine, unless one runs already. RuntimeError says what is missing."""
        _engine.start()
        self._prepare(displayName)

    @classmethod
    def _of_this_program(cls) -> InviwoApplication:
        app = cls.__new__(cls)
        app._prepare("inviwo")
        return app

    def _prepare(self, displayName: str) -> None:
        self._display_name = displayName
        self._processor_factory = ProcessorFactory()
        self._property_factory = PropertyFactory()

    @staticmethod
    def _call(member: str, *arguments: Any) -> Any:
        return get_binding().call("app", member, list(arguments))

    @property
    def network(self) -> ProcessorNetwork:
        """The network of processors."""
        return network

    @property
    def processorFactory(self) -> ProcessorFactory:
        """Makes processors by class identifier."""
        return self._processor_factory

    def register(self, kind: Kind) -> Kind:
        """Offers a class as a processor type, as a file in the python_processors folder would; also as a decorator.

        Registering a changed class of the same name again replaces the running processors, which keep their values,
        links and connections. RuntimeError says why a class cannot be used."""
        return register(kind)

    def unregister(self, kind: type[Processor]) -> bool:
        """Takes a registered class back; processors that run go on. False when it was not registered."""
        return unregister(kind)

    @property
    def propertyFactory(self) -> PropertyFactory:
        """Makes properties by class identifier."""
        return self._property_factory

    @property
    def dataReaderFactory(self) -> DataReaderFactory:
        """Readers by file extension."""
        return DataReaderFactory()

    @property
    def dataWriterFactory(self) -> DataWriterFactory:
        """Writers by file extension."""
        return DataWriterFactory()

    @property
    def workspaceManager(self) -> WorkspaceManager:
        """Saves and loads workspaces."""
        return WorkspaceManager(network)

    @property
    def moduleManager(self) -> ModuleManager:
        """The modules of the program."""
        return ModuleManager()

    @property
    def modules(self) -> IdentifierView[Any]:
        """Modules of the program: there is one, everything."""
        return IdentifierView(ModuleManager().modules, "module")

    def getModuleByIdentifier(self, identifier: str) -> Any:
        """The module of that name, or None."""
        return ModuleManager().getModuleByIdentifier(identifier)

    @property
    def settings(self) -> list[Settings]:
        """The same as ``getModuleSettings()``."""
        return self.getModuleSettings()

    def getModuleSettings(self) -> list[Settings]:
        """The settings of all modules."""
        return [Settings(description) for description in self._call("settings")]

    @property
    def basePath(self) -> PathText:
        """The folder of the program."""
        return PathText(self._call("info")["basePath"])

    def getBasePath(self) -> PathText:
        """The folder of the program."""
        return self.basePath

    def getPath(self, pathType: PathType, suffix: str = "", createFolder: bool = False) -> PathText:
        """The folder of a kind, with ``suffix`` appended as it is (it begins with ``/``)."""
        if not isinstance(pathType, PathType):
            raise TypeError(f"getPath expects a PathType, got {pathType!r}")
        return PathText(self._call("path", pathType.name, bool(createFolder)) + suffix)

    def getOutputPath(self) -> PathText:
        """The command line's output folder; empty when none was given."""
        return PathText(self._call("outputPath"))

    @property
    def displayName(self) -> str:
        """The name of the program."""
        return self._display_name

    # Threads: there is no pool in Python, evaluation is the engine's

    def waitForPool(self) -> None:
        """Waits until nothing is computed any more."""
        network.waitUntilIdle()

    def resizePool(self, n: int) -> None:
        """Has no effect: the engine chooses how many workers it uses."""

    def getPoolSize(self) -> int:
        """How many processors the machine has."""
        return os.cpu_count() or 1

    @property
    def runningBackgroundJobs(self) -> JobCount:
        """How many processors compute at the moment; a number that can also be called."""
        return JobCount(network.runningBackgroundJobs)

    # Stand-alone programs

    def registerModules(
        self, modules: Sequence[InviwoModuleFactoryObject] = (), onStatus: Callable[[str], object] | None = None
    ) -> None:
        """Adds modules that a script defines. Those of the program are there from the start."""
        register_modules(self, modules, onStatus)

    def registerRuntimeModules(
        self,
        isEnabled: Callable[[str], bool] | None = None,
        onStatus: Callable[[str], object] | None = None,
    ) -> None:
        """Has no effect: all modules of the program are there from the start."""

    def closeInviwoApplication(self) -> None:
        """Asks the program to end; an engine that ``inviwopy.start()`` started has ended when this returns."""
        if not _engine.close():
            self._call("close")

    close = closeInviwoApplication

    def __repr__(self) -> str:
        return f"<InviwoApplication {self._display_name}>"


app = InviwoApplication._of_this_program()


def getApp() -> InviwoApplication:
    """The application; what it is asked needs one that runs (`ivw run`, or a processor in the network)."""
    return app
