import { FloatProperty } from '@ivw/network'
import { FindEdgesFilter } from '@ivw/render'
import { imageOperation } from './image-operation.ts'
import { ImageProcessor } from './image-processor.ts'

export class FindEdges extends ImageProcessor<FindEdgesFilter> {
  static override readonly info = imageOperation(
    'FindEdges',
    'Image Find Edges',
    'Shows how strongly brightness changes at every pixel, mixed with the image itself.',
  )
  readonly alpha = this.addProperty(
    new FloatProperty('alpha', 'Alpha', 0.5, { min: 0, max: 1, help: 'Share of the edges: 1 shows them alone.' }),
  )
  protected override readonly filter = new FindEdgesFilter()

  protected override prepare(): void {
    this.filter.share = this.alpha.value
  }
}
