import { formatByName, Image, Layer, memory } from '@ivw/data'
import {
  FloatMinMaxProperty,
  ImageOutport,
  IntSize2Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { DrawnImage } from '@ivw/render'
import { openGpu } from '../services.ts'
import { compiledFormula } from './compiled-formula.ts'

const level = { invalidationLevel: 'invalidResources' } as const
const vectors = formatByName('Vec2FLOAT32')

/** Makes a plane field of vectors from formulas. */
export class VectorFieldGenerator2D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VectorFieldGenerator2D',
    displayName: 'Vector Field Generator 2D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['GL', 'Vector Field'],
    help: 'Makes an image of vectors from formulas of x and y, such as `-y`, `sin(x - 2*y)` or `x < 0.0 ? 1.0 : sqrt(x)`. Functions are those of GLSL; numbers without a point are whole, so `1/2` is 0.',
  }

  readonly picture = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'The vectors, as red and green' }))
  readonly size = this.addProperty(
    new IntSize2Property('size', 'Field size', [16, 16], { min: 1, max: 1024, help: 'Vectors along x and y.' }),
  )
  readonly x = this.addProperty(new StringProperty('x', 'X', '-x', { ...level, help: 'Formula of the first component.' }))
  readonly y = this.addProperty(new StringProperty('y', 'Y', 'y', { ...level, help: 'Formula of the second component.' }))
  readonly xRange = this.addProperty(
    new FloatMinMaxProperty('xRange', 'X Range', [-1, 1], { range: [-10, 10], help: 'What x runs through, from left to right.' }),
  )
  readonly yRange = this.addProperty(
    new FloatMinMaxProperty('yRange', 'Y Range', [-1, 1], { range: [-10, 10], help: 'What y runs through, from the bottom up.' }),
  )
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const dimensions = this.size.value
    const layer = new Layer({ dimensions, format: vectors, source: memory(this.#field()) })
    // As in Inviwo the field is on the GPU, which makes copies in other sizes.
    const image = this.#image.at(gpu, dimensions, { colors: [vectors], swizzles: ['rg01'], depth: true, picking: true })
    gpu.copyInto(await gpu.image(new Image({ colorLayers: [layer] })), image)
    this.picture.data = image
  }

  /** At the centres of pixels. */
  #field(): Float32Array<ArrayBuffer> {
    const formulas = [this.x, this.y].map(property => compiledFormula(property, ['x', 'y']))
    const [width, height] = this.size.value
    const place = ([from, to]: readonly [number, number], i: number, count: number): number => from + ((i + 0.5) / count) * (to - from)
    const field = new Float32Array(width * height * 2)
    for (let j = 0; j < height; j++)
      for (let i = 0; i < width; i++) {
        const [x, y] = [place(this.xRange.value, i, width), place(this.yRange.value, j, height)]
        for (const [c, formula] of formulas.entries()) field[(j * width + i) * 2 + c] = formula(x, y)
      }
    return field
  }

  override dispose(): void {
    this.#image.dispose()
  }
}
