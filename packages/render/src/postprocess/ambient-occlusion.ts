import { type CameraState, MersenneTwister, projectionMatrix, type Vec2 } from '@ivw/data'
import {
  clamp,
  cos,
  cross,
  dot,
  Fn,
  float,
  floor,
  int,
  Loop,
  mod,
  normalize,
  pow,
  round,
  select,
  sin,
  uniform,
  vec2,
  vec3,
  vec4,
} from 'three/tsl'
import { DataTexture, FloatType, NearestFilter, RepeatWrapping, RGBAFormat, Vector2, Vector4 } from 'three/webgpu'
import { pixelPosition, screenPosition } from '../pass/screen-position.ts'
import { DepthUniforms } from '../shading/depth.ts'
import type { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, IntNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { sampleAt, textureSampler } from '../shading/sampling.ts'

export interface OcclusionSettings {
  /** How far away things cast shadows, in world units. */
  readonly radius: number
  readonly intensity: number
  /** Least height above the surface that counts, as the sine of an angle. */
  readonly bias: number
  readonly directions: number
  readonly steps: number
  /** Normals from the depth; otherwise all surfaces face the camera. */
  readonly normals: boolean
}

/**
 * Horizon-based ambient occlusion (L. Bavoil, M. Sainz: "Image-space horizon-based ambient occlusion", 2008) from the depth of an image: how
 * much light reaches a pixel, and its distance from the camera.
 */
export class AmbientOcclusion {
  readonly #image: ImageSampler
  readonly #depth = new DepthUniforms()
  readonly #random = textureSampler(randomDirections())
  /** `place * xy + zw` on the plane at distance 1. */
  readonly #projection = uniform(new Vector4())
  readonly #isOrthographic = uniform(0)
  readonly #size = uniform(new Vector2(1, 1))
  /** Pixels that the radius covers at distance 1. */
  readonly #radiusPixels = uniform(1)
  readonly #inverseRadiusSquared = uniform(1)
  readonly #intensity = uniform(1)
  readonly #bias = uniform(0)
  readonly #directions = uniform(8)
  readonly #steps = uniform(4)
  #normals = true

  constructor(image: ImageSampler) {
    this.#image = image
  }

  set(settings: OcclusionSettings, camera: CameraState, [width, height]: Vec2): void {
    const isOrthographic = camera.type === 'OrthographicCamera'
    const p = projectionMatrix(camera)
    const [p00, p11] = [p[0], p[5]]
    this.#depth.set(camera)
    this.#isOrthographic.value = isOrthographic ? 1 : 0
    if (isOrthographic) this.#projection.value.set(2 / p00, 2 / p11, -(1 + p[12]) / p00, -(1 - p[13]) / p11)
    else this.#projection.value.set(2 / p00, 2 / p11, -(1 - p[8]) / p00, -(1 + p[9]) / p11)
    this.#size.value.set(width, height)
    const pixelsPerUnit = isOrthographic ? height / (2 / p11) : height / (2 * Math.tan((camera.fov * Math.PI) / 360))
    this.#radiusPixels.value = settings.radius * 0.5 * pixelsPerUnit
    this.#inverseRadiusSquared.value = 1 / settings.radius ** 2
    this.#intensity.value = settings.intensity
    this.#bias.value = settings.bias
    this.#directions.value = settings.directions
    this.#steps.value = settings.steps
    this.#normals = settings.normals
  }

  get variant(): string {
    return `${this.#normals}`
  }

  dispose(): void {
    this.#random.value.dispose()
  }

  /** Light from 0 to 1 in x, distance from the camera in y. */
  build(): Vec4Node {
    return Fn(() => {
      const place = screenPosition().toVar() as Vec2Node
      const position = this.#viewPosition(place).toVar() as Vec3Node
      const normal = (this.#normals ? this.#normalAt(place, position) : vec3(0, 0, -1)).toVar() as Vec3Node
      const random = sampleAt(this.#random, mod(floor(pixelPosition()), 4).add(0.5).div(4) as Vec2Node).toVar() as Vec4Node
      const occlusion = this.#occlusion(place, position, normal, random)
      const share = occlusion.div(this.#bias.oneMinus()).div(this.#directions.mul(this.#steps))
      return vec4(pow(clamp(share.oneMinus(), 0, 1), this.#intensity), position.z, 0, 1)
    })() as unknown as Vec4Node
  }

  #occlusion(place: Vec2Node, position: Vec3Node, normal: Vec3Node, random: Vec4Node): FloatNode {
    const distance = select(this.#isOrthographic.greaterThan(0.5), float(1), position.z)
    const step = this.#radiusPixels.div(distance).div(this.#steps.add(1)).toVar() as FloatNode
    const sum = float(0).toVar() as FloatNode
    const perDirection = float(2 * Math.PI).div(this.#directions)
    nestedLoops(int(this.#directions) as IntNode, int(this.#steps) as IntNode, ({ i, j }) => {
      const angle = float(i).mul(perDirection).toVar()
      const [c, s] = [cos(angle), sin(angle)]
      const direction = vec2(c.mul(random.x).sub(s.mul(random.y)), c.mul(random.y).add(s.mul(random.x)))
      const way = random.z
        .mul(step)
        .add(1)
        .add(step.mul(float(j)))
      const offset = round(direction.mul(way)).div(this.#size)
      const towards = this.#viewPosition(place.add(offset) as Vec2Node)
        .sub(position)
        .toVar() as Vec3Node
      const squared = dot(towards, towards).toVar()
      const height = dot(normal, towards).mul(squared.inverseSqrt())
      const near = clamp(squared.mul(this.#inverseRadiusSquared).oneMinus(), 0, 1)
      ;(sum as unknown as { addAssign(value: unknown): void }).addAssign(clamp(height.sub(this.#bias), 0, 1).mul(near))
    })
    return sum
  }

  #viewPosition(place: Vec2Node): Vec3Node {
    const z = this.#depth.eye(this.#image.depth(place)).toVar() as FloatNode
    const onPlane = place.mul(this.#projection.xy).add(this.#projection.zw)
    return vec3(onPlane.mul(select(this.#isOrthographic.greaterThan(0.5), float(1), z)), z) as Vec3Node
  }

  /** Across the nearer neighbour on each axis, so that edges stay sharp. */
  #normalAt(place: Vec2Node, position: Vec3Node): Vec3Node {
    const neighbour = (x: number, y: number): Vec3Node =>
      this.#viewPosition(place.add(vec2(x, y).div(this.#size)) as Vec2Node).toVar() as Vec3Node
    const shorter = (forward: Vec3Node, backward: Vec3Node): Vec3Node => {
      const [after, before] = [forward.sub(position).toVar(), position.sub(backward).toVar()]
      return select(dot(after, after).lessThan(dot(before, before)), after, before) as Vec3Node
    }
    const across = shorter(neighbour(1, 0), neighbour(-1, 0))
    const up = shorter(neighbour(0, 1), neighbour(0, -1))
    return normalize(cross(across, up)).negate() as Vec3Node
  }
}

/**
 * 4 x 4 directions (cosine, sine of up to an eighth of a turn) and numbers up to 1, as 16-bit integers hold them: pixels look into
 * different directions, and the pattern repeats.
 */
function randomDirections(): DataTexture {
  const random = new MersenneTwister()
  const stored = (value: number): number => Math.trunc(value * 32768) / 32767
  const numbers = Array.from({ length: 16 }, () => {
    const angle = (2 * Math.PI * random.float()) / 8
    return [Math.cos(angle), Math.sin(angle), random.float(), 0].map(stored)
  })
  const texture = new DataTexture(Float32Array.from(numbers.flat()), 4, 4, RGBAFormat, FloatType)
  texture.minFilter = texture.magFilter = NearestFilter
  texture.wrapS = texture.wrapT = RepeatWrapping
  texture.needsUpdate = true
  return texture
}

/** three's type knows one loop at a time; inner ones get the names j, k, ... */
const nestedLoops = Loop as unknown as (
  ...parts: [IntNode, IntNode, (counters: { readonly i: IntNode; readonly j: IntNode }) => void]
) => void
