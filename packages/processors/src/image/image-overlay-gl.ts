import { formatByName, type Vec2, type Vec4 } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  CompositeProperty,
  FloatVec2Property,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  type Inport,
  type InteractionEvent,
  IntProperty,
  IntVec2Property,
  OptionPropertyEnumInt,
  type Outport,
  type ProcessContext,
  Processor,
  updateImageSize,
} from '@ivw/network'
import { DrawnImage, type Gpu, layoutLike, OverlayPass, type Rectangle } from '@ivw/render'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'
import { overlayView } from './overlay-view.ts'
import { ViewRouter } from './view-router.ts'

const modes = [
  { id: 'absolute', name: 'Absolute', value: 0 },
  { id: 'relative', name: 'Relative', value: 1 },
]
const blendModes = [
  { id: 'replace', name: 'Replace', value: 0 },
  { id: 'over', name: 'Over', value: 1 },
]
const rgba8 = formatByName('Vec4UINT8')
const still = { invalidationLevel: 'valid' } as const

/** Shows an image inside of another one. */
export class ImageOverlayGL extends Processor {
  static override readonly info = imageOperation(
    'ImageOverlayGL',
    'Image Overlay',
    'Puts an image into a part of another one, with a border if wanted. The overlay is drawn in the size of its place.',
    'experimental',
  )

  readonly source = this.addPort(new ImageInport('inport', { help: 'The image behind' }))
  readonly front = this.addPort(new ImageInport('overlay', { optional: true, help: 'The image that is put in front of it' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'Both images' }))
  readonly enabled = this.addProperty(new BoolProperty('enabled', 'Overlay Enabled', true, { help: 'Off: the image behind alone.' }))
  readonly overlayInteraction = this.addProperty(
    new BoolProperty('overlayInteraction', 'Overlay Interaction', false, {
      ...still,
      help: 'Mouse and keys act on the overlay when the pointer is over it.',
    }),
  )
  readonly passThrough = this.addProperty(
    new BoolProperty('passTroughEvent', 'Pass Events On to Main View', false, {
      ...still,
      help: 'What is done over the overlay acts on the image behind, too.',
    }),
  )
  readonly overlay = this.addProperty(new CompositeProperty('overlay', 'Overlay', { help: 'Where the overlay is, and how it covers.' }))
  readonly positioningMode = this.overlay.addProperty(
    new OptionPropertyEnumInt('positioningMode', 'Positioning Mode', modes, 'relative', { help: 'How the position is given.' }),
  )
  readonly position = this.overlay.addProperty(
    new FloatVec2Property('position', 'Position', [0.25, 0.25], {
      min: 0,
      max: 1,
      help: 'Share of the picture, from the left and from the top.',
    }),
  )
  readonly absolutePosition = this.overlay.addProperty(
    new IntVec2Property('absolutePos', 'Position [pixel]', [10, 10], {
      min: 0,
      max: 2048,
      help: 'Pixels from the left and from the top.',
    }),
  )
  readonly sizeMode = this.overlay.addProperty(
    new OptionPropertyEnumInt('sizeMode', 'Size Mode', modes, 'relative', { help: 'How the size is given.' }),
  )
  readonly size = this.overlay.addProperty(
    new FloatVec2Property('size', 'Size', [0.48, 0.48], { min: 0, max: 1, help: 'Share of the picture.' }),
  )
  readonly absoluteSize = this.overlay.addProperty(
    new IntVec2Property('absoluteSize', 'Size [pixel]', [10, 10], { min: 0, max: 2048, help: 'Pixels.' }),
  )
  readonly anchor = this.overlay.addProperty(
    new FloatVec2Property('anchor', 'Anchor', [0, 0], {
      min: -1,
      max: 1,
      help: 'Place in the overlay that the position means: 0 its centre, -1 its left or lower edge, 1 its right or upper edge.',
    }),
  )
  readonly blendMode = this.overlay.addProperty(
    new OptionPropertyEnumInt('blendMode', 'Blend Mode', blendModes, 'over', {
      invalidationLevel: 'invalidResources',
      help: 'Whether what is behind shows through.',
    }),
  )
  readonly border = this.addProperty(new BoolCompositeProperty('border', 'Border', true, { help: 'A frame around the overlay.' }))
  readonly borderColor = this.border.addProperty(
    new FloatVec4Property('borderColor', 'Color', [0, 0, 0, 1], colorOptions<Vec4>({ help: 'Colour of the frame.' })),
  )
  readonly borderWidth = this.border.addProperty(
    new IntProperty('borderWidth', 'Width', 2, { min: 0, max: 100, help: 'Width of the frame in pixels.' }),
  )
  readonly #pass = new OverlayPass()
  readonly #image = new DrawnImage()
  readonly #router = new ViewRouter()

