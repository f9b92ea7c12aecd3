import {
  arrowShape,
  attribute,
  boundingBoxMesh,
  boxShape,
  bufferOf,
  coneShape,
  coordinateAxes,
  cylinderShape,
  diskShape,
  identity,
  lineBox,
  type Mesh,
  multiply,
  octantColor,
  octantSphere,
  type Pin,
  planeShape,
  ringSphere,
  type Shape,
  scaling,
  shapeMesh,
  stripBox,
  subtract,
  torusShape,
  translation,
  type Vec3,
} from '@ivw/data'
import {
  BoolProperty,
  CameraProperty,
  FloatProperty,
  FloatVec3Property,
  FloatVec4Property,
  IntVec2Property,
  MeshOutport,
  OptionPropertyEnumInt,
  type OrdinalOptions,
  Processor,
} from '@ivw/network'
import { colorOptions } from '../properties/ordinal-options.ts'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { meshCreation } from './mesh-creation.ts'

type Input = 'position1' | 'position2' | 'normal' | 'basis' | 'torus' | 'color' | 'scale' | 'res'
const pin = ['position1', 'position2', 'color', 'scale', 'res'] as const

/** Kinds of meshes and the properties that they use. */
const kinds = {
  sphere: { name: 'Sphere', uses: ['scale', 'res'] },
  colorsphere: { name: 'Color Sphere', uses: ['position1', 'scale'] },
  cube_basic_mesh: { name: 'Cube (Basic Mesh)', uses: ['position1', 'position2', 'color'] },
  cube: { name: 'Cube', uses: ['position1', 'position2'] },
  linecube: { name: 'Line Cube', uses: ['basis', 'color'] },
  linecubeadjacency: { name: 'Line Cube with Adjacency', uses: ['basis', 'color'] },
  plane: { name: 'Plane', uses: ['position1', 'normal', 'color', 'scale', 'res'] },
  disk: { name: 'Disk', uses: ['position1', 'normal', 'color', 'scale', 'res'] },
  cone: { name: 'Cone', uses: pin },
  cylinder: { name: 'Cylinder', uses: pin },
  arrow: { name: 'Arrow', uses: pin },
  coordaxes: { name: 'Coordinate Axes', uses: ['position1', 'scale'] },
  torus: { name: 'Torus', uses: ['position1', 'torus', 'color', 'res'] },
  sphereopt: { name: 'Sphere with Position', uses: ['position1', 'color', 'scale'] },
} as const satisfies Record<string, { readonly name: string; readonly uses: readonly Input[] }>
type Kind = keyof typeof kinds

export class MeshCreator extends Processor {
  static override readonly info = meshCreation(
    'MeshCreator',
    'Mesh Creator',
    'Makes a mesh of a simple shape: balls, boxes, planes, disks, cones, cylinders, arrows, axes, rings.',
  )

