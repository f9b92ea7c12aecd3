"""Layers: images of one kind (colour, depth, picking) as regular grids in a plane."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import as_array
from inviwopy.data._axes import asks_for_xyz
from inviwopy.data._enums import InterpolationType, LayerType, Wrapping, _as_member
from inviwopy.data._grid import GridRepresentation, Register, check_same_kind, grid_array, grid_array_xyz, grid_format
from inviwopy.data._mapper import DataMapper
from inviwopy.data._picture import picture_of
from inviwopy.data._png import encode_png, write_png
from inviwopy.data._spatial import StructuredGridEntity2D
from inviwopy.data._swizzle import SwizzleMask
from inviwopy.data.formats import DataFormat, _format_named
from inviwopy.glm import mat4, size2_t

__all__ = ["Layer", "LayerPy", "LayerRepresentation"]

Array = npt.NDArray[Any]
_CLAMP = (Wrapping.Clamp, Wrapping.Clamp)


class LayerRepresentation(GridRepresentation):
    """What holds the numbers of a layer."""

    _dimension = 2
    _kind = "Layer"
    _layer_type = LayerType.Color

    @property
    def dimensions(self) -> size2_t:
        """Pixels along x, y; setting it makes a new, uninitialised array."""
        y, x = self._shape
        return size2_t(x, y)

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        x, y = size2_t(dimensions)
        self._resize((y, x))

    @property
    def layertype(self) -> LayerType:
        """Whether it holds colours, depths or picking colours."""
        return self._layer_type


class LayerPy(LayerRepresentation):
    """Holds a NumPy array ``[y, x]`` or ``[y, x, channels]`` itself; row 0 is the bottom row.

    ``LayerPy(data, layerType, swizzleMask, interpolation, wrapping)``, or
    ``LayerPy(size, layerType, format, swizzleMask, interpolation, wrapping)`` for an uninitialised array."""

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        tail = ("swizzleMask", "interpolation", "wrapping")
        sized = "size" in keywords or (len(positional) > 2 and isinstance(positional[2], DataFormat))
        sized = sized or "format" in keywords
        names = ("size", "layerType", "format", *tail) if sized else ("data", "layerType", *tail)
        given = {**dict(zip(names, positional)), **keywords}
        unknown = set(given) - set(names)
        if unknown or names[0] not in given:
            raise TypeError(f"LayerPy(): incompatible function arguments: expected {', '.join(names)}")
        self._layer_type = _as_member(LayerType, given.get("layerType", LayerType.Color))
        if sized:
            x, y = size2_t(given["size"])
            format: DataFormat = given["format"]
            array = np.empty((y, x) if format.components == 1 else (y, x, format.components), format._dtype)
        else:
            array = as_array(given["data"], "LayerPy")
            if not (array.flags.c_contiguous and array.dtype.isnative):
                raise ValueError(
                    "Numpy array must be C-contiguous. Use numpy.ascontiguousarray(array), or Layer(array), "
                    "which copies an array of any strides"
                )
            array = grid_array("LayerPy", array, 2, copy=False)
        self._init_grid(
            array,
            grid_format(array, 2),
            array.shape[:2],
            given.get("swizzleMask", SwizzleMask.rgba),
            given.get("interpolation", InterpolationType.Linear),
            given.get("wrapping", _CLAMP),
        )


class Layer(StructuredGridEntity2D):
    """A grid of pixels; row 0 of the array is shown at the bottom.

    ``Layer(array)`` copies ``[y, x]`` or ``[y, x, channels]`` of any strides (as ``Volume`` does);
    ``Layer(LayerPy(array))`` holds the array itself; ``Layer(size2_t(x, y), format[, LayerType, SwizzleMask,
    InterpolationType, wrapping])`` is uninitialised."""

    def __init__(self, *arguments: Any) -> None:
        self._init_spatial()
        first = arguments[0] if arguments else None
        if isinstance(first, LayerRepresentation):
            self._representation: LayerRepresentation = first
        elif len(arguments) == 1:
            as_memory = False
            if asks_for_xyz():
                array, as_memory = grid_array_xyz("Layer", first, 2)
            else:
                array = grid_array("Layer", first, 2, copy=True)
            swizzle = SwizzleMask.defaultData(grid_format(array, 2).components)
            self._representation = LayerPy(array, swizzleMask=swizzle)
            self._representation._as_memory = as_memory
        elif len(arguments) > 1 and isinstance(arguments[1], DataFormat):
            size, format, *rest = arguments
            layer_type = rest[0] if rest else LayerType.Color
            swizzle = rest[1] if len(rest) > 1 else SwizzleMask.defaultData(min(format.components, 4))
            self._representation = LayerPy(size, layer_type, format, swizzle, *rest[2:])
        else:
            raise TypeError(
                "Layer(): incompatible function arguments: expected an array, a LayerPy, or a size and a DataFormat"
            )
        self._representation._owner = weakref.ref(self)
        self._data_map = DataMapper(self._representation.format)

    @property
    def data(self) -> Array:
        """The array, ``[y, x]`` or ``[y, x, channels]``, writable.

        Assigning copies the numbers into the layer; dtype and shape must be those of the layer (ValueError).
        In a file with ``__array_axes__ = "xyz"`` the order is ``[x, y]``."""
        return self._representation._read(asks_for_xyz())

    @data.setter
    def data(self, array: Any) -> None:
        if asks_for_xyz():
            self._representation._write_xyz(array)
            return
        array = as_array(array, "Layer.data")
        check_same_kind(array, self.format, self._representation._shape)
        self._representation._hold(np.array(array, order="C", copy=True))

    @property
    def dimensions(self) -> size2_t:
        """Pixels along x, y; setting it makes a new, uninitialised array."""
        return self._representation.dimensions

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        self._representation.dimensions = dimensions

    def setDimensions(self, dimensions: Any) -> None:
        """Makes a new, uninitialised array of that size."""
        self._representation.dimensions = dimensions

    @property
    def format(self) -> DataFormat:
        """What one pixel is."""
        return self._representation.format

    @property
    def layertype(self) -> LayerType:
        """Whether it holds colours, depths or picking colours."""
        return self._representation.layertype

    @property
    def dataMap(self) -> DataMapper:
        """A reference: ``layer.dataMap.dataRange = ...`` edits the layer."""
        return self._data_map

    @dataMap.setter
    def dataMap(self, mapper: DataMapper) -> None:
        self._data_map._assign(mapper)

    @property
    def swizzlemask(self) -> SwizzleMask:
        """Which channels are shown as red, green, blue and alpha."""
        return self._representation.swizzleMask

    @swizzlemask.setter
    def swizzlemask(self, mask: SwizzleMask) -> None:
        self._representation.swizzleMask = mask

    @property
    def interpolation(self) -> InterpolationType:
        """How values between pixels are found."""
        return self._representation.interpolation

    @interpolation.setter
    def interpolation(self, interpolation: InterpolationType) -> None:
        self._representation.interpolation = interpolation

    @property
    def wrapping(self) -> list[Wrapping]:
        """One Wrapping for each of x, y; a copy."""
        return self._representation.wrapping

    @wrapping.setter
    def wrapping(self, wrapping: Sequence[Wrapping]) -> None:
        self._representation.wrapping = wrapping

    @staticmethod
    def modelMatrixFromDimensions(dimensions: Any) -> mat4:
        """A centred model matrix in which pixels are square: the shorter side has length 1."""
        x, y = size2_t(dimensions)
        width, height = x / min(x, y), y / min(x, y)
        return mat4([[width, 0, 0, 0], [0, height, 0, 0], [0, 0, 1, 0], [-width / 2, -height / 2, 0, 1]])

    def getLayerPyRepresentation(self) -> LayerRepresentation:
        """What holds the array."""
        return self._representation

    def getEditableLayerPyRepresentation(self) -> LayerRepresentation:
        """What holds the array, to be written to."""
        _ = self._representation.data
        return self._representation

    def clone(self) -> Layer:
        """A deep copy."""
        copy = Layer(self._representation._copy_grid())
        copy._copy_spatial(self)
        copy._data_map._assign(self._data_map)
        return copy

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes ``.png`` (floats as 0 to 1, row 0 at the bottom) or ``.npy``; RuntimeError for others."""
        extension = os.path.splitext(os.fspath(path))[1].lower()
        if extension == ".png":
            write_png(path, self.data[::-1])
        elif extension == ".npy":
            np.save(path, self.data)
        else:
            raise RuntimeError(f"No writer for {os.fspath(path)}")

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription; ``register`` gives a handle for an object whose array stays in Python."""
        return {
            "kind": "layer",
            **self._representation._describe_grid(register, self),
            **self._describe_spatial(),
            "role": self.layertype.name.lower(),
            "dataMap": self._data_map._describe(),
        }

    @staticmethod
    def _from_description(description: Mapping[str, Any], reader: Callable[[Mapping[str, Any]], Array]) -> Layer:
        representation = LayerRepresentation()
        x, y = description["dimensions"]
        format = _format_named(description["format"])
        default_swizzle = SwizzleMask.defaultData(format.components)._letters
        representation._init_grid(
            None,
            format,
            (y, x),
            SwizzleMask._parse(description.get("swizzle", default_swizzle)),
            InterpolationType[description.get("interpolation", "linear").capitalize()],
            [Wrapping[wrap.capitalize()] for wrap in description.get("wrapping", ("clamp",) * 2)],
        )
        representation._layer_type = LayerType[description.get("role", "color").capitalize()]
        representation._defer(description, reader)
        layer = Layer(representation)
        layer._adopt_spatial(description)
        if "dataMap" in description:
            layer._data_map._assign(DataMapper._from(description["dataMap"]))
        return layer

    def _repr_png_(self) -> bytes:
        """For notebooks."""
        return encode_png(picture_of(self))

    def __repr__(self) -> str:
        wrapping = ", ".join(map(str, self.wrapping))
        return (
            f"<Layer:\n  type = {self.layertype.name}\n  format = {self.format}\n  dimensions = {self.dimensions}\n"
            f"  swizzlemask = {self.swizzlemask}\n  interpolation = {self.interpolation}\n  wrapping = [{wrapping}]>"
        )
