import { type Mesh as DataMesh, multiply, projectionMatrix, viewMatrix } from '@ivw/data'
import {
  BufferAttribute,
  CustomBlending,
  DoubleSide,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LessEqualDepth,
  Mesh,
  type NodeMaterial,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OrthographicCamera,
} from 'three/webgpu'
import type { ImageLayout } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import { materialFor } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { type SegmentArrays, segmentArrays } from './line-segments.ts'
import type { LineSettings } from './line-settings.ts'
import { LineUniforms, lineShader } from './line-shader.ts'

const anyCamera = new OrthographicCamera()
/** End of the segment and side of it, for the corners of a quad, as two triangles. */
const corners = Float32Array.of(0, 1, 0, -1, 1, 1, 1, 1, 0, -1, 1, -1)

/** Draws the lines of meshes as wide, smooth lines. */
export class LineRenderer {
  readonly #uniforms = new LineUniforms()
  readonly #materials = new Map<string, NodeMaterial>()
  readonly #geometries = new WeakMap<DataMesh, Promise<InstancedBufferGeometry>>()

  /** `keep`: over what the image holds. */
  async draw(
    renderer: Renderer,
    image: RenderedImage,
    meshes: readonly DataMesh[],
    settings: LineSettings,
    start: 'clear' | 'keep',
  ): Promise<void> {
    const geometries = await Promise.all(meshes.map(mesh => this.#geometry(mesh)))
    this.#set(renderer, image, settings)
    const material = this.#material(image.layout, settings)
    const group = new Group()
    geometries.forEach((geometry, i) => {
      if (geometry.instanceCount === 0) return
      const object = new Mesh(geometry, material)
      object.frustumCulled = false
      object.matrixAutoUpdate = false
      object.matrixWorldAutoUpdate = false
      object.matrixWorld.fromArray((meshes[i] as DataMesh).worldFromModel)
      group.children.push(object)
    })
    renderer.draw(image, group, anyCamera, start)
  }

  dispose(): void {
    for (const material of this.#materials.values()) material.dispose()
    this.#materials.clear()
  }

  #set(renderer: Renderer, image: RenderedImage, settings: LineSettings): void {
    const { camera, stipple } = settings
    const uniforms = this.#uniforms
    uniforms.clipFromWorld.value.fromArray(multiply(renderer.clipFrom(projectionMatrix(camera)), viewMatrix(camera)))
    const [scale, offset] = renderer.topFirst ? [1, 0] : [0.5, 0.5]
    uniforms.depthFromClip.value.set(scale as number, offset as number)
    uniforms.canvasSize.value.set(...image.dimensions)
    uniforms.width.value = settings.width
    uniforms.antialiasing.value = settings.antialiasing
    uniforms.miterLimit.value = settings.miterLimit
    uniforms.stipple.length.value = stipple.length
    uniforms.stipple.spacing.value = stipple.spacing
    uniforms.stipple.offset.value = stipple.offset
    uniforms.stipple.worldScale.value = stipple.worldScale
    uniforms.depth.set(camera)
  }

  #geometry(mesh: DataMesh): Promise<InstancedBufferGeometry> {
    const found = this.#geometries.get(mesh) ?? segmentArrays(mesh).then(segmentQuads)
    this.#geometries.set(mesh, found)
    return found
  }

  #material(layout: ImageLayout, settings: LineSettings): NodeMaterial {
    const { roundCaps, pseudoLighting, roundDepthProfile, writeDepth, stipple } = settings
    const key = [layout.colors.length, layout.picking, roundCaps, pseudoLighting, roundDepthProfile, writeDepth, stipple.mode].join(' ')
    const found = this.#materials.get(key)
    if (found) return found
    const { vertex, outputs } = lineShader(this.#uniforms, { roundCaps, pseudoLighting, roundDepthProfile, stipple: stipple.mode })
    const material = materialFor(layout, outputs)
    material.name = 'lines'
    material.vertexNode = vertex
    material.blending = CustomBlending
    material.blendSrc = OneFactor
    material.blendDst = OneMinusSrcAlphaFactor
    material.depthFunc = LessEqualDepth
    material.depthWrite = writeDepth
    material.side = DoubleSide
    this.#materials.set(key, material)
    return material
  }
}

/** A quad for every segment, which the shader spreads. */
export function segmentQuads({ count, points, colors, picking }: SegmentArrays): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.instanceCount = count
  // three wants positions to know how many vertices there are.
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(18), 3))
  geometry.setAttribute('corner', new BufferAttribute(corners, 2))
  points.forEach((array, i) => {
    geometry.setAttribute(`point${i}`, new InstancedBufferAttribute(array, 3))
  })
  colors.forEach((array, i) => {
    geometry.setAttribute(`color${i + 1}`, new InstancedBufferAttribute(array, 4))
  })
  geometry.setAttribute('pickingColor', new InstancedBufferAttribute(picking, 4))
  return geometry
}
