import { type CameraState, type Mat4, multiply, projectionMatrix, scale, transform, type Vec2, type Vec3, viewMatrix } from '@ivw/data'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { Renderer } from '../pass/renderer.ts'
import { drawText, type TextImage, type TextStyle } from '../text/text-image.ts'
import { TextPass, type TextQuad } from '../text/text-pass.ts'
import { type AxisGeometry, axisGeometry } from './axis-geometry.ts'
import type { AxisState, AxisText } from './axis-state.ts'
import { SegmentPass, type SegmentSettings } from './segment-pass.ts'

/** An axis around a volume, in world units. */
export interface SpatialAxis {
  readonly start: Vec3
  readonly end: Vec3
  /** To the side that ticks inside are on; any length. */
  readonly inside: Vec3
}

/** Draws axes with ticks, captions and labels over a picture (processors-a spec 6.3, 6.4). */
export class AxisPass {
  readonly #lines = new SegmentPass()
  readonly #captions = new TextPass()
  readonly #labels = new TextPass()
  readonly #drawText: ((text: string, style: TextStyle) => Promise<TextImage>) | undefined
  #texts = new Map<string, Promise<TextImage>>()

  /** `draw`: for a pass that draws several axes, and does not keep their texts by itself then. */
  constructor(draw?: (text: string, style: TextStyle) => Promise<TextImage>) {
    this.#drawText = draw
  }

  /** From one pixel corner to another one; its lines over everything, or only over what is not in the front half of the depth. */
  async drawFlat(
    renderer: Renderer,
    image: RenderedImage,
    axis: AxisState,
    start: Vec2,
    end: Vec2,
    smooth: boolean,
    depth: 'always' | 'lessEqual' = 'always',
  ): Promise<void> {
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
    const size = Math.hypot(dx, dy)
    if (size === 0) return
    const geometry = axisGeometry(axis, [...start, 0], [...end, 0], [-dy / size, dx / size, 0])
    const texts = await this.#textsOf(axis, geometry)
    const [width, height] = image.dimensions
    const clipFromPixel: Mat4 = [2 / width, 0, 0, 0, 0, 2 / height, 0, 0, 0, 0, 1, 0, -1, -1, 0, 1]
    this.#drawLines(renderer, image, geometry, clipFromPixel, { depth, smooth, picking: axis.picking })
    if (axis.caption) {
      const caption = axis.vertical ? { ...axis.caption, rotation: axis.caption.rotation + Math.PI / 2 } : axis.caption
      this.#captions.draw(renderer, image, flatQuads(caption, Math.round, [geometry.caption], texts.caption, 'clamp'))
    }
    const places = geometry.labels.map(label => label.position)
    if (axis.labels) this.#labels.draw(renderer, image, flatQuads(axis.labels, Math.trunc, places, texts.labels, 'fade'))
  }

  /** In space, hidden by what is nearer. */
  async drawSpatial(renderer: Renderer, image: RenderedImage, axis: AxisState, place: SpatialAxis, camera: CameraState): Promise<void> {
    const unit = scale(place.inside, 1 / Math.hypot(...place.inside))
    const geometry = axisGeometry(axis, place.start, place.end, unit)
    const texts = await this.#textsOf(axis, geometry)
    const clipFromWorld = multiply(projectionMatrix(camera), viewMatrix(camera))
    this.#drawLines(renderer, image, geometry, clipFromWorld, { depth: 'lessEqual', smooth: true, picking: axis.picking })
    const quads = (style: AxisText, places: readonly Vec3[], images: readonly TextImage[], edge: TextQuad['edge']): readonly TextQuad[] =>
      images.flatMap((text, i) => {
        const [x, y, z, w] = transform(clipFromWorld, [...(places[i] as Vec3), 1])
        if (w <= 0) return []
        const position = cornerInSpace([x / w, y / w], image.dimensions, text.size, style.anchor)
        return [{ image: text, position, angle: style.rotation, depth: z / w, edge }]
      })
    if (axis.caption) this.#captions.draw(renderer, image, quads(axis.caption, [geometry.caption], texts.caption, 'clamp'), 'less')
    const places = geometry.labels.map(label => label.position)
    if (axis.labels) this.#labels.draw(renderer, image, quads(axis.labels, places, texts.labels, 'fade'), 'less')
  }

  dispose(): void {
    this.#lines.dispose()
    this.#captions.dispose()
    this.#labels.dispose()
  }

  #drawLines(
    renderer: Renderer,
    image: RenderedImage,
    { lines }: AxisGeometry,
    clip: Mat4,
    { depth, smooth, picking }: { readonly smooth: boolean } & Pick<SegmentSettings, 'depth' | 'picking'>,
  ): void {
    const clipFromWorld = renderer.clipFrom(clip)
    for (const { segments, color, width, roundCaps } of lines) {
      // A line of one pixel is sharp, as in Inviwo.
      const antialiasing = smooth && Math.abs(width - 1) >= 0.01 ? 0.5 : 0
      this.#lines.draw(renderer, image, segments, { clipFromWorld, width, antialiasing, roundCaps, color, depth, picking })
    }
  }

  /** Those that were drawn the last time are taken again. */
  async #textsOf({ caption, labels }: AxisState, geometry: AxisGeometry): Promise<Record<'caption' | 'labels', readonly TextImage[]>> {
    const [old, next] = [this.#texts, new Map<string, Promise<TextImage>>()]
    const draw = (text: string, style: AxisText): Promise<TextImage> => {
      if (this.#drawText) return this.#drawText(text, style)
      const { face, size, lineSpacing, color } = style
      const key = JSON.stringify([text, face, size, lineSpacing, color])
      const image = next.get(key) ?? old.get(key) ?? drawText(text, style)
      next.set(key, image)
      return image
    }
    this.#texts = next
    const drawn = {
      caption: caption ? [draw(caption.text, caption)] : [],
      labels: labels ? geometry.labels.map(({ text }) => draw(text, labels)) : [],
    }
    return { caption: await Promise.all(drawn.caption), labels: await Promise.all(drawn.labels) }
  }
}

function flatQuads(
  { anchor, rotation }: AxisText,
  whole: (x: number) => number,
  places: readonly Vec3[],
  images: readonly TextImage[],
  edge: TextQuad['edge'],
): readonly TextQuad[] {
  return images.map((image, i) => {
    const [x, y] = places[i] as Vec3
    return { image, position: [whole(x), whole(y)], pivot: pivotOf(image, anchor), angle: rotation, edge }
  })
}

/** The anchor of a text, in pixels of its image. */
function pivotOf({ extent, glyphsOrigin }: TextImage, anchor: Vec2): Vec2 {
  return [(extent[0] * (anchor[0] + 1)) / 2 - glyphsOrigin[0], (extent[1] * (anchor[1] + 1)) / 2 - glyphsOrigin[1]]
}

/** Lower left corner, whole pixels, of an image whose anchor is at a place of the screen, -1 to 1. */
function cornerInSpace(ndc: Vec2, canvas: Vec2, size: Vec2, anchor: Vec2): Vec2 {
  const at = (i: 0 | 1): number => {
    const fromCentre = (ndc[i] * canvas[i] - size[i] * (anchor[i] + 1)) / 2
    return Math.sign(fromCentre) * Math.round(Math.abs(fromCentre)) + Math.floor(canvas[i] / 2)
  }
  return [at(0), at(1)]
}
