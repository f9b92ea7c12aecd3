import { formatByName, type Vec4 } from '@ivw/data'
import {
  ButtonProperty,
  FloatVec4Property,
  ImageInport,
  ImageOutport,
  IntVec2Property,
  OptionPropertyEnumInt,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { BackgroundPass, type BackgroundSettings, type BackgroundStyle, colorFormatFor, DrawnImage } from '@ivw/render'
import { colorOptions } from '../properties/ordinal-options.ts'
import { backgroundService, openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'

const styles: Record<BackgroundStyle, string> = {
  linearGradientVertical: 'Linear gradient (Vertical)',
  linearGradientHorizontal: 'Linear gradient (Horizontal)',
  linearGradientSpherical: 'Linear gradient (Spherical)',
  uniformColor: 'Uniform color',
  checkerBoard: 'Checker board',
}
const blendModes = [
  { id: 'backtofront', name: 'Back To Front (Pre-multiplied)', value: 0 },
  { id: 'alphamixing', name: 'Alpha Mixing', value: 1 },
]
const nothing: Vec4 = [0, 0, 0, 0]
const level = { invalidationLevel: 'invalidResources' } as const

/** Puts a background behind an image. */
export class Background extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.Background',
    displayName: 'Background',
    category: 'Image Operation',
    codeState: 'stable',
    tags: ['GL'],
    help: 'Puts a colour, a gradient or a checker board behind an image, or makes an image of it alone.',
  }

  readonly source = this.addPort(new ImageInport('inport', { optional: true, help: 'The image in front' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The image with its background' }))
  readonly style = this.addProperty(
    new OptionPropertyEnumInt(
      'backgroundStyle',
      'Style',
      Object.entries(styles).map(([id, name], value) => ({ id, name, value })),
      0,
      { ...level, help: 'What is behind the image.' },
    ),
  )
  readonly color1 = this.#color('bgColor1', 'Color 1', [0, 0, 0, 1], 'The upper, right or middle colour.')
  readonly color2 = this.#color('bgColor2', 'Color 2', [1, 1, 1, 1], 'The lower, left or outer colour.')
  readonly checkerBoardSize = this.addProperty(
    new IntVec2Property('checkerBoardSize', 'Checker Board Size', [10, 10], { min: 1, max: 256, help: 'Pixels of a square.' }),
  ).visibleWhen(this.style, style => style.selected === 'checkerBoard')
  readonly switchColors = this.addProperty(
    new ButtonProperty('switchColors', 'Switch Colors', {
      invalidationLevel: 'valid',
      help: 'Exchanges the two colours.',
      action: () => {
        const first = this.color1.value
        this.color1.value = this.color2.value
        this.color2.value = first
      },
    }),
  )
  readonly blendMode = this.addProperty(
    new OptionPropertyEnumInt('blendMode', 'Blend mode', blendModes, 0, {
      ...level,
      help: 'Whether the colours of the image hold their alpha already.',
    }),
  )
  readonly #pass = new BackgroundPass()
  readonly #image = new DrawnImage()

  #color(id: string, name: string, value: Vec4, help: string): FloatVec4Property {
    return this.addProperty(new FloatVec4Property(id, name, value, colorOptions({ help })))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = await fittedInput(gpu, this.source)
    const [first, ...more] = source?.colors.map(({ layer }) => layer.format) ?? []
    const colors = [first ? colorFormatFor(first) : formatByName('Vec4UINT8'), ...more.map(colorFormatFor)]
    const image = this.#image.at(gpu, this.picture.size, { colors, depth: true, picking: true })
    if (this.#isLeftOut(context)) {
      if (source) gpu.copyInto(source, image)
      else this.#pass.draw(gpu, image, source, { ...this.#settings, style: 'uniformColor', color1: nothing })
    } else this.#pass.draw(gpu, image, source, this.#settings)
    this.picture.data = image
  }

  #isLeftOut({ services }: ProcessContext): boolean {
    return services.has(backgroundService) && services.get(backgroundService).isLeftOut(this)
  }

  get #settings(): BackgroundSettings {
    return {
      style: this.style.selected as BackgroundStyle,
      color1: this.color1.value,
      color2: this.color2.value,
      checkerSize: this.checkerBoardSize.value,
      blend: this.blendMode.selected as BackgroundSettings['blend'],
    }
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}
