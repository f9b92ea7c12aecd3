import type { Image } from '@ivw/data'
import { ImageInport, ImageOutport, type Option, OptionPropertyInt, type ProcessContext, Processor } from '@ivw/network'
import { type BoundImage, type BoundLayer, DrawnImage, LayerPass } from '@ivw/render'
import { openGpu } from '../services.ts'
import { fittedInput } from './fitted-input.ts'
import { imageOperation } from './image-operation.ts'

/** Shows another layer of an image than its first colours. */
export class ImageLayer extends Processor {
  static override readonly info = imageOperation(
    'ImageLayer',
    'Image Layer',
    'Makes any layer of an image its colour: a further colour layer, depth as grey, or the colours that stand for what can be picked.',
  )

  readonly source = this.addPort(new ImageInport('inport', { help: 'An image with several layers' }))
  readonly picture = this.addPort(new ImageOutport('outport', { help: 'The chosen layer as colour; depth and picking as they came' }))
  readonly layer = this.addProperty(
    new OptionPropertyInt('outputLayer', 'Output Layer', layersOf(1), 0, { help: 'The layer that is shown.' }),
  )
  readonly #pass = new LayerPass()
  readonly #image = new DrawnImage()

  constructor(identifier?: string) {
    super(identifier)
    this.source.onChange(() => this.#offerLayers(this.source.data))
  }

  #offerLayers({ colorLayers }: Image): void {
    if (this.layer.options.length !== colorLayers.length + 2) this.layer.replaceOptions(layersOf(colorLayers.length))
  }

  override async process(context: ProcessContext): Promise<void> {
    const gpu = await openGpu(context)
    const source = (await fittedInput(gpu, this.source)) as BoundImage
    const image = this.#image.at(gpu, this.picture.size)
    this.#pass.draw(gpu, image, source, this.#chosen(source))
    this.picture.data = image
  }

  /** Where an image has no such layer, its first colours. */
  #chosen({ colors, depth, picking }: BoundImage): BoundLayer {
    const { selected, selectedIndex } = this.layer
    const chosen = selected === 'depth' ? depth : selected === 'picking' ? picking : colors[selectedIndex]
    return chosen ?? (colors[0] as BoundLayer)
  }

  override dispose(): void {
    this.#pass.dispose()
    this.#image.dispose()
  }
}

function layersOf(colors: number): readonly Option<number>[] {
  return [
    ...Array.from({ length: colors }, (_, value) => ({ id: `color${value}`, name: `Color Layer ${value + 1}`, value })),
    { id: 'depth', name: 'Depth Layer', value: -1 },
    { id: 'picking', name: 'Picking Layer', value: -2 },
  ]
}
