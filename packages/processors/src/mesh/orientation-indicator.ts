import {
  type Mat4,
  type Mesh,
  multiply,
  orientationIndicator,
  placedInView,
  scaling,
  shapeMesh,
  translation,
  type Vec3,
  type Vec4,
} from '@ivw/data'
import {
  CameraProperty,
  CompositeProperty,
  FloatProperty,
  FloatVec2Property,
  FloatVec3Property,
  FloatVec4Property,
  MeshOutport,
  OptionPropertyEnumInt,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'

const locations = [
  { id: '2d', name: '2D', value: 0 },
  { id: '3d', name: '3D', value: 1 },
]

/** Shows where the axes point to. */
export class OrientationIndicator extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.OrientationIndicator',
    displayName: 'Orientation Indicator',
    category: 'Information',
    codeState: 'experimental',
    tags: ['CPU', 'Mesh'],
    help: 'Makes arrows along the axes, at a place of the picture or of the world. Link its camera to that of the mesh renderer.',
  }

  readonly mesh = this.addPort(new MeshOutport('mesh', { help: 'A ball with three arrows' }))
  readonly baseColor = this.#color('baseColor', 'Base Color', [1, 1, 1, 1], 'Colour of the ball.')
  readonly xColor = this.#color('xColor', 'X Color', [1, 0, 0, 1], 'Colour of the x arrow.')
  readonly yColor = this.#color('yColor', 'Y Color', [0, 1, 0, 1], 'Colour of the y arrow.')
  readonly zColor = this.#color('zColor', 'Z Color', [0, 0, 1, 1], 'Colour of the z arrow.')
  readonly scale = this.addProperty(
    new FloatProperty('scale', 'Scale', 0.05, { min: 0.001, max: 1, help: 'Size: a share of the width of the picture, or world units.' }),
  )
  readonly radius = this.addProperty(
    new FloatProperty('radius', 'Radius', 1, { min: 0.001, max: 10, help: 'Thickness of the ball and the arrows.' }),
  )
  readonly axisScale = this.addProperty(
    new FloatVec3Property('axisScale', 'Axis Scale', [1, 1, 1], { min: 0.001, max: 10, help: 'Lengths of the arrows.' }),
  )
  readonly location = this.addProperty(new CompositeProperty('location', 'Location', { help: 'Where the arrows stand.' }))
  readonly locationType = this.location.addProperty(
    new OptionPropertyEnumInt('locationType', 'Location Type', locations, 0, {
      help: '**2D**: at a place of the picture. **3D**: at a place of the world.',
    }),
  )
  readonly viewCoords = this.location
    .addProperty(
      new FloatVec2Property('viewCoords', 'View Coords', [0.05, 0.05], {
        min: 0,
        max: 1,
        help: 'Place in the picture, from the lower left.',
      }),
    )
    .visibleWhen(this.locationType, ({ selected }) => selected === '2d')
  readonly camera = this.location
    .addProperty(new CameraProperty('cam', 'Camera', {}, { help: 'The camera of the picture.' }))
    .visibleWhen(this.locationType, ({ selected }) => selected === '2d')
  readonly offset = this.location
    .addProperty(new FloatVec3Property('offset', 'Offset', [0, 0, 0], { min: -100, max: 100, help: 'Place in the world.' }))
    .visibleWhen(this.locationType, ({ selected }) => selected === '3d')
  #shape: { readonly key: string; readonly mesh: Mesh } | undefined

  #color(id: string, name: string, value: Vec4, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(id, name, value, colorOptions<Vec4>({ help })))
  }

  override process(): void {
    this.mesh.data = this.#arrows().with({ modelMatrix: this.#placed() })
  }

  /** Made anew when their look changes, and not with every move of the camera. */
  #arrows(): Mesh {
    const look = {
      baseColor: this.baseColor.value,
      axisColors: [this.xColor.value, this.yColor.value, this.zColor.value],
      radius: this.radius.value,
      axisScale: this.axisScale.value,
    } as const
    const key = JSON.stringify(look)
    if (this.#shape?.key !== key) this.#shape = { key, mesh: shapeMesh(orientationIndicator(look)) }
    return this.#shape.mesh
  }

  #placed(): Mat4 {
    const size = this.scale.value
    if (this.locationType.selected === '2d') return placedInView(this.camera.value, this.viewCoords.value, size)
    const factors: Vec3 = [size, size, size]
    return multiply(translation(this.offset.value), scaling(factors))
  }
}
