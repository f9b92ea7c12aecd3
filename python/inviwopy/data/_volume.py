"""Volumes: regular grids of numbers in space."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import as_array
from inviwopy.data._axes import asks_for_xyz
from inviwopy.data._enums import InterpolationType, Wrapping
from inviwopy.data._grid import GridRepresentation, Register, grid_array, grid_array_xyz, grid_format
from inviwopy.data._histogram import Histogram1D
from inviwopy.data._mapper import DataMapper
from inviwopy.data._picture import volume_picture
from inviwopy.data._png import encode_png
from inviwopy.data._spatial import StructuredGridEntity3D
from inviwopy.data._swizzle import SwizzleMask
from inviwopy.data.formats import DataFormat, _format_named
from inviwopy.glm import size3_t

__all__ = ["Volume", "VolumePy", "VolumeRepresentation"]

Array = npt.NDArray[Any]
_CLAMP = (Wrapping.Clamp, Wrapping.Clamp, Wrapping.Clamp)


class VolumeRepresentation(GridRepresentation):
    """What holds the numbers of a volume."""

    @property
    def dimensions(self) -> size3_t:
        """Voxels along x, y, z; setting it makes a new, uninitialised array."""
        z, y, x = self._shape
        return size3_t(x, y, z)

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        x, y, z = size3_t(dimensions)
        self._resize((z, y, x))


class VolumePy(VolumeRepresentation):
    """Holds a NumPy array ``[z, y, x]`` or ``[z, y, x, channels]`` itself, without a copy:
    ``VolumePy(data, swizzleMask, interpolation, wrapping)``.

    ``VolumePy(size, format, swizzleMask, interpolation, wrapping)`` allocates an uninitialised array with four axes,
    also for one channel."""

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        given = _size_or_data("VolumePy", positional, keywords)
        swizzle = given.get("swizzleMask", SwizzleMask.rgba)
        interpolation = given.get("interpolation", InterpolationType.Linear)
        wrapping = given.get("wrapping", _CLAMP)
        if "size" in given:
            x, y, z = size3_t(given["size"])
            format: DataFormat = given["format"]
            array = np.empty((z, y, x, format.components), format._dtype)
        else:
            array = as_array(given["data"], "VolumePy")
            if array.ndim not in (3, 4) or (array.ndim == 4 and not 1 <= array.shape[3] <= 4):
                raise ValueError(f"Ndims must be either 3 or 4, with 1 <= size[3] <= 4. The shape is {array.shape}")
            if not (array.flags.c_contiguous and array.dtype.isnative):
                raise ValueError(
                    "Numpy array must be C-contiguous. Use numpy.ascontiguousarray(array), or Volume(array), "
                    "which copies an array of any strides"
                )
            array = grid_array("VolumePy", array, 3, copy=False)
        self._init_grid(array, grid_format(array, 3), array.shape[:3], swizzle, interpolation, wrapping)


_ARGUMENTS = ("swizzleMask", "interpolation", "wrapping")


def _size_or_data(kind: str, positional: Sequence[Any], keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments by name, of the form ``(size, format, ...)`` or ``(data, ...)``."""
    sized = "size" in keywords or "format" in keywords
    sized = sized or (len(positional) > 1 and isinstance(positional[1], DataFormat))
    names = ("size", "format", *_ARGUMENTS) if sized else ("data", *_ARGUMENTS)
    given = dict(zip(names, positional))
    unknown = [name for name in keywords if name not in names or name in given]
    if unknown or len(positional) > len(names):
        raise TypeError(
            f"{kind}(): incompatible function arguments: expected {', '.join(names)}, got {unknown or positional}"
        )
    given.update(keywords)
    missing = [name for name in names[: 2 if sized else 1] if name not in given]
    if missing:
        raise TypeError(f"{kind}(): incompatible function arguments: {missing[0]!r} is missing")
    return given


