import type { Image, Layer, Vec2 } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  CompositeProperty,
  DirectoryProperty,
  EventProperty,
  FloatProperty,
  ImageInport,
  type InteractionEvent,
  IntProperty,
  IntSize2Property,
  IntVec2Property,
  OptionPropertyEnumChar,
  OptionPropertyFileExtension,
  PickingIds,
  type PictureInput,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  propagateEvent,
  requestImageSize,
} from '@ivw/network'
import { fitted } from '../image/fitted-input.ts'
import { frameSinkService, gpuService, logService, openGpu, pointerFeedbackService } from '../services.ts'
import { ClickDetector } from './click-detector.ts'
import { probeImage } from './image-probe.ts'
import { InputQueue } from './input-queue.ts'

const layers = [
  { id: 'color', name: 'Color layer', value: 0 },
  { id: 'depth', name: 'Depth layer', value: 1 },
  { id: 'picking', name: 'Picking layer', value: 2 },
] as const

/** Key of the metadata about the window of a canvas, as workspaces store them. */
const windowMeta = 'widget'

/** Shows one layer of an image. It owns no window: frames go to whoever looks, and what the user does there comes back. */
export class CanvasProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CanvasGL',
    displayName: 'Canvas',
    category: 'Data Output',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Shows an image. Drag with the left mouse button to rotate, with the middle one to move, with the right one or the wheel to zoom; the camera that reacts is one of a processor upstream.',
  }

  readonly image = this.addPort(new ImageInport('inport', { help: 'The image to show' }))

  readonly inputSize = this.addProperty(new CompositeProperty('inputSize', 'Input Dimensions', { help: 'The size of the image.' }))
  readonly dimensions = this.inputSize.addProperty(
    new IntSize2Property('dimensions', 'Canvas Size', [256, 256], {
      min: 1,
      max: 4096,
      maxConstraint: 'ignore',
      serializationMode: 'none',
      invalidationLevel: 'valid',
      help: 'Size of the canvas in pixels.',
    }),
  )
  readonly enableCustomInputDimensions = this.inputSize.addProperty(
    new BoolProperty('enableCustomInputDimensions', 'Separate Image Size', false, {
      invalidationLevel: 'valid',
      help: 'The image has another size than the canvas.',
    }),
  )
  readonly customInputDimensions = this.inputSize.addProperty(
    new IntSize2Property('customInputDimensions', 'Image Size', [256, 256], {
      min: 1,
      max: 4096,
      maxConstraint: 'ignore',
      invalidationLevel: 'valid',
      help: 'Size of the image in pixels.',
    }),
  )
  readonly keepAspectRatio = this.inputSize.addProperty(
    new BoolProperty('keepAspectRatio', 'Lock Aspect Ratio', true, {
      invalidationLevel: 'valid',
      help: 'The image has the shape of the canvas.',
    }),
  )
  readonly aspectRatioScaling = this.inputSize.addProperty(
    new FloatProperty('aspectRatioScaling', 'Image Scale', 1, {
      min: 0.1,
      max: 4,
      invalidationLevel: 'valid',
      help: 'Size of the image relative to the canvas.',
    }),
  )
  readonly position = this.addProperty(
    new IntVec2Property('position', 'Canvas Position', [128, 128], {
      min: -8192,
      max: 8192,
      invalidationLevel: 'valid',
      help: 'Place of the window on the screen.',
    }),
  )
  readonly visibleLayer = this.addProperty(
    new OptionPropertyEnumChar('visibleLayer', 'Visible Layer', layers, 0, { help: 'What of the image is shown.' }),
  )
  readonly colorLayer = this.addProperty(
    new IntProperty('colorLayer_', 'Color Layer ID', 0, {
      min: 0,
      max: 0,
      maxConstraint: 'ignore',
      serializationMode: 'all',
      help: 'Which of several colour layers is shown.',
    }),
  )
  readonly layerDir = this.addProperty(
    new DirectoryProperty('layerDir', 'Output Directory', '', { invalidationLevel: 'valid', help: 'Where snapshots are saved.' }),
  )
  readonly fileExt = this.addProperty(
    new OptionPropertyFileExtension(
      'fileExt',
      'Image Type',
      [{ id: 'png', name: 'PNG', value: { extension: 'png', description: 'PNG' } }],
      0,
      {
        invalidationLevel: 'valid',
        help: 'Format of snapshots.',
      },
    ),
  )
  readonly saveLayer = this.addProperty(
    new ButtonProperty('saveLayer', 'Save Image Layer', {
      invalidationLevel: 'valid',
      help: 'Saves the shown layer in the output directory.',
    }),
  )
  readonly saveLayerToFile = this.addProperty(
    new ButtonProperty('saveLayerToFile', 'Save Image Layer to File...', {
      invalidationLevel: 'valid',
      help: 'Saves the shown layer under a name.',
    }),
  )
  readonly fullscreen = this.addProperty(
    new BoolProperty('fullscreen', 'Toggle Full Screen', false, { invalidationLevel: 'valid', help: 'The canvas fills the screen.' }),
  )
  readonly fullscreenEvent = this.addProperty(
    new EventProperty('fullscreenEvent', 'FullScreen', { kind: 'key', key: 'F', states: ['press'], modifiers: ['shift'] }, event => {
      this.fullscreen.value = !this.fullscreen.value
      event.used = true
    }),
  )
  readonly saveLayerEvent = this.addProperty(
    new EventProperty('saveLayerEvent', 'Save Image Layer', { kind: 'key', key: '', states: ['press'], modifiers: [] }, () =>
      this.saveLayer.press(),
    ),
  )
  readonly allowContextMenu = this.addProperty(
    new BoolProperty('allowContextMenu', 'Allow Context Menu', true, { invalidationLevel: 'valid', help: 'A right click opens a menu.' }),
  )
  readonly evaluateWhenHidden = this.addProperty(
    new BoolProperty('evaluateWhenHidden', 'Evaluate When Hidden', false, { help: 'Draws even while nobody sees the canvas.' }),
  )

  #isVisible = true
  #wantedSize: Vec2 | undefined
  #shown: Image | undefined
  readonly #inputs: InputQueue
  readonly #clicks = new ClickDetector()

  constructor(identifier?: string) {
    super(identifier)
    this.#inputs = this.#newInputs()
    const isCustom = () => this.enableCustomInputDimensions.value && !this.keepAspectRatio.value
    const isScaled = () => this.enableCustomInputDimensions.value && this.keepAspectRatio.value
    this.keepAspectRatio.visibleWhen(this.enableCustomInputDimensions, custom => custom.value)
    for (const other of [this.enableCustomInputDimensions, this.keepAspectRatio]) {
      this.customInputDimensions.visibleWhen(other, isCustom)
      this.aspectRatioScaling.visibleWhen(other, isScaled)
    }
    for (const property of this.inputSize.properties) property.onChange(() => this.#requestSize())
    this.evaluateWhenHidden.onChange(() => this.topologyChanged())
    this.image.onConnect(() => this.#requestSize())
    this.image.onChange(() => this.#offerLayers())
  }

  /** Pixels of the image that is asked for. */
  get imageSize(): Vec2 {
    if (!this.enableCustomInputDimensions.value) return this.dimensions.value
    return this.keepAspectRatio.value ? scaledSize(this.dimensions.value, this.aspectRatioScaling.value) : this.customInputDimensions.value
  }

  /** Pixels of the canvas. */
  get size(): Vec2 {
    return this.dimensions.value
  }

  setSize(size: Vec2): void {
    this.dimensions.value = [Math.max(1, Math.round(size[0])), Math.max(1, Math.round(size[1]))]
  }

  /** The window has this size (device pixels) and is seen, or is not. */
  show(size: Vec2, visible: boolean): void {
    if (size[0] > 0 && size[1] > 0) this.setSize(size)
    this.isVisible = visible
  }

  /** Whether anybody can see the canvas; hidden ones are not evaluated. */
  get isVisible(): boolean {
    return this.#isVisible
  }
  set isVisible(visible: boolean) {
    if (visible === this.#isVisible) return
    this.#isVisible = visible
    this.topologyChanged()
    this.invalidate('invalidOutput')
  }

  /** Asks for images of this size instead of its own, or with [0, 0] for none: they come as others want them. */
  wantSize(size: Vec2 | undefined): void {
    if (size === this.#wantedSize) return
    this.#wantedSize = size
    this.#requestSize()
  }

  override get isReady(): boolean {
    return super.isReady && this.#isWanted
  }

  /** Nothing is computed for a canvas that nobody sees. */
  override get isSink(): boolean {
    return this.#isWanted
  }

  get #isWanted(): boolean {
    return this.#isVisible || this.evaluateWhenHidden.value
  }

  /** The size that a loaded workspace stored for the window. */
  override setMeta(patch: Readonly<Record<string, unknown>>): void {
    super.setMeta(patch)
    const size = storedSize(this.meta[windowMeta])
    if (size) this.setSize(size)
  }

  /** What the user does over the picture goes up the network from here, in order; a press once the depth under it is known. `turn` runs before, `sent` after. */
  input(input: PictureInput, sent?: () => void, turn?: () => void): void {
    this.#inputs.add(
      input,
      () => {
        if (this.allowContextMenu.value && this.#clicks.isRightClick(input, this.size) && this.picked === 0) this.#offerViews()
        sent?.()
      },
      turn,
    )
  }

  #offerViews(): void {
    if (this.host && this.services.has(pointerFeedbackService))
      this.services.get(pointerFeedbackService).contextMenu(this.identifier, { entries: [], withViews: true })
  }

  /** Global picking identifier of what the pointer is over or drags; 0 for nothing. */
  get picked(): number {
    return this.#inputs.picked
  }

  #newInputs(): InputQueue {
    const canvas = this
    return new InputQueue({
      get canvas() {
        return canvas.identifier
      },
      get isPickingWatched() {
        return canvas.host !== undefined && PickingIds.of(canvas.host).isWatched && canvas.#shown?.picking !== undefined
      },
      probe: (position, withId) => this.#probe(position, withId),
      size: () => this.#shown?.dimensions ?? this.imageSize,
      send: event => this.#send(event),
      left: () => {
        if (this.host && this.services.has(pointerFeedbackService)) this.services.get(pointerFeedbackService).toolTip(this.identifier, '')
      },
    })
  }

  async #probe(position: Vec2, withId: boolean) {
    if (!this.#shown || !this.host) return { depth: 1, id: 0 }
    const { services } = this
    const gpu = services.has(gpuService) ? services.get(gpuService) : undefined
    const { depth, picking } = this.#shown
    return probeImage({ depth, picking: withId ? picking : undefined }, position, gpu)
  }

  /** What a processor upstream does wrong must not keep the others from hearing of what comes. */
  async #failed(event: InteractionEvent, cause: unknown): Promise<false> {
    const text = `A processor that feeds it could not take a ${event.kind} event: ${cause instanceof Error ? cause.message : cause}`
    if (this.host && this.services.has(logService)) this.services.get(logService).warning(this.identifier, text)
    return false
  }

  #send(event: InteractionEvent): boolean | Promise<boolean> {
    try {
      const used = propagateEvent(event, this)
      return typeof used === 'boolean' ? used : used.catch(cause => this.#failed(event, cause))
    } catch (cause) {
      return this.#failed(event, cause)
    }
  }

  override async process(context: ProcessContext): Promise<void> {
    const { services } = context
    // Images in memory are shown without a GPU, too.
    const gpu = services.has(gpuService) ? await openGpu(context).catch(() => undefined) : undefined
    const image = await fitted(gpu, this.image.data, this.#wantedSize?.[0] ? this.#wantedSize : this.imageSize)
    this.#shown = image
    const layer = this.#shownLayer(image)
    if (layer && services.has(frameSinkService)) await services.get(frameSinkService).present(this.identifier, image, layer)
  }

  /** The chosen layer; undefined when the image has none of this kind. */
  #shownLayer(image: Image): Layer | undefined {
    if (this.visibleLayer.selected === 'depth') return image.depth
    if (this.visibleLayer.selected === 'picking') return image.picking
    return image.colorLayers[Math.min(this.colorLayer.value, image.colorLayers.length - 1)]
  }

  #requestSize(): void {
    requestImageSize(this.image, this.#wantedSize ?? this.imageSize)
    this.invalidate('invalidOutput')
  }

  #offerLayers(): void {
    const count = this.image.data.colorLayers.length
    this.colorLayer.max = count - 1
    this.colorLayer.visible = count > 1
  }
}

/** The larger side is scaled, the other one keeps the aspect ratio; whole pixels (core spec 1.12). */
function scaledSize([width, height]: Vec2, scaling: number): Vec2 {
  const larger = Math.trunc(Math.max(width, height) * scaling)
  const smaller = Math.trunc((larger * Math.min(width, height)) / Math.max(width, height))
  return width >= height ? [larger, Math.max(smaller, 1)] : [Math.max(smaller, 1), larger]
}

function storedSize(meta: unknown): Vec2 | undefined {
  const size = typeof meta === 'object' && meta !== null ? (meta as { dimensions?: unknown }).dimensions : undefined
  return Array.isArray(size) && typeof size[0] === 'number' && typeof size[1] === 'number' ? [size[0], size[1]] : undefined
}