  constructor(identifier?: string) {
    super(identifier)
    const isRelative = (mode: OptionPropertyEnumInt) => mode.selected === 'relative'
    const isAbsolute = (mode: OptionPropertyEnumInt) => mode.selected === 'absolute'
    this.position.visibleWhen(this.positioningMode, isRelative)
    this.absolutePosition.visibleWhen(this.positioningMode, isAbsolute)
    this.size.visibleWhen(this.sizeMode, isRelative)
    this.absoluteSize.visibleWhen(this.sizeMode, isAbsolute)
    this.overlay.onChange(() => updateImageSize(this.picture))
  }

  /** Where the overlay is in a picture of `size`. */
  #view(size: Vec2): Rectangle {
    const isRelative = (mode: OptionPropertyEnumInt) => mode.selected === 'relative'
    return overlayView(size, {
      position: isRelative(this.positioningMode) ? { relative: this.position.value } : { pixels: this.absolutePosition.value },
      size: isRelative(this.sizeMode) ? { relative: this.size.value } : { pixels: this.absoluteSize.value },
      anchor: this.anchor.value,
    })
  }

  override imageSizeFor(inport: ImageInport, size: Vec2): Vec2 {
    if (inport !== this.front) return size
    const [, , width, height] = this.#view(size)
    return [width, height]
  }

  override handleEvent(event: InteractionEvent, from?: Outport): void {
    super.handleEvent(event, from)
    const { size } = this.picture
    this.#router.follow(event, [this.#takesEvents ? this.#view(size) : undefined], size)
  }

  override eventFor(inport: Inport, event: InteractionEvent): InteractionEvent | undefined {
    const { size } = this.picture
    const isOver = this.#takesEvents && this.#router.current === 0
    if (inport === this.front) return isOver ? this.#router.eventIn(0, event, this.#view(size), size) : undefined
    return isOver && !this.passThrough.value ? undefined : event
  }

  get #takesEvents(): boolean {
    return this.enabled.value && this.overlayInteraction.value && this.front.isReady
  }

  override async process(context: ProcessContext): Promise<void> {
    if (this.enabled.value && this.front.isReady) await this.#compose(await openGpu(context))
    else this.picture.data = this.source.data
  }

  async #compose(gpu: Gpu): Promise<void> {
    const [behind, front] = await Promise.all([fittedInput(gpu, this.source), fittedInput(gpu, this.front)])
    if (!behind || !front) return
    const { colors, ...rest } = layoutLike(this.source.data)
    const image = this.#image.at(gpu, this.picture.size, {
      ...rest,
      colors: [rgba8, ...colors.slice(1)],
      swizzles: ['rgba', ...(rest.swizzles?.slice(1) ?? [])],
    })
    this.#pass.draw(gpu, image, behind, front, {
      view: this.#view(this.picture.size),
      blend: this.blendMode.selected as 'over' | 'replace',
      border: { width: this.border.checked ? this.borderWidth.value : 0, color: this.borderColor.value },
    })
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
