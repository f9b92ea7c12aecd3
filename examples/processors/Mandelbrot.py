# Name: Mandelbrot
import numpy as np

import inviwopy as ivw
from inviwopy.data import Image, ImageOutport, Layer
from inviwopy.glm import dvec2, ivec2
from inviwopy.properties import (
    ButtonProperty,
    DoubleProperty,
    DoubleVec2Property,
    IntProperty,
    IntVec2Property,
    InvalidationLevel,
)


class Mandelbrot(ivw.Processor):
    """
    Draws the Mandelbrot set: an image made of a NumPy array.
    """

    def __init__(self, id, name):
        ivw.Processor.__init__(self, id, name)
        self.outport = ImageOutport("outport", help="The picture")
        self.addOutport(self.outport)

        self.pixels = IntVec2Property(
            "size", "Size (pixels)", ivec2(512, 512), ivec2(16), ivec2(2048), help="Width and height of the picture."
        )
        self.center = DoubleVec2Property(
            "center", "Center", dvec2(-0.7, 0), dvec2(-2), dvec2(2), dvec2(0.001), help="The number in the middle."
        )
        self.width = DoubleProperty("width", "Width", 3.0, 1e-6, 5.0, 0.01, help="How much is shown; smaller is nearer.")
        self.iterations = IntProperty(
            "iterations", "Iterations", 80, 1, 1000, help="More find finer shapes and take longer."
        )
        # The button changes other properties; by itself it needs no new run.
        self.reset = ButtonProperty(
            "reset", "Whole set", self.showAll, InvalidationLevel.Valid, help="Back to where it starts."
        )
        self.addProperties([self.pixels, self.center, self.width, self.iterations, self.reset])

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.inviwo.example.Mandelbrot",
            displayName="Mandelbrot",
            category="Image Creation",
            codeState=ivw.CodeState.Stable,
            tags=ivw.Tags.PY,
            help=ivw.unindentMd2doc(Mandelbrot.__doc__),
        )

    def getProcessorInfo(self):
        return Mandelbrot.processorInfo()

    def showAll(self):
        self.center.value = dvec2(-0.7, 0)
        self.width.value = 3.0

    def process(self):
        columns, rows = self.pixels.value
        half = self.width.value / 2
        x = np.linspace(-half, half, columns) + self.center.value.x
        y = np.linspace(-half, half, rows) * rows / columns + self.center.value.y
        c = x[np.newaxis, :] + 1j * y[:, np.newaxis]  # row 0 is the bottom row of the image

        steps = np.zeros(c.shape)
        z = np.zeros_like(c)
        inside = np.ones(c.shape, bool)
        for i in range(self.iterations.value):
            z[inside] = z[inside] ** 2 + c[inside]
            escaped = inside & (np.abs(z) > 256)
            # The fraction removes the bands between whole numbers of steps; far out it is nearly exact
            steps[escaped] = i + 1 - np.log2(np.log2(np.abs(z[escaped])) / 8)
            inside &= ~escaped

        t = np.where(inside, 0, steps / self.iterations.value) ** 0.5
        phases = np.array([0.0, 0.15, 0.3])
        color = 0.5 - 0.5 * np.cos(2 * np.pi * (t[..., np.newaxis] + phases))
        color[inside] = 0
        pixels = np.dstack([color * 255, np.full(c.shape, 255)]).astype(np.uint8)
        self.outport.setData(Image(Layer(pixels)))
