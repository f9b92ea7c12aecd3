import { drawText, type TextImage, type TextStyle } from '@ivw/render'

/** Texts as pixels, kept as long as somebody asks for them. */
export class TextImages {
  #images = new Map<string, Promise<TextImage>>()
  #next = new Map<string, Promise<TextImage>>()

  of(text: string, { face, size, lineSpacing, color }: TextStyle): Promise<TextImage> {
    const style = { face, size, lineSpacing, color }
    const key = JSON.stringify([text, style])
    const image = this.#next.get(key) ?? this.#images.get(key) ?? drawText(text, style)
    this.#next.set(key, image)
    return image
  }

  /** Forgets what nobody asked for since the last time. */
  sweep(): void {
    this.#images = this.#next
    this.#next = new Map()
  }
}
