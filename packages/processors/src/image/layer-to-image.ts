import { Image } from '@ivw/data'
import { ImageOutport, LayerInport, Processor, type ProcessorInfo } from '@ivw/network'

/** A layer as an image of one colour layer. */
export class LayerToImage extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.LayerToImage',
    displayName: 'Layer To Image',
    category: 'Image Operation',
    codeState: 'stable',
    tags: ['CPU', 'Layer', 'Image'],
    help: 'Makes an image of a layer, which canvases and image processors can show.',
  }

  readonly layer = this.addPort(new LayerInport('inport', { help: 'The layer' }))
  readonly image = this.addPort(new ImageOutport('outport', { handlesResize: false, help: 'An image of its size' }))

  override process(): void {
    this.image.data = new Image({ colorLayers: [this.layer.data] })
  }
}
