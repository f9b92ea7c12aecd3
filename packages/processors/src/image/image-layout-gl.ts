import type { Vec2 } from '@ivw/data'
import {
  CompositeProperty,
  FloatProperty,
  ImageInport,
  ImageOutport,
  type Inport,
  type InteractionEvent,
  IntMinMaxProperty,
  OptionPropertyEnumInt,
  type Outport,
  type ProcessContext,
  Processor,
  updateImageSize,
} from '@ivw/network'
import { clearImage, DrawnImage, type Rectangle, ViewPass } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInputs } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'
import { type LayoutId, layoutViews } from './layout-views.ts'
import { ViewRouter } from './view-router.ts'

const layouts: readonly { id: LayoutId; name: string }[] = [
  { id: 'single', name: 'Single Only' },
  { id: 'horizontalSplit', name: 'Horizontal Split' },
  { id: 'verticalSplit', name: 'Vertical Split' },
  { id: 'crossSplit', name: 'Cross Split' },
  { id: 'threeRightOneLeftSplit', name: 'Three Left, One Right Split' },
  { id: 'threeLeftOneRightSplit', name: 'Three Right, One Left Split' },
  { id: 'horizontalSplitMultiple', name: 'Horizontal Split Multiple' },
  { id: 'verticalSplitMultiple', name: 'Vertical Split Multiple' },
]

/** Shows several images side by side. */
export class ImageLayoutGL extends Processor {
  static override readonly info = imageOperation(
    'ImageLayoutGL',
    'Image Layout',
    'Puts several images side by side into one, in the order in which they are connected. Each is drawn in the size of its place, and mouse and keys act on the one under the pointer.',
    'experimental',
  )

  readonly images = this.addPort(new ImageInport('multiinport', { multi: true, help: 'The images, first the one for the first place' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'All images in one' }))
  readonly layout = this.addProperty(
    new OptionPropertyEnumInt(
      'layout',
      'Layout',
      layouts.map(({ id, name }, value) => ({ id, name, value })),
      'crossSplit',
      { help: 'How the picture is divided.' },
    ),
  )
  readonly horizontalSplitter = this.#splitter('horizontalSplitter', 'Horizontal Splitter', 0.5, 'Share of the lower images.', [
    'horizontalSplit',
    'crossSplit',
  ])
  readonly verticalSplitter = this.#splitter('verticalSplitter', 'Vertical Splitter', 0.5, 'Share of the left images.', [
    'verticalSplit',
    'crossSplit',
  ])
  readonly threeLeftSplitter = this.#splitter(
    'vertical3Left1RightSplitter',
    '3 Left 1 Right Splitter',
    1 / 3,
    'Share of the three images at the left.',
    ['threeRightOneLeftSplit'],
  )
  readonly threeRightSplitter = this.#splitter(
    'vertical3Right1LeftSplitter',
    '3 Right 1 Left Splitter',
    2 / 3,
    'Share of the image at the left.',
    ['threeLeftOneRightSplit'],
  )
  readonly bounds = this.addProperty(
    new CompositeProperty('bounds', 'Bounds', { help: 'Limits in pixels for the sides of the splitters.' }),
  )
  readonly left = this.#bound('leftMinMax', 'Left', 'Least and largest width at the left.')
  readonly right = this.#bound('rightMinMax', 'Right', 'Least and largest width at the right.')
  readonly top = this.#bound('topMinMax', 'Top', 'Least and largest height at the top.')
  readonly bottom = this.#bound('bottomMinMax', 'Bottom', 'Least and largest height at the bottom.')
  readonly #pass = new ViewPass()
  readonly #image = new DrawnImage()
  readonly #router = new ViewRouter()

  constructor(identifier?: string) {
    super(identifier)
    const rearrange = () => {
      this.topologyChanged()
      updateImageSize(this.picture)
    }
    for (const property of this.properties) property.onChange(rearrange)
    this.images.onConnect(rearrange)
    this.images.onDisconnect(rearrange)
  }

  #splitter(identifier: string, name: string, value: number, help: string, layouts: readonly LayoutId[]): FloatProperty {
    return this.addProperty(new FloatProperty(identifier, name, value, { min: 0, max: 1, help })).visibleWhen(this.layout, layout =>
      layouts.includes(layout.selected as LayoutId),
    )
  }

  #bound(identifier: string, name: string, help: string): IntMinMaxProperty {
    return this.bounds.addProperty(new IntMinMaxProperty(identifier, name, [0, 4096], { range: [0, 4096], help }))
  }

  /** In the order of the connections. */
  #views(size: Vec2): readonly Rectangle[] {
    const splitters = {
      horizontal: this.horizontalSplitter.value,
      vertical: this.verticalSplitter.value,
      threeLeft: this.threeLeftSplitter.value,
      threeRight: this.threeRightSplitter.value,
      bounds: { left: this.left.value, right: this.right.value, top: this.top.value, bottom: this.bottom.value },
    }
    return layoutViews(this.layout.selected as LayoutId, size, splitters, this.images.connectedOutports.length)
  }

  #viewOf(outport: Outport, size: Vec2): Rectangle | undefined {
    const view = this.#views(size)[this.images.connectedOutports.indexOf(outport)]
    return view && view[2] > 0 && view[3] > 0 ? view : undefined
  }

  override imageSizeFor(_inport: ImageInport, size: Vec2, _from: ImageOutport, source: Outport): Vec2 {
    const view = this.#viewOf(source, size)
    return view ? [view[2], view[3]] : [0, 0]
  }

  override isConnectionActive(_inport: Inport, outport: Outport): boolean {
    return this.#viewOf(outport, this.picture.size) !== undefined
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
    this.#router.follow(event, this.#views(this.picture.size), this.picture.size)
  }

  override eventFor(_inport: Inport, event: InteractionEvent, _from: Outport | undefined, source: Outport): InteractionEvent | undefined {
    const view = this.#viewOf(source, this.picture.size)
    return view && this.#router.eventIn(this.images.connectedOutports.indexOf(source), event, view, this.picture.size)
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const image = this.#image.at(gpu, this.picture.size)
    const images = await fittedInputs(gpu, this.images)
    clearImage(gpu, image)
    for (const outport of this.images.connectedOutports) {
      const view = this.#viewOf(outport, image.dimensions)
      const source = images.get(outport.path)
      if (view && source) this.#pass.draw(gpu, image, source, view)
    }
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
