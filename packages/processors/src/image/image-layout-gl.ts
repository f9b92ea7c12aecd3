import type { Vec2 } from '@ivw/data'
import { CompositeProperty, FloatProperty, ImageInport, ImageOutport, IntMinMaxProperty, OptionPropertyEnumInt } from '@ivw/network'
import type { Rectangle } from '@ivw/render'
import { ImageLayout } from './image-layout.ts'
import { imageOperation } from './image-operation.ts'
import { type LayoutId, layoutViews } from './layout-views.ts'

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
export class ImageLayoutGL extends ImageLayout {
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

  constructor(identifier?: string) {
    super(identifier)
    const rearrange = () => this.rearrange()
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

  protected override places(size: Vec2): readonly Rectangle[] {
    const splitters = {
      horizontal: this.horizontalSplitter.value,
      vertical: this.verticalSplitter.value,
      threeLeft: this.threeLeftSplitter.value,
      threeRight: this.threeRightSplitter.value,
      bounds: { left: this.left.value, right: this.right.value, top: this.top.value, bottom: this.bottom.value },
    }
    return layoutViews(this.layout.selected as LayoutId, size, splitters, this.images.connectedOutports.length)
  }
}
