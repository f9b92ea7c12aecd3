import { If, mat3, normalize, transpose, vec4 } from 'three/tsl'
import { screenPosition } from '../pass/screen-position.ts'
import { differences, safeNormalize } from '../shading/gradient.ts'
import type { BoolNode, FloatNode, IntNode, Mat3Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { component } from '../shading/volume-sampler.ts'
import type { RaySample } from './compositing.ts'
import type { Ray } from './ray.ts'
import type { RaycastFeatures } from './raycast-features.ts'
import type { RaycastUniforms } from './raycast-uniforms.ts'

/** Normals and light at samples of one ray. */
export class SampleShading {
  readonly uniforms: RaycastUniforms
  readonly features: RaycastFeatures
  readonly ray: Ray

  constructor(uniforms: RaycastUniforms, features: RaycastFeatures, ray: Ray) {
    this.uniforms = uniforms
    this.features = features
    this.ray = ray
  }

  /** Lights a colour (a variable) where it is not transparent. `index` for samples that may be the first of the ray. */
  light(color: Vec4Node, distance: FloatNode, value: FloatNode, index: IntNode | undefined): void {
    if (!this.features.shaded || this.features.compositing.startsWith('fh')) return
    If(color.w.greaterThan(0) as BoolNode, () => {
      const normal = this.normal(distance, value, index)
      color.xyz.assign(this.lit(color.xyz as Vec3Node, distance, normal))
    })
  }

  lit(color: Vec3Node, distance: FloatNode, normal: Vec3Node): Vec3Node {
    if (!this.features.shaded) return color
    return this.uniforms.light.shade({ color, position: this.ray.worldPosition(distance), normal, toCamera: this.ray.toCamera })
  }

  /** Unit vector towards lower values, world space. The first sample of a ray takes the normal of the entry, where there is one. */
  normal(distance: FloatNode, value: FloatNode, index?: IntNode): Vec3Node {
    const normal = this.gradient(distance, value).negate().toVar() as Vec3Node
    if (index && this.features.entryNormals) {
      If(index.equal(0) as BoolNode, () => {
        normal.assign(this.uniforms.entryNormal.sample(screenPosition()).xyz)
      })
    }
    return normal
  }

  /** Unit gradient in world space. */
  gradient(distance: FloatNode, value: FloatNode): Vec3Node {
    const { volume } = this.uniforms
    const { gradient, classification, channel } = this.features
    const position = this.ray.position(distance)
    if (gradient === 'precomputedXYZ' || gradient === 'precomputedYZW') {
      const voxel = volume.voxel(position)
      const stored = (gradient === 'precomputedXYZ' ? voxel.xyz : voxel.yzw) as Vec3Node
      return normalize(this.#normalMatrix.mul(stored)) as Vec3Node
    }
    const source = classification === 'voxel-value' ? 3 : channel
    const here = classification === 'voxel-value' && channel !== 3 ? component(volume.voxel(position), 3) : value
    return safeNormalize(differences(gradient, volume.field(source), position, here))
  }

  sample(color: Vec4Node, opacity: FloatNode, distance: FloatNode, value: FloatNode, index: IntNode | undefined): RaySample {
    const normal = () => this.normal(distance, value, index)
    const viewFromWorld = this.uniforms.viewFromWorld
    return {
      color,
      opacity,
      distance,
      position: () => this.ray.position(distance),
      normal,
      viewNormal: () => viewFromWorld.mul(vec4(normal(), 0)).xyz as Vec3Node,
    }
  }

  /** Inverse transpose of worldFromTexture. */
  get #normalMatrix(): Mat3Node {
    return transpose(mat3(this.uniforms.textureFromWorld)) as unknown as Mat3Node
  }
}
