import { type Formula, formulaField, type Steps, type Vec2, type Vec3, type Volume } from '@ivw/data'
import {
  FloatMinMaxProperty,
  IntSize4Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
  VolumeSequenceOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { compiledFormula } from './compiled-formula.ts'

const level = { invalidationLevel: 'invalidResources' } as const

/** Makes volumes of vectors that change with time from formulas. */
export class VectorFieldGenerator4D extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VectorFieldGenerator4D',
    displayName: 'Vector Field Generator 4D',
    category: 'Data Creation',
    codeState: 'experimental',
    tags: ['GL', 'Vector Field'],
    help: 'Makes a sequence of volumes of vectors from formulas of x, y, z and the time t. Functions are those of GLSL; numbers without a point are whole, so `1/2` is 0.',
    background: true,
  }

  readonly volumes = this.addPort(
    new VolumeSequenceOutport('outport', { help: 'A volume of vectors for every time, with its timestamp and duration' }),
  )
  readonly size = this.addProperty(
    new IntSize4Property('size', 'Volume size', [16, 16, 16, 16], { min: 1, max: 1024, help: 'Vectors along x, y and z; volumes.' }),
  )
  readonly x = this.addProperty(new StringProperty('x', 'X', '-y', { ...level, help: 'Formula of the first component.' }))
  readonly y = this.addProperty(new StringProperty('y', 'Y', 'x', { ...level, help: 'Formula of the second component.' }))
  readonly z = this.addProperty(
    new StringProperty('z', 'Z', '(1-sqrt(x*x+y*y))*0.4', { ...level, help: 'Formula of the third component.' }),
  )
  readonly xRange = this.#range('xRange', 'X Range', [-1, 1], 'What x runs through.')
  readonly yRange = this.#range('yRange', 'Y Range', [-1, 1], 'What y runs through.')
  readonly zRange = this.#range('zRange', 'Z Range', [-1, 1], 'What z runs through.')
  readonly tRange = this.#range('tRange', 'T Range', [0, 1], 'What t runs through, from the first volume to the last.')

  #range(id: string, name: string, value: Vec2, help: string): FloatMinMaxProperty {
    return this.addProperty(new FloatMinMaxProperty(id, name, value, { range: [-10, 10], help }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const variables = ['x', 'y', 'z', 't']
    const formulas = [this.x, this.y, this.z].map(property => compiledFormula(property, variables)) as [Formula, Formula, Formula]
    this.volumes.data = await inTurns(this.#sequence(formulas), context)
  }

  *#sequence(formulas: readonly [Formula, Formula, Formula]): Steps<readonly Volume[]> {
    const [width, height, depth, count] = this.size.value
    const [dimensions, ranges] = [[width, height, depth] as Vec3, [this.xRange.value, this.yRange.value, this.zRange.value] as const]
    const [start, end] = this.tRange.value
    const duration = count > 1 ? (end - start) / (count - 1) : end - start
    const volumes: Volume[] = []
    for (let i = 0; i < count; i++) {
      const timestamp = start + i * duration
      const volume = yield* formulaField({ dimensions, ranges, formulas, time: timestamp })
      volumes.push(volume.with({ metadata: { timestamp, duration } }))
      yield (i + 1) / count
    }
    return volumes
  }
}
