import {
  type LinePainter,
  MetaDataPainter,
  oneColor,
  type SpatialSampler,
  timelineOf,
  traceLineSet,
  type Vec4,
  VolumeSequenceSampler,
} from '@ivw/data'
import {
  BoolProperty,
  FloatProperty,
  MeshOutport,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
  TransferFunctionProperty,
  VolumeSequenceInport,
} from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { IntegralLineSetOutport } from '../ports/integral-line-ports.ts'
import { SpatialSamplerInport } from '../ports/spatial-sampler-ports.ts'
import { VectorListInport } from '../ports/vector-list-ports.ts'
import { velocityColors } from '../properties/color-by-property.ts'
import { PathLineProperties } from '../properties/line-tracing-property.ts'
import { closedStrips, shortened } from './older-lines.ts'
import { dataSeeds } from './seed-space.ts'

const colorings = [
  { id: 'vel', name: 'Velocity', value: 'vel' },
  { id: 'time', name: 'Timestamp', value: 'time' },
  { id: 'port', name: 'Colors in port', value: 'port' },
] as const

/** Traces and draws in one; kept for older workspaces. */
export class PathLinesDeprecated extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.PathLinesDeprecated',
    displayName: 'Path Lines (Deprecated)',
    category: 'Vector Field Visualization',
    codeState: 'deprecated',
    tags: ['CPU', 'Vector Field', 'Integral Lines'],
    help: 'Traces the ways of particles in a field that changes in time, and makes a mesh of them. **Path Lines 3D** and **Integral Line Vector To Mesh** can do more.',
    background: true,
  }

  readonly sampler = this.addPort(new SpatialSamplerInport('sampler', '4D', { optional: true, help: 'The field to follow' }))
  readonly seeds = this.addPort(new VectorListInport('seedpoints', 3, { multi: true, help: 'Places at which particles begin' }))
  readonly colors = this.addPort(new VectorListInport('colors', 4, { optional: true, help: 'Colours of whole lines' }))
  readonly volumes = this.addPort(
    new VolumeSequenceInport('vectorvolume', { optional: true, help: 'Vectors to follow where there is no sampler' }),
  )
  readonly lines = this.addPort(
    new IntegralLineSetOutport('lines', { help: 'The lines, with velocities, times, curvature and tortuosity' }),
  )
  readonly mesh = this.addPort(new MeshOutport('linesStripsMesh', { help: 'The coloured lines' }))
  readonly tracing = this.addProperty(new PathLineProperties('pathLineProperties', 'Path Line Properties'))
  readonly transferFunction = this.addProperty(
    new TransferFunctionProperty('transferFunction', 'Transfer Function', velocityColors, { help: 'Colours of velocities or times.' }),
  )
  readonly coloring = this.addProperty(
    new OptionPropertyEnumInt<(typeof colorings)[number]['value']>('coloringMethod', 'Color by', colorings, 'vel', {
      help: 'What the colours follow: the velocity, the time from 0 to 1, or the colours that are connected, one for a line.',
    }),
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
      help: 'The greatest velocity along the lines, where colours follow it.',
    }),
  )
  readonly loops = this.addProperty(
    new BoolProperty('allowLooping', 'Allow Looping', true, { help: 'After its end the sequence of volumes begins anew.' }),
  )

  override get isReady(): boolean {
    return super.isReady && (this.sampler.isReady || this.volumes.isReady)
  }

  override async process(context: ProcessContext): Promise<void> {
    const sampler = await this.#field(context.signal)
    const { options, space, startTime } = this.tracing
    const seeds = this.seeds.items.flat().map(([x, y, z]) => [x, y, z, startTime.value])
    const painter = this.#painter()
    // Seeds are moved twice, as Inviwo does: only in data space they are where they should be.
    const moved = dataSeeds(dataSeeds(seeds, space.value, sampler), space.value, sampler)
    const set = await inTurns(traceLineSet(sampler, moved, { ...options, curvature: true, tortuosity: true }), context)
    this.mesh.data = await inTurns(closedStrips(set, painter instanceof MetaDataPainter ? painter.paint : painter), context)
    this.lines.data = set
    const range = painter instanceof MetaDataPainter && this.coloring.value === 'vel' ? painter.range : undefined
    if (range)
      context.ownChange(() => {
        this.maxVelocity.value = shortened(range[1])
      })
  }

  async #field(signal: AbortSignal): Promise<SpatialSampler> {
    if (this.sampler.isReady) return this.sampler.data
    const timeline = timelineOf(this.volumes.data)
    if ('problem' in timeline) throw new Error(timeline.problem)
    const arrays = await Promise.all(timeline.volumes.map(({ volume }) => volume.read(signal)))
    return new VolumeSequenceSampler(timeline.volumes, arrays, this.loops.value)
  }

  #painter(): MetaDataPainter | LinePainter {
    const transferFunction = this.transferFunction.state
    if (this.coloring.value === 'time') return new MetaDataPainter('timestamp', { transferFunction, range: [0, 1] })
    const colors = this.colors.dataOrUndefined ?? []
    if (this.coloring.value === 'port' && colors.length > 0) return line => oneColor(colors[line.index % colors.length] as Vec4)
    return new MetaDataPainter('velocity', { transferFunction, range: [0, this.velocityScale.value] })
  }
}
