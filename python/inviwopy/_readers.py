"""Reading and writing files by their extension."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Any

import numpy as np

from inviwopy._binding import get_binding
from inviwopy.data._camera import camera_from_state
from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._picture import colors_of
from inviwopy.data._png import write_png
from inviwopy.data._transfer_function import IsoValueCollection, TransferFunction
from inviwopy.data._volume import Volume
from inviwopy.data.formats import DataFormat
from inviwopy.properties._enums import OverwriteState
from inviwopy.properties._file import FileExtension

__all__ = [
    "DataReader",
    "DataReaderFactory",
    "DataWriter",
    "DataWriterFactory",
    "ImageDataReader",
    "ImageDataWriter",
    "IsoValueCollectionDataReader",
    "IsoValueCollectionDataWriter",
    "LayerDataReader",
    "LayerDataWriter",
    "MeshDataReader",
    "MeshDataWriter",
    "TransferFunctionDataReader",
    "TransferFunctionDataWriter",
    "VolumeDataReader",
    "VolumeDataWriter",
]

Path = Any
"""Text or path-like."""

_NPY = FileExtension("npy", "NumPy array")
_PNG = FileExtension("png", "Portable Network Graphics")
_ITF = FileExtension("itf", "Inviwo Transfer Function")
_IIV = FileExtension("iiv", "Inviwo Isovalues")


def _load_npy(path: str) -> Any:
    """RuntimeError that names the file, as the engine's readers raise it."""
    try:
        return np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise RuntimeError(f"{path}: There is no such file") from None
    except (OSError, ValueError, EOFError) as error:
        raise RuntimeError(f"{path}: This is no NumPy array that can be read ({error})") from error


# What is read and written here; other extensions are read by the engine
_LOCAL_READERS: dict[tuple[str, str], Callable[[str], Any]] = {
    ("volume", "npy"): lambda path: Volume(_load_npy(path)),
    ("layer", "npy"): lambda path: Layer(_load_npy(path)),
    ("image", "npy"): lambda path: Image(Layer(_load_npy(path))),
    ("transferfunction", "itf"): TransferFunction.load,
    ("isovaluecollection", "iiv"): IsoValueCollection.load,
}
_LOCAL_WRITERS: dict[tuple[str, str], Callable[[Any, str], object]] = {
    ("volume", "npy"): lambda volume, path: np.save(path, volume.data),
    ("layer", "npy"): lambda layer, path: layer.save(path),
    ("layer", "png"): lambda layer, path: layer.save(path),
    ("image", "npy"): lambda image, path: image.colorLayers[0].save(path),
    ("image", "png"): lambda image, path: image.colorLayers[0].save(path),
    ("transferfunction", "itf"): TransferFunction.save,
    ("transferfunction", "png"): lambda function, path: write_png(path, colors_of(function)),
    ("isovaluecollection", "iiv"): IsoValueCollection.save,
}
_DESCRIPTIONS = {extension.extension: extension for extension in (_NPY, _PNG, _ITF, _IIV)}


def _extension_of(path: Path) -> str:
    return os.path.splitext(os.fspath(path))[1].lstrip(".").lower()


class DataReader:
    """Reads one kind of data."""

    _kind = ""

    def __init__(self, extensions: list[FileExtension] | None = None) -> None:
        self._extensions = list(extensions or ())
        self._options: dict[str, Any] = {}

    @property
    def extensions(self) -> list[FileExtension]:
        """The file extensions that it reads."""
        return list(self._extensions)

    def addExtension(self, extension: FileExtension) -> None:
        """Adds a file extension that it reads."""
        self._extensions.append(extension)

    def clone(self) -> Any:
        """Another reader of this kind."""
        return type(self)(self._extensions)

    def getOption(self, key: str) -> Any:
        """The value of an option, or None."""
        return self._options.get(key)

    def setOption(self, key: str, value: Any) -> bool:
        """What a file does not say itself: of ``.raw`` files ``dimensions`` (x, y, z) and ``format``, and where they
        differ from the default ``byteOffset``, ``bigEndian``, ``spacing``, ``dataRange``, ``valueRange``."""
        self._options[key] = value
        return True

    def readData(self, path: Path, metaDataOwner: Any = None) -> Any:
        """The data of a file; RuntimeError says what is wrong with it."""
        local = _LOCAL_READERS.get((self._kind, _extension_of(path)))
        if local is not None:
            return local(os.fspath(path))
        answer = get_binding().call(
            "app", "read", [self._kind, os.path.abspath(os.fspath(path)), _wire_options(self._options)]
        )
        return _from_answer(self._kind, answer)


