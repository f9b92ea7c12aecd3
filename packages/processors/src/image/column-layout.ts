import { imageOperation } from './image-operation.ts'
import { SplitLayout } from './split-layout.ts'

/** Images side by side. */
export class ColumnLayout extends SplitLayout {
  static override readonly info = imageOperation(
    'ColumnLayout',
    'Column Layout',
    'Puts any number of images side by side, from left to right, with bars between them that can be dragged. Mouse and keys act on the image under the pointer.',
  )
  protected readonly direction = 'columns'
}
