import type { Mat4, TransferFunctionState, Vec2, Vec3, Vec4, Volume, Wrap } from '@ivw/data'
import { abs, clamp, float, max, min, mix, screenSize, select, uniform, vec2, vec4 } from 'three/tsl'
import { Matrix4, Vector2, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition, screenPosition } from '../pass/screen-position.ts'
import type { FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { VolumeSampler } from '../shading/volume-sampler.ts'
import { wrapped } from '../shading/wrapped.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'
import { sliceDepth } from './slice-transform.ts'

export const sliceWrappings = ['color', 'edge', 'repeat', 'm-repeat'] as const
/** What lies outside of the volume: a colour, or the volume continued. */
export type SliceWrapping = (typeof sliceWrappings)[number]

export interface SliceSettings {
  readonly textureFromSlice: Mat4
  /** A point of the plane, texture space. */
  readonly position: Vec3
  readonly wrapping: SliceWrapping
  readonly fillColor: Vec4
  /** Colours of the first component; without it voxels are colours. */
  readonly transferFunction: TransferFunctionState | undefined
  /** Added to the opacity. */
  readonly alphaOffset: number
  readonly indicator:
    | { readonly place: Vec2; readonly color: Vec4 /** Half an edge of the box, pixels. */; readonly size: number }
    | undefined
}

/** How the volume is continued; in a coloured surrounding it does not matter. */
const wraps: Readonly<Record<SliceWrapping, Wrap>> = { color: 'clamp', edge: 'clamp', repeat: 'repeat', 'm-repeat': 'mirror' }

/** Draws a plane through a volume (core spec 6.8, processors-b 5.1). */
export class SlicePass {
  readonly #volume = new VolumeSampler()
  readonly #table = new TransferFunctionTable()
  readonly #textureFromSlice = uniform(new Matrix4())
  readonly #depth = uniform(0)
  readonly #fill = uniform(new Vector4())
  readonly #alphaOffset = uniform(0)
  readonly #mark = uniform(new Vector2())
  readonly #markColor = uniform(new Vector4())
  readonly #markSize = uniform(4)
  #settings: SliceSettings | undefined
  readonly #pass = new FullScreenPass('slice', () => this.#build(this.#settings as SliceSettings))

  draw(renderer: Renderer, image: RenderedImage, volume: Volume, texels: VolumeTexels, settings: SliceSettings): void {
    this.#settings = settings
    this.#volume.set(volume, texels)
    this.#textureFromSlice.value.fromArray(settings.textureFromSlice)
    this.#depth.value = sliceDepth(settings.textureFromSlice, settings.position)
    this.#fill.value.set(...settings.fillColor)
    this.#alphaOffset.value = settings.alphaOffset
    if (settings.transferFunction) this.#table.set(settings.transferFunction)
    if (settings.indicator) {
      this.#mark.value.set(...settings.indicator.place)
      this.#markColor.value.set(...settings.indicator.color)
      this.#markSize.value = settings.indicator.size
    }
    const parts = [settings.wrapping, settings.transferFunction !== undefined, settings.indicator !== undefined, this.#volume.kind]
    this.#pass.draw(renderer, image, parts.join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
  }

  #build({ wrapping, transferFunction, indicator }: SliceSettings): Outputs {
    const place = this.#textureFromSlice.mul(vec4(screenPosition(), this.#depth, 1)).xyz.toVar() as Vec3Node
    const voxel = this.#volume.voxel(wrapped(place, wraps[wrapping])).toVar() as Vec4Node
    const mapped = transferFunction ? (this.#table.sample(voxel.x as FloatNode).add(vec4(0, 0, 0, this.#alphaOffset)) as Vec4Node) : voxel
    const inside = min(min(place.x, place.y), place.z)
      .greaterThanEqual(0)
      .and(max(max(place.x, place.y), place.z).lessThan(1))
    const color = (wrapping === 'color' ? select(inside, mapped, this.#fill) : mapped) as Vec4Node
    return { color: indicator ? this.#marked(color) : color, depth: float(1) as FloatNode }
  }

  /** Cross hair with a box in its middle, lines of one pixel. */
  #marked(color: Vec4Node): Vec4Node {
    const away = abs(pixelPosition().sub(vec2(this.#mark).mul(screenSize))) as Vec2Node
    const outside = max(away.x, away.y).sub(this.#markSize) as FloatNode
    const cross = min(away.x, away.y) as FloatNode
    const box = abs(outside) as FloatNode
    const line = select(outside.greaterThan(0), min(cross, box), box) as FloatNode
    const share = clamp(float(1).sub(line), 0, 1).mul(this.#markColor.w) as FloatNode
    return mix(color, vec4(this.#markColor.xyz, 1), share) as Vec4Node
  }
}
