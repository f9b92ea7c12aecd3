import { VectorListInport } from '../ports/vector-list-ports.ts'
import { IntegralLineTracer, lineTracing } from './integral-line-tracer.ts'

export class PathLines3D extends IntegralLineTracer {
  static override readonly info = lineTracing(
    'PathLines3D',
    'Path Lines 3D',
    'Traces the ways of particles in a field of vectors that changes in time, through seed points at times.',
  )

  constructor(identifier?: string) {
    super(
      identifier,
      '4D',
      new VectorListInport('seeds', 4, { multi: true, help: 'Places, each with the time at which a particle is there' }),
      false,
    )
  }
}