def _wire_options(options: dict[str, Any]) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, DataFormat):
            return str(value)
        if isinstance(value, (str, bool, int, float)) or value is None:
            return value
        return [number.item() if hasattr(number, "item") else number for number in value]

    return {key: plain(value) for key, value in options.items()}


def _from_answer(kind: str, answer: Any) -> Any:
    if kind in ("transferfunction", "isovaluecollection"):
        points = TransferFunction() if kind == "transferfunction" else IsoValueCollection()
        points._take_points_state(answer)
        return points
    if kind == "camera":
        return camera_from_state(answer)
    return get_binding().make_data(answer)


class VolumeDataReader(DataReader):
    """Reads volumes."""

    _kind = "volume"


class LayerDataReader(DataReader):
    """Reads layers."""

    _kind = "layer"


class ImageDataReader(DataReader):
    """Reads images."""

    _kind = "image"


class MeshDataReader(DataReader):
    """Reads meshes."""

    _kind = "mesh"


class TransferFunctionDataReader(DataReader):
    """Reads transfer functions."""

    _kind = "transferfunction"


class IsoValueCollectionDataReader(DataReader):
    """Reads isovalues."""

    _kind = "isovaluecollection"


class DataWriter(DataReader):
    """Writes one kind of data."""

    def __init__(self, extensions: list[FileExtension] | None = None) -> None:
        super().__init__(extensions)
        self._overwrite = OverwriteState.No

    def getOverwrite(self) -> OverwriteState:
        """Whether a file that exists is replaced."""
        return self._overwrite

    def setOverwrite(self, overwrite: OverwriteState) -> None:
        """Allows or forbids to replace a file that exists."""
        self._overwrite = overwrite

    def readData(self, path: Path, metaDataOwner: Any = None) -> Any:
        raise RuntimeError(f"{type(self).__name__} writes; use the reader of the same kind")

    def writeData(self, data: Any, path: Path) -> None:
        """RuntimeError when there is no writer for the extension, or the file exists and is not to be replaced."""
        extension = _extension_of(path)
        local = _LOCAL_WRITERS.get((self._kind, extension))
        known = _TypedWriterFactory(self._kind, _WRITERS, _LOCAL_WRITERS, "writers").getExtensions()
        if local is None and all(one.extension != extension for one in known):
            expected = ", ".join(f".{one.extension}" for one in known) or f"no {self._kind} at all"
            raise RuntimeError(f"No writer for {os.fspath(path)} (expected {expected}, found .{extension})")
        if self._overwrite is OverwriteState.No and os.path.exists(path):
            raise RuntimeError(f"{os.fspath(path)} exists already; allow it with setOverwrite(OverwriteState.Yes)")
        if local is not None:
            local(data, os.fspath(path))
        else:
            get_binding().write_data(self._kind, data, os.path.abspath(os.fspath(path)))


class VolumeDataWriter(DataWriter):
    """Writes volumes."""

    _kind = "volume"


class LayerDataWriter(DataWriter):
    """Writes layers."""

    _kind = "layer"


class ImageDataWriter(DataWriter):
    """Writes images (their first colour layer)."""

    _kind = "image"


class MeshDataWriter(DataWriter):
    """Writes meshes."""

    _kind = "mesh"


class TransferFunctionDataWriter(DataWriter):
    """Writes transfer functions."""

    _kind = "transferfunction"


class IsoValueCollectionDataWriter(DataWriter):
    """Writes isovalues."""

    _kind = "isovaluecollection"


_READERS: dict[str, type[DataReader]] = {
    kind._kind: kind
    for kind in (
        VolumeDataReader,
        LayerDataReader,
        ImageDataReader,
        MeshDataReader,
        TransferFunctionDataReader,
        IsoValueCollectionDataReader,
    )
}
_WRITERS: dict[str, type[DataWriter]] = {
    kind._kind: kind
    for kind in (
        VolumeDataWriter,
        LayerDataWriter,
        ImageDataWriter,
        MeshDataWriter,
        TransferFunctionDataWriter,
        IsoValueCollectionDataWriter,
    )
}


