"""Runs processor files: a fresh module object each time, and the helper modules that the file imports anew."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import linecache
import os
import sys
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import machinery
from typing import Any

from inviwopy._functions._decorator import FunctionProcessor
from inviwopy._host._shared_names import SharedNames

__all__ = [
    "DuplicateProcessorError",
    "FailedLoadError",
    "HelperModule",
    "LoadedFile",
    "Loader",
    "NotAProcessorError",
]

_NAME_HEADER = b"# Name: "
_LARGEST_SOURCE = 10 * 1024 * 1024


class NotAProcessorError(Exception):
    """The file ran, but holds no processor as its name or header promises."""


class DuplicateProcessorError(NotAProcessorError):
    """Another file has the class identifier. The engine knows this name: it tries again when that file changes."""


class FailedLoadError(Exception):
    """What loading a file raised, with the helper modules whose change may mend it."""

    def __init__(self, error: BaseException, dependencies: Sequence[str]) -> None:
        super().__init__(type(error).__name__)
        self.error = error
        self.dependencies = list(dependencies)


class HelperModule(Exception):
    """The file ran and holds no processor at all: others import it. The engine knows this name."""


@dataclass
class LoadedFile:
    path: str
    name: str
    """Of the class: the header ``# Name: X``, else the file's name."""
    module: types.ModuleType
    types: list[type[Any]]
    """The class of that name first, then those that ``@processor`` made of functions of the file."""
    dependencies: list[str] = field(default_factory=list)
    """Files of helper modules in the user's folders, those of helpers included."""
    version: str = ""
    """Hash of the texts of the file and its dependencies."""


class _UncachedLoader(machinery.SourceFileLoader):
    """Compiles the text each time: a cache in ``__pycache__`` passes for fresh when the file was edited within the
    same second at the same size."""

    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


class Loader:
    def __init__(self) -> None:
        self._folders: list[str] = []
        self._loaded: set[str] = set()
        self.shared = SharedNames()
        self._make_finder = machinery.FileFinder.path_hook(
            (machinery.ExtensionFileLoader, machinery.EXTENSION_SUFFIXES),
            (_UncachedLoader, machinery.SOURCE_SUFFIXES),
        )
        sys.path_hooks.insert(0, self._finder)

    def add_folder(self, folder: str) -> None:
        """Makes the helper modules of ``folder`` importable, after everything installed: a user's ``queue.py`` or
        ``numpy.py`` never replaces the module of that name."""
        folder = os.path.abspath(folder)
        if folder not in self._folders:
            self._folders.append(folder)
            sys.path.append(folder)
            sys.path_importer_cache.pop(folder, None)

    def _finder(self, path: str) -> Any:
        """The path hook for folders of the user and packages in them."""
        if not any(path == folder or path.startswith(folder + os.sep) for folder in self._folders):
            raise ImportError
        return self._make_finder(path)

    def load(self, path: str) -> LoadedFile:
        """Runs the file. Raises OSError and NotAProcessorError, and what it raises itself as FailedLoadError."""
        path = os.path.abspath(path)
        package, root = _package(path)
        for folder in {root, os.path.dirname(path)}:
            self.add_folder(folder)
        source = _read(path)
        importlib.invalidate_caches()
        dependencies = list(self._dependencies(path, source))
        if path in self._loaded:
            _forget_modules(dependencies)
        self._loaded.add(path)
        name = _class_name(path, source)
        try:
            module = _run(path, source, package, self.shared)
            kinds = _find_types(module, name, path)
        except BaseException as error:
            raise FailedLoadError(error, dependencies) from error
        version = _hash([source, *(_read(file) for file in dependencies)])
        return LoadedFile(path, name, module, kinds, dependencies, version)

    def hidden_module(self, path: str) -> str | None:
        """Where the module of the same name is that Python takes instead, when another file imports this one."""
        name = os.path.splitext(os.path.basename(path))[0]
        if name in sys.builtin_module_names:
            return "built into Python"
        folders = [entry for entry in sys.path if entry not in self._folders]
        found = machinery.PathFinder.find_spec(name, folders)
        return found.origin if found and found.loader else None

    def _dependencies(self, path: str, source: bytes) -> Iterator[str]:
        seen = {path}
        waiting = [(path, source)]
        while waiting:
            file, text = waiting.pop()
            for found in _imported_files(file, text, self._folders):
                if found not in seen:
                    seen.add(found)
                    yield found
                    waiting.append((found, _read(found)))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        source = file.read(_LARGEST_SOURCE + 1)
    if len(source) > _LARGEST_SOURCE:
        raise NotAProcessorError(f"{path} is larger than {_LARGEST_SOURCE // 1024 // 1024} MB")
    return source


