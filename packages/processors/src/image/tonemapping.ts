import { FloatProperty, OptionPropertyInt } from '@ivw/network'
import { TonemappingFilter, type Tonemapping as TonemappingMethod, tonemappings } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

const names: Record<TonemappingMethod, string> = {
  none: 'None',
  gamma: 'Gamma Correction',
  reinhard: 'Reinhard',
  uncharted2: 'Uncharted 2',
}

export class Tonemapping extends ImageProcessor<TonemappingFilter> {
  static override readonly info = imageOperation(
    'Tonemapping',
    'Tonemapping',
    'Brings bright colours into the range that a screen shows, by one of several curves.',
  )
  readonly method = this.addProperty(
    new OptionPropertyInt(
      'method',
      'Method',
      tonemappings.map((id, value) => ({ id, name: names[id], value })),
      0,
      { invalidationLevel: 'invalidResources', help: 'The curve.' },
    ),
  )
  readonly exposure = this.addProperty(
    new FloatProperty('exposure', 'Exposure', 1, { min: 0.01, max: 64, help: 'Multiplies the colours beforehand.' }),
  )
  readonly gamma = this.addProperty(
    new FloatProperty('gamma', 'Gamma', 2.2, { min: 0.5, max: 8, help: 'Colours are raised to its reciprocal at the end.' }),
  )
  protected override readonly filter = new TonemappingFilter()

  constructor(identifier?: string) {
    super(identifier)
    this.gamma.visibleWhen(this.method, method => method.selected !== 'none')
  }

  protected override prepare(): void {
    this.filter.set(this.method.selected as TonemappingMethod, this.exposure.value, this.gamma.value)
  }
}
