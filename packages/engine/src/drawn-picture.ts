import { halved, type Image, type Layer, opaque, type Pixels, storedPixels, type Vec2 } from '@ivw/data'
import type { Disposable } from '@ivw/network'
import type { BorrowedCanvas, Shown } from './canvases.ts'
import type { Engine } from './engine.ts'
import type { PictureLayer, PictureRequest } from './protocol.ts'

/** What GPUs draw into one texture. */
const largestSide = 8192

/** A canvas that is drawn as a request says, without a sign of it in the page, until it is disposed. */
export class DrawnPicture implements Disposable {
  readonly #engine: Engine
  readonly #request: PictureRequest
  readonly #supersampling: number
  readonly #canvas: BorrowedCanvas
  readonly #backgrounds: Disposable | undefined

  /** @throws Error with a sentence when the size or the canvas is refused. */
  constructor(engine: Engine, request: PictureRequest) {
    const { canvas, layer = 'shown', transparent = false } = request
    // Means of depths, and of identifiers, are no depths and identifiers.
    this.#supersampling = layer === 'depth' || layer === 'picking' ? 1 : (request.supersampling ?? 1)
    const [width, height] = request.size ?? engine.canvases.imageSize(canvas)
    const sides: Vec2 = [Math.round(width) * this.#supersampling, Math.round(height) * this.#supersampling]
    if (!sides.every(side => side >= 1 && side <= largestSide))
      throw new Error(`A picture is drawn with 1 to ${largestSide} pixels a side; this one would have ${sides.join(' × ')}`)
    this.#engine = engine
    this.#request = request
    this.#canvas = engine.canvases.borrow(canvas, sides)
    this.#backgrounds = transparent ? engine.backgrounds.leaveOut(canvas) : undefined
  }

  /** The picture once everything is evaluated and fully drawn. @throws Error when there is none, or no such layer. */
  async pixels(): Promise<Pixels> {
    await this.#engine.idle()
    const { layer: name = 'shown', transparent = false, canvas } = this.#request
    const layer = layerOf(this.#canvas.shown(), name)
    if (!layer) throw new Error(`The image in ${canvas} has no ${name} layer`)
    const drawn = await storedPixels(layer)
    return smaller(transparent ? drawn : opaque(drawn), this.#supersampling)
  }

  dispose(): void {
    this.#backgrounds?.dispose()
    this.#canvas.dispose()
  }
}

/** One layer of what a canvas shows; undefined when its image has no such layer. */
export function layerOf({ image, layer }: Shown, name: PictureLayer): Layer | undefined {
  return name === 'shown' ? layer : layersByName[name](image)
}

const layersByName: Readonly<Record<Exclude<PictureLayer, 'shown'>, (image: Image) => Layer | undefined>> = {
  color: image => image.colorLayers[0],
  depth: image => image.depth,
  picking: image => image.picking,
}

function smaller(pixels: Pixels, factor: number): Pixels {
  return factor <= 1 ? pixels : smaller(halved(pixels), factor / 2)
}
