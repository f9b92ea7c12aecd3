import type { Vec2 } from '@ivw/data'
import { CompositeProperty, FloatProperty, ImageInport, ImageOutport, type InteractionEvent, IntProperty, type Outport } from '@ivw/network'
import { BarPass, type Gpu, type Rectangle, type RenderedImage } from '@ivw/render'
import { SplitterProperty } from '../properties/splitter-property.ts'
import { ImageLayout } from './image-layout.ts'
import { evenBorders, type SplitDirection, splitBars, splitViews } from './split-views.ts'

/** Any number of images in one direction, with bars between them that can be dragged (processors-a spec 2.20). */
export abstract class SplitLayout extends ImageLayout {
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
  readonly #bars = new BarPass()
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
    this.images.onDisconnect(() => this.rearrange())
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
    this.rearrange()
  }

  #splitter(index: number, value: number): FloatProperty {
    const help = 'Share before the bar.'
    const options = { min: 0, max: 1, serializationMode: 'all', owned: true, help } as const
    const property = new FloatProperty(`splitter${index}`, `Splitter ${index + 1}`, value, options)
    property.onChange(() => this.rearrange())
    return property
  }

  protected override places(size: Vec2): readonly Rectangle[] {
    return splitViews(this.direction, size, this.#borders, this.#count)
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    this.#dragBar(event)
    if (!event.used) super.handleEvent(event, from)
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

  protected override drawOver(gpu: Gpu, image: RenderedImage): void {
    if (!this.bars.checked || this.bars.style.selected === 'invisible') return
    for (const bar of splitBars(this.direction, image.dimensions, this.#borders, this.bars.width.value))
      this.#bars.draw(gpu, image, bar, this.bars.color.value)
  }

  override dispose(): void {
    super.dispose()
    this.#bars.dispose()
  }
}
