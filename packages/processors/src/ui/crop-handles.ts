import {
  add,
  type BoxAxis,
  type BoxEdge,
  type CameraState,
  cropArrow,
  cropGrip,
  handleEdge,
  handleRotation,
  type Mat4,
  type Mesh,
  multiply,
  pushedOut,
  scale,
  scaling,
  shapeMesh,
  translation,
  type Vec2,
  type Vec4,
} from '@ivw/data'
import type { BoundMesh, Gpu } from '@ivw/render'

export const boxAxes: readonly BoxAxis[] = [0, 1, 2]
/** Of each axis: the lower end, the upper end, both. */
export const handlesPerAxis = 3
/** A grip for both ends needs so much room between them. */
const roomForGrip = 0.05

export interface CropHandleOptions {
  readonly worldFromTexture: Mat4
  readonly camera: CameraState
  /** Of each axis what is kept, 0 to 1; undefined without handles. */
  readonly kept: readonly (Vec2 | undefined)[]
  /** Distance from the box, and size. */
  readonly offset: number
  readonly scale: number
  readonly color: Vec4
  readonly firstId: number
}

/** Handles at the edges of a box, as meshes with their numbers for picking. */
export class CropHandles {
  #key = ''
  #meshes: readonly Mesh[] = []

  async placed(gpu: Gpu, options: CropHandleOptions): Promise<readonly BoundMesh[]> {
    const meshes = this.#shapes(options.color, options.firstId)
    const found = boxAxes.map(async axis => {
      const kept = options.kept[axis]
      if (!kept) return []
      const handles = await Promise.all(meshes.slice(axis * handlesPerAxis, (axis + 1) * handlesPerAxis).map(mesh => gpu.mesh(mesh)))
      return handlesOf(axis, kept, edgeOf(axis, options), options.scale).map(({ handle, worldMatrix }) => {
        const bound = handles[handle] as BoundMesh
        return { ...bound, mesh: bound.mesh.with({ worldMatrix }) }
      })
    })
    return (await Promise.all(found)).flat()
  }

  #shapes(color: Vec4, firstId: number): readonly Mesh[] {
    const key = [...color, firstId].join(' ')
    if (key === this.#key) return this.#meshes
    this.#key = key
    const [arrow, grip] = [cropArrow(color), cropGrip(color)]
    this.#meshes = boxAxes.flatMap(axis =>
      [arrow, arrow, grip].map((shape, handle) => {
        const id = firstId + axis * handlesPerAxis + handle
        return shapeMesh(shape, { picking: shape.vertices.map(() => id) })
      }),
    )
    return this.#meshes
  }
}

/** The edge at which the handles of an axis are. */
export function edgeOf(
  axis: BoxAxis,
  { worldFromTexture, camera, offset }: Pick<CropHandleOptions, 'worldFromTexture' | 'camera' | 'offset'>,
): BoxEdge {
  return pushedOut(handleEdge(worldFromTexture, axis, camera), worldFromTexture, offset)
}

function handlesOf(axis: BoxAxis, [low, high]: Vec2, { index, start, along }: BoxEdge, size: number) {
  const at = (share: number, flipped: boolean): Mat4 =>
    multiply(translation(add(start, scale(along, share))), scaling([size, size, size]), handleRotation(axis, index, flipped))
  const ends = [
    { handle: 0, worldMatrix: at(low, false) },
    { handle: 1, worldMatrix: at(high, true) },
  ]
  const isReduced = low > 0 || high < 1
  return isReduced && high - low > roomForGrip ? [...ends, { handle: 2, worldMatrix: at((low + high) / 2, false) }] : ends
}