  readonly mesh = this.addPort(new MeshOutport('outport', { help: 'The shape' }))
  readonly meshType = this.addProperty(
    new OptionPropertyEnumInt(
      'meshType',
      'Mesh Type',
      Object.entries(kinds).map(([id, { name }], value) => ({ id, name, value })),
      0,
      { help: 'The shape to make.' },
    ),
  )
  readonly position1 = this.#position('position1', 'Start Position', [0, 0, 0], 'Centre of the shape, or where it starts.')
  readonly position2 = this.#position('position2', 'Stop Position', [1, 0, 0], 'Where the shape ends.')
  readonly normal = this.addProperty(
    new FloatVec3Property('normal', 'Normal', [0, 0, 1], {
      min: -50,
      max: 50,
      help: 'Direction that planes and disks face. Its length stretches a plane.',
    }),
  )
  readonly basis = this.addProperty(new VolumeBasisProperty('Basis', 'Basis and offset', { help: 'The box that line cubes surround.' }))
  readonly torusRadius1 = this.addProperty(
    new FloatProperty('torusRadius1_', 'Torus Radius 1', 1, { min: 0, max: 10, help: 'Radius of the ring.' }),
  )
  readonly torusRadius2 = this.addProperty(
    new FloatProperty('torusRadius2_', 'Torus Radius 2', 0.3, { min: 0, max: 10, help: 'Radius of the tube.' }),
  )
  readonly color = this.addProperty(new FloatVec4Property('color', 'Color', [1, 1, 1, 1], colorOptions({ help: 'Colour of the shape.' })))
  readonly scale = this.addProperty(
    new FloatProperty('scale', 'Scale', 1, { min: 0.01, max: 10, help: 'Diameter of the sphere, side of a plane, radius of the others.' }),
  )
  readonly resolution = this.addProperty(
    new IntVec2Property('res', 'Mesh Resolution', [16, 16], { min: 1, max: 1024, help: 'Into how many pieces the shape is divided.' }),
  )
  readonly enablePicking = this.addProperty(
    new BoolProperty('enablePicking', 'Enable Picking', false, { help: 'The shape gets a number in picking layers.' }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', {}, { invalidationLevel: 'valid', help: 'The view in which the shape is picked.' }),
  )
  readonly #picking = this.addPicking(1)

  constructor(identifier?: string) {
    super(identifier)
    const used = (input: Input) => (type: OptionPropertyEnumInt) => (kinds[type.selected as Kind].uses as readonly Input[]).includes(input)
    this.position1.visibleWhen(this.meshType, used('position1'))
    this.position2.visibleWhen(this.meshType, used('position2'))
    this.normal.visibleWhen(this.meshType, used('normal'))
    this.basis.visibleWhen(this.meshType, used('basis'))
    this.torusRadius1.visibleWhen(this.meshType, used('torus'))
    this.torusRadius2.visibleWhen(this.meshType, used('torus'))
    this.color.visibleWhen(this.meshType, used('color'))
    this.scale.visibleWhen(this.meshType, used('scale'))
    this.resolution.visibleWhen(this.meshType, used('res'))
  }

  #position(id: string, name: string, value: Vec3, help: string): FloatVec3Property {
    const bounds: OrdinalOptions<Vec3> = { min: -50, max: 50, help }
    return this.addProperty(new FloatVec3Property(id, name, value, bounds))
  }

  override process(): void {
    this.mesh.data = this.#withPicking(this.#mesh(this.meshType.selected as Kind))
  }

  #withPicking(mesh: Mesh): Mesh {
    if (!this.enablePicking.value) return mesh
    const ids = new Uint32Array(mesh.buffer('position')?.length ?? 0).fill(this.#picking.first)
    return mesh.with({ buffers: [...mesh.buffers, attribute('picking', bufferOf('UINT32', ids))] })
  }

  #mesh(kind: Kind): Mesh {
    const modelMatrix = this.basis.override.value ? this.basis.overrideModel.value : identity
    const color = this.color.value
    switch (kind) {
      case 'cube':
        return shapeMesh(stripBox(this.position1.value, this.position2.value), { normals: false })
      case 'sphere':
        return shapeMesh(this.#shape(kind), { normals: 'last' })
      case 'linecube':
        return shapeMesh(lineBox(color), { modelMatrix })
      case 'linecubeadjacency':
        return boundingBoxMesh({ modelMatrix, color })
      default:
        return shapeMesh(this.#shape(kind))
    }
  }

  #shape(kind: Exclude<Kind, 'cube' | 'linecube' | 'linecubeadjacency'>): Shape {
    const [start, stop, normal] = [this.position1.value, this.position2.value, this.normal.value]
    const [color, size] = [this.color.value, this.scale.value]
    const resolution = this.resolution.value
    const pin: Pin = { start, stop, radius: size, segments: resolution[0], color }
    switch (kind) {
      case 'sphere':
        return ringSphere(size / 2, [Math.max(8, resolution[0]), Math.max(4, resolution[1])])
      case 'colorsphere':
        return octantSphere(start, size, octantColor)
      case 'sphereopt':
        return octantSphere(start, size, () => color)
      case 'cube_basic_mesh':
        return boxShape(multiply(translation(start), scaling(subtract(stop, start))), color)
      case 'plane':
        return planeShape(start, normal, size, resolution, color)
      case 'disk':
        return diskShape(start, normal, size, resolution[0], color)
      case 'cone':
        return coneShape(pin)
      case 'cylinder':
        return cylinderShape(pin)
      case 'arrow':
        return arrowShape(pin)
      case 'coordaxes':
        return coordinateAxes(start, size)
      case 'torus': {
        const [ringRadius, tubeRadius] = [this.torusRadius1.value, this.torusRadius2.value]
        return torusShape({ center: start, up: [0, 0, 1], ringRadius, tubeRadius, segments: resolution, color })
      }
    }
  }
}
