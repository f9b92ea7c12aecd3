import type { ImageInport } from '@ivw/network'
import { type BoundImage, fittedImage, type Gpu } from '@ivw/render'

/** The image of an inport in the size that the inport asked for, on the GPU; undefined when there is none. */
export async function fittedInput(gpu: Gpu, inport: ImageInport): Promise<BoundImage | undefined> {
  if (!inport.isReady) return undefined
  const image = inport.data
  const [width, height] = inport.requestedSize
  // Images on the GPU come in the right size; those that were made on the CPU are scaled as Inviwo does.
  const asIs = inport.outportDeterminesSize || width * height === 0
  return gpu.image(asIs ? image : await fittedImage(image, [width, height]))
}
