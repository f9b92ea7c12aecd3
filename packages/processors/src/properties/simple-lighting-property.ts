import type { Vec3 } from '@ivw/data'
import {
  type CameraProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec3Property,
  OptionPropertyEnumInt,
  OptionPropertyInt,
  type PropertyOptions,
} from '@ivw/network'
import { defaultLight, type LightState, type ShadingMode } from '@ivw/render'
import { colorOptions, unbounded } from './ordinal-options.ts'

const modes: Record<ShadingMode, string> = {
  none: 'No Shading',
  ambient: 'Ambient',
  diffuse: 'Diffuse',
  specular: 'Specular',
  blinnphong: 'Blinn Phong',
  phong: 'Phong',
}

export interface SimpleLightingOptions extends PropertyOptions {
  /** What it starts with instead of the usual light. */
  readonly light?: Partial<Pick<LightState, 'position' | 'ambient' | 'diffuse' | 'specular'>>
}

/** One point light and how surfaces answer to it. */
export class SimpleLightingProperty extends CompositeProperty {
  static override readonly classIdentifier = 'org.inviwo.SimpleLightingProperty'
  readonly shadingMode: OptionPropertyEnumInt
  readonly #frame: OptionPropertyInt
  readonly #position: FloatVec3Property
  readonly #ambient: FloatVec3Property
  readonly #diffuse: FloatVec3Property
  readonly #specular: FloatVec3Property
  readonly #shininess: FloatProperty

  /** With a camera the light's position is by default relative to it. */
  constructor(identifier: string, displayName: string, camera?: CameraProperty, { light = {}, ...more }: SimpleLightingOptions = {}) {
    super(identifier, displayName, more)
    const start = { ...defaultLight, ...light }
    this.shadingMode = this.addProperty(
      new OptionPropertyEnumInt(
        'shadingMode',
        'Shading',
        Object.entries(modes).map(([id, name]) => ({ id, name, value: id })) as never,
        'phong',
        { invalidationLevel: 'invalidResources', help: 'Which kinds of reflected light are added up.' },
      ),
    )
    const frames = [{ id: 'world', name: 'World', value: 0 }, ...(camera ? [{ id: 'view', name: 'View', value: 1 }] : [])]
    this.#frame = this.addProperty(
      new OptionPropertyInt('referenceFrame', 'Space', frames, camera ? 'view' : 'world', {
        help: 'Whether the light stands still in the world or goes along with the camera.',
      }),
    )
    this.#position = this.addProperty(
      new FloatVec3Property('lightPosition', 'Position', start.position, {
        min: -100,
        max: 100,
        increment: 0.1,
        ...unbounded,
        semantics: 'LightPosition',
        help: 'Where the light is, in the chosen space.',
      }),
    )
    const color = (id: string, name: string, value: Vec3, help: string) =>
      this.addProperty(new FloatVec3Property(id, name, value, colorOptions({ help })))
    this.#ambient = color('lightColorAmbient', 'Ambient', start.ambient, 'Light that comes from everywhere.')
    this.#diffuse = color('lightColorDiffuse', 'Diffuse', start.diffuse, 'Light that surfaces scatter evenly.')
    this.#specular = color('lightColorSpecular', 'Specular', start.specular, 'Light of highlights.')
    this.#shininess = this.addProperty(
      new FloatProperty('materialShininess', 'Shininess', defaultLight.shininess, {
        min: 1,
        max: 180,
        help: 'Higher values make highlights smaller.',
      }),
    )
  }

  get light(): LightState {
    return {
      mode: this.shadingMode.selected as ShadingMode,
      frame: this.#frame.selected as LightState['frame'],
      position: this.#position.value,
      ambient: this.#ambient.value,
      diffuse: this.#diffuse.value,
      specular: this.#specular.value,
      shininess: this.#shininess.value,
    }
  }

  /** Off, or Phong shading. */
  toggle(): void {
    this.shadingMode.selected = this.shadingMode.selected === 'none' ? 'phong' : 'none'
  }
}
