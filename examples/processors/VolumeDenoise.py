# Name: VolumeDenoise
import itertools

import numpy as np

import inviwopy as ivw
from inviwopy.data import VolumeInport, VolumeOutport
from inviwopy.properties import FloatProperty, IntProperty, OptionPropertyString, StringOption


class VolumeDenoise(ivw.Processor):
    """
    Takes noise out of a volume.

    *Gaussian* blurs; *Median* removes single bright or dark voxels and keeps edges, and takes longer: watch its
    progress, and stop it from the node.
    """

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.inport = VolumeInport("inport", help="The volume with noise")
        self.addInport(self.inport)
        self.outport = VolumeOutport("outport", help="The volume with less noise")
        self.addOutport(self.outport)

        self.method = OptionPropertyString(
            "method",
            "Method",
            [StringOption("gaussian", "Gaussian", "gaussian"), StringOption("median", "Median", "median")],
            help="How neighbours are joined.",
        )
        self.sigma = FloatProperty("sigma", "Sigma (voxels)", 1.0, 0.1, 5.0, 0.1, help="How far it blurs.")
        self.radius = IntProperty("radius", "Radius (voxels)", 1, 1, 2, help="How far neighbours lie.")
        self.addProperties([self.method, self.sigma, self.radius])

        # Each method shows its own property
        self.sigma.visibilityDependsOn(self.method, lambda method: method.value == "gaussian")
        self.radius.visibilityDependsOn(self.method, lambda method: method.value == "median")

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.VolumeDenoise",
            displayName="Volume Denoise",
            category="Volume Operation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(VolumeDenoise.__doc__),
        )

    def getProcessorInfo(self):
        return VolumeDenoise.processorInfo()

    def process(self):
        volume = self.inport.getData()
        data = volume.data
        smooth = self.gaussian(data) if self.method.value == "gaussian" else self.median(data)

        # The volume of an inport is shared with other processors: change a copy. It keeps matrices and ranges.
        result = volume.clone()
        result.data = smooth.astype(data.dtype)
        self.outport.setData(result)

    def gaussian(self, data):
        """A blur along each axis in turn; the border is repeated."""
        reach = int(np.ceil(3 * self.sigma.value))
        offsets = np.arange(-reach, reach + 1)
        weights = np.exp(-0.5 * (offsets / self.sigma.value) ** 2)
        weights /= weights.sum()
        data = data.astype(np.float32)
        for axis in range(3):
            padding = [(0, 0)] * data.ndim
            padding[axis] = (reach, reach)
            padded = np.moveaxis(np.pad(data, padding, mode="edge"), axis, 0)
            length = data.shape[axis]
            blurred = sum(weight * padded[i : i + length] for i, weight in enumerate(weights))
            data = np.moveaxis(blurred, 0, axis)
            self.updateProgress((axis + 1) / 3)
        return data

    def median(self, data):
        """The middle value of the neighbours, slice by slice, so that progress shows and stopping works."""
        r = self.radius.value
        padded = np.pad(data, [(r, r)] * 3 + [(0, 0)] * (data.ndim - 3), mode="edge")
        depth, height, width = data.shape[:3]
        result = np.empty_like(data)
        for z in range(depth):
            if self.isCancelled:
                raise KeyboardInterrupt
            neighbours = [
                padded[z + dz, dy : dy + height, dx : dx + width]
                for dz, dy, dx in itertools.product(range(2 * r + 1), repeat=3)
            ]
            result[z] = np.median(neighbours, axis=0)
            self.updateProgress((z + 1) / depth, "median")
        return result
