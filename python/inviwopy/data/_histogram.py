"""Counts of values."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from inviwopy.data._mapper import DataMapper
from inviwopy.glm import size2_t

__all__ = ["Histogram1D", "Histogram2D", "Statistics"]

Array = npt.NDArray[Any]


class Statistics(NamedTuple):
    """Of some numbers; ``percentiles`` are the values at 0 to 100 %."""

    min: float
    max: float
    mean: float
    standardDeviation: float
    percentiles: list[float]

    @staticmethod
    def _of(values: Array) -> Statistics:
        finite = values[np.isfinite(values)]
        if finite.size == 0:
            return Statistics(0.0, 0.0, 0.0, 0.0, [0.0] * 101)
        percentiles = np.percentile(finite, np.arange(101)).tolist()
        low, high = float(finite.min()), float(finite.max())
        return Statistics(low, high, float(finite.mean()), float(finite.std()), percentiles)


class Histogram1D(NamedTuple):
    """Counts over the data range; what lies outside is counted in ``underflow`` and ``overflow``."""

    counts: list[int]
    totalCounts: int
    maxCount: int
    dataMap: DataMapper
    underflow: int
    overflow: int
    dataStats: Statistics
    histStats: Statistics

    @staticmethod
    def _of(values: Array, mapper: DataMapper, bins: int = 256) -> Histogram1D:
        """Of all numbers, in ``bins`` equal parts of ``mapper.dataRange``; nan is counted nowhere."""
        numbers = np.asarray(values, np.float64).ravel()
        low, high = mapper.dataRange
        counts, _ = np.histogram(numbers[np.isfinite(numbers)], bins, (low, high))
        return Histogram1D(
            counts.tolist(),
            int(numbers.size),
            int(counts.max()),
            mapper,
            int((numbers < low).sum()),
            int((numbers > high).sum()),
            Statistics._of(numbers),
            Statistics._of(counts.astype(np.float64)),
        )


class Histogram2D(NamedTuple):
    """As Histogram1D, with counts over two quantities: ``counts[y * dimensions.x + x]``."""

    counts: list[int]
    totalCounts: int
    maxCount: int
    dataMap: DataMapper
    underflow: int
    overflow: int
    dataStats: Statistics
    histStats: Statistics
    dimensions: size2_t
