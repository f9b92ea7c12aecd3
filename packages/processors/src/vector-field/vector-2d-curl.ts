import { FieldMeasureProcessor } from './field-measure.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

export class Vector2DCurl extends FieldMeasureProcessor {
  static override readonly info = vectorFieldVisualization(
    'Vector2DCurl',
    'Vector 2D Curl',
    'How strongly a field of vectors turns around every place, per pixel: positive where it turns clockwise.',
  )
  protected override readonly measure = 'curl'
}
