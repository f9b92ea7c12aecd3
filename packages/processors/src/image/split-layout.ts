import type { Vec2 } from '@ivw/data'
import {
  CompositeProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  type Inport,
  type InteractionEvent,
  IntProperty,
  type Outport,
  type ProcessContext,
  Processor,
  updateImageSize,
} from '@ivw/network'
import { BarPass, clearImage, DrawnImage, type Rectangle, ViewPass } from '@ivw/render'
import { SplitterProperty } from '../properties/splitter-property.ts'
import { openGpu } from '../services.ts'
import { fittedInputs } from './fitted-input.ts'
import { evenBorders, type SplitDirection, splitBars, splitViews } from './split-views.ts'
import { ViewRouter } from './view-router.ts'

/** Any number of images in one direction, with bars between them that can be dragged (processors-a spec 2.20). */
export abstract class SplitLayout extends Processor {
  protected abstract readonly direction: SplitDirection
  readonly images = this.addPort(new ImageInport('inport', { multi: true, help: 'The images, in the order in which they are shown' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'All images in one' }))
  readonly bars = this.addProperty(new SplitterProperty('splitterSettings', 'Splitter Settings', { help: 'The bars between the images.' }))
  readonly minWidth = this.addProperty(
    new IntProperty('minWidth', 'Min View Width', 10, {
      min: 0,
      max: 4096,
      help: 'So many pixels are left of an image when a bar is dragged.',
    }),
  )
  readonly splitters = this.addProperty(new CompositeProperty('splitters', 'Splitters', { help: 'Where the bars are.' }))
  readonly #views = new ViewPass()
  readonly #bars = new BarPass()
  readonly #image = new DrawnImage()
  readonly #router = new ViewRouter()
  #dragged = -1

  constructor(identifier?: string) {
    super(identifier)
    this.bars.style.selected = 'line'
    this.bars.width.value = 4
    this.bars.triangleSize.value = 0
    this.bars.color.value = [0.27, 0.3, 0.31, 1]
    this.bars.backgroundColor.value = [0.1, 0.1, 0.12, 1]
    this.bars.setCurrentAsDefault()
    this.images.onConnect(() => this.#offerSplitters(this.#count))
    this.images.onDisconnect(() => this.#rearrange())
  }

  get #count(): number {
    return this.images.connectedOutports.length
  }

  get #all(): readonly FloatProperty[] {
    return this.splitters.properties as readonly FloatProperty[]
  }

  /** Of the images that there are. */
  get #borders(): readonly number[] {
    return this.#all.slice(0, Math.max(this.#count - 1, 0)).map(({ value }) => value)
  }

  /** A further image gets its share of an even division; what somebody moved, or a file says, stays. */
  #offerSplitters(count: number): void {
    const before = this.#all.map(({ value }) => value)
    if (before.length < count - 1) {
      const isEven = evenBorders(before.length + 1).every((border, i) => Math.abs(border - (before[i] as number)) < 1e-6)
      for (let i = before.length; i < count - 1; i++) this.splitters.addProperty(this.#splitter(i, ((before.at(-1) ?? 0) + 1) / 2))
      if (isEven) for (const [i, border] of evenBorders(count).entries()) (this.#all[i] as FloatProperty).value = border
    }
    this.#rearrange()
  }

  #splitter(index: number, value: number): FloatProperty {
    const help = 'Share before the bar.'
    const options = { min: 0, max: 1, serializationMode: 'all', owned: true, help } as const
    const property = new FloatProperty(`splitter${index}`, `Splitter ${index + 1}`, value, options)
    property.onChange(() => this.#rearrange())
    return property
  }

  #rearrange(): void {
    this.topologyChanged()
    updateImageSize(this.picture)
  }

  #places(size: Vec2): readonly Rectangle[] {
    return splitViews(this.direction, size, this.#borders, this.#count)
  }

  #placeOf(outport: Outport, size: Vec2): Rectangle | undefined {
    const view = this.#places(size)[this.images.connectedOutports.indexOf(outport)]
    return view && view[2] > 1 && view[3] > 1 ? view : undefined
  }

  override imageSizeFor(_inport: ImageInport, size: Vec2, _from: ImageOutport, source: Outport): Vec2 {
    const view = this.#placeOf(source, size)
    return view ? [view[2], view[3]] : [0, 0]
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
    this.#dragBar(event)
    if (event.used) return
    super.handleEvent(event, from)
    this.#router.follow(event, this.#places(this.picture.size), this.picture.size)
  }

  #dragBar(event: InteractionEvent): void {
    if (event.kind !== 'mouse') return
    const isAcross = this.direction === 'columns'
    const share = isAcross ? event.position[0] : 1 - event.position[1]
    const length = this.picture.size[isAcross ? 0 : 1]
    if (event.state === 'press' && event.button === 'left' && this.bars.checked)
      this.#dragged = this.#borders.findIndex(border => Math.abs(border - share) * length <= this.bars.width.value / 2 + 1)
    const bar = this.#all[this.#dragged]
    if (bar) {
      const least = this.minWidth.value / Math.max(length, 1)
      const low = (this.#borders[this.#dragged - 1] ?? 0) + least
      const high = (this.#borders[this.#dragged + 1] ?? 1) - least
      if (low <= high) bar.value = Math.min(Math.max(share, low), high)
      event.used = true
    }
    if (event.state === 'release') this.#dragged = -1
  }

  override eventFor(_inport: Inport, event: InteractionEvent, _from: Outport | undefined, source: Outport): InteractionEvent | undefined {
    const view = this.#placeOf(source, this.picture.size)
    return view && this.#router.eventIn(this.images.connectedOutports.indexOf(source), event, view, this.picture.size)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size)
    const images = await fittedInputs(gpu, this.images)
    clearImage(gpu, image)
    for (const outport of this.images.connectedOutports) {
      const view = this.#placeOf(outport, image.dimensions)
      const source = images.get(outport.path)
      if (view && source) this.#views.draw(gpu, image, source, view)
    }
    if (this.bars.checked && this.bars.style.selected !== 'invisible')
      for (const bar of splitBars(this.direction, image.dimensions, this.#borders, this.bars.width.value))
        this.#bars.draw(gpu, image, bar, this.bars.color.value)
    this.picture.data = image
  }

  override dispose(): void {
    this.#views.dispose()
    this.#bars.dispose()
    this.#image.dispose()
  }
}
