import { part, type Steps } from '../steps.ts'
import { type IntegralLine, IntegralLineSet } from './integral-line.ts'
import { withCurvature, withTortuosity } from './line-measures.ts'
import type { FieldNumbers, SpatialSampler } from './spatial-sampler.ts'
import { type TraceOptions, traceLines } from './trace-lines.ts'

export interface LineSetOptions extends TraceOptions {
  readonly curvature?: boolean
  readonly tortuosity?: boolean
}

/** Lines along a field through seed points in data space, in the space of the field, with what is measured along them. */
export function* traceLineSet(sampler: SpatialSampler, seeds: readonly FieldNumbers[], options: LineSetOptions): Steps<IntegralLineSet> {
  const { modelMatrix, worldMatrix } = sampler
  const traced = yield* part(traceLines(sampler, seeds, options), 0, 0.8)
  const lines: IntegralLine[] = []
  for (const line of traced) {
    const bent = options.curvature ? withCurvature(line, modelMatrix) : line
    lines.push(options.tortuosity ? withTortuosity(bent, modelMatrix) : bent)
    yield 0.8 + (0.2 * lines.length) / traced.length
  }
  return new IntegralLineSet(lines, modelMatrix, worldMatrix)
}
