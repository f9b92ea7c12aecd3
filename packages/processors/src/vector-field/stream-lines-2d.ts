import { VectorListInport } from '../ports/vector-list-ports.ts'
import { IntegralLineTracer, lineTracing } from './integral-line-tracer.ts'

export class StreamLines2D extends IntegralLineTracer {
  static override readonly info = lineTracing(
    'StreamLines2D',
    'Stream Lines 2D',
    'Traces the lines that a plane field of vectors flows along, through seed points.',
  )

  constructor(identifier?: string) {
    super(identifier, '2D', new VectorListInport('seeds', 2, { multi: true, help: 'Places through which lines go' }), true)
  }
}
