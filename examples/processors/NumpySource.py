# Name: NumpySource
"""Loads a volume from a NumPy file (.npy)."""

from pathlib import Path

import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import FileProperty, FloatVec3Property, InvalidationLevel


class NumpySource(ivw.Processor):
    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)

        self.outport = VolumeOutport("outport")
        self.addOutport(self.outport, owner=False)

        # A new file asks for new resources: initializeResources() runs before the next process().
        self.file = FileProperty("file", "NumPy file", invalidationLevel=InvalidationLevel.InvalidResources)
        self.addProperty(self.file, owner=False)
        self.spacing = FloatVec3Property(
            "spacing", "Voxel spacing", ivw.glm.vec3(1), ivw.glm.vec3(0.01), ivw.glm.vec3(100)
        )
        self.addProperty(self.spacing, owner=False)
        self.array = None

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.NumpySource",
            displayName="NumPy Source",
            category="Data Input",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(
                """
                Loads a volume from a NumPy file: 3 axes [z, y, x], or 4 with the channels last.
                """
            ),
        )

    def getProcessorInfo(self):
        return NumpySource.processorInfo()

    def initializeResources(self):
        path = Path(self.file.value)
        if not path.is_file():
            self.array = None
            raise FileNotFoundError(f"There is no file {path}. Choose a .npy file in the property NumPy file.")
        # Without pickles: a data file must not run code.
        self.array = np.load(path, allow_pickle=False)

    def process(self):
        volume = Volume(self.array)
        low, high = float(np.nanmin(self.array)), float(np.nanmax(self.array))
        volume.dataMap.dataRange = volume.dataMap.valueRange = ivw.glm.dvec2(low, max(high, low + 1e-6))

        # The box is centred, its longest edge has length 2.
        size = np.array(self.array.shape[2::-1]) * self.spacing.value.array
        a, b, c = np.diag(size * 2 / size.max())
        volume.basis = ivw.glm.mat3(ivw.glm.vec3(*a), ivw.glm.vec3(*b), ivw.glm.vec3(*c))
        volume.offset = ivw.glm.vec3(*(-(a + b + c) / 2))
        self.outport.setData(volume)
