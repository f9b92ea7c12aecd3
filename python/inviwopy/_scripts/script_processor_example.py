# Inviwo Python script: `self` is the Python Script Processor that runs it.
import numpy as np

import inviwopy as ivw
from inviwopy.data import Volume, VolumeOutport
from inviwopy.properties import FloatProperty, IntProperty

if "outport" not in self.outports:
    self.addOutport(VolumeOutport("outport", help="A ball, brightest in the middle"))
if "size" not in self.properties:
    self.addProperty(IntProperty("size", "Voxels per Edge", 48, 8, 256, help="Of the cube around the ball."))
if "sharpness" not in self.properties:
    self.addProperty(FloatProperty("sharpness", "Sharpness", 2.0, 0.5, 8.0, help="How fast it fades outwards."))


def initializeResources(self):
    pass


def process(self):
    axis = np.linspace(-1, 1, self.properties.size.value, dtype=np.float32)
    z, y, x = np.meshgrid(axis, axis, axis, indexing="ij")
    distance = np.sqrt(x * x + y * y + z * z)
    volume = Volume(np.clip(1 - distance, 0, 1) ** self.properties.sharpness.value)
    volume.dataMap.dataRange = volume.dataMap.valueRange = ivw.glm.dvec2(0, 1)
    volume.basis = ivw.glm.mat3(2)
    volume.offset = ivw.glm.vec3(-1)
    self.outports.outport.setData(volume)


self.setInitializeResources(initializeResources)
self.setProcess(process)
