import { MetaDataPainter, type SpatialSampler, traceLineSet, VolumeSampler } from '@ivw/data'
import {
  BoolProperty,
  FloatProperty,
  MeshOutport,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
  TransferFunctionProperty,
  VolumeInport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { IntegralLineSetOutport } from '../ports/integral-line-ports.ts'
import { SpatialSamplerInport } from '../ports/spatial-sampler-ports.ts'
import { VectorListInport } from '../ports/vector-list-ports.ts'
import { velocityColors } from '../properties/color-by-property.ts'
import { StreamLineProperties } from '../properties/line-tracing-property.ts'
import { closedStrips, shortened } from './older-lines.ts'
import { dataSeeds } from './seed-space.ts'

/** Traces and draws in one; kept for older workspaces. */
export class StreamLinesDeprecated extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.StreamLinesDeprecated',
    displayName: 'Stream Lines (Deprecated)',
    category: 'Vector Field Visualization',
    codeState: 'deprecated',
    tags: ['CPU', 'Vector Field', 'Integral Lines'],
    help: 'Traces the lines that a field of vectors flows along, and makes a mesh of them. **Stream Lines 3D** and **Integral Line Vector To Mesh** can do more.',
    background: true,
  }

  readonly sampler = this.addPort(new SpatialSamplerInport('sampler', '3D', { optional: true, help: 'The field to follow' }))
  readonly seeds = this.addPort(new VectorListInport('seedpoints', 3, { multi: true, help: 'Places through which lines go' }))
  readonly volume = this.addPort(new VolumeInport('vectorvolume', { optional: true, help: 'Vectors to follow where there is no sampler' }))
  readonly lines = this.addPort(new IntegralLineSetOutport('lines', { help: 'The lines, with velocities, curvature and tortuosity' }))
  readonly mesh = this.addPort(new MeshOutport('linesStripsMesh_', { help: 'The lines, coloured by velocity' }))
  readonly tracing = this.addProperty(new StreamLineProperties('streamLineProperties', 'Stream Line Properties'))
  readonly threads = this.addProperty(
    new BoolProperty('usetultiThreading', 'Use Multithreading', true, { help: 'Kept for files of Inviwo; the lines are the same.' }),
  )
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', velocityColors, { help: 'Colours of velocities.' }),
  )
  readonly velocityScale = this.addProperty(
    new FloatProperty('velocityScale_', 'Velocity Scale (inverse)', 1, {
      min: 0,
      max: 10,
      help: 'The velocity that gets the last colour.',
    }),
  )
  readonly maxVelocity = this.addProperty(
    new StringProperty('minMaxVelocity', 'Max Velocity', '0', {
      readOnly: true,
      invalidationLevel: 'valid',
      help: 'The greatest velocity along the lines.',
    }),
  )

  override get isReady(): boolean {
    return super.isReady && (this.sampler.isReady || this.volume.isReady)
  }

  override async process(context: ProcessContext): Promise<void> {
    const sampler = await this.#field(context.signal)
    const { options, space } = this.tracing
    const [seeds, scale, transferFunction] = [this.seeds.items.flat(), this.velocityScale.value, this.transferFunction.state]
    // Seeds are moved twice, as Inviwo does: only in data space they are where they should be.
    const moved = dataSeeds(dataSeeds(seeds, space.value, sampler), space.value, sampler)
    const set = await inTurns(traceLineSet(sampler, moved, { ...options, curvature: true, tortuosity: true }), context)
    const painter = new MetaDataPainter('velocity', { transferFunction, range: [0, scale] })
    this.mesh.data = await inTurns(closedStrips(set, painter.paint), context)
    this.lines.data = set
    context.ownChange(() => {
      this.maxVelocity.value = shortened(painter.range?.[1] ?? 0)
    })
  }

  async #field(signal: AbortSignal): Promise<SpatialSampler> {
    if (this.sampler.isReady) return this.sampler.data
    const volume = this.volume.data
    return new VolumeSampler(volume, await volume.read(signal))
  }
}
