import { lightOnScreen, normalize, rotate, rotationBetween, type Vec2, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  FloatProperty,
  FloatVec2Property,
  type InteractionEvent,
  type MouseEvent,
  OptionPropertyInt,
  type Outport,
} from '@ivw/network'
import { LightSourceProcessor, lightInfo } from './light-source.ts'

const interactions = [
  { id: 'off', name: 'Off', value: 0, turns: false, shoots: false },
  { id: 'on', name: 'On', value: 1, turns: true, shoots: true },
  { id: 'onlytrackball', name: 'Only trackball', value: 2, turns: true, shoots: false },
  { id: 'onlyscreencorrds', name: 'Only screen coordinates', value: 3, turns: false, shoots: true },
] as const

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
  readonly interaction: OptionPropertyInt
  #dragged: Vec2 | undefined

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
    this.interaction = this.addProperty(
      new OptionPropertyInt(
        'interactionEvents',
        'Interaction',
        interactions.map(({ id, name, value }) => ({ id, name, value })),
        0,
        { help: 'In a picture a drag with the left button turns the light around the origin, a middle click places it.' },
      ),
    )
    for (const property of [this.byScreen, this.screenPosition]) property.onChange(() => this.#placeOnScreen())
  }

  #placeOnScreen(): void {
    if (this.byScreen.value) this.place.world = this.#shining(this.screenPosition.value)
  }

  /** Where the light is when it shines on what is seen there. */
  #shining(screen: Vec2): Vec3 {
    return lightOnScreen(this.camera.value, screen, this.place.world)
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    if (!event.used && event.kind === 'mouse') this.#follow(event)
  }

  #follow(event: MouseEvent): void {
    const { turns, shoots } = interactions[this.interaction.value] ?? interactions[0]
    const screen: Vec2 = [event.position[0], 1 - event.position[1]]
    const before = this.#dragged
    this.#dragged = turns && event.buttons.includes('left') ? screen : undefined
    if (shoots && event.state === 'press' && event.button === 'middle') this.place.world = this.#shining(screen)
    else if (before && this.#dragged) this.#turn(before, screen)
    else return
    event.used = true
  }

  #turn(before: Vec2, now: Vec2): void {
    const rotation = rotationBetween(normalize(this.#shining(before)), normalize(this.#shining(now)))
    this.place.world = rotate(rotation, this.place.world)
  }

  override process(): void {
    this.light.data = this.lightOf('point')
  }
}
