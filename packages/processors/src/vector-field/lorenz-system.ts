import { formatByName, fromBasis, lorenzField, memory, type Vec2, Volume } from '@ivw/data'
import {
  FloatMinMaxProperty,
  FloatProperty,
  IntSize3Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeOutport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** A well-known vector field to try things out on. */
export class LorenzSystem extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.LorenzSystem',
    displayName: 'Lorenz System',
    category: 'Data Creation',
    codeState: 'stable',
    tags: ['CPU', 'Vector Field'],
    help: "Makes a volume of the velocities in Lorenz' model of convection (1963), whose stream lines run around two centres and change sides without any order.",
  }

  readonly velocity = this.addPort(new VolumeOutport('outport', { help: 'Velocities' }))
  readonly curl = this.addPort(new VolumeOutport('curl', { help: 'How much and about what the field turns' }))
  readonly divergence = this.addPort(new VolumeOutport('divergence', { help: 'How much the field spreads, the same everywhere' }))
  readonly size = this.addProperty(
    new IntSize3Property('size', 'Volume size', [32, 32, 32], { min: 1, max: 1024, help: 'Voxels along x, y and z.' }),
  )
  readonly xRange = this.#range('xRange', 'X Range', [-20, 20])
  readonly yRange = this.#range('yRange', 'Y Range', [-30, 30])
  readonly zRange = this.#range('zRange', 'Z Range', [0, 50])
  readonly rho = this.addProperty(new FloatProperty('rho', 'Rho', 28, { min: 0, max: 100, help: 'How strongly it is heated.' }))
  readonly sigma = this.addProperty(
    new FloatProperty('sigma', 'Sigma', 10, { min: 0, max: 100, help: 'How viscous it is for how well it conducts heat.' }),
  )
  readonly beta = this.addProperty(new FloatProperty('beta', 'Beta', 8 / 3, { min: 0, max: 100, help: 'Form of the cells.' }))

  #range(identifier: string, name: string, value: Vec2): FloatMinMaxProperty {
    return this.addProperty(new FloatMinMaxProperty(identifier, name, value, { range: [-100, 100], help: 'Ends of the box.' }))
  }

  override async process(context: ProcessContext): Promise<void> {
    const ranges = [this.xRange.value, this.yRange.value, this.zRange.value] as const
    const dimensions = this.size.value
    const steps = lorenzField(dimensions, { rho: this.rho.value, sigma: this.sigma.value, beta: this.beta.value, ranges })
    const field = await inTurns(steps, context)
    const [[x, xEnd], [y, yEnd], [z, zEnd]] = ranges
    const modelMatrix = fromBasis([xEnd - x, 0, 0], [0, yEnd - y, 0], [0, 0, zEnd - z], [x, y, z])
    const volume = (format: string, array: Float32Array<ArrayBuffer>): Volume =>
      new Volume({
        dimensions,
        format: formatByName(format),
        source: memory(array),
        modelMatrix,
        dataMap: { dataRange: [0, 1], valueRange: [-1, 1], valueAxis: { name: '', unit: '' } },
      })
    this.velocity.data = volume('Vec3FLOAT32', field.velocity)
    this.curl.data = volume('Vec3FLOAT32', field.curl)
    this.divergence.data = volume('FLOAT32', field.divergence)
  }
}
