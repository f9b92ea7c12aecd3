import { extensionOf, fileNameOf, Image } from '@ivw/data'
import type { ProcessContext } from '@ivw/network'
import type { FilePatternProperty } from '../properties/file-pattern-property.ts'
import { filesService } from '../services.ts'
import { byExtension, chooseReader, layerReaders, readWith } from './file-readers.ts'

/** What counts as an image in a folder, also where there is no reader for it: numbers of files mean the same as in Inviwo. */
const imageExtensions = new Set(['bmp', 'exr', 'gif', 'hdr', 'jpeg', 'jpg', 'png', 'pgm', 'ppm', 'tif', 'tiff', 'npy'])

/** The images that match a pattern, one of which is read at a time. */
export class ImageSeries {
  #files: readonly string[] | undefined
  #shown: { readonly path: string; readonly image: Image } | undefined

  /** Looks for files anew at the next `find`. */
  forget(): void {
    this.#files = undefined
    this.#shown = undefined
  }

  /** Known after `find`; undefined before. */
  get count(): number | undefined {
    return this.#files?.length
  }

  /** @throws Error when there is no image. */
  async find(pattern: FilePatternProperty, context: ProcessContext): Promise<readonly string[]> {
    if (!this.#files) {
      const files = await pattern.findFiles(context)
      this.#files = files.filter(path => imageExtensions.has(extensionOf(path)))
    }
    if (this.#files.length === 0) throw new Error(`No image matches ${pattern.pattern.value.map(fileNameOf).join(', ')}`)
    return this.#files
  }

  async read(path: string, { services, signal }: ProcessContext): Promise<Image> {
    if (this.#shown?.path === path) return this.#shown.image
    const files = services.get(filesService)
    const layer = await readWith(chooseReader(layerReaders, byExtension, path), path, files, signal)
    const image = new Image({ colorLayers: [layer] })
    this.#shown = { path, image }
    return image
  }
}
