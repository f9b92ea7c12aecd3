import {
  allFiles,
  BoolProperty,
  ButtonProperty,
  CompositeProperty,
  EventProperty,
  ImageInport,
  ImageOutport,
  type InteractionEvent,
  IntProperty,
  type MouseButton,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { layerReaders } from '../data-input/file-readers.ts'
import { ImageSeries } from '../data-input/image-series.ts'
import { FilePatternProperty } from '../properties/file-pattern-property.ts'
import { gpuService, openGpu } from '../services.ts'
import { fitted } from './fitted-input.ts'

/** Shows slides in place of a picture. */
export class PresentationProcessor extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.PresentationProcessor',
    displayName: 'Presentation Processor',
    category: 'UI',
    codeState: 'stable',
    tags: ['Presentation', 'UI'],
    help: 'Switches between a picture of the network and slides, which are image files. P starts and ends the presentation, Space and Backspace turn slides.',
  }

  readonly source = this.addPort(new ImageInport('inport', { help: 'What is shown outside of the presentation' }))
  readonly picture = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'The slide, or the image' }))
  readonly presentationMode = this.addProperty(
    new BoolProperty('presentationMode', 'Presentation Mode', false, { help: 'Shows slides instead of the image.' }),
  )
  readonly slideIndex = this.addProperty(
    new IntProperty('slideIndex', 'Slide Index', 1, {
      min: 1,
      max: 1,
      maxConstraint: 'ignore',
      readOnly: true,
      help: 'Number of the slide, from 1.',
    }),
  )
  readonly fileName = this.addProperty(
    new StringProperty('imageFileName', 'Image File Name', '', {
      readOnly: true,
      invalidationLevel: 'valid',
      help: 'The file of the slide.',
    }),
  )
  readonly pattern = this.addProperty(
    new FilePatternProperty('imageFilePattern', 'File Pattern', [], {
      filters: [allFiles, ...layerReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'image',
      help: 'Which files are the slides.',
    }),
  )
  readonly findFiles = this.addProperty(
    new ButtonProperty('findFiles', 'Update File List', { help: 'Looks for slides again.', action: () => this.#series.forget() }),
  )
  readonly interactions = this.addProperty(
    new CompositeProperty('interactions', 'Interactions', { collapsed: true, help: 'Keys and mouse buttons.' }),
  )
  readonly toggleMode = this.#key('toggleMode', 'Toggle Presentation Mode', 'P', event => {
    this.presentationMode.value = !this.presentationMode.value
    event.used = true
  })
  readonly nextSlide = this.#key('nextSlide', 'Next Slide', ' ', event => this.#turn(1, event))
  readonly nextSlideAlternative = this.#key('nextSlideAlt', 'Next Slide Alternative', 'ArrowRight', event => this.#turn(1, event))
  readonly previousSlide = this.#key('prevSlide', 'Previous Slide', 'Backspace', event => this.#turn(-1, event))
  readonly previousSlideAlternative = this.#key('prevSlideAlt', 'Previous Slide Alternative', 'ArrowLeft', event => this.#turn(-1, event))
  readonly mouseNextSlide = this.#click('mouseNextSlide', 'Mouse Next Slide', 'left', event => this.#turn(1, event))
  readonly mousePreviousSlide = this.#click('mousePrevSlide', 'Mouse Previous Slide', 'right', event => this.#turn(-1, event))
  readonly #series = new ImageSeries()

  constructor(identifier?: string) {
    super(identifier)
    this.pattern.onChange(() => {
      this.#series.forget()
      this.readyChanged()
    })
    this.presentationMode.onChange(() => this.readyChanged())
  }

  #key(identifier: string, name: string, key: string, action: (event: InteractionEvent) => void): EventProperty {
    return this.interactions.addProperty(
      new EventProperty(identifier, name, { kind: 'key', key, states: ['press'], modifiers: [] }, action),
    )
  }

  #click(identifier: string, name: string, button: MouseButton, action: (event: InteractionEvent) => void): EventProperty {
    const matcher = { kind: 'mouse', buttons: [button], states: ['press'], modifiers: [] } as const
    return this.interactions.addProperty(new EventProperty(identifier, name, matcher, action))
  }

  #turn(step: number, event: InteractionEvent): void {
    if (!this.presentationMode.value) return
    this.slideIndex.value = Math.min(Math.max(this.slideIndex.value + step, 1), this.#series.count ?? 1)
    event.used = true
  }

  override get isReady(): boolean {
    return this.presentationMode.value ? !this.pattern.isEmpty : super.isReady
  }

  override async process(context: ProcessContext): Promise<void> {
    if (this.presentationMode.value) await this.#showSlide(context)
    else await this.#showImage(context)
  }

  async #showSlide(context: ProcessContext): Promise<void> {
    const files = await this.#series.find(this.pattern, context)
    const path = files[Math.min(this.slideIndex.value, files.length) - 1] as string
    const image = await this.#series.read(path, context)
    context.ownChange(() => {
      this.slideIndex.max = files.length
      this.fileName.value = path
    })
    this.picture.data = image
  }

  async #showImage(context: ProcessContext): Promise<void> {
    const gpu = context.services.has(gpuService) ? await openGpu(context).catch(() => undefined) : undefined
    const [width, height] = this.source.requestedSize
    const image = this.source.data
    this.picture.data = width * height === 0 ? image : await fitted(gpu, image, [width, height])
  }
}
