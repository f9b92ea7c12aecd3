import { add, clipMesh, dot, length, type Mesh, normalize, type Plane, scale, subtract, transformPoint, type Vec3 } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CameraProperty,
  FloatProperty,
  FloatVec3Property,
  MeshInport,
  MeshOutport,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { PlaneOutport } from '../ports/plane-ports.ts'
import { meshOperation } from './mesh-operation.ts'

const silent = { invalidationLevel: 'valid' } as const

export class MeshClipping extends Processor {
  static override readonly info = meshOperation(
    'MeshClipping',
    'Mesh Clipping',
    'Cuts a mesh by a plane and keeps what is on the side that its normal points to.',
  )

  readonly input = this.addPort(new MeshInport('inputMesh', { help: 'The mesh to cut' }))
  readonly output = this.addPort(new MeshOutport('clippedMesh', { help: 'What is left' }))
  readonly plane = this.addPort(new PlaneOutport('clippingPlane', { help: 'The plane, in world space' }))
  readonly clippingEnabled = this.addProperty(
    new BoolProperty('clippingEnabled', 'Enable Clipping', true, { help: 'Off: nothing is cut.' }),
  )
  readonly movePointAlongNormal = this.addProperty(
    new BoolProperty('movePointAlongNormal', 'Move Plane Point Along Normal', false, {
      ...silent,
      help: 'The slider below moves the plane along its normal.',
    }),
  )
  readonly moveCameraAlongNormal = this.addProperty(
    new BoolProperty('moveCameraAlongNormal', 'Move Camera Along Normal', true, { ...silent, help: 'The camera follows by half the way.' }),
  )
  readonly pointPlaneMove = this.addProperty(
    new FloatProperty('pointPlaneMove', 'Plane Point Along Normal Move', 0, { min: 0, max: 2, help: 'How far the plane is moved.' }),
  )
  readonly capClippedHoles = this.addProperty(
    new BoolProperty('capClippedHoles', 'Cap Clipped Holes', true, { help: 'Closes what was cut open.' }),
  )
  readonly planePoint = this.addProperty(
    new FloatVec3Property('planePoint', 'Plane Point', [0, 0, 0], {
      min: -10_000,
      max: 10_000,
      help: 'A point of the plane, world space.',
    }),
  )
  readonly planeNormal = this.addProperty(
    new FloatVec3Property('planeNormal', 'Plane Normal', [0, 0, -1], { min: -1, max: 1, help: 'Direction of what is kept.' }),
  )
  readonly alignPlaneNormalToCameraNormal = this.addProperty(
    new ButtonProperty('alignPlaneNormalToCameraNormal', 'Align Plane Normal To Camera Normal', {
      help: 'The plane faces along the view and lies at the nearest end of the mesh.',
      action: () => void this.#align(),
    }),
  )
  readonly camera = this.addProperty(
    new CameraProperty('camera', 'Camera', { lookFrom: [0, 0, -2] }, { ...silent, help: 'The view that the plane can be aligned to.' }),
  )
  #moved = 0

  constructor(identifier?: string) {
    super(identifier)
    this.pointPlaneMove.onChange(() => this.#followCamera())
  }

  get #clipPlane(): Plane {
    const [point, normal] = [this.planePoint.value, this.planeNormal.value]
    return { point: this.movePointAlongNormal.value ? add(point, scale(normal, this.pointPlaneMove.value)) : point, normal }
  }

  #followCamera(): void {
    const way = this.pointPlaneMove.value - this.#moved
    this.#moved = this.pointPlaneMove.value
    if (!this.movePointAlongNormal.value || !this.moveCameraAlongNormal.value) return
    const shift = scale(this.planeNormal.value, way / 2)
    const { lookFrom, lookTo } = this.camera.value
    this.camera.setState({ lookFrom: add(lookFrom, shift), lookTo: add(lookTo, shift) })
  }

  async #align(): Promise<void> {
    const mesh = this.input.dataOrUndefined
    const { lookFrom, lookTo, near } = this.camera.value
    const direction = normalize(subtract(lookTo, lookFrom))
    this.planeNormal.value = direction
    if (!mesh || length(direction) === 0) return
    const distances = (await worldPositions(mesh)).map(position => dot(subtract(position, lookFrom), direction))
    const nearest = Math.max(
      near,
      distances.reduce((least, distance) => Math.min(least, distance), Number.POSITIVE_INFINITY),
    )
    const farthest = distances.reduce((most, distance) => Math.max(most, distance), nearest)
    this.planePoint.value = add(lookFrom, scale(direction, nearest))
    this.pointPlaneMove.max = farthest
  }

  override async process({ signal }: ProcessContext): Promise<void> {
    const plane = this.#clipPlane
    this.plane.data = plane
    const mesh = this.input.data
    const clipped = this.clippingEnabled.value ? await clipMesh(mesh, plane, this.capClippedHoles.value) : mesh
    signal.throwIfAborted()
    this.output.data = clipped
  }
}

async function worldPositions(mesh: Mesh): Promise<Vec3[]> {
  const buffer = mesh.buffer('position')
  if (!buffer) return []
  const numbers = Array.from(await buffer.read(), Number)
  const { components } = buffer.format
  const at = (i: number, c: number): number => (c < components ? (numbers[i * components + c] as number) : 0)
  return Array.from({ length: buffer.length }, (_, i) => transformPoint(mesh.worldFromModel, [at(i, 0), at(i, 1), at(i, 2)]))
}
