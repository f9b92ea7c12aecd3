import type { CameraState, Mesh, TransferFunctionState, Volume } from '@ivw/data'
import { attribute, max, mix, uniform, varying, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { bindMesh } from '../mesh/bound-mesh.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { MeshPass } from '../pass/mesh-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import type { Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { pickingColor } from '../shading/picking.ts'
import { LayerSampler } from '../shading/sampling.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'

export interface EmbeddedSliceInputs {
  readonly volume: Volume
  readonly texels: VolumeTexels
  /** Its positions are places in the volume's texture space. */
  readonly slice: Mesh
  /** Its depth is in the image already. */
  readonly background: BoundImage | undefined
}

export interface EmbeddedSliceSettings {
  readonly camera: CameraState
  readonly transferFunction: TransferFunctionState
  /** Number of the slice in the picking layer. */
  readonly id: number
}

/** Draws a slice of a volume where it lies in space, mixed with what is behind it (processors-b spec 5.3). */
export class EmbeddedSlice {
  readonly #volume = new VolumeSampler()
  readonly #table = new TransferFunctionTable()
  readonly #behind = new LayerSampler()
  readonly #picking = uniform(new Vector4())
  #hasBackground = false
  readonly #pass = new MeshPass('embedded slice', () => this.#build())

  async draw(renderer: Renderer, image: RenderedImage, inputs: EmbeddedSliceInputs, settings: EmbeddedSliceSettings): Promise<void> {
    const { volume, texels, slice, background } = inputs
    const bound = slice.indices.some(({ buffer }) => buffer.length > 0) ? [await bindMesh(slice)] : []
    const behind = background?.colors[0]
    this.#volume.set(volume, texels)
    this.#table.set(settings.transferFunction)
    this.#picking.value.set(...pickingColor(settings.id))
    this.#hasBackground = behind !== undefined
    if (behind) this.#behind.set(behind.texels, behind.layer.swizzle, renderer.topFirst)
    const variant = [this.#volume.kind, this.#hasBackground, behind && this.#behind.kind].join(' ')
    this.#pass.draw(renderer, image, bound, settings.camera, { start: background ? 'keep' : 'clear', variant })
    for (const { parts } of bound) for (const { geometry } of parts) geometry.dispose()
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
  }

  #build(): Outputs {
    const place = varying(attribute('position', 'vec3') as never, 'texturePosition') as unknown as Vec3Node
    const own = this.#table.sample(this.#volume.channel(place, 0)).toVar() as Vec4Node
    const picking = this.#picking as unknown as Vec4Node
    if (!this.#hasBackground) return { color: own, picking }
    const behind = this.#behind.sample(screenPosition() as Vec2Node).toVar() as Vec4Node
    return { color: vec4(mix(behind.xyz, own.xyz, own.w), max(behind.w, own.w)) as Vec4Node, picking }
  }
}
