import type { Image, Vec2 } from '@ivw/data'
import type { ImageInport } from '@ivw/network'
import { type BoundImage, fittedImage, type Gpu, layoutLike, RenderedImage } from '@ivw/render'

/** The image of an inport in the size that the inport asked for, on the GPU; undefined when there is none. */
export async function fittedInput(gpu: Gpu, inport: ImageInport): Promise<BoundImage | undefined> {
  if (!inport.isReady) return undefined
  return gpu.image(await fitted(gpu, inport.data, sizeOf(inport, inport.data)))
}

/** The same for every connection of an inport that takes several, by outport path. */
export async function fittedInputs(gpu: Gpu, inport: ImageInport): Promise<ReadonlyMap<string, BoundImage>> {
  const images = inport.sources.map(async ({ outport, item }) => {
    const image = await fitted(gpu, item, sizeOf(inport, item, inport.requestedSizeOf(outport)))
    return [outport.path, await gpu.image(image)] as const
  })
  return new Map(await Promise.all(images))
}

function sizeOf(inport: ImageInport, image: Image, requested: Vec2 = inport.requestedSize): Vec2 {
  return inport.outportDeterminesSize || requested[0] * requested[1] === 0 ? image.dimensions : requested
}

/** Copies of images in memory, by size. */
const copies = new WeakMap<Image, Map<string, Promise<Image>>>()

/**
 * An image in another size, ready to be drawn. Images on the GPU come in the right size already. One in memory is scaled there, unless
 * it has been drawn in its own size before: then it is on the GPU, which makes the copy, as in Inviwo (processors-a spec 1.5). What
 * was decided holds as long as the image.
 */
export async function fitted(gpu: Gpu | undefined, image: Image, size: Vec2): Promise<Image> {
  const [width, height] = image.dimensions
  if (size[0] === width && size[1] === height) {
    // At once: who asks for another size next finds it on the GPU.
    await gpu?.image(image)
    return image
  }
  const known = copies.get(image) ?? new Map<string, Promise<Image>>()
  copies.set(image, known)
  const key = size.join(' x ')
  const copy = known.get(key) ?? (gpu?.holds(image) ? drawn(gpu, image, size) : fittedImage(image, size))
  known.set(key, copy)
  return copy
}

/** The same, but the GPU makes the copy, also where one that was scaled in memory is shown elsewhere. */
export async function fittedByGpu(gpu: Gpu, image: Image, size: Vec2): Promise<Image> {
  const [width, height] = image.dimensions
  return size[0] === width && size[1] === height ? image : drawn(gpu, image, size)
}

async function drawn(gpu: Gpu, image: Image, size: Vec2): Promise<Image> {
  const copy = new RenderedImage(gpu, size, layoutLike(image))
  gpu.copyInto(await gpu.image(image), copy)
  return copy
}
