import { Image, type Layer } from '@ivw/data'
import {
  allFiles,
  ButtonProperty,
  FileProperty,
  ImageOutport,
  IntSize2Property,
  OptionPropertyFileExtension,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { fileFinderService, filesService } from '../services.ts'
import { chooseReader, layerReaders, readerOptions, readWith } from './file-readers.ts'

/** Reads an image from a file. */
export class ImageSource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImageSource',
    displayName: 'Image Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'Image', 'Source'],
    help: 'Reads an image from a PNG, JPEG, TIFF, BMP or GIF file, or from a NumPy `.npy` array with two axes (three with colours).',
  }

  readonly image = this.addPort(new ImageOutport('image', { handlesResize: false, help: 'The image, in its own size' }))
  readonly file = this.addProperty(
    new FileProperty('imageFileName', 'Image file', '', {
      filters: [allFiles, ...layerReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'image',
      action: () => this.#forget(),
      help: 'The file to read: absolute, or relative to the workspace.',
    }),
  )
  readonly reader = this.addProperty(
    new OptionPropertyFileExtension('reader', 'Data Reader', readerOptions(layerReaders), 0, { help: 'How the file is read.' }),
  )
  readonly reload = this.addProperty(
    new ButtonProperty('reload', 'Reload data', { help: 'Reads the file again.', action: () => this.#forget() }),
  )
  readonly imageDimension = this.addProperty(
    new IntSize2Property('imageDimension_', 'Image Dimension', [0, 0], {
      min: 0,
      max: 1_000_000,
      readOnly: true,
      invalidationLevel: 'valid',
      serializationMode: 'none',
      help: 'Pixels of the image.',
    }),
  )
  #layer: Layer | undefined
  #loaded: string | undefined

  #forget(): void {
    this.#loaded = undefined
  }

  override get isSink(): boolean {
    return true
  }
  override get isReady(): boolean {
    return this.file.value !== ''
  }

  override async process(context: ProcessContext): Promise<void> {
    const wanted = `${this.file.value}\n${this.reader.selected}`
    if (wanted !== this.#loaded || !this.#layer) {
      const { services, signal } = context
      const path = await services.get(fileFinderService).find(this.file.value, this.file)
      const files = services.get(filesService)
      const layer = await readWith(chooseReader(layerReaders, this.reader.value, path), path, files, signal)
      this.#layer = layer
      this.#loaded = wanted
      context.ownChange(() => {
        this.imageDimension.value = layer.dimensions
      })
    }
    this.image.data = new Image({ colorLayers: [this.#layer] })
  }
}