def _hash(texts: Sequence[bytes]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(len(text).to_bytes(8, "little") + text)
    return digest.hexdigest()


def _class_name(path: str, source: bytes) -> str:
    if source.startswith(_NAME_HEADER):
        return source.split(b"\n", 1)[0][len(_NAME_HEADER) :].decode("utf-8", "replace").strip()
    return os.path.splitext(os.path.basename(path))[0]


def _package(path: str) -> tuple[str, str]:
    """The dotted name of the package that the file stands in, empty when in none, and the folder that holds it."""
    folder = os.path.dirname(path)
    names: list[str] = []
    while os.path.isfile(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder, name = os.path.split(folder)
        names.insert(0, name)
    return ".".join(names), folder


def _run(path: str, source: bytes, package: str, shared: SharedNames) -> types.ModuleType:
    code = compile(source, path, "exec", dont_inherit=True)
    # Under a name of its own: a module named after the file would replace a standard module of that name.
    name = f"inviwo_processor.{os.path.splitext(os.path.basename(path))[0]}"
    module = types.ModuleType(name)
    module.__file__ = path
    if package:
        # For imports relative to it.
        module.__package__ = package
    before = sys.modules.get(name)
    sys.modules[name] = module
    _remember_source(path, source)
    lent = shared.lend(code, module.__dict__, path)
    module.__dict__.update(lent)
    try:
        exec(code, module.__dict__)
    except BaseException:
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before
        raise
    shared.add(path, code, module.__dict__, lent)
    return module


def _remember_source(path: str, source: bytes) -> None:
    """Tracebacks show the lines that run, not those that the file has by then."""
    text = importlib.util.decode_source(source)
    linecache.cache[path] = (len(source), None, text.splitlines(keepends=True), path)


def _find_types(module: types.ModuleType, name: str, path: str) -> list[type[Any]]:
    found = getattr(module, name, None)
    # Several names may stand for one; those that it imports belong to other files.
    functions = [
        value
        for value in dict.fromkeys(value for value in vars(module).values() if isinstance(value, type))
        if issubclass(value, FunctionProcessor) and value.__module__ == module.__name__
    ]
    if isinstance(found, type):
        return [found, *(kind for kind in functions if kind is not found)]
    if functions:
        return functions
    # Those that it imports, as the ``__init__.py`` of a package does, belong to other files.
    classes = [
        key
        for key, value in vars(module).items()
        if isinstance(value, type) and hasattr(value, "processorInfo") and value.__module__ == module.__name__
    ]
    if not classes:
        raise HelperModule(f"There is no class {name} in {os.path.basename(path)}")
    raise NotAProcessorError(
        f"There is no class {name} in {os.path.basename(path)}. It has {', '.join(classes)}: "
        f"begin the file with '# Name: {classes[0]}', or name it {classes[0]}.py"
    )


def _forget_modules(files: Sequence[str]) -> None:
    wanted = {os.path.realpath(file) for file in files}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and os.path.realpath(file) in wanted:
            del sys.modules[name]
            linecache.cache.pop(file, None)
            # ``from package import module`` takes the attribute without looking further.
            parent, _, last = name.rpartition(".")
            if getattr(sys.modules.get(parent), last, None) is module:
                delattr(sys.modules[parent], last)


def _imported_files(path: str, source: bytes, folders: Sequence[str]) -> Iterator[str]:
    try:
        tree = ast.parse(source, path)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _module_files(alias.name.split("."), folders)
        elif isinstance(node, ast.ImportFrom):
            base = (node.module or "").split(".") if node.module else []
            places = [_package_of(path, node.level)] if node.level else folders
            if node.level and os.path.isfile(initial := os.path.join(places[0], "__init__.py")):
                yield initial
            yield from _module_files(base, places)
            for alias in node.names:
                yield from _module_files([*base, alias.name], places)


def _package_of(path: str, level: int) -> str:
    folder = os.path.dirname(path)
    for _ in range(level - 1):
        folder = os.path.dirname(folder)
    return folder


def _module_files(parts: Sequence[str], folders: Sequence[str]) -> Iterator[str]:
    """The files that ``import a.b`` runs: ``a/__init__.py`` and ``a/b.py``."""
    for folder in folders:
        found = []
        for depth in range(1, len(parts) + 1):
            stem = os.path.join(folder, *parts[:depth])
            found += [file for file in (os.path.join(stem, "__init__.py"), f"{stem}.py") if os.path.isfile(file)]
        if found:
            yield from found
            return
