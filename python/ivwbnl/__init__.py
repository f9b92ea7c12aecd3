"""Brushing and linking: selections that processors share.

import ivwbnl

self.brushing = ivwbnl.BrushingAndLinkingInport("brushing")
self.addInport(self.brushing)
...
self.brushing.highlight(BitSet([row]))
"""

from __future__ import annotations

from ivwbnl._modification import (
    BrushingAction,
    BrushingModification,
    BrushingModifications,
    BrushingTarget,
    BrushingTargetsInvalidationLevel,
)
from ivwbnl._ports import BrushingAndLinkingInport

__all__ = [
    "BrushingAction",
    "BrushingAndLinkingInport",
    "BrushingModification",
    "BrushingModifications",
    "BrushingTarget",
    "BrushingTargetsInvalidationLevel",
]
