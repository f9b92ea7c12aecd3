# Name: NumpySource
import os

import numpy as np

import inviwopy as ivw
from inviwopy.data import Volume, VolumeOutport
from inviwopy.glm import compMax, mat3, vec3
from inviwopy.properties import (
    FileExtension,
    FileProperty,
    FloatVec3Property,
    InvalidationLevel,
    StringProperty,
)


class NumpySource(ivw.Processor):
    """
    Loads a volume from a NumPy file: 3 axes `[z, y, x]`, or 4 with 1 to 4 channels last.

    The box is centred at the origin, its longest edge has length 2. Files with Python objects (pickles) are refused:
    they could run code.
    """

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)

        self.outport = VolumeOutport("outport", help=ivw.md2doc("The volume of the file"))
        self.addOutport(self.outport, owner=False)

        # A new file asks for new resources: initializeResources() runs before the next process().
        self.file = FileProperty(
            "file",
            "NumPy file",
            invalidationLevel=InvalidationLevel.InvalidResources,
            help="A `.npy` file with an array of axes z, y, x.",
        )
        self.file.clearNameFilters()
        self.file.addNameFilter(FileExtension("npy", "NumPy array"))
        self.addProperty(self.file, owner=False)
        self.spacing = FloatVec3Property(
            "spacing", "Voxel spacing", vec3(1), vec3(0.01), vec3(100), help="Size of a voxel along x, y and z."
        )
        self.addProperty(self.spacing, owner=False)
        # Set by this processor, not by the user: changing it must not run the processor again.
        self.info = StringProperty("info", "Contents", "", InvalidationLevel.Valid, help="What the file holds.")
        self.info.readOnly = True
        self.addProperty(self.info, owner=False)

        self.array = None

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.NumpySource",
            displayName="NumPy Source",
            category="Data Input",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(NumpySource.__doc__),
        )

    def getProcessorInfo(self):
        return NumpySource.processorInfo()

    def initializeResources(self):
        self.array = None
        self.info.value = ""
        if self.file.value == "":
            self.info.value = "Choose a .npy file"
            return
        self.array = read_npy(self.file.value)

    def process(self):
        if self.array is None:
            self.outport.clear()
            return

        # Any dtype that is no number, and any other number of axes, is refused here with a sentence that says so.
        volume = Volume(self.array)
        low, high = value_range(self.array)
        volume.dataMap.dataRange = [low, high]
        volume.dataMap.valueRange = [low, high]

        edges = vec3(volume.dimensions) * self.spacing.value
        edges = edges * (2 / compMax(edges))
        volume.basis = mat3(np.diag(edges.array))  # the columns are the edge vectors
        volume.offset = edges * -0.5  # the corner
        self.outport.setData(volume)

        shape = " x ".join(str(n) for n in volume.dimensions)
        channels = volume.format.components
        of = f", {channels} channels" if channels > 1 else ""
        self.info.value = f"{shape} {self.array.dtype}{of}, values {low:g} to {high:g}"


def read_npy(path):
    """The array of a .npy file. ValueError says what is wrong with the file, before its header is believed."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no file {path}. Choose a .npy file in the property NumPy file.")
    found = os.path.getsize(path)
    with open(path, "rb") as file:
        try:
            version = np.lib.format.read_magic(file)
            read_header = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
            shape, _, dtype = read_header(file)
        except Exception as error:  # a damaged header is Python text that may fail in any way
            raise ValueError(f"{path.name} is no NumPy array (.npy): {error}") from None
        if dtype.hasobject:
            raise ValueError(
                f"{path.name} holds pickled Python objects, which could run code and are not loaded. "
                "Save it again from numbers: numpy.save(path, array.astype(numpy.float32))"
            )
        # A false header must not make us ask for memory: the file says how much there is.
        expected = dtype.itemsize
        for n in shape:
            expected *= n
        if file.tell() + expected > found:
            raise ValueError(
                f"{path.name} is cut off: its header promises an array of shape {shape} and type {dtype}, "
                f"{expected} bytes, but {found - file.tell()} bytes follow. Save it again."
            )
    return np.load(path, allow_pickle=False)


def value_range(array):
    """Smallest and largest finite value, apart by at least a little."""
    if array.dtype.kind == "f":
        array = array[np.isfinite(array)]
    if array.size == 0 or array.dtype.kind not in "iuf":
        return 0.0, 1.0
    low, high = float(array.min()), float(array.max())
    return low, high if high > low else low + 1