class Volume(StructuredGridEntity3D):
    """A regular grid of voxels.

    ``Volume(array)`` copies an array ``[z, y, x]`` or ``[z, y, x, channels]`` (1 to 4 channels, float16 to float64,
    int8 to int64, uint8 to uint64, any strides). A Fortran-ordered array that is not C-ordered is read as
    ``[x, y, z]``, as scripts of 2021 expect; a file with ``__array_axes__ = "xyz"`` means that order always.
    ``Volume(VolumePy(array))`` holds the array itself.
    ``Volume(size3_t(x, y, z), format)`` has uninitialised numbers.

    Floats have the data range [0, 1] at first: set ``dataMap.dataRange`` and ``valueRange`` to what the data holds.
    """

    def __init__(self, *positional: Any, **keywords: Any) -> None:
        self._init_spatial()
        if len(positional) == 1 and not keywords and isinstance(positional[0], VolumeRepresentation):
            self._representation: VolumeRepresentation = positional[0]
        else:
            given = _size_or_data("Volume", positional, keywords)
            as_memory = False
            if "data" in given and asks_for_xyz():
                given["data"], as_memory = grid_array_xyz("Volume", given["data"], 3)
            elif "data" in given:
                given["data"] = grid_array("Volume", given["data"], 3, copy=True)
            self._representation = VolumePy(**given)
            self._representation._as_memory = as_memory
        self._representation._owner = weakref.ref(self)
        self._data_map = DataMapper(self._representation.format)

    # Numbers

    @property
    def data(self) -> Array:
        """The array that the volume holds, ``[z, y, x]`` or ``[z, y, x, channels]``.

        Assigning replaces it by the given array itself, without a copy where it is C-contiguous; size and format may
        change. What comes from an inport is shared with others: ``clone()`` it before writing.

        In a file with ``__array_axes__ = "xyz"`` the order is ``[x, y, z]``, and assigning copies numbers of the same
        dtype and shape (ValueError for others)."""
        return self._representation._read(asks_for_xyz())

    @data.setter
    def data(self, array: Array) -> None:
        if asks_for_xyz():
            self._representation._write_xyz(array)
        else:
            self._representation._hold(grid_array("Volume", array, 3, copy=False))

    @property
    def dimensions(self) -> size3_t:
        """Voxels along x, y, z; setting it makes a new, uninitialised array."""
        return self._representation.dimensions

    @dimensions.setter
    def dimensions(self, dimensions: Any) -> None:
        self._representation.dimensions = dimensions

    @property
    def format(self) -> DataFormat:
        """What one voxel is."""
        return self._representation.format

    @property
    def dataMap(self) -> DataMapper:
        """A reference: ``volume.dataMap.dataRange = ...`` edits the volume."""
        return self._data_map

    @dataMap.setter
    def dataMap(self, mapper: DataMapper) -> None:
        self._data_map._assign(mapper)

    @property
    def histograms(self) -> list[Histogram1D]:
        """Counts over the data range in 256 bins, for each channel; computed anew each time."""
        channels = self.data if self.data.ndim == 4 else self.data[..., np.newaxis]
        return [Histogram1D._of(channels[..., i], self._data_map) for i in range(channels.shape[-1])]

    # Sampling

    @property
    def swizzlemask(self) -> SwizzleMask:
        """Which channels are shown as red, green, blue and alpha."""
        return self._representation.swizzleMask

    @swizzlemask.setter
    def swizzlemask(self, mask: SwizzleMask) -> None:
        self._representation.swizzleMask = mask

    @property
    def interpolation(self) -> InterpolationType:
        """How values between voxels are found."""
        return self._representation.interpolation

    @interpolation.setter
    def interpolation(self, interpolation: InterpolationType) -> None:
        self._representation.interpolation = interpolation

    @property
    def wrapping(self) -> list[Wrapping]:
        """One Wrapping for each of x, y, z; a copy."""
        return self._representation.wrapping

    @wrapping.setter
    def wrapping(self, wrapping: Sequence[Wrapping]) -> None:
        self._representation.wrapping = wrapping

    # Representations: there is one, the array

    def getVolumePyRepresentation(self) -> VolumeRepresentation:
        """What holds the array."""
        return self._representation

    def getEditableVolumePyRepresentation(self) -> VolumeRepresentation:
        """What holds the array, to be written to."""
        _ = self._representation.data
        return self._representation

    def hasRepresentations(self) -> bool:
        """True: there is always one, the array."""
        return True

    def addRepresentation(self, representation: VolumeRepresentation) -> None:
        """Replaces the representation."""
        representation._owner = weakref.ref(self)
        self._representation = representation

    def removeRepresentation(self, representation: VolumeRepresentation) -> None:
        """RuntimeError: there is one representation; assign ``data`` to replace it."""
        raise RuntimeError("A volume has one representation, its array; assign volume.data to replace it")

    def clearRepresentations(self) -> None:
        """RuntimeError: there is one representation; assign ``data`` to replace it."""
        raise RuntimeError("A volume has one representation, its array; assign volume.data to replace it")

    def removeOtherRepresentations(self, representation: VolumeRepresentation) -> None:
        """Makes that representation the one that the volume has."""
        self.addRepresentation(representation)

    def invalidateAllOther(self, representation: VolumeRepresentation) -> None:
        """Makes that representation the one that the volume has."""
        self.addRepresentation(representation)

    # Copies and descriptions

    def clone(self) -> Volume:
        """A deep copy."""
        copy = Volume(self._representation._copy_grid())
        copy._copy_spatial(self)
        copy._data_map._assign(self._data_map)
        return copy

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription; ``register`` gives a handle for an object whose array stays in Python."""
        return {
            "kind": "volume",
            **self._representation._describe_grid(register, self),
            **self._describe_spatial(),
            "dataMap": self._data_map._describe(),
        }

    @staticmethod
    def _from_description(description: Mapping[str, Any], reader: Callable[[Mapping[str, Any]], Array]) -> Volume:
        representation = VolumeRepresentation()
        x, y, z = description["dimensions"]
        representation._init_grid(
            None,
            _format_named(description["format"]),
            (z, y, x),
            SwizzleMask._parse(description.get("swizzle", "rgba")),
            InterpolationType[description.get("interpolation", "linear").capitalize()],
            [Wrapping[wrap.capitalize()] for wrap in description.get("wrapping", ("clamp",) * 3)],
        )
        representation._defer(description, reader)
        volume = Volume(representation)
        volume._adopt_spatial(description)
        if "dataMap" in description:
            volume._data_map._assign(DataMapper._from(description["dataMap"]))
        return volume

    def _repr_png_(self) -> bytes:
        """For notebooks: the slices through the middle along z, y and x."""
        return encode_png(volume_picture(self))

    def __repr__(self) -> str:
        mapper = self._data_map
        return (
            f"<Volume: {self.format} {self.dimensions} dataRange: {mapper.dataRange} "
            f"valueRange: {mapper.valueRange} value: {mapper.valueAxis}\n"
            f"  modelMatrix: {self.modelMatrix}\n  worldMatrix: {self.worldMatrix}>"
        )
