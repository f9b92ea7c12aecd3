import { type FieldNumbers, type LineAnnotation, traceLineSet } from '@ivw/data'
import { type Inport, localIdentifier, type ProcessContext, Processor, type ProcessorInfo, stripIdentifier } from '@ivw/network'
import { inTurns } from '../in-turns.ts'
import { IntegralLineSetOutport } from '../ports/integral-line-ports.ts'
import { type SamplerKind, SpatialSamplerInport } from '../ports/spatial-sampler-ports.ts'
import { LineMeasuresProperty } from '../properties/line-measures-property.ts'
import { LineTracingProperty } from '../properties/line-tracing-property.ts'
import { dataSeeds } from './seed-space.ts'

/** What the processors that trace lines have in common. `name` without `org.inviwo.`. */
export function lineTracing(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Integral Line Tracer',
    codeState: 'stable',
    tags: ['CPU', 'Vector Field', 'Integral Lines'],
    help,
    background: true,
  }
}

/** Follows a field of vectors from seed points. */
export abstract class IntegralLineTracer extends Processor {
  readonly sampler: SpatialSamplerInport
  readonly seeds: Inport<readonly FieldNumbers[]>
  readonly annotations: SpatialSamplerInport
  readonly lines: IntegralLineSetOutport
  readonly tracing: LineTracingProperty
  readonly measures: LineMeasuresProperty

  constructor(identifier: string | undefined, kind: SamplerKind, seeds: Inport<readonly FieldNumbers[]>, normalizes: boolean) {
    super(identifier)
    this.sampler = this.addPort(new SpatialSamplerInport('sampler', kind, { help: 'The field to follow' }))
    this.seeds = this.addPort(seeds)
    this.annotations = this.addPort(
      new SpatialSamplerInport('annotationSamplers', kind, {
        multi: true,
        optional: true,
        help: 'Other fields whose values along the lines are kept, under the names of the processors that they come from',
      }),
    )
    this.lines = this.addPort(new IntegralLineSetOutport('lines', { help: 'The lines, with velocities and what was measured along them' }))
    this.tracing = this.addProperty(new LineTracingProperty('properties', 'Properties', { normalizes }))
    this.measures = this.addProperty(new LineMeasuresProperty('metaData', 'Meta Data'))
  }

  override async process(context: ProcessContext): Promise<void> {
    const sampler = this.sampler.data
    const { options, space } = this.tracing
    const seeds = dataSeeds(this.seeds.items.flat(), space.value, sampler)
    const annotations = this.#annotated()
    this.lines.data = await inTurns(traceLineSet(sampler, seeds, { ...options, ...this.measures.measures, annotations }), context)
  }

  #annotated(): readonly LineAnnotation[] {
    return this.annotations.sources.map(({ outport, item }) => ({
      name: stripIdentifier(localIdentifier(outport.seenAt?.identifier ?? outport.identifier)),
      sampler: item,
    }))
  }
}
