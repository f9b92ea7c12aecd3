"""Ports of the data types."""

from __future__ import annotations

from typing import Any, ClassVar

from inviwopy._port import DataInport, DataOutport
from inviwopy.data._buffer import Buffer
from inviwopy.data._image import Image
from inviwopy.data._layer import Layer
from inviwopy.data._mesh import Mesh
from inviwopy.data._sequences import ImageSequence, LayerSequence, MeshSequence, VolumeSequence
from inviwopy.data._volume import Volume
from inviwopy.doc import Document
from inviwopy.glm import size2_t

__all__ = [
    "BufferFlatMultiInport",
    "BufferInport",
    "BufferMultiInport",
    "BufferOutport",
    "ImageInport",
    "ImageMultiInport",
    "ImageOutport",
    "ImageSequenceFlatMultiInport",
    "ImageSequenceInport",
    "ImageSequenceMultiInport",
    "ImageSequenceOutport",
    "LayerFlatMultiInport",
    "LayerInport",
    "LayerMultiInport",
    "LayerOutport",
    "LayerSequenceFlatMultiInport",
    "LayerSequenceInport",
    "LayerSequenceMultiInport",
    "LayerSequenceOutport",
    "MeshFlatMultiInport",
    "MeshInport",
    "MeshMultiInport",
    "MeshOutport",
    "MeshSequenceFlatMultiInport",
    "MeshSequenceInport",
    "MeshSequenceMultiInport",
    "MeshSequenceOutport",
    "VolumeFlatMultiInport",
    "VolumeInport",
    "VolumeMultiInport",
    "VolumeOutport",
    "VolumeSequenceFlatMultiInport",
    "VolumeSequenceInport",
    "VolumeSequenceMultiInport",
    "VolumeSequenceOutport",
]


class ImageInport(DataInport[Image]):
    """Takes an image."""

    _data_type = "org.inviwo.Image"
    _data_class = Image


class ImageMultiInport(ImageInport):
    """Takes any number of images."""

    _multi = True


class ImageOutport(DataOutport[Image]):
    """Gives an image. Whoever shows it may ask for a size: ``dimensions``."""

    _data_type = "org.inviwo.Image"
    _data_class: ClassVar[type[Any]] = Image

    def __init__(self, identifier: str, help: Document | str = "") -> None:
        super().__init__(identifier, help)
        self._dimensions = size2_t(256)
        self._handles_resize = True

    @property
    def dimensions(self) -> size2_t:
        """The size that was asked for, or of the data when resize events are not handled."""
        data = self.getData()
        if data is not None and not self._handles_resize:
            return data.dimensions
        return size2_t(self._dimensions)

    def setDimensions(self, dimensions: Any) -> None:
        """Asks that pictures have this size, in pixels."""
        self._dimensions = size2_t(dimensions)

    def setHandleResizeEvents(self, handle: bool) -> None:
        """Whether ``dimensions`` follows the canvas."""
        self._handles_resize = bool(handle)

    def describe(self) -> dict[str, Any]:
        """The PortDescription."""
        return {**super().describe(), "handlesResize": self._handles_resize}


class VolumeInport(DataInport[Volume]):
    """Takes a volume."""

    _data_type = "org.inviwo.Volume"
    _data_class = Volume


class VolumeMultiInport(VolumeInport):
    """Takes any number of volumes."""

    _multi = True


class VolumeFlatMultiInport(VolumeMultiInport):
    """Takes any number of volumes, and sequences of them as if each were connected by itself."""

    _flat = True


class VolumeOutport(DataOutport[Volume]):
    """Gives a volume."""

    _data_type = "org.inviwo.Volume"
    _data_class = Volume


class LayerInport(DataInport[Layer]):
    """Takes a layer."""

    _data_type = "org.inviwo.Layer"
    _data_class = Layer


class LayerMultiInport(LayerInport):
    """Takes any number of layers."""

    _multi = True


class LayerFlatMultiInport(LayerMultiInport):
    """Takes any number of layers, and sequences of them as if each were connected by itself."""

    _flat = True


class LayerOutport(DataOutport[Layer]):
    """Gives a layer."""

    _data_type = "org.inviwo.Layer"
    _data_class = Layer


