import { BoolProperty, FloatProperty, ImageInport, ImageOutport, IntProperty, type ProcessContext, Processor } from '@ivw/network'
import { DrawnImage, LicPass } from '@ivw/render'
import { openGpu } from '../services.ts'
import { vectorFieldVisualization } from './vector-field-visualization.ts'

/** Shows a plane field of vectors as smeared noise. */
export class LIC2D extends Processor {
  static override readonly info = vectorFieldVisualization(
    'LIC2D',
    'LIC 2D',
    'Smears noise along the lines of a vector field, which shows where it flows (line integral convolution).',
  )

  readonly field = this.addPort(new ImageInport('vectorField', { outportDeterminesSize: true, help: 'Vectors, as red and green' }))
  readonly noise = this.addPort(new ImageInport('noiseTexture', { outportDeterminesSize: true, help: 'The noise that is smeared, in red' }))
  readonly picture = this.addPort(new ImageOutport('LIC2D', { help: 'The smeared noise, as grey' }))
  readonly samples = this.addProperty(
    new IntProperty('samples', 'Steps', 20, { min: 3, max: 100, help: 'Places whose noise is averaged for a pixel.' }),
  )
  readonly stepLength = this.addProperty(
    new FloatProperty('stepLength', 'Step Length', 0.003, {
      min: 0.0001,
      max: 0.01,
      increment: 0.0001,
      help: 'Distance of these places, as a share of the picture.',
    }),
  )
  readonly normalizeVectors = this.addProperty(
    new BoolProperty('normalizeVectors', 'Normalize Vectors', true, { help: 'Short vectors smear as far as long ones.' }),
  )
  readonly intensityMapping = this.addProperty(
    new BoolProperty('intensityMapping', 'Enable Intensity Remapping', false, { help: 'Makes the picture richer in contrast.' }),
  )
  readonly useRungeKutta = this.addProperty(
    new BoolProperty('useRK4', 'Use Runge-Kutta4', true, { help: 'Follows bent lines exactly; otherwise in straight steps.' }),
  )
  readonly #pass = new LicPass()
  readonly #image = new DrawnImage()

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const [field, noise] = await Promise.all([gpu.image(this.field.data), gpu.image(this.noise.data)])
    const image = this.#image.at(gpu, this.picture.size)
    this.#pass.draw(gpu, image, field, noise, {
      samples: this.samples.value,
      stepLength: this.stepLength.value,
      normalize: this.normalizeVectors.value,
      intensityMapping: this.intensityMapping.value,
      rungeKutta: this.useRungeKutta.value,
    })
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
