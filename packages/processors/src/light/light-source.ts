import { type LightSource, normalize, scale, subtract, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec3Property,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { LightSourceOutport } from '../ports/light-source-ports.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { PositionProperty } from '../properties/position-property.ts'

/** What the processors of the category have in common. `name` without `org.inviwo.`. */
export function lightInfo(name: string, displayName: string, help: string): ProcessorInfo {
  return { classIdentifier: `org.inviwo.${name}`, displayName, category: 'Light source', codeState: 'stable', tags: ['CPU', 'Light'], help }
}

/** A light with a place, a colour and a power (processors-b spec 3.1). */
export abstract class LightSourceProcessor extends Processor {
  readonly light: LightSourceOutport
  readonly place: PositionProperty
  readonly lighting = new CompositeProperty('lighting', 'Light Parameters', { help: 'Colour and strength of the light.' })
  readonly color = this.lighting.addProperty(
    new FloatVec3Property('lightDiffuse', 'Color', [1, 1, 1], colorOptions({ help: 'Colour of the light.' })),
  )
  readonly power = this.lighting.addProperty(
    new FloatProperty('lightPower', 'Light power', 50, { min: 0, max: 100, help: 'The colour is multiplied by it.' }),
  )
  readonly enabled = new BoolProperty('lightEnabled', 'Enabled', true, { help: 'Whether the light is on.' })
  readonly camera = new CameraProperty(
    'camera',
    'Camera',
    { lookFrom: [0, 0, -2] },
    { invalidationLevel: 'valid', help: 'The camera that positions in view space are relative to.' },
  )

  /** Subclasses add what is theirs to `lighting`, then the camera. */
  constructor(outport: string, position: Vec3, identifier?: string) {
    super(identifier)
    this.light = this.addPort(new LightSourceOutport(outport, { help: 'The light' }))
    this.place = this.addProperty(
      new PositionProperty('lightPosition', 'Light Position', position, { camera: this.camera, help: 'Where the light is.' }),
    )
    this.addProperty(this.lighting)
  }

  /** In view space the light is aimed at what the camera looks at, else at the origin. */
  protected lightOf(kind: LightSource['kind']): LightSource {
    const { world } = this.place
    const aim: Vec3 = this.place.referenceFrame.selected === 'view' ? this.camera.value.lookTo : [0, 0, 0]
    return {
      kind,
      position: world,
      direction: normalize(subtract(aim, world)),
      intensity: scale(this.color.value, this.enabled.value ? this.power.value : 0),
    }
  }
}
