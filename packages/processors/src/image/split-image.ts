import type { Vec2 } from '@ivw/data'
import {
  FloatProperty,
  ImageInport,
  ImageOutport,
  type Inport,
  type InteractionEvent,
  OptionPropertyEnumInt,
  type Outport,
  type ProcessContext,
  Processor,
} from '@ivw/network'
import { DrawnImage, pickingColor, type Rectangle, SplitPass, type SplitSettings, type SplitStyle } from '@ivw/render'
import { SplitterProperty } from '../properties/splitter-property.ts'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'
import { ViewRouter } from './view-router.ts'

const directions = [
  { id: 'vertical', name: 'Vertical Split', value: 0 },
  { id: 'horizontal', name: 'Horizontal Split', value: 1 },
]

/** Compares two images along a bar that can be dragged. */
export class SplitImage extends Processor {
  static override readonly info = imageOperation(
    'SplitImage',
    'Split Image',
    'Shows one image at the left of a bar (or above it) and another one at the right. Drag the bar to compare them.',
  )

  readonly first = this.addPort(new ImageInport('inputA', { optional: true, help: 'The image at the left or above; noise without one' }))
  readonly second = this.addPort(new ImageInport('inputB', { optional: true, help: 'The image at the right or below; noise without one' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'Both, with the bar' }))
  readonly direction = this.addProperty(
    new OptionPropertyEnumInt('splitDirection', 'Split Direction', directions, 0, {
      help: 'Whether the images are beside or above each other.',
    }),
  )
  readonly position = this.addProperty(
    new FloatProperty('splitPosition', 'Split Position', 0.5, { min: 0, max: 1, help: 'Share of the first image.' }),
  )
  readonly handle = this.addProperty(new SplitterProperty('handlebarWidget', 'Handle Bar', { help: 'The bar between the images.' }))
  readonly #pass = new SplitPass()
  readonly #image = new DrawnImage()
  readonly #router = new ViewRouter()
  readonly #picking = this.addPicking(1)
  #isHovered = false
  #isDragged = false

  get #isVertical(): boolean {
    return this.direction.selected === 'vertical'
  }

  get #hasBar(): boolean {
    return this.handle.checked && this.handle.style.selected !== 'invisible'
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    this.#dragBar(event)
    if (event.used) return
    super.handleEvent(event, from)
    this.#router.follow(event, this.#views(this.picture.size), this.picture.size)
  }

  #dragBar(event: InteractionEvent): void {
    if (event.kind !== 'mouse') return
    const share = this.#isVertical ? event.position[0] : 1 - event.position[1]
    const length = this.picture.size[this.#isVertical ? 0 : 1]
    const isOver = this.#hasBar && Math.abs(share - this.position.value) * length <= this.handle.width.value / 2 + 1
    if (event.state === 'press' && event.button === 'left' && isOver) this.#isDragged = true
    if (this.#isDragged) {
      this.position.value = Math.min(Math.max(share, 0), 1)
      event.used = true
    }
    if (event.state === 'release') this.#isDragged = false
    this.#hover(isOver || this.#isDragged)
  }

  #hover(isHovered: boolean): void {
    if (isHovered === this.#isHovered) return
    this.#isHovered = isHovered
    this.invalidate('invalidOutput')
  }

  /** Both images are drawn in full size; only what is done on their side of the bar goes to them. */
  override eventFor(inport: Inport, event: InteractionEvent): InteractionEvent | undefined {
    // What is picked was drawn on one side only.
    if (event.kind === 'picking') return event
    const { current } = this.#router
    const isElsewhere = current !== undefined && current !== (inport === this.first ? 0 : 1)
    return isElsewhere ? undefined : event
  }

  #views([width, height]: Vec2): readonly Rectangle[] {
    const share = this.position.value
    if (this.#isVertical)
      return [
        [0, 0, width * share, height],
        [width * share, 0, width * (1 - share), height],
      ]
    return [
      [0, height * (1 - share), width, height * share],
      [0, 0, width, height * (1 - share)],
    ]
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const sources = await Promise.all([fittedInput(gpu, this.first), fittedInput(gpu, this.second)])
    const image = this.#image.at(gpu, this.picture.size)
    this.#pass.draw(gpu, image, sources, this.#settings)
    this.picture.data = image
  }

  get #settings(): SplitSettings {
    const { handle } = this
    return {
      direction: this.#isVertical ? 'vertical' : 'horizontal',
      position: this.position.value,
      style: handle.checked ? (handle.style.selected as SplitStyle) : 'invisible',
      color: handle.color.value,
      backgroundColor: handle.backgroundColor.value,
      hoverColor: handle.hoverColor.value,
      handleLength: handle.length.value,
      width: handle.width.value,
      triangleSize: handle.triangleSize.value,
      isHovered: this.#isHovered,
      picking: pickingColor(this.#picking.first),
    }
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
