import type { Mat4, Vec3, Vec4 } from '@ivw/data'
import {
  AlwaysDepth,
  CustomBlending,
  DoubleSide,
  type InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  type NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
} from 'three/webgpu'
import { layoutKey } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { segmentQuads } from '../mesh/line-renderer.ts'
import { LineUniforms, lineShader } from '../mesh/line-shader.ts'
import { materialFor } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'

export interface SegmentSettings {
  /** As the renderer wants it. */
  readonly clipFromWorld: Mat4
  /** Pixels. */
  readonly width: number
  /** Width of the soft edge, pixels. */
  readonly antialiasing: number
  readonly roundCaps: boolean
  readonly color: Vec4
  readonly depth: 'always' | 'lessEqual'
  /** Picking colour; without one picking stays as it is. */
  readonly picking?: Vec4 | undefined
}

const anyCamera = new OrthographicCamera()

/** Draws straight lines of one look over a picture, depth too. */
export class SegmentPass {
  readonly #uniforms = new LineUniforms()
  readonly #materials = new Map<string, NodeMaterial>()
  #geometry: InstancedBufferGeometry | undefined

  draw(renderer: Renderer, image: RenderedImage, segments: readonly (readonly [Vec3, Vec3])[], settings: SegmentSettings): void {
    if (segments.length === 0) return
    const uniforms = this.#uniforms
    uniforms.clipFromWorld.value.fromArray(settings.clipFromWorld)
    if (renderer.topFirst) uniforms.depthFromClip.value.set(1, 0)
    else uniforms.depthFromClip.value.set(0.5, 0.5)
    uniforms.canvasSize.value.set(...image.dimensions)
    uniforms.width.value = settings.width
    uniforms.antialiasing.value = settings.antialiasing
    this.#geometry?.dispose()
    this.#geometry = geometryOf(segments, settings)
    const mesh = new Mesh(this.#geometry, this.#material(image, settings))
    mesh.frustumCulled = false
    renderer.draw(image, mesh, anyCamera, 'keep')
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
    this.#geometry?.dispose()
  }

  #material({ layout }: RenderedImage, { roundCaps, depth }: SegmentSettings): NodeMaterial {
    const key = `${layoutKey(layout)} ${roundCaps} ${depth}`
    const found = this.#materials.get(key)
    if (found) return found
    const features = { roundCaps, pseudoLighting: false, roundDepthProfile: false, stipple: 'none' } as const
    const { vertex, outputs } = lineShader(this.#uniforms, features)
    const material = materialFor(layout, outputs)
    material.name = 'segments'
    material.vertexNode = vertex
    material.blending = CustomBlending
    material.blendSrc = OneFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthFunc = depth === 'always' ? AlwaysDepth : LessEqualDepth
    material.depthTest = material.depthWrite = layout.depth
    material.side = DoubleSide
    this.#materials.set(key, material)
    return material
  }
}

function geometryOf(
  segments: readonly (readonly [Vec3, Vec3])[],
  { color, picking = [0, 0, 0, 0] }: Pick<SegmentSettings, 'color' | 'picking'>,
): InstancedBufferGeometry {
  const ends = ([0, 1] as const).map(end => Float32Array.from(segments.flatMap(segment => segment[end])))
  const [from, to] = ends as [Float32Array, Float32Array]
  const colors = Float32Array.from(segments.flatMap(() => color))
  return segmentQuads({
    count: segments.length,
    points: [from, from, to, to],
    colors: [colors, colors],
    picking: Float32Array.from(segments.flatMap(() => picking)),
  })
}
