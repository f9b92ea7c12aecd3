import { BoolProperty, CameraProperty, FloatProperty, IntProperty, OptionPropertyInt } from '@ivw/network'
import { type BoundImage, type Gpu, type RenderedImage, SsaoPass } from '@ivw/render'
import { PostProcessor, postprocessing } from './post-processor.ts'

const level = { invalidationLevel: 'invalidResources' } as const

export class SSAO extends PostProcessor {
  static override readonly info = postprocessing(
    'SSAO',
    'SSAO',
    'Darkens corners and what is close to something else, where little light arrives (ambient occlusion). It looks at the depth of the picture alone, so link the camera with that of its renderer.',
  )

  readonly option = this.addProperty(
    new OptionPropertyInt('option', 'SSAO', [{ id: 'hbao-classic', name: 'HBAO Classic', value: 1 }], 0, { ...level, help: 'The method.' }),
  )
  readonly radius = this.addProperty(
    new FloatProperty('radius', 'Radius', 2, {
      min: 0,
      max: 128,
      increment: 0.05,
      help: 'How far away things cast shadows, in world units.',
    }),
  )
  readonly intensity = this.addProperty(new FloatProperty('intensity', 'Intensity', 1.5, { min: 0, max: 5, help: 'How dark shadows are.' }))
  readonly bias = this.addProperty(
    new FloatProperty('bias', 'Bias', 0.1, { min: 0, max: 0.5, increment: 0.01, help: 'How high things must stand out to cast shadows.' }),
  )
  readonly directions = this.addProperty(
    new IntProperty('directions', 'Directions', 8, { ...level, min: 4, max: 32, help: 'Directions that are searched around a pixel.' }),
  )
  readonly steps = this.addProperty(
    new IntProperty('steps', 'Steps', 4, { ...level, min: 2, max: 32, help: 'Places that are looked at in each direction.' }),
  )
  readonly normals = this.addProperty(
    new BoolProperty('normal', 'Use Normal', true, {
      ...level,
      help: 'Follows the slope of surfaces; otherwise all of them face the camera.',
    }),
  )
  readonly blurSharpness = this.addProperty(
    new FloatProperty('blur-sharpness', 'Blur Sharpness', 40, { min: 0, max: 200, help: 'How little the blur crosses edges.' }),
  )
  readonly blur = this.addProperty(new BoolProperty('enable-blur', 'Enable Blur', true, { help: 'Smooths the shadows.' }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera', {}, { help: 'The camera that the picture was drawn with.' }))
  readonly #pass = new SsaoPass()

  protected override draw(gpu: Gpu, target: RenderedImage, source: BoundImage): void {
    this.#pass.draw(gpu, target, source, {
      camera: this.camera.value,
      radius: this.radius.value,
      intensity: this.intensity.value,
      bias: this.bias.value,
      directions: this.directions.value,
      steps: this.steps.value,
      normals: this.normals.value,
      blur: this.blur.value ? { sharpness: this.blurSharpness.value } : undefined,
    })
  }

  override dispose(): void {
    super.dispose()
    this.#pass.dispose()
  }
}