class MeshInport(DataInport[Mesh]):
    """Takes a mesh."""

    _data_type = "org.inviwo.Mesh"
    _data_class = Mesh


class MeshMultiInport(MeshInport):
    """Takes any number of meshes."""

    _multi = True


class MeshFlatMultiInport(MeshMultiInport):
    """Takes any number of meshes, and sequences of them as if each were connected by itself."""

    _flat = True


class MeshOutport(DataOutport[Mesh]):
    """Gives a mesh."""

    _data_type = "org.inviwo.Mesh"
    _data_class = Mesh


class BufferInport(DataInport[Buffer]):
    """Takes a buffer."""

    _data_type = "org.inviwo.Buffer"
    _data_class = Buffer


class BufferMultiInport(BufferInport):
    """Takes any number of buffers."""

    _multi = True


class BufferFlatMultiInport(BufferMultiInport):
    """Takes any number of buffers, and sequences of them as if each were connected by itself."""

    _flat = True


class BufferOutport(DataOutport[Buffer]):
    """Gives a buffer."""

    _data_type = "org.inviwo.Buffer"
    _data_class = Buffer


class VolumeSequenceInport(DataInport[VolumeSequence]):
    """Takes a sequence of volumes."""

    _data_type = "org.inviwo.Volume.shared_ptr.vector"
    _data_class = VolumeSequence
    _is_list = True


class VolumeSequenceMultiInport(VolumeSequenceInport):
    """Takes any number of sequences of volumes."""

    _multi = True


class VolumeSequenceFlatMultiInport(VolumeSequenceMultiInport):
    """Takes any number of sequences of volumes, and sequences of them as if each were connected by itself."""

    _flat = True


class VolumeSequenceOutport(DataOutport[VolumeSequence]):
    """Gives a sequence of volumes."""

    _data_type = "org.inviwo.Volume.shared_ptr.vector"
    _data_class = VolumeSequence
    _is_list = True


class LayerSequenceInport(DataInport[LayerSequence]):
    """Takes a sequence of layers."""

    _data_type = "org.inviwo.Layer.shared_ptr.vector"
    _data_class = LayerSequence
    _is_list = True


class LayerSequenceMultiInport(LayerSequenceInport):
    """Takes any number of sequences of layers."""

    _multi = True


class LayerSequenceFlatMultiInport(LayerSequenceMultiInport):
    """Takes any number of sequences of layers, and sequences of them as if each were connected by itself."""

    _flat = True


class LayerSequenceOutport(DataOutport[LayerSequence]):
    """Gives a sequence of layers."""

    _data_type = "org.inviwo.Layer.shared_ptr.vector"
    _data_class = LayerSequence
    _is_list = True


class MeshSequenceInport(DataInport[MeshSequence]):
    """Takes a sequence of meshes."""

    _data_type = "org.inviwo.Mesh.shared_ptr.vector"
    _data_class = MeshSequence
    _is_list = True


class MeshSequenceMultiInport(MeshSequenceInport):
    """Takes any number of sequences of meshes."""

    _multi = True


class MeshSequenceFlatMultiInport(MeshSequenceMultiInport):
    """Takes any number of sequences of meshes, and sequences of them as if each were connected by itself."""

    _flat = True


class MeshSequenceOutport(DataOutport[MeshSequence]):
    """Gives a sequence of meshes."""

    _data_type = "org.inviwo.Mesh.shared_ptr.vector"
    _data_class = MeshSequence
    _is_list = True


class ImageSequenceInport(DataInport[ImageSequence]):
    """Takes a sequence of images."""

    _data_type = "org.inviwo.Image.shared_ptr.vector"
    _data_class = ImageSequence
    _is_list = True


class ImageSequenceMultiInport(ImageSequenceInport):
    """Takes any number of sequences of images."""

    _multi = True


class ImageSequenceFlatMultiInport(ImageSequenceMultiInport):
    """Takes any number of sequences of images, and sequences of them as if each were connected by itself."""

    _flat = True


class ImageSequenceOutport(DataOutport[ImageSequence]):
    """Gives a sequence of images."""

    _data_type = "org.inviwo.Image.shared_ptr.vector"
    _data_class = ImageSequence
    _is_list = True
