import { imageOperation } from './image-operation.ts'
import { SplitLayout } from './split-layout.ts'

/** Images above each other. */
export class RowLayout extends SplitLayout {
  static override readonly info = imageOperation(
    'RowLayout',
    'Row Layout',
    'Puts any number of images above each other, from top to bottom, with bars between them that can be dragged. Mouse and keys act on the image under the pointer.',
  )
  protected readonly direction = 'rows'
}
