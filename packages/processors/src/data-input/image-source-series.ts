import { fileNameOf } from '@ivw/data'
import {
  allFiles,
  ButtonProperty,
  ImageOutport,
  IntProperty,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { FilePatternProperty } from '../properties/file-pattern-property.ts'
import { layerReaders } from './file-readers.ts'
import { ImageSeries } from './image-series.ts'

/** Reads one of several image files. */
export class ImageSourceSeries extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImageSourceSeries',
    displayName: 'Image Series Source',
    category: 'Data Input',
    codeState: 'experimental',
    tags: ['CPU', 'Image', 'Source'],
    help: 'Reads the images of a folder whose names match a pattern, one at a time.',
  }

  readonly picture = this.addPort(new ImageOutport('outputImage', { handlesResize: false, help: 'The chosen image, in its own size' }))
  readonly pattern = this.addProperty(
    new FilePatternProperty('imageFilePattern', 'File Pattern', ['/*'], {
      filters: [allFiles, ...layerReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'image',
      help: 'Which files belong to the series.',
    }),
  )
  readonly findFiles = this.addProperty(
    new ButtonProperty('findFiles', 'Update File List', { help: 'Looks for files again.', action: () => this.#series.forget() }),
  )
  readonly index = this.addProperty(
    new IntProperty('currentImageIndex', 'Image Index', 1, {
      min: 1,
      max: 1,
      maxConstraint: 'ignore',
      help: 'Number of the image, from 1.',
    }),
  )
  readonly fileName = this.addProperty(
    new StringProperty('imageFileName', 'File Name', '', { readOnly: true, invalidationLevel: 'valid', help: 'The file that is shown.' }),
  )
  readonly #series = new ImageSeries()

  constructor(identifier?: string) {
    super(identifier)
    this.pattern.onChange(() => this.#series.forget())
  }

  override get isSink(): boolean {
    return true
  }
  override get isReady(): boolean {
    return !this.pattern.isEmpty
  }

  override async process(context: ProcessContext): Promise<void> {
    const files = await this.#series.find(this.pattern, context)
    const path = files[Math.min(this.index.value, files.length) - 1] as string
    const image = await this.#series.read(path, context)
    context.ownChange(() => {
      this.index.max = files.length
      this.fileName.value = fileNameOf(path)
    })
    this.picture.data = image
  }
}
