import type { CameraState, Vec3 } from '@ivw/data'
import { invert, transformPoint, viewMatrix } from '@ivw/data'
import { dot, max, pow, reflect, select, uniform, vec3 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import { safeNormalize } from './gradient.ts'
import type { FloatNode, Vec3Node } from './nodes.ts'

export type ShadingMode = 'none' | 'ambient' | 'diffuse' | 'specular' | 'blinnphong' | 'phong'

/** One point light and how surfaces answer to it (core spec 5.8). */
export interface LightState {
  readonly mode: ShadingMode
  /** `view`: the position goes along with the camera. */
  readonly frame: 'world' | 'view'
  readonly position: Vec3
  readonly ambient: Vec3
  readonly diffuse: Vec3
  readonly specular: Vec3
  readonly shininess: number
}

export const defaultLight: LightState = {
  mode: 'phong',
  frame: 'world',
  position: [0, 5, 5],
  ambient: [0.15, 0.15, 0.15],
  diffuse: [0.6, 0.6, 0.6],
  specular: [0.4, 0.4, 0.4],
  shininess: 60,
}

/** Where and how a surface is seen; world space, unit vectors. */
export interface Surface {
  readonly color: Vec3Node
  /** Colour of highlights; white when left out. */
  readonly specular?: Vec3Node
  readonly position: Vec3Node
  readonly normal: Vec3Node
  readonly toCamera: Vec3Node
}

export class LightUniforms {
  readonly #position = uniform(new Vector3())
  readonly #ambient = uniform(new Vector3())
  readonly #diffuse = uniform(new Vector3())
  readonly #specular = uniform(new Vector3())
  readonly #shininess = uniform(60)
  #mode: ShadingMode = 'none'

  set(light: LightState, camera: CameraState): void {
    this.#mode = light.mode
    this.#position.value.set(...lightPosition(light, camera))
    this.#ambient.value.set(...light.ambient)
    this.#diffuse.value.set(...light.diffuse)
    this.#specular.value.set(...light.specular)
    this.#shininess.value = light.shininess
  }

  /** What a shader depends on. */
  get mode(): ShadingMode {
    return this.#mode
  }

  /** Colour of a surface under the light. */
  shade(surface: Surface): Vec3Node {
    const { color, specular = vec3(1) as Vec3Node, position, normal, toCamera } = surface
    const toLight = safeNormalize(this.#position.sub(position) as Vec3Node)
    const ambient = () => color.mul(this.#ambient)
    const diffuse = () => color.mul(this.#diffuse).mul(max(dot(normal, toLight), 0))
    switch (this.#mode) {
      case 'none':
        return color
      case 'ambient':
        return ambient() as Vec3Node
      case 'diffuse':
        return diffuse() as Vec3Node
      case 'specular':
        return this.#phong(toLight, normal, toCamera).mul(specular) as Vec3Node
      case 'phong':
        return ambient()
          .add(diffuse())
          .add(this.#phong(toLight, normal, toCamera).mul(specular)) as Vec3Node
      case 'blinnphong':
        return ambient()
          .add(diffuse())
          .add(this.#blinn(toLight, normal, toCamera).mul(specular)) as Vec3Node
    }
  }

  #phong(toLight: Vec3Node, normal: Vec3Node, toCamera: Vec3Node): Vec3Node {
    const towards = max(dot(reflect(toLight.negate(), normal), toCamera), 0) as FloatNode
    const strength = pow(towards, this.#shininess.mul(0.25))
    return select(dot(toLight, normal).lessThan(0), vec3(0), this.#specular.mul(strength)) as Vec3Node
  }

  #blinn(toLight: Vec3Node, normal: Vec3Node, toCamera: Vec3Node): Vec3Node {
    const sum = toCamera.add(toLight) as Vec3Node
    const strength = pow(max(dot(normal, safeNormalize(sum)), 0), this.#shininess)
    return select(dot(sum, sum).lessThan(1e-6), vec3(0), this.#specular.mul(strength)) as Vec3Node
  }
}

/** In world space. */
export function lightPosition(light: LightState, camera: CameraState): Vec3 {
  return light.frame === 'view' ? transformPoint(invert(viewMatrix(camera)), light.position) : light.position
}
