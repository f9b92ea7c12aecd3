import type { Volume } from '@ivw/data'
import {
  allFiles,
  ButtonProperty,
  FileProperty,
  OptionPropertyFileExtension,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  VolumeOutport,
} from '@ivw/network'
import { SequenceTimerProperty } from '../properties/sequence-timer-property.ts'
import { VolumeBasisProperty } from '../properties/volume-basis-property.ts'
import { VolumeInformationProperty } from '../properties/volume-information-property.ts'
import { fileFinderService, filesService, logService } from '../services.ts'
import { chooseReader, readerOptions, volumeReaders } from './file-readers.ts'

/** Reads a volume, or a sequence of volumes, from a file. */
export class VolumeSource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.VolumeSource',
    displayName: 'Volume Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'Volume', 'Source'],
    help: 'Reads a volume from a file: `.dat` with its raw file, or a NumPy `.npy` array. Of a sequence it hands out one frame at a time.',
  }

  readonly volume = this.addPort(new VolumeOutport('data', { help: 'The volume of the file' }))
  readonly file = this.addProperty(
    new FileProperty('filename', 'Volume file', '', {
      filters: [allFiles, ...volumeReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'volume',
      action: () => this.#forget(),
      help: 'The file to read: absolute, or relative to the workspace.',
    }),
  )
  readonly reader = this.addProperty(
    new OptionPropertyFileExtension('reader', 'Data Reader', readerOptions(volumeReaders), 0, { help: 'How the file is read.' }),
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
    const wanted = `${this.file.value}\n${this.reader.selected}`
    if (wanted !== this.#loaded) await this.#load(context, wanted)
    const volume = this.#volumes[Math.min(this.#volumes.length - 1, this.sequence.selected)] as Volume
    this.volume.data = this.information.applied(this.basis.applied(volume))
  }

  async #load(context: ProcessContext, wanted: string): Promise<void> {
    const { services } = context
    const files = services.get(filesService)
    const path = await services.get(fileFinderService).find(this.file.value, this.file)
    const reader = chooseReader(volumeReaders, this.reader.value, path)
    const { volumes, warnings } = await reader.read(await files.read(path), path, files)
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

  #forget(): void {
    this.#loaded = undefined
    this.#keepRanges = true
  }

  override dispose(): void {
    this.sequence.dispose()
  }
}
