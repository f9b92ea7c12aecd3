import type { Vec2 } from '@ivw/data'
import { type FileOptions, FileProperty, type FileState } from './file-property.ts'
import { expectList, expectPair, expectRecord, expectString } from './validation.ts'

/** A named part of a picture: where it begins and how large it is, in pixels. */
export interface ImageLabel {
  readonly name: string
  readonly topLeft: Vec2
  readonly size: Vec2
}

interface Labelled {
  /** Of the picture, in pixels. */
  readonly dimensions: Vec2
  readonly labels: readonly ImageLabel[]
}

export type ImageEditorState = FileState & Labelled

/** A picture, and names for parts of it. */
export class ImageEditorProperty extends FileProperty {
  static override readonly classIdentifier = 'org.inviwo.ImageEditorProperty'

  constructor(identifier: string, displayName: string, value = '', options: FileOptions & Partial<Labelled> = {}) {
    super(identifier, displayName, value, options, labelled(identifier, { dimensions: [0, 0], labels: [], ...options }))
  }

  get labels(): readonly ImageLabel[] {
    return (this.state as ImageEditorState).labels
  }
  set labels(labels: readonly ImageLabel[]) {
    this.setState({ labels } as Partial<FileState>)
  }

  protected override conform(patch: Partial<FileState>, before: FileState): FileState {
    return { ...super.conform(patch, before), ...labelled(this.path, { ...(before as ImageEditorState), ...patch }) }
  }
}

function labelled(path: string, { dimensions, labels }: Labelled): Labelled {
  return { dimensions: expectPair(path, dimensions), labels: expectList(path, labels, expectLabel) }
}

function expectLabel(path: string, value: unknown): ImageLabel {
  const { name, topLeft, size } = expectRecord(path, value)
  return { name: expectString(path, name), topLeft: expectPair(path, topLeft), size: expectPair(path, size) }
}
