import type { Locator } from 'playwright-core'

/** The pixels of a canvas on the page, RGBA, 8 bits each, rows from the top. */
export class Picture {
  readonly width: number
  readonly height: number
  readonly #pixels: Uint8Array

  private constructor(width: number, height: number, pixels: Uint8Array) {
    this.width = width
    this.height = height
    this.#pixels = pixels
  }

  static async of(canvas: Locator): Promise<Picture> {
    const { width, height, base64 } = await canvas.evaluate(async element => {
      const source = element as HTMLCanvasElement
      const { width, height } = source
      const copy = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
      const context = copy.getContext('2d')
      if (!context) throw new Error('No 2D context')
      if (width > 0 && height > 0) context.drawImage(source, 0, 0)
      const { data } = context.getImageData(0, 0, copy.width, copy.height)
      let text = ''
      for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000))
      return { width, height, base64: btoa(text) }
    })
    return new Picture(width, height, Buffer.from(base64, 'base64'))
  }

  /** Colour at fractions of the width and height, from the upper left corner. */
  at(x: number, y: number): readonly [red: number, green: number, blue: number] {
    const column = Math.min(this.width - 1, Math.floor(x * this.width))
    const row = Math.min(this.height - 1, Math.floor(y * this.height))
    const [red = 0, green = 0, blue = 0] = this.#pixels.subarray((row * this.width + column) * 4)
    return [red, green, blue]
  }

  /** Share of pixels that differ by more than `tolerance` in some channel; 1 for pictures of different sizes. */
  difference(other: Picture, tolerance = 2): number {
    if (this.width !== other.width || this.height !== other.height) return 1
    let differing = 0
    for (let at = 0; at < this.#pixels.length; at += 4)
      if ([0, 1, 2].some(channel => Math.abs((this.#pixels[at + channel] ?? 0) - (other.#pixels[at + channel] ?? 0)) > tolerance))
        differing++
    return differing / (this.width * this.height)
  }

  /** Share of pixels for which `predicate` holds. */
  share(predicate: (red: number, green: number, blue: number) => boolean): number {
    let count = 0
    for (let at = 0; at < this.#pixels.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = this.#pixels.subarray(at, at + 3)
      if (predicate(red, green, blue)) count++
    }
    return count / (this.width * this.height)
  }
}
