import { formatByName, Image, Layer, mandelbrot, memory } from '@ivw/data'
import {
  FloatMinMaxProperty,
  FloatProperty,
  ImageOutport,
  IntSize2Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  Size_tProperty,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** Inviwo's example of a Python processor, computed here so that its workspaces work without Python. */
export class NumpyMandelbrot extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.NumpyMandelbrot',
    displayName: 'NumPy Mandelbrot',
    category: 'NumPy',
    codeState: 'experimental',
    tags: ['CPU', 'Image'],
    help: 'The Mandelbrot set: how fast z → z² + c escapes, for every c of a rectangle of complex numbers.',
    background: true,
  }

  readonly picture = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'Logarithms of the number of steps, as grey' }))
  readonly size = this.addProperty(new IntSize2Property('size', 'Size', [600, 440], { min: 32, max: 2048, help: 'Pixels of the image.' }))
  readonly real = this.addProperty(
    new FloatMinMaxProperty('realBounds', 'Real', [-2, 1], { range: [-3, 3], help: 'Real parts, from left to right.' }),
  )
  readonly imaginary = this.addProperty(
    new FloatMinMaxProperty('imaginaryBound', 'Imaginary', [-1.1, 1.1], { range: [-3, 3], help: 'Imaginary parts, from the bottom up.' }),
  )
  readonly power = this.addProperty(
    new FloatProperty('power', 'Power', 2, { min: 0.01, max: 10, increment: 0.01, help: 'The power that z is raised to.' }),
  )
  readonly iterations = this.addProperty(
    new Size_tProperty('iterations', 'Iterations', 10, { min: 1, max: 1000, help: 'Steps after which c counts as one of the set.' }),
  )

  override async process(context: ProcessContext): Promise<void> {
    const size = this.size.value
    const steps = mandelbrot({
      size,
      real: this.real.value,
      imaginary: this.imaginary.value,
      power: this.power.value,
      iterations: this.iterations.value,
    })
    const numbers = await inTurns(steps, context)
    const layer = new Layer({ dimensions: size, format: formatByName('FLOAT32'), source: memory(numbers) })
    this.picture.data = new Image({ colorLayers: [layer] })
  }
}
