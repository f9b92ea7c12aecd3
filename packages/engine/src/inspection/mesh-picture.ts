import {
  add,
  cross,
  defaultCamera,
  fitView,
  type Mat4,
  type Mesh,
  multiply,
  normalize,
  scale,
  scaling,
  subtract,
  translation,
  type Vec2,
  type Vec3,
  withVertexNormals,
} from '@ivw/data'
import { defaultLight, type Gpu, MeshRenderer, RenderedImage } from '@ivw/render'
import type { PortPicture } from '../inspection-views.ts'
import { gridPicture } from './grid-picture.ts'

/** Normals are made for a look at meshes up to so many vertices. */
const mostVertices = 200_000
const layers = { texCoord: false, normals: false, viewNormals: false } as const
const aspect = 4 / 3

/** Draws meshes by themselves, lit from where they are seen. */
export class MeshPicture {
  readonly #renderer = new MeshRenderer()
  readonly #lit = new WeakMap<Mesh, Promise<Mesh>>()

  /** `turn` in degrees to the right and upwards. @throws GpuError when the mesh cannot be drawn. */
  async draw(gpu: Gpu, mesh: Mesh, turn: Vec2, size: number): Promise<PortPicture> {
    const lit = await this.#withNormals(mesh)
    const bound = await gpu.mesh(lit)
    await gpu.settled
    const camera = cameraFor(bound.bounds, mesh.worldFromModel, turn)
    // Twice the pixels, of which the means are shown: edges are smooth.
    const image = new RenderedImage(gpu, [size * 2, Math.round((size * 2) / aspect)], undefined)
    try {
      const hasNormals = lit.buffer('normal') !== undefined
      const settings = {
        camera,
        light: {
          ...defaultLight,
          mode: hasNormals ? ('phong' as const) : ('none' as const),
          position: camera.lookFrom,
          ambient: dim,
          specular: faint,
        },
        faces: 'both' as const,
        depthTest: true,
        color: mesh.buffer('color') ? undefined : ([0.72, 0.75, 0.8, 1] as const),
        layers,
      }
      this.#renderer.draw(gpu, image, [bound], settings, 'clear')
      const [color] = image.colorLayers
      if (!color) throw new Error('There is no picture of the mesh')
      const grid = { dimensions: color.dimensions, format: color.format, array: await color.read(), range: [0, 1] as const, isColor: true }
      return gridPicture(grid, size, aspect)
    } finally {
      image.dispose()
    }
  }

  dispose(): void {
    this.#renderer.dispose()
  }

  #withNormals(mesh: Mesh): Promise<Mesh> {
    const known = this.#lit.get(mesh)
    if (known) return known
    const length = mesh.buffer('position')?.length ?? 0
    const hasTriangles = mesh.indices.some(({ drawType }) => drawType === 'triangles')
    const needs = hasTriangles && !mesh.buffer('normal') && length > 0 && length <= mostVertices
    const made = needs ? withVertexNormals(mesh, 'area') : Promise.resolve(mesh)
    this.#lit.set(mesh, made)
    return made
  }
}

const dim: Vec3 = [0.3, 0.3, 0.3]
const faint: Vec3 = [0.15, 0.15, 0.15]

/** Sees the whole box, at first from the front, a little from above and from the right. */
function cameraFor([low, high]: readonly [Vec3, Vec3], worldFromModel: Mat4, turn: Vec2) {
  const extent = subtract(high, low)
  const room = Math.max(...extent) * 1e-3 || 1
  const [x, y, z] = extent.map(side => Math.max(side, room)) as [number, number, number]
  const box = multiply(worldFromModel, multiply(translation(low), scaling([x, y, z])))
  const [azimuth, elevation] = turn.map(degrees => (degrees * Math.PI) / 180) as [number, number]
  const towards: Vec3 = [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation)]
  // The upward direction goes along, also over the pole.
  const right: Vec3 = [Math.cos(azimuth), 0, -Math.sin(azimuth)]
  const start = { ...defaultCamera, aspectRatio: aspect, lookFrom: towards, lookTo: [0, 0, 0] as Vec3, lookUp: cross(towards, right) }
  const camera = fitView(start, box, { ratio: 1 })
  const distance = subtract(camera.lookFrom, camera.lookTo)
  const reach = Math.hypot(...distance)
  const away = add(camera.lookTo, scale(normalize(distance), reach))
  return { ...camera, lookFrom: away, near: reach * 0.01, far: reach * 4 }
}
