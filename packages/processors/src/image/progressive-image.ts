import type { Vec2 } from '@ivw/data'
import type { ProcessContext, Processor } from '@ivw/network'
import { DrawnImage, type Gpu, type RenderedImage } from '@ivw/render'
import { refinementService } from '../services.ts'

export interface ProgressiveDrawing {
  readonly context: ProcessContext
  readonly processor: Processor
  readonly gpu: Gpu
  readonly size: Vec2
  /** Draws into an image of `size`, or a smaller one of the same shape. */
  readonly paint: (image: RenderedImage) => void
}

/** The image of a processor whose drawing takes long: while things change it is drawn with fewer pixels and enlarged. */
export class ProgressiveImage {
  readonly #fine = new DrawnImage()
  readonly #coarse = new DrawnImage()

  /** Calls `paint` once. */
  draw({ context: { services }, processor, gpu, size, paint }: ProgressiveDrawing): RenderedImage {
    const scale = services.has(refinementService) ? services.get(refinementService).scaleFor(processor) : 1
    const image = this.#fine.at(gpu, size)
    if (scale >= 1) {
      paint(image)
      return image
    }
    const coarse = this.#coarse.at(gpu, scaled(size, scale))
    paint(coarse)
    gpu.copy(coarse, image)
    return image
  }

  dispose(): void {
    this.#fine.dispose()
    this.#coarse.dispose()
  }
}

function scaled([width, height]: Vec2, scale: number): Vec2 {
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}
