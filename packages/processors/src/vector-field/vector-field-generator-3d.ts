import { formulaField } from '@ivw/data'
import {
  FloatMinMaxProperty,
  IntSize3Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { compiledFormula, mathConstants } from './compiled-formula.ts'

const level = { invalidationLevel: 'invalidResources' } as const

/** Makes a volume of vectors from formulas. */
export class VectorFieldGenerator3D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VectorFieldGenerator3D',
    displayName: 'Vector Field Generator 3D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['GL', 'Vector Field'],
    help: 'Makes a volume of vectors from formulas of x, y and z, such as `-y` or `(1 - sqrt(x*x + y*y)) * 0.4`. Functions are those of GLSL, constants those of C, such as `M_PI`; numbers without a point are whole, so `1/2` is 0.',
    background: true,
  }

  readonly volume = this.addPort(new VolumeOutport('outport', { help: 'The vectors, in the box of the ranges' }))
  readonly size = this.addProperty(
    new IntSize3Property('size', 'Volume size', [16, 16, 16], { min: 1, max: 1024, help: 'Vectors along x, y and z.' }),
  )
  readonly x = this.addProperty(new StringProperty('x', 'X', '-y', { ...level, help: 'Formula of the first component.' }))
  readonly y = this.addProperty(new StringProperty('y', 'Y', 'x', { ...level, help: 'Formula of the second component.' }))
  readonly z = this.addProperty(
    new StringProperty('z', 'Z', '(1-sqrt(x*x+y*y))*0.4', { ...level, help: 'Formula of the third component.' }),
  )
  readonly xRange = this.#range('xRange', 'X Range', 'What x runs through.')
  readonly yRange = this.#range('yRange', 'Y Range', 'What y runs through.')
  readonly zRange = this.#range('zRange', 'Z Range', 'What z runs through.')

  #range(id: string, name: string, help: string): FloatMinMaxProperty {
    return this.addProperty(new FloatMinMaxProperty(id, name, [-1, 1], { range: [-10, 10], help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const variables = ['x', 'y', 'z']
    const steps = formulaField({
      dimensions: this.size.value,
      ranges: [this.xRange.value, this.yRange.value, this.zRange.value],
      formulas: [
        compiledFormula(this.x, variables, mathConstants),
        compiledFormula(this.y, variables, mathConstants),
        compiledFormula(this.z, variables, mathConstants),
      ],
    })
    this.volume.data = await inTurns(steps, context)
  }
}
