import type { Vec2 } from '@ivw/data'
import { DataTexture, LinearFilter, NoColorSpace, RGBAFormat, UnsignedByteType } from 'three/webgpu'
import type { TextImage } from './text-image.ts'

/** Empty pixels around every text. */
export const atlasMargin = 2

/** Several texts in one texture, one above the other. */
export class TextAtlas {
  readonly texture: DataTexture
  readonly size: Vec2
  readonly #images: readonly TextImage[]
  readonly #places = new Map<TextImage, Vec2>()

  constructor(images: readonly TextImage[]) {
    this.#images = [...images]
    const distinct = [...new Set(images)]
    let height = atlasMargin
    for (const image of distinct) {
      this.#places.set(image, [atlasMargin, height])
      height += image.size[1] + atlasMargin
    }
    const width = 2 * atlasMargin + Math.max(0, ...distinct.map(image => image.size[0]))
    this.size = [width, height]
    const texels = new Uint8Array(width * height * 4)
    for (const [{ texels: rows, size }, [left, bottom]] of this.#places)
      for (let y = 0; y < size[1]; y++) texels.set(rows.subarray(y * size[0] * 4, (y + 1) * size[0] * 4), ((bottom + y) * width + left) * 4)
    this.texture = new DataTexture(texels, width, height, RGBAFormat, UnsignedByteType)
    this.texture.minFilter = this.texture.magFilter = LinearFilter
    this.texture.colorSpace = NoColorSpace
    this.texture.needsUpdate = true
  }

  /** Whether it was made of exactly these. */
  holds(images: readonly TextImage[]): boolean {
    return images.length === this.#images.length && images.every((image, i) => image === this.#images[i])
  }

  /** Lower left corner of one of its images, texels. */
  placeOf(image: TextImage): Vec2 {
    return this.#places.get(image) ?? [0, 0]
  }

  dispose(): void {
    this.texture.dispose()
  }
}
