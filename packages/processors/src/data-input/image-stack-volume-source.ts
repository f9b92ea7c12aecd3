import { fileNameOf, type Layer, stackLayers, type Volume } from '@ivw/data'
import { allFiles, BoolProperty, ButtonProperty, type ProcessContext, Processor, type ProcessorInfo, VolumeOutport } from '@ivw/network'
import { FilePatternProperty } from '../properties/file-pattern-property.ts'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { VolumeInformationProperty } from '../properties/volume-information-property.ts'
import { filesService, logService } from '../services.ts'
import { byExtension, chooseReader, layerReaders, readWith } from './file-readers.ts'

/** Makes a volume of a series of images. */
export class ImageStackVolumeSource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.ImageStackVolumeSource',
    displayName: 'Image Stack Volume Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'Image', 'Volume', 'Source'],
    help: 'Makes a volume of image files: each is a slice, in the order of the numbers in their names.',
  }

  readonly volume = this.addPort(new VolumeOutport('volume', { help: 'The stacked images' }))
  readonly pattern = this.addProperty(
    new FilePatternProperty('filePattern', 'File Pattern', ['####.jpeg'], {
      filters: [allFiles, ...layerReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'image',
      help: 'Which files are the slices.',
    }),
  )
  readonly reload = this.addProperty(
    new ButtonProperty('reload', 'Reload data', { help: 'Reads the files again.', action: () => this.#forget() }),
  )
  readonly skipUnsupportedFiles = this.addProperty(
    new BoolProperty('skipUnsupportedFiles', 'Skip Unsupported Files', false, {
      help: 'Leaves out files that cannot be read; otherwise they are empty slices.',
    }),
  )
  readonly basis = this.addProperty(new VolumeBasisProperty('Basis', 'Basis and offset', { help: 'The box that the volume fills.' }))
  readonly information = this.addProperty(
    new VolumeInformationProperty('Information', 'Data information', { help: 'What was read, and its ranges.' }),
  )
  #volume: Volume | undefined
  /** Ranges that a workspace stored win over those of the files. */
  #keepRanges = true

  constructor(identifier?: string) {
    super(identifier)
    this.pattern.onChange(() => this.#forget())
    this.skipUnsupportedFiles.onChange(() => this.#forget())
  }

  override get isReady(): boolean {
    return !this.pattern.isEmpty
  }

  override async process(context: ProcessContext): Promise<void> {
    const volume = this.#volume ?? (await this.#load(context))
    this.volume.data = this.information.applied(this.basis.applied(volume))
  }

  async #load(context: ProcessContext): Promise<Volume> {
    const files = await this.pattern.findFiles(context)
    if (files.length === 0) throw new Error(`No file matches ${this.pattern.pattern.value.map(fileNameOf).join(', ')}`)
    const slices: (Layer | undefined)[] = []
    for (const [i, path] of files.entries()) {
      context.signal.throwIfAborted()
      context.progress(i / files.length, fileNameOf(path))
      slices.push(await this.#slice(path, context))
    }
    const volume = await stackLayers(this.skipUnsupportedFiles.value ? slices.filter(slice => slice !== undefined) : slices, context.signal)
    const stored = this.#keepRanges && !this.information.dataRange.isDefault
    context.ownChange(() => {
      this.basis.take(volume)
      this.information.show(volume, !stored)
    })
    this.#volume = volume
    this.#keepRanges = false
    return volume
  }

  /** Nothing where the file is no image that can be read. */
  async #slice(path: string, { services, signal }: ProcessContext): Promise<Layer | undefined> {
    const files = services.get(filesService)
    try {
      return await readWith(chooseReader(layerReaders, byExtension, path), path, files, signal)
    } catch (error) {
      if (services.has(logService)) services.get(logService).warning(this.identifier, `${path} cannot be read: ${(error as Error).message}`)
      return undefined
    }
  }

  #forget(): void {
    this.#volume = undefined
  }
}
