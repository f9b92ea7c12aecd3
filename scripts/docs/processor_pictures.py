"""Draws the pictures of the processor reference: ``ivw run processor_pictures.py -- FOLDER WORKSPACE...``, part of ``npm run docs``."""

import sys
from pathlib import Path

import inviwopy as ivw
from inviwopy.glm import size2_t

folder, network = Path(sys.argv[1]), ivw.app.network
for workspace in map(Path, sys.argv[2:]):
    network.load(str(workspace))
    (canvas,) = network.canvases
    canvas.size = size2_t(256, 192)
    canvas.snapshot(folder / f"{workspace.stem}.png")
