import { formatByName, Image, Layer, memory, storeNumbers, type Vec2 } from '@ivw/data'
import { ImageOutport, Processor, type ProcessorInfo } from '@ivw/network'

/** Hands out an image that a test gives it, in its own size. */
export class TestImage extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.Image',
    displayName: 'Test Image',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly picture = this.addPort(new ImageOutport('image', { handlesResize: false }))
  #next: Image | undefined

  show(image: Image): void {
    this.#next = image
    this.readyChanged()
    this.invalidate('invalidOutput')
  }

  override get isReady(): boolean {
    return this.#next !== undefined
  }

  override process(): void {
    this.picture.data = this.#next
  }
}

export type Pixel = readonly number[]

/** `pixel` gives the stored components of the pixel in a column and a row, counted from the lower left. */
export function layerOf(dimensions: Vec2, format: string, pixel: (x: number, y: number) => Pixel): Layer {
  const known = formatByName(format)
  const [width, height] = dimensions
  const numbers: number[] = []
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) numbers.push(...pixel(x, y))
  return new Layer({ dimensions, format: known, source: memory(storeNumbers(known, numbers)) })
}

export function imageOf(dimensions: Vec2, format: string, pixel: (x: number, y: number) => Pixel): Image {
  return new Image({ colorLayers: [layerOf(dimensions, format, pixel)] })
}

/** Colours without order, every one of the 256 levels possible, the same at every call. */
export function scrambled(x: number, y: number): Pixel {
  const level = (channel: number): number => ((x * 7919 + y * 104729 + channel * 1299709 + x * y * 31) >>> 3) % 256
  return [level(0), level(1), level(2), level(3)]
}

/** Stored components, pixel by pixel. */
export async function pixelsOf(layer: Layer): Promise<number[][]> {
  const numbers = Array.from(await layer.read(), Number)
  const { components } = layer.format
  return Array.from({ length: layer.pixels }, (_, i) => numbers.slice(i * components, (i + 1) * components))
}

/** 0 to 255 as hardware writes it. */
export const byte = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 255)

/** Components of the first colour layer of an 8-bit image, 0 to 1. */
export async function colorsOf(image: Image): Promise<number[][]> {
  return (await pixelsOf(image.colorLayers[0]!)).map(pixel => pixel.map(value => value / 255))
}

/** Reads a list of pixels by column and row; outside, the nearest pixel. */
export function grid<T>(pixels: readonly T[], [width, height]: Vec2): (x: number, y: number) => T {
  const inside = (value: number, end: number): number => Math.min(Math.max(value, 0), end - 1)
  return (x, y) => pixels[inside(y, height) * width + inside(x, width)] as T
}
