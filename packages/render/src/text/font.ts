import type { Font as Outlines } from 'text-shaper'
import { readFontFile } from '#font-files'
import type { FontId } from './font-faces.ts'

/** One character, as pixels of coverage from 0 to 255, top row first. */
export interface Glyph {
  readonly width: number
  readonly height: number
  readonly coverage: Uint8Array
  /** Pixels from the pen to the left column, and from the baseline up to the top edge. */
  readonly left: number
  readonly top: number
  /** Whole pixels that the pen moves on. */
  readonly advance: number
}

/** What a text is set in. */
export interface FontMetrics {
  /** Font units above and (negative) below the baseline. */
  readonly ascender: number
  readonly descender: number
  readonly unitsPerEm: number
  /** `size`: pixels per em. */
  glyph(codePoint: number, size: number): Glyph
}

/**
 * A font whose outlines are fitted to the pixels by its own TrueType program, in grey levels, as FreeType does by default
 * (processors-a spec 4.2).
 */
export class Font implements FontMetrics {
  readonly #library: typeof import('text-shaper')
  readonly #file: ArrayBuffer
  readonly #outlines: Outlines
  /**
   * The font's program leaves numbers behind that glyphs of another size would be fitted with (seen in text-shaper 0.1.22), so that
   * each size begins with a font that is read anew, in a few milliseconds.
   */
  #fitted: { readonly size: number; readonly outlines: Outlines } | undefined
  readonly #glyphs = new Map<string, Glyph>()

  private constructor(library: typeof import('text-shaper'), file: ArrayBuffer) {
    this.#library = library
    this.#file = file
    this.#outlines = library.Font.load(file)
  }

  /** Loaded once, when a text wants it first. */
  static load(id: FontId): Promise<Font> {
    const found = loaded.get(id) ?? Font.#open(id)
    loaded.set(id, found)
    found.catch(() => loaded.delete(id))
    return found
  }

  static async #open(id: FontId): Promise<Font> {
    const [library, file] = await Promise.all([import('text-shaper'), readFontFile(id)])
    return new Font(library, file)
  }

  get ascender(): number {
    return this.#outlines.ascender
  }
  get descender(): number {
    return this.#outlines.descender
  }
  get unitsPerEm(): number {
    return this.#outlines.unitsPerEm
  }

  glyph(codePoint: number, size: number): Glyph {
    const key = `${codePoint} ${size}`
    const found = this.#glyphs.get(key) ?? this.#draw(codePoint, size)
    this.#glyphs.set(key, found)
    return found
  }

  #draw(codePoint: number, size: number): Glyph {
    const id = this.#outlines.glyphId(codePoint)
    const advance = Math.round((this.#outlines.advanceWidth(id) * size) / this.unitsPerEm)
    if (this.#fitted?.size !== size) this.#fitted = { size, outlines: this.#library.Font.load(this.#file) }
    const drawn = this.#library.rasterizeGlyph(this.#fitted.outlines, id, size, { padding: 0, hinting: true })
    if (!drawn) return { width: 0, height: 0, coverage: new Uint8Array(), left: 0, top: 0, advance }
    const { width, rows, pitch, buffer } = drawn.bitmap
    const coverage = new Uint8Array(width * rows)
    for (let y = 0; y < rows; y++) coverage.set(buffer.subarray(y * pitch, y * pitch + width), y * width)
    return { width, height: rows, coverage, left: drawn.bearingX, top: drawn.bearingY, advance }
  }
}

const loaded = new Map<FontId, Promise<Font>>()
