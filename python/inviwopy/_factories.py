"""Making processors and properties by class identifier, and registering types from Python."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from inviwopy._binding import get_binding
from inviwopy._identifier import strip_identifier
from inviwopy._info import ProcessorInfo
from inviwopy._network import _CANVASES
from inviwopy._processor import Processor, create_processor
from inviwopy._registry import register_maker, unregister
from inviwopy._remote_processor import CanvasProcessor, RemoteProcessor
from inviwopy._remote_property import property_from_description
from inviwopy.properties._property import Property

__all__ = [
    "ProcessorFactory",
    "ProcessorFactoryObject",
    "ProcessorWidgetFactory",
    "ProcessorWidgetFactoryObject",
    "PropertyFactory",
]


def _app() -> Any:
    from inviwopy._application import app  # which has these factories

    return app


class ProcessorFactoryObject:
    """Makes processors of one type; subclasses override ``createProcessor(self, app)``."""

    def __init__(self, info: ProcessorInfo, file: str = "") -> None:
        self._info = info
        self._kind: type[Processor] | None = None

    def getProcessorInfo(self) -> ProcessorInfo:
        """What the type says of itself."""
        return self._info

    def createProcessor(self, app: Any) -> Processor:
        """A new processor of the type, in no network."""
        raise NotImplementedError(f"{type(self).__name__} does not override createProcessor")


class ProcessorFactory:
    """All processor types by class identifier."""

    @property
    def keys(self) -> list[str]:
        """The class identifiers of all processor types."""
        return [info["classIdentifier"] for info in get_binding().call("app", "processorTypes")]

    def hasKey(self, key: str) -> bool:
        """Whether there is a type of that class identifier."""
        return key in self.keys

    def create(self, key: str, pos: Any = None) -> Any:
        """A processor that is not in the network yet; ``network.addProcessor`` adds it.

        An unknown key gives None, or KeyError when a position is given. What the constructor of a Python class raises
        is raised here."""
        processor = self._local(key) or self._remote(key)
        if pos is not None:
            if processor is None:
                raise KeyError(f"failed to create processor of type '{key}'")
            processor.meta.position = pos
        return processor

    def _local(self, key: str) -> Processor | None:
        """The object itself, of a type that a file of the user defines."""
        kind = get_binding().processor_class(key)
        if kind is None:
            return None
        name = str(cast(Any, kind).processorInfo().displayName)
        processor = create_processor(kind, strip_identifier(name), name)
        # As when the page adds one: a factory object may have made it under another name.
        processor._identifier, processor._display_name = strip_identifier(name), name
        return processor

    def _remote(self, key: str) -> Processor | None:
        if not self.hasKey(key):
            return None
        description = get_binding().call("app", "createProcessor", [key])
        kind = CanvasProcessor if description["type"] in _CANVASES else RemoteProcessor
        return kind(description, in_network=False)

    def registerObject(self, obj: ProcessorFactoryObject) -> bool:
        """Offers what the object makes; False when its class identifier is taken."""
        info = obj.getProcessorInfo()
        if self.hasKey(info.classIdentifier):
            return False
        obj._kind = register_maker(info, lambda: obj.createProcessor(_app()))
        return True

    def unRegisterObject(self, obj: ProcessorFactoryObject) -> bool:
        """False when the object was not registered."""
        return obj._kind is not None and unregister(obj._kind)


class PropertyFactory:
    """All property classes by class identifier."""

    @property
    def keys(self) -> list[str]:
        """The class identifiers of all properties."""
        return list(get_binding().call("app", "propertyTypes"))

    def hasKey(self, key: str) -> bool:
        """Whether there is a property of that class identifier."""
        return key in self.keys

    def create(self, key: str) -> Property:
        """A property in its default state, owned by nobody."""
        return property_from_description(get_binding().call("app", "createProperty", [key]))


class ProcessorWidgetFactoryObject:
    """Makes windows of processors; there are none in the page, which shows canvases as panels."""

    def __init__(self, classIdentifier: str) -> None:
        self._class_identifier = classIdentifier

    def createWidget(self, processor: Processor) -> Any:
        """The window of the processor."""
        raise NotImplementedError(f"{type(self).__name__} does not override createWidget")


class ProcessorWidgetFactory:
    """Keeps what scripts register. The page shows canvases as panels and asks for no other windows."""

    _objects: ClassVar[dict[str, ProcessorWidgetFactoryObject]] = {}

    def registerObject(self, obj: ProcessorWidgetFactoryObject) -> bool:
        """False when the class identifier is taken."""
        return self._objects.setdefault(obj._class_identifier, obj) is obj

    def unRegisterObject(self, obj: ProcessorWidgetFactoryObject) -> bool:
        """False when the object was not registered."""
        if self._objects.get(obj._class_identifier) is not obj:
            return False
        del self._objects[obj._class_identifier]
        return True

    def create(self, processor: Processor) -> Any:
        """What a registered object makes for a processor of its class; None when there is none."""
        known = self._objects.get(processor.classIdentifier)
        return None if known is None else known.createWidget(processor)

    def hasKey(self, key: str) -> bool:
        """Whether processors of that class identifier have a window."""
        return key in self._objects

    def getkeys(self) -> list[str]:
        """The class identifiers of the processors that have a window."""
        return list(self._objects)
