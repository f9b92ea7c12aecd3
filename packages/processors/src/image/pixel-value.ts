import { type Layer, typeRange, type Vec2, type Vec4 } from '@ivw/data'
import {
  FloatProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  type InteractionEvent,
  IntVec2Property,
  type Outport,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { unbounded } from '../properties/ordinal-options.ts'
import { gpuService } from '../services.ts'

const shown = { ...unbounded, readOnly: true, invalidationLevel: 'valid', serializationMode: 'none', semantics: 'Text' } as const
/** As many colour layers as Inviwo shows. */
const layerCount = 8

/** Says what is under the pointer. */
export class PixelValue extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.PixelValue',
    displayName: 'Pixel Value',
    category: 'Information',
    codeState: 'stable',
    tags: ['Image', 'Information'],
    help: 'Shows the values of the pixel under the pointer, of every layer of the image. The image passes unchanged.',
  }

  readonly source = this.addPort(new ImageInport('inport_', { outportDeterminesSize: true, help: 'The image' }))
  readonly picture = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'The same image' }))
  readonly coordinates = this.addProperty(
    new IntVec2Property('Coordinates', 'Coordinates', [0, 0], {
      ...shown,
      min: 0,
      max: 4096,
      help: 'The pixel, counted from the lower left.',
    }),
  )
  readonly values = Array.from({ length: layerCount }, (_, i) => this.#color(`pixelValue${i + 1}`, `Color ${i + 1}`, 'Stored numbers.'))
  readonly normalized = Array.from({ length: layerCount }, (_, i) =>
    this.#color(`pixelValue${i + 1}Normalized`, `Color ${i + 1} (normalized)`, 'Numbers as shares of the range of their type.'),
  )
  readonly picking = this.#color('pickingValue', 'Picking', 'The colour that stands for what can be picked.')
  readonly depth = this.addProperty(new FloatProperty('depthValue_', 'Depth', 0, { ...shown, help: 'Stored depth, 0 near to 1 far.' }))
  #reading: Promise<void> | undefined

  constructor(identifier?: string) {
    super(identifier)
    this.source.onChange(() => this.#showLayers(this.source.data.colorLayers.length))
    this.#showLayers(1)
  }

  #color(identifier: string, name: string, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(identifier, name, [0, 0, 0, 0], { ...shown, min: 0, max: 1, help }))
  }

  #showLayers(count: number): void {
    for (const list of [this.values, this.normalized]) for (const [i, property] of list.entries()) property.visible = i < count
  }

  override process(): void {
    this.picture.data = this.source.data
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    // While one pixel is read, others are not: the next move shows where the pointer is then.
    if (event.kind === 'mouse' && event.state === 'move' && !this.#reading)
      this.#reading = this.#read(event.position)
        // Without a GPU, as after its loss, there is nothing to show.
        .catch(() => undefined)
        .finally(() => {
          this.#reading = undefined
        })
  }

  /** Resolves when the last move has been looked at. */
  get settled(): Promise<void> {
    return this.#reading ?? Promise.resolve()
  }

  async #read(position: Vec2): Promise<void> {
    const image = this.source.dataOrUndefined
    if (!image || !this.host) return
    const gpu = await this.services.get(gpuService).get()
    const colors = await Promise.all(image.colorLayers.slice(0, layerCount).map(layer => gpu.pixel(layer, position)))
    const depth = image.depth && (await gpu.pixel(image.depth, position))[0]
    const picking = image.picking && (await gpu.pixel(image.picking, position))
    const [width, height] = image.dimensions
    this.coordinates.value = [Math.round(position[0] * (width - 1)), Math.round(position[1] * (height - 1))]
    for (const [i, color] of colors.entries()) {
      const property = this.normalized[i]
      if (property) property.value = color
      const stored = this.values[i]
      if (stored) stored.value = color.map(value => value * unitOf(image.colorLayers[i] as Layer)) as unknown as Vec4
    }
    if (depth !== undefined) this.depth.value = depth
    if (picking) this.picking.value = picking
  }
}

/** What a sample of 1 stands for. */
function unitOf({ format }: Layer): number {
  return format.numericType !== 'float' && format.bits <= 16 ? typeRange(format)[1] : 1
}