class _TypedFactory:
    """Readers or writers of one kind of data."""

    def __init__(self, kind: str, classes: Any, local: Any, member: str) -> None:
        self._kind, self._classes, self._local, self._member = kind, classes, local, member

    def getExtensions(self) -> list[FileExtension]:
        known = [_DESCRIPTIONS[extension] for kind, extension in self._local if kind == self._kind]
        with contextlib.suppress(RuntimeError):  # no application, or one without readers of its own
            wires = get_binding().call("app", self._member, [self._kind])
            known += [FileExtension(wire["extension"], wire["description"]) for wire in wires]
        return list({extension.extension: extension for extension in known}.values())

    def _find(self, key: Any) -> Any:
        known = [one.extension for one in self.getExtensions()]
        if isinstance(key, FileExtension):
            extension = key.extension
        else:
            name = os.fspath(key).lower()
            fitting = [one for one in known if name == one or name.endswith(f".{one}")]
            extension = max(fitting, key=len, default=_extension_of(key) or name)
        if (self._kind, extension) in self._local or extension in known:
            return self._classes[self._kind]([_DESCRIPTIONS.get(extension, FileExtension(extension, extension))])
        return None


class _TypedReaderFactory(_TypedFactory):
    def getReader(self, key: Any, fallbackPath: Path = None) -> Any:
        """A reader for a path or FileExtension; None when there is none."""
        return self._find(key) or (self._find(fallbackPath) if fallbackPath is not None else None)

    def hasReader(self, key: Any) -> bool:
        return self._find(key) is not None

    def read(self, path: Path, fileExtension: FileExtension | None = None) -> Any:
        """The data of a file; RuntimeError when there is no reader or the file is bad."""
        reader = self.getReader(fileExtension or path, path)
        if reader is None:
            known = ", ".join(f".{one.extension}" for one in self.getExtensions()) or f"no {self._kind} at all"
            found = f".{_extension_of(path)}" if _extension_of(path) else "no extension"
            raise RuntimeError(f"No reader for {os.fspath(path)} (expected {known}, found {found})")
        return reader.readData(path)


class _TypedWriterFactory(_TypedFactory):
    def getWriter(self, key: Any, fallbackPath: Path = None) -> Any:
        """A writer for a path or FileExtension; None when there is none."""
        return self._find(key) or (self._find(fallbackPath) if fallbackPath is not None else None)

    def hasWriter(self, key: Any) -> bool:
        return self._find(key) is not None

    def write(self, data: Any, path: Path, fileExtension: FileExtension | None = None) -> bool:
        """Writes data, replacing the file; False when there is no writer."""
        writer = self.getWriter(fileExtension or path, path)
        if writer is None:
            return False
        writer.setOverwrite(OverwriteState.Yes)
        writer.writeData(data, path)
        return True


_KINDS = tuple(_READERS)


class _Factory:
    """``factory.volume``, ``.layer``, ``.image``, ``.mesh``, ``.transferfunction``, ``.isovaluecollection``."""

    _typed: type[_TypedFactory]
    _arguments: tuple[Any, Any, str]

    def __getattr__(self, kind: str) -> Any:
        if kind not in _KINDS:
            raise AttributeError(f"{type(self).__name__} has no {kind!r}; it has {', '.join(_KINDS)}")
        return self._typed(kind, *self._arguments)

    def create(self, key: Any) -> Any:
        """The first reader or writer for an extension (text or FileExtension), or None."""
        extension = key if isinstance(key, FileExtension) else FileExtension(str(key).lstrip("."), "")
        found = (getattr(self, kind)._find(extension) for kind in _KINDS)
        return next((one for one in found if one is not None), None)

    def hasKey(self, key: Any) -> bool:
        return self.create(key) is not None


class DataReaderFactory(_Factory):
    """Readers of all kinds of data."""

    _typed = _TypedReaderFactory
    _arguments = (_READERS, _LOCAL_READERS, "readers")


class DataWriterFactory(_Factory):
    """Writers of all kinds of data."""

    _typed = _TypedWriterFactory
    _arguments = (_WRITERS, _LOCAL_WRITERS, "writers")
