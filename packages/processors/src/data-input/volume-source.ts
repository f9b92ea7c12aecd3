import { type Files, readRaw, type Volume } from '@ivw/data'
import {
  allFiles,
  ButtonProperty,
  FileProperty,
  OptionPropertyFileExtension,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  type Services,
  VolumeOutport,
} from '@ivw/network'
import { SequenceTimerProperty } from '../properties/sequence-timer-property.ts'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { VolumeInformationProperty } from '../properties/volume-information-property.ts'
import { fileFinderService, filesService, ivfReaderService, logService } from '../services.ts'
import {
  chooseReader,
  type FileReader,
  ivfFormats,
  rawFormat,
  readerOptions,
  readWith,
  type VolumeFrames,
  volumeReaders,
} from './file-readers.ts'
import { rawDescription, rawPrefix } from './raw-meta.ts'

const formats = [...volumeReaders, ...ivfFormats, rawFormat]

/** Reads a volume, or a sequence of volumes, from a file. */
export class VolumeSource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeSource',
    displayName: 'Volume Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'Volume', 'Source'],
    help: 'Reads a volume from a file: `.dat` or `.ivf` with its raw file, NIfTI (`.nii`, `.nii.gz`, `.hdr` with `.img`), NRRD (`.nrrd`, `.nhdr`), the pages of a TIFF, a NumPy `.npy` array, or a `.raw` file that is described here. Of a sequence it hands out one frame at a time.',
  }

  readonly volume = this.addPort(new VolumeOutport('data', { help: 'The volume of the file' }))
  readonly file = this.addProperty(
    new FileProperty('filename', 'Volume file', '', {
      filters: [allFiles, ...formats.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'volume',
      action: () => this.#forget(),
      help: 'The file to read: absolute, or relative to the workspace.',
    }),
  )
  readonly reader = this.addProperty(
    new OptionPropertyFileExtension('reader', 'Data Reader', readerOptions(formats), 0, { help: 'How the file is read.' }),
  )
  readonly reload = this.addProperty(
    new ButtonProperty('reload', 'Reload data', { help: 'Reads the file again.', action: () => this.#forget() }),
  )
  readonly information = this.addProperty(
    new VolumeInformationProperty('Information', 'Data information', { help: 'What was read, and its ranges.' }),
  )
  readonly basis = this.addProperty(new VolumeBasisProperty('Basis', 'Basis and offset', { help: 'The box that the volume fills.' }))
  readonly sequence = this.addProperty(new SequenceTimerProperty('Sequence', 'Sequence', { help: 'Which frame is handed out.' }))

  #volumes: readonly Volume[] = []
  /** What `#volumes` was read from. */
  #loaded: string | undefined
  /** Ranges that a workspace stored win over those of the file that it names. */
  #keepRanges = true

  /** Files are read even when nobody asks for them, as in Inviwo. */
  override get isSink(): boolean {
    return true
  }

  override get isReady(): boolean {
    return this.file.value !== ''
  }

  override async process(context: ProcessContext): Promise<void> {
    const wanted = `${this.file.value}\n${this.reader.selected}\n${this.#rawText}`
    if (wanted !== this.#loaded) await this.#load(context, wanted)
    const volume = this.#volumes[Math.min(this.#volumes.length - 1, this.sequence.selected)] as Volume
    this.volume.data = this.information.applied(this.basis.applied(volume))
  }

  async #load(context: ProcessContext, wanted: string): Promise<void> {
    const { services, signal } = context
    const files = services.get(filesService)
    const path = await services.get(fileFinderService).find(this.file.value, this.file)
    const reader = chooseReader(this.#readers(services), this.reader.value, path)
    const { volumes, warnings } = await readWith(reader, path, files, signal)
    for (const warning of warnings) services.get(logService).warning(this.identifier, warning)
    const [first] = volumes
    if (!first) throw new Error(`${path} holds no volume`)
    this.#volumes = volumes
    const stored = this.#keepRanges && !this.information.dataRange.isDefault
    context.ownChange(() => {
      this.sequence.count = volumes.length
      this.basis.take(first)
      this.information.show(first, !stored)
    })
    this.#loaded = wanted
    this.#keepRanges = false
  }

  #readers(services: Services): readonly FileReader<VolumeFrames>[] {
    const read: FileReader<VolumeFrames>['read'] = (bytes, path, files) => services.get(ivfReaderService)(bytes, path, files)
    const raw = { ...rawFormat, inParts: true, read: (_: Uint8Array, path: string, files: Files) => this.#readRaw(path, files) }
    return [...volumeReaders, ...ivfFormats.map(format => ({ ...format, read })), raw]
  }

  async #readRaw(path: string, files: Files): Promise<VolumeFrames> {
    const size = (await files.stat(path))?.size ?? 0
    return { volumes: [await readRaw(path, files, rawDescription(this.meta, path, size))], warnings: [] }
  }

  /** Another description of a raw file asks for another volume. */
  override setMeta(patch: Readonly<Record<string, unknown>>): void {
    const before = this.#rawText
    super.setMeta(patch)
    if (this.#rawText !== before) this.invalidate('invalidOutput')
  }

  get #rawText(): string {
    return JSON.stringify(Object.entries(this.meta).filter(([key]) => key.startsWith(rawPrefix)))
  }

  #forget(): void {
    this.#loaded = undefined
    this.#keepRanges = true
  }

  override dispose(): void {
    this.sequence.dispose()
  }
}
