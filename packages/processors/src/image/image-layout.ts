import type { Vec2 } from '@ivw/data'
import {
  type ImageInport,
  type ImageOutport,
  type Inport,
  type InteractionEvent,
  type Outport,
  type ProcessContext,
  Processor,
  updateImageSize,
} from '@ivw/network'
import { clearImage, DrawnImage, type Gpu, type Rectangle, type RenderedImage, ViewPass } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInputs } from './fitted-input.ts'
import { ViewRouter } from './view-router.ts'

/** Several images in one, each in a place of its own, where mouse and keys act on it. */
export abstract class ImageLayout extends Processor {
  abstract readonly images: ImageInport
  abstract readonly picture: ImageOutport
  readonly #pass = new ViewPass()
  readonly #image = new DrawnImage()
  readonly #router = new ViewRouter()

  /** Of the images in a picture of this size, in the order of the connections, in pixels from the lower left. */
  protected abstract places(size: Vec2): readonly Rectangle[]

  /** What lies over the images. */
  protected drawOver(_gpu: Gpu, _image: RenderedImage): void {}

  /** The places are others now. */
  protected rearrange(): void {
    this.topologyChanged()
    updateImageSize(this.picture)
  }

  #placeOf(outport: Outport, size: Vec2): Rectangle | undefined {
    const place = this.places(size)[this.images.connectedOutports.indexOf(outport)]
    return place && place[2] > 1 && place[3] > 1 ? place : undefined
  }

  override imageSizeFor(_inport: ImageInport, size: Vec2, _from: ImageOutport, source: Outport): Vec2 {
    const place = this.#placeOf(source, size)
    return place ? [place[2], place[3]] : [0, 0]
  }

  override isConnectionActive(_inport: Inport, outport: Outport): boolean {
    return this.#placeOf(outport, this.picture.size) !== undefined
  }

  /** Images without a place are not waited for. */
  override get isReady(): boolean {
    const { connectedOutports } = this.images
    return (
      connectedOutports.length > 0 && connectedOutports.every(outport => outport.isReady || !this.isConnectionActive(this.images, outport))
    )
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    this.#router.follow(event, this.places(this.picture.size), this.picture.size)
  }

  override eventFor(_inport: Inport, event: InteractionEvent, _from: Outport | undefined, source: Outport): InteractionEvent | undefined {
    const place = this.#placeOf(source, this.picture.size)
    return place && this.#router.eventIn(this.images.connectedOutports.indexOf(source), event, place, this.picture.size)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size)
    const images = await fittedInputs(gpu, this.images)
    clearImage(gpu, image)
    for (const outport of this.images.connectedOutports) {
      const place = this.#placeOf(outport, image.dimensions)
      const source = images.get(outport.path)
      if (place && source) this.#pass.draw(gpu, image, source, place)
    }
    this.drawOver(gpu, image)
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
