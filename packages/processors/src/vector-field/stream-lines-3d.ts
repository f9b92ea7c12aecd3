import { VectorListInport } from '../ports/vector-list-ports.ts'
import { IntegralLineTracer, lineTracing } from './integral-line-tracer.ts'

export class StreamLines3D extends IntegralLineTracer {
  static override readonly info = lineTracing(
    'StreamLines3D',
    'Stream Lines 3D',
    'Traces the lines that a field of vectors flows along, through seed points.',
  )

  constructor(identifier?: string) {
    super(identifier, '3D', new VectorListInport('seeds', 3, { multi: true, help: 'Places through which lines go' }), true)
  }
}
