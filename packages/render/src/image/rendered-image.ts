import { type DataFormat, formatByName, Image, Layer, type LayerRole, type NumericArray, type Swizzle, type Vec2 } from '@ivw/data'
import type { RenderTarget, Texture } from 'three/webgpu'
import type { LayerTexels } from '../texture/layer-texels.ts'
import { defaultLayout, type ImageLayout, renderTargetFor, swizzleOf } from './image-layout.ts'

/** What an image needs of the GPU that it lives on. */
export interface ImageHome {
  /** Numbers of one texture of the image in a format, bottom row first. */
  read(image: RenderedImage, texture: Texture, format: DataFormat, signal?: AbortSignal): Promise<NumericArray>
  /** Draws `source` into `target`, letterboxed (processors-a spec 1.4). */
  copy(source: RenderedImage, target: RenderedImage): void
}

/** Numbers that a layer has on the GPU. */
export class RenderedSource {
  readonly home = 'gpu'
  readonly texels: LayerTexels
  readonly #read: (signal?: AbortSignal) => Promise<NumericArray>

  constructor(texels: LayerTexels, read: (signal?: AbortSignal) => Promise<NumericArray>) {
    this.texels = texels
    this.#read = read
  }

  read(signal?: AbortSignal): Promise<NumericArray> {
    return this.#read(signal)
  }
}

const rgba8 = formatByName('Vec4UINT8')
const targets = new FinalizationRegistry<RenderTarget>(target => target.dispose())
/** Copies in other sizes that are kept though nobody asked for them since something was drawn. */
const keptCopies = 4
/** Copies that are in use may be many: one for every size that somebody wants. Above this they are left to the garbage collector. */
const knownCopies = 16

/** An image in a render target. Its owner draws into it again and again, and disposes it; readers get what was drawn last. */
export class RenderedImage extends Image {
  readonly layout: ImageLayout
  readonly target: RenderTarget
  readonly #home: ImageHome
  #drawn = 0
  readonly #copies = new Map<string, { readonly image: RenderedImage; drawn: number }>()

  constructor(home: ImageHome, [width, height]: Vec2, layout: ImageLayout = defaultLayout) {
    const target = renderTargetFor(layout, width, height)
    const self: { image?: RenderedImage } = {}
    const layer = (texture: Texture, format: DataFormat, role: LayerRole, bytes: number, swizzle?: Swizzle): Layer => {
      const texels: LayerTexels = { texture, bytes: width * height * bytes, scale: 1, offset: 0, rendered: true }
      // The image refers to its layers, so it is there as long as they are read through it.
      const source = new RenderedSource(texels, signal => home.read(self.image as RenderedImage, texture, format, signal))
      return new Layer({ dimensions: [width, height], format, source, role, ...(swizzle && { swizzle }) })
    }
    const textures = [...target.textures]
    const [first, ...others] = textures as [Texture, ...Texture[]]
    const picking = layout.picking ? others.shift() : undefined
    const colors = [first, ...others].map((texture, i) => {
      const format = layout.colors[i] ?? rgba8
      return layer(texture, format, 'color', format.bits / 2, swizzleOf(layout, i))
    })
    super({
      colorLayers: colors,
      depth: target.depthTexture ? layer(target.depthTexture, formatByName('FLOAT32'), 'depth', 4) : undefined,
      picking: picking && layer(picking, rgba8, 'picking', 4),
    })
    self.image = this
    this.layout = layout
    this.target = target
    this.#home = home
    targets.register(this, target, this)
  }

  /** Bytes of all layers. */
  get bytes(): number {
    const layers = [...this.colorLayers, this.depth, this.picking]
    return layers.reduce((sum, layer) => sum + (layer?.source instanceof RenderedSource ? layer.source.texels.bytes : 0), 0)
  }

  /** From now on only this part is drawn to, everything without one; pixels from the lower left. */
  clip(part: readonly [x: number, y: number, width: number, height: number] | undefined): void {
    const [x, y, width, height] = part ?? [0, 0, ...this.dimensions]
    this.target.scissor.set(x, this.dimensions[1] - height - y, width, height)
    this.target.scissorTest = part !== undefined
  }

  /** @internal Something was drawn into it: copies are old. */
  markDrawn(): void {
    this.#drawn++
  }

  /** A copy in another size, letterboxed, kept up to date with what was drawn. */
  resized(size: Vec2): RenderedImage {
    if (size[0] === this.dimensions[0] && size[1] === this.dimensions[1]) return this
    const key = size.join('x')
    const copy = this.#copies.get(key) ?? { image: new RenderedImage(this.#home, size, this.layout), drawn: -1 }
    this.#copies.delete(key)
    this.#copies.set(key, copy)
    if (copy.drawn !== this.#drawn) this.#home.copy(this, copy.image)
    copy.drawn = this.#drawn
    this.#dropUnused()
    return copy.image
  }

  dispose(): void {
    targets.unregister(this)
    this.target.dispose()
    for (const { image } of this.#copies.values()) image.dispose()
    this.#copies.clear()
  }

  /** Whoever asked since the last drawing may not have read its copy yet. */
  #dropUnused(): void {
    for (const [key, { image, drawn }] of this.#copies) {
      const isInUse = drawn === this.#drawn
      if (this.#copies.size <= (isInUse ? knownCopies : keptCopies)) continue
      this.#copies.delete(key)
      if (!isInUse) image.dispose()
    }
  }
}
