import { FieldMeasureProcessor } from './field-measure.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

export class Vector2DMagnitude extends FieldMeasureProcessor {
  static override readonly info = vectorFieldVisualization(
    'Vector2DMagnitude',
    'Vector 2D Magnitude',
    'The lengths of the vectors of a field, as grey.',
  )
  protected override readonly measure = 'magnitude'
}
