"""``@processor``: a function as a processor type."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, get_args, get_origin, get_type_hints, overload

from inviwopy._functions._hints import Hint, annotations_of, error_of, item_type, read_hint, spelled
from inviwopy._functions._ports import data_from, inport_class, is_array_type, outport_class, read_only
from inviwopy._functions._properties import PropertyMaker, property_maker
from inviwopy._info import CodeState, ProcessorInfo, Tag, Tags
from inviwopy._markdown import unindentMd2doc
from inviwopy._port import Inport
from inviwopy._processor import Processor

__all__ = ["FunctionProcessor", "processor"]

EMPTY = inspect.Parameter.empty
_DATA_TYPES = "a data type (ivw.data.Volume, Layer, Image, Mesh, Buffer, Annotated[numpy.ndarray, ivw.data.Volume])"
_INPORT_TYPES = f"{_DATA_TYPES}, Optional[one] or list[one] for an inport"
_PROPERTY_TYPES = (
    "float, int, bool, str, Literal, an Enum, pathlib.Path, tuple[float, float], a glm vector or matrix, TransferFunction"
)


class FunctionProcessor(Processor):
    """The processor type that ``@processor`` makes of a function; ``function`` is the function itself."""

    function: ClassVar[Callable[..., Any]]
    _parameters: ClassVar[Sequence[_Parameter]]
    _results: ClassVar[Sequence[_Result]]
    _type_info: ClassVar[ProcessorInfo]

    def __init__(self, identifier: str, displayName: str) -> None:
        super().__init__(identifier, displayName)
        self._made: dict[str, Any] = {}
        for parameter in self._parameters:
            parameter.add_to(self)
        for result in self._results:
            self.addOutport(result.port(result.name, help=result.help))

    @classmethod
    def processorInfo(cls) -> ProcessorInfo:
        """What the options of ``@processor`` say."""
        return cls._type_info

    def getProcessorInfo(self) -> ProcessorInfo:
        """What the options of ``@processor`` say."""
        return self._type_info

    def process(self) -> None:
        """Calls the function with the data of the inports and the values of the properties."""
        arguments = {parameter.name: parameter.read(self) for parameter in self._parameters}
        returned = type(self).function(**arguments)
        for result, data in zip(self._results, self._split(returned)):
            port: Any = self.getOutport(result.name)
            if data is None:
                port.clear()
            else:
                like = next((given for given in map(_whole, self._inputs()) if isinstance(given, result.kind)), None)
                port.setData(data_from(result.kind, data, like))

    def _split(self, returned: Any) -> Sequence[Any]:
        count = len(self._results)
        if count == 0 and returned is not None:
            raise TypeError(
                f"{self.identifier}: the function returned {type(returned).__name__}, but it has no outport. Annotate what "
                "it returns: -> ivw.data.Volume"
            )
        if count <= 1 or returned is None:
            return [returned] * count
        if not isinstance(returned, (tuple, list)) or len(returned) != count:
            found = f"{len(returned)} results" if isinstance(returned, (tuple, list)) else type(returned).__name__
            raise TypeError(f"{self.identifier}: the function returned {found}, expected {count} results")
        return returned

    def _inputs(self) -> Iterator[Any]:
        return (port for port in self._inports if isinstance(port, Inport))


def _whole(port: Any) -> Any:
    return port.getData()


class _Parameter:
    """One parameter: an inport, a property, or the processor itself."""

    def __init__(self, function: Callable[..., Any], name: str, hint: Hint, default: Any) -> None:
        self.name = name
        self._hint = hint
        self._property: PropertyMaker | None = None
        self._inport: Any = None
        self._is_array = is_array_type(hint.type)
        self._is_processor = hint.type in (Processor, FunctionProcessor)
        what = f"parameter '{name}'"
        if self._is_processor:
            return
        if self._is_array:
            self._inport = self._inport_of_array(function, what)
            return
        # First: a single vector is rather a property than what scripts of 2021 send through vec3Inport.
        self._property = property_maker(function, name, hint, default, _title(name))
        if self._property is not None:
            return
        item = item_type(hint.type)
        self._inport = inport_class(hint.type) if item is None else inport_class(item, multi=True)
        if self._inport is None:
            problem = (
                f"is annotated with {spelled(hint.type)}; expected {_INPORT_TYPES} or, for a property, {_PROPERTY_TYPES}"
            )
            raise error_of(function, what, problem)
        if default is not EMPTY and default is not None:
            raise error_of(function, what, f"is an inport and has the default {default!r}; expected None or no default")

    def _inport_of_array(self, function: Callable[..., Any], what: str) -> Any:
        carried = self._hint.carried
        kind = None if carried is None else inport_class(carried)
        if kind is None or not hasattr(carried, "data"):
            found = "does not say of which data" if carried is None else f"is said to be of {spelled(carried)}"
            raise error_of(function, what, f"is an array and {found}; expected Annotated[numpy.ndarray, ivw.data.Volume]")
        return kind

    def add_to(self, owner: FunctionProcessor) -> None:
        if self._inport is not None:
            port = owner.addInport(self._inport(self.name, help=self._hint.help))
            port.optional = self._hint.optional
            owner._made[self.name] = port
        elif self._property is not None:
            owner._made[self.name] = owner.addProperty(self._property.make())

    def read(self, owner: FunctionProcessor) -> Any:
        if self._is_processor:
            return owner
        made = owner._made[self.name]
        if self._property is not None:
            return self._property.read(made)
        if self._inport._multi:
            return made.getVectorData()
        data = made.getData()
        return read_only(data) if self._is_array and data is not None else data


class _Result:
    """One outport."""

    def __init__(self, function: Callable[..., Any], what: str, name: str, hint: Hint) -> None:
        self.name = name
        self.help = hint.help
        self.kind = hint.carried if is_array_type(hint.type) and hint.carried is not None else hint.type
        port = outport_class(self.kind)
        if port is None:
            problem = (
                f"is annotated with {spelled(hint.type)}; expected {_DATA_TYPES}, a tuple or NamedTuple of them, or None"
            )
            raise error_of(function, what, problem)
        self.port: Any = port


def _parameters(function: Callable[..., Any], annotations: dict[str, Any]) -> Iterator[_Parameter]:
    for name, parameter in inspect.signature(function).parameters.items():
        what = f"parameter '{name}'"
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD, parameter.POSITIONAL_ONLY):
            raise error_of(function, what, "is positional only, * or **; expected one that has a name")
        annotation = annotations.get(name, EMPTY)
        if annotation is EMPTY and isinstance(parameter.default, (bool, int, float, str)):
            annotation = type(parameter.default)
        if annotation is EMPTY:
            problem = f"has no annotation; write {name}: ivw.data.Volume for an inport, {name}: float = 0.5 for a property"
            raise error_of(function, what, problem)
        yield _Parameter(function, name, read_hint(function, what, annotation), parameter.default)


def _results(function: Callable[..., Any], annotation: Any) -> Iterator[_Result]:
    if annotation in (None, type(None), EMPTY):
        return
    fields = getattr(annotation, "_fields", None)
    if fields is not None:  # a NamedTuple
        hints = get_type_hints(annotation, include_extras=True)
        for name in fields:
            what = f"the result '{name}'"
            yield _Result(function, what, name, read_hint(function, what, hints[name]))
    elif get_origin(annotation) is tuple:
        for index, item in enumerate(get_args(annotation)):
            what = f"result {index + 1}"
            hint = read_hint(function, what, item)
            # The first text of a result is its name.
            name = hint.help if hint.help.isidentifier() else f"outport{index + 1}"
            yield _Result(function, what, name, hint)
    else:
        what = "the return value"
        yield _Result(function, what, "outport", read_hint(function, what, annotation))


@overload
def processor(function: Callable[..., Any]) -> type[FunctionProcessor]: ...
@overload
def processor(
    *,
    identifier: str = ...,
    name: str = ...,
    category: str = ...,
    codeState: CodeState = ...,
    tags: Tags | Tag | str = ...,
) -> Callable[[Callable[..., Any]], type[FunctionProcessor]]: ...
def processor(
    function: Callable[..., Any] | None = None,
    *,
    identifier: str | None = None,
    name: str | None = None,
    category: str = "Python",
    codeState: CodeState = CodeState.Stable,
    tags: Tags | Tag | str = Tags.PY,
) -> Any:
    """Makes a processor type of a function; ``@processor`` alone, or with ``identifier`` (of the class), ``name`` (that
    is shown), ``category``, ``codeState`` and ``tags``.

    Parameters become inports and properties, by their annotations:

    - a data type (``Volume``, ``Layer``, ``Image``, ``Mesh``, ``Buffer``, a glm list ...): an inport; ``Optional[Volume]``
      an optional one; ``list[Volume]`` one with any number of connections
    - ``Annotated[numpy.ndarray, Volume]``: an inport whose array is passed, read-only
    - ``float``, ``int``, ``bool``, ``str``, ``Literal``, an ``Enum``, ``pathlib.Path``, ``tuple[float, float]`` (a range
      within a range), a glm vector or matrix, ``TransferFunction``: a property with the default of the parameter
    - ``Annotated[float, Range(0, 1, step=0.01), "Help"]``: its range and its help
    - ``Processor``: the processor itself, for ``progress`` and ``cancelled``

    What is returned goes to the outport ``outport``, or to several: of a ``NamedTuple`` by its fields, of
    ``tuple[Annotated[Volume, "smooth"], Annotated[Mesh, "surface"]]`` by those names. An array that is returned for a
    Volume or Layer lies where the input lies. The docstring is the help. TypeError names a parameter that is not
    understood and what is expected."""
    if function is None:
        return lambda decorated: _made(decorated, identifier, name, category, codeState, tags)
    if not inspect.isfunction(function):
        raise TypeError(f"@processor decorates a function, got {type(function).__name__}")
    return _made(function, identifier, name, category, codeState, tags)


def _made(
    function: Callable[..., Any],
    identifier: str | None,
    name: str | None,
    category: str,
    code_state: CodeState,
    tags: Tags | Tag | str,
) -> type[FunctionProcessor]:
    annotations = annotations_of(function)
    title = name or _title(function.__name__)
    info = ProcessorInfo(
        identifier or f"org.inviwo.python.{_title(function.__name__).replace(' ', '')}",
        title,
        category,
        code_state,
        tags,
        unindentMd2doc(function.__doc__ or ""),
    )
    members = {
        "__doc__": function.__doc__,
        "__module__": function.__module__,
        "__qualname__": function.__qualname__,
        "function": staticmethod(function),
        "_parameters": list(_parameters(function, annotations)),
        "_results": list(_results(function, annotations.get("return", EMPTY))),
        "_type_info": info,
    }
    return type(function.__name__, (FunctionProcessor,), members)


def _title(name: str) -> str:
    """'Iso Value' of iso_value and of isoValue."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).strip("_").split("_")
    return " ".join(word[:1].upper() + word[1:] for word in words if word)
