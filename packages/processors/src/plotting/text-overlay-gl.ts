import type { Vec4 } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  FloatVec2Property,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  IntVec2Property,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { clearImage, DrawnImage, defaultLayout, drawText, type Gpu, layoutOver, TextPass } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { FontProperty } from '../properties/font-property.ts'
import { colorOptions } from '../properties/ordinal-options.ts'
import { openGpu } from '../services.ts'
import { overlayCorner, withArguments } from './text-placement.ts'

/** Writes a text over an image. */
export class TextOverlayGL extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.TextOverlayGL',
    displayName: 'Text Overlay',
    category: 'Drawing',
    codeState: 'stable',
    tags: ['GL', 'Text'],
    help: 'Writes a text over an image. %1, %2 and so on stand for further texts, which can be linked with other properties.',
  }

  readonly behind = this.addPort(new ImageInport('inport', { optional: true, help: 'The image to write on' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with the text; picking as it came' }))
  readonly enabled = this.addProperty(new BoolProperty('enable', 'Enabled', true, { help: 'Off: the image as it is.' }))
  readonly text = this.addProperty(
    new StringProperty('text', 'Text', 'Lorem ipsum etc.', {
      semantics: 'Multiline',
      help: '%1 stands for the first argument, and so on.',
    }),
  )
  readonly color = this.addProperty(
    new FloatVec4Property('color', 'Color', [1, 1, 1, 1], colorOptions<Vec4>({ help: 'Colour of the text.' })),
  )
  readonly font = this.addProperty(new FontProperty('font', 'Font'))
  readonly position = this.addProperty(
    new FloatVec2Property('position', 'Position', [0, 0], { min: 0, max: 1, help: 'Share of the image, from the left and from below.' }),
  )
  readonly offset = this.addProperty(
    new IntVec2Property('offset', 'Offset (Pixels)', [0, 0], { min: -100, max: 100, help: 'Added to the position, pixels.' }),
  )
  readonly addArgument = this.addProperty(
    new ButtonProperty('addArgBtn', 'Add String Argument', { help: 'Adds a text for the next %n.', action: () => this.#addArgument() }),
  )
  readonly #pass = new TextPass()
  readonly #image = new DrawnImage()

  get #arguments(): readonly StringProperty[] {
    return this.properties.filter((p): p is StringProperty => p instanceof StringProperty && /^arg[0-9]+$/u.test(p.identifier))
  }

  #addArgument(): void {
    const number = this.#arguments.length + 1
    this.addProperty(new StringProperty(`arg${number}`, `Arg ${number}`, '', { serializationMode: 'all', help: `Stands for %${number}.` }))
  }

  override async process(context: ProcessContext): Promise<void> {
    if (!this.enabled.value && this.behind.isReady) this.picture.data = this.behind.data
    else await this.#draw(await openGpu(context))
  }

  async #draw(gpu: Gpu): Promise<void> {
    const behind = await fittedInput(gpu, this.behind)
    const values = this.#arguments.map(({ value }) => value)
    const text = await drawText(withArguments(this.text.value, values), this.font.style(this.color.value))
    const image = this.#image.at(gpu, this.picture.size, behind ? layoutOver(this.behind.data) : defaultLayout)
    if (behind) gpu.copyInto(behind, image)
    else clearImage(gpu, image)
    const position = overlayCorner(text, image.dimensions, this.position.value, this.offset.value, this.font.anchor.value)
    if (this.enabled.value) this.#pass.draw(gpu, image, [{ image: text, position }])
    this.picture.data = image
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
