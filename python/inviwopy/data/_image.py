"""Images: colour layers that share their size, with depth and picking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from inviwopy._array_like import plain
from inviwopy.data._enums import LayerType
from inviwopy.data._grid import Register
from inviwopy.data._layer import Layer, LayerPy
from inviwopy.data._swizzle import SwizzleMask
from inviwopy.data.formats import DataFLOAT32, DataFormat, DataVec4UINT8
from inviwopy.glm import size2_t

__all__ = ["Image"]


class Image:
    """``Image(layer)``, ``Image([layer, ...])``, or ``Image(size2_t, format)``, which has one colour layer, depth and
    picking, uninitialised. An array is taken as one colour layer, too."""

    def __init__(self, content: Any, format: DataFormat | None = None) -> None:
        self._depth: Layer | None = None
        self._picking: Layer | None = None
        if format is not None:
            color = LayerPy(content, LayerType.Color, format, SwizzleMask.defaultColor(min(format.components, 4)))
            depth = LayerPy(content, LayerType.Depth, DataFLOAT32, SwizzleMask.depth)
            picking = LayerPy(content, LayerType.Picking, DataVec4UINT8)
            self._colors = [Layer(color)]
            self._depth, self._picking = Layer(depth), Layer(picking)
        elif isinstance(content, Layer):
            self._colors = [content]
        elif isinstance(content := plain(content, "Image"), np.ndarray):
            self._colors = [Layer(content)]
        elif isinstance(content, Iterable):
            self._sort(list(content))
        else:
            raise TypeError(f"Image(): expected a Layer, a list of them, or a size and a DataFormat, got {content!r}")

    def _sort(self, layers: list[Layer]) -> None:
        for layer in layers:
            if not isinstance(layer, Layer):
                raise TypeError(f"Image(): expected layers, got {type(layer).__name__}; make one with Layer(array)")
        self._colors = [layer for layer in layers if layer.layertype is LayerType.Color]
        self._depth = next((layer for layer in layers if layer.layertype is LayerType.Depth), None)
        self._picking = next((layer for layer in layers if layer.layertype is LayerType.Picking), None)
        sizes = {tuple(layer.dimensions) for layer in layers}
        if len(sizes) != 1:
            found = " and ".join(f"{x} x {y}" for x, y in sizes) or "none"
            raise ValueError(f"Image(): layers need the same size, found {found}")

    @property
    def dimensions(self) -> size2_t:
        """Width and height in pixels, of the first colour layer."""
        layers = self._layers()
        return layers[0].dimensions if layers else size2_t(0)

    def _layers(self) -> list[Layer]:
        return [*self._colors, *(layer for layer in (self._depth, self._picking) if layer is not None)]

    @property
    def colorLayers(self) -> list[Layer]:
        """References to the colour layers."""
        return list(self._colors)

    @property
    def depth(self) -> Layer | None:
        """The layer of depths, or None."""
        return self._depth

    @property
    def picking(self) -> Layer | None:
        """The layer of picking colours, or None."""
        return self._picking

    def addColorLayer(self, layer: Layer) -> None:
        """Adds a layer of the image's size."""
        self._sort([*self._layers(), layer])

    def setDimensions(self, dimensions: Any) -> None:
        """Makes new, uninitialised arrays of that size."""
        for layer in self._layers():
            layer.setDimensions(dimensions)

    def clone(self) -> Image:
        """A deep copy."""
        return Image([layer.clone() for layer in self._layers()])

    def describe(self, register: Register) -> dict[str, Any]:
        """The DataDescription; ``register`` gives a handle for a layer whose array stays in Python."""
        return {
            "kind": "image",
            "dimensions": list(self.dimensions),
            "layers": [layer.describe(register) for layer in self._layers()],
        }

    @staticmethod
    def _from_description(
        description: Mapping[str, Any],
        reader: Callable[[Mapping[str, Any]], npt.NDArray[Any]],
    ) -> Image:
        return Image([Layer._from_description(layer, reader) for layer in description["layers"]])

    def _repr_png_(self) -> bytes | None:
        """For notebooks: the first colour layer."""
        return self._colors[0]._repr_png_() if self._colors else None

    def __repr__(self) -> str:
        width, height = self.dimensions
        aspect = f"{width / height:g}" if height else "Invalid"
        format = str(self._colors[0].format) if self._colors else "none"
        return (
            f"<Image:\n  color channels = {len(self._colors)}\n  depth = {'yes' if self._depth else 'no'}\n"
            f"  picking = {'yes' if self._picking else 'no'}\n  format = {format}\n"
            f"  dimensions = {self.dimensions}\n  aspect ratio = {aspect}>"
        )
