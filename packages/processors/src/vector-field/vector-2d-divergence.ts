import { FieldMeasureProcessor } from './field-measure.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

export class Vector2DDivergence extends FieldMeasureProcessor {
  static override readonly info = vectorFieldVisualization(
    'Vector2DDivergence',
    'Vector 2D Divergence',
    'How strongly a field of vectors flows out of every place (or into it, where negative), per pixel.',
  )
  protected override readonly measure = 'divergence'
}
