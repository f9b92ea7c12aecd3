import type { Mesh } from '@ivw/data'
import {
  allFiles,
  ButtonProperty,
  FileProperty,
  MeshOutport,
  OptionPropertyFileExtension,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
} from '@ivw/network'
import { fileFinderService, filesService, logService } from '../services.ts'
import { chooseReader, meshReaders, readerOptions, readWith } from './file-readers.ts'

/** Reads a mesh from a file. */
export class GeometrySource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.GeometrySource',
    displayName: 'Mesh Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'Mesh', 'Source'],
    help: 'Reads a mesh from an OBJ file with its materials, an STL or a PLY file, binary or as text: positions, normals, colours and texture coordinates. Polygons become triangles; vertices without normals get smooth ones. A PLY file without faces is a cloud of points.',
  }

  readonly mesh = this.addPort(new MeshOutport('data', { help: 'The mesh of the file' }))
  readonly file = this.addProperty(
    new FileProperty('filename', 'File', '', {
      filters: [allFiles, ...meshReaders.map(({ extension, description }) => ({ extension, description }))],
      contentType: 'geometry',
      action: () => this.#forget(),
      help: 'The file to read: absolute, or relative to the workspace.',
    }),
  )
  readonly reader = this.addProperty(
    new OptionPropertyFileExtension('reader', 'Data Reader', readerOptions(meshReaders), 0, { help: 'How the file is read.' }),
  )
  readonly reload = this.addProperty(
    new ButtonProperty('reload', 'Reload data', { help: 'Reads the file again.', action: () => this.#forget() }),
  )
  #read: Mesh | undefined
  /** What `#read` was read from. */
  #loaded: string | undefined

  /** Files are read even when nobody asks for them, as in Inviwo. */
  override get isSink(): boolean {
    return true
  }

  override get isReady(): boolean {
    return this.file.value !== ''
  }

  override async process({ services, signal }: ProcessContext): Promise<void> {
    const wanted = `${this.file.value}\n${this.reader.selected}`
    if (wanted !== this.#loaded || !this.#read) {
      const path = await services.get(fileFinderService).find(this.file.value, this.file)
      const reader = chooseReader(meshReaders, this.reader.value, path)
      const { mesh, warnings } = await readWith(reader, path, services.get(filesService), signal)
      for (const warning of warnings) services.get(logService).warning(this.identifier, warning)
      this.#read = mesh
      this.#loaded = wanted
    }
    this.mesh.data = this.#read
  }

  #forget(): void {
    this.#loaded = undefined
  }
}
