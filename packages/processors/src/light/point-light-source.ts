import { lightOnScreen } from '@ivw/data'
import { BoolProperty, FloatProperty, FloatVec2Property } from '@ivw/network'
import { LightSourceProcessor, lightInfo } from './light-source.ts'

export class PointLightSource extends LightSourceProcessor {
  static override readonly info = lightInfo(
    'Pointlightsource',
    'Point light source',
    'Light from one place in all directions. It can also be placed by where on the screen it shines on a ball around the scene.',
  )

  readonly radius = this.lighting.addProperty(
    new FloatProperty('lightSize', 'Light radius', 1.5, {
      min: 0,
      max: 3,
      help: 'Size of the lamp, for renderers that draw soft shadows.',
    }),
  )
  readonly byScreen: BoolProperty
  readonly screenPosition: FloatVec2Property

  constructor(identifier?: string) {
    super('PointLightSource', [-2, -50, 90], identifier)
    this.lighting.addProperty(this.enabled)
    this.byScreen = this.lighting.addProperty(
      new BoolProperty('lightScreenPosEnabled', 'Enable screen space position', false, {
        help: 'The light is placed by a point of the screen.',
      }),
    )
    this.screenPosition = this.lighting.addProperty(
      new FloatVec2Property('lightScreenPos', 'Screen space position', [0.7, 0.7], {
        help: 'Where on the screen the light shines, from (0, 0) at the upper left to (1, 1).',
      }),
    )
    this.screenPosition.visibleWhen(this.byScreen, ({ value }) => value)
    this.addProperty(this.camera)
    this.camera.setMeta({ visible: false })
    for (const property of [this.byScreen, this.screenPosition]) property.onChange(() => this.#placeOnScreen())
  }

  #placeOnScreen(): void {
    if (this.byScreen.value) this.place.world = lightOnScreen(this.camera.value, this.screenPosition.value, this.place.world)
  }

  override process(): void {
    this.light.data = this.lightOf('point')
  }
}
