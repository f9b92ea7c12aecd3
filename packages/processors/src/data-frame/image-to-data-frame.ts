import { gridFrame } from '@ivw/data'
import { DataFrameOutport, ImageInport, type ProcessContext, Processor, type ProcessorInfo } from '@ivw/network'
import { inTurns } from '../in-turns.ts'

/** A table of pixels. */
export class ImageToDataFrame extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImageToDataFrame',
    displayName: 'Image To DataFrame',
    category: 'Data Operation',
    codeState: 'experimental',
    tags: ['CPU', 'DataFrame', 'Image'],
    help: 'Makes a table with one row for every pixel of the first colour layer: its place, from the bottom left, and its components as they are stored.',
  }

  readonly image = this.addPort(new ImageInport('image', { outportDeterminesSize: true, help: 'The pixels' }))
  readonly table = this.addPort(new DataFrameOutport('outport', { help: 'One row for every pixel' }))

  override async process(context: ProcessContext): Promise<void> {
    const [layer] = this.image.data.colorLayers
    if (!layer) throw new Error('The image has no colour layer')
    this.table.data = await inTurns(gridFrame(layer, await layer.read(context.signal)), context)
  }
}
