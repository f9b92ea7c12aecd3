import type { Disposable } from '../disposable.ts'
import { Signal } from '../signal.ts'
import type { PropertyOptions } from './description.ts'
import { sameValue } from './equality.ts'
import type { FileExtension } from './option-properties.ts'
import { Property } from './property.ts'
import { expectList, expectOneOf, expectRecord, expectString } from './validation.ts'

export const acceptModes = ['open', 'save'] as const
export const fileModes = ['anyFile', 'existingFile', 'directory', 'existingFiles', 'directoryOnly'] as const
export type AcceptMode = (typeof acceptModes)[number]
export type FileMode = (typeof fileModes)[number]

export const allFiles: FileExtension = { extension: '*', description: 'All Files' }

export type FileState<V = string> = {
  readonly value: V
  readonly filters: readonly FileExtension[]
  readonly selectedFilter: FileExtension
  readonly acceptMode: AcceptMode
  readonly fileMode: FileMode
  /** Properties of one content type remember their last folder together. */
  readonly contentType: string
}

export interface FileOptions extends PropertyOptions {
  readonly filters?: readonly FileExtension[] | undefined
  /** Default the first. */
  readonly selectedFilter?: FileExtension | undefined
  readonly acceptMode?: AcceptMode | undefined
  readonly fileMode?: FileMode | undefined
  readonly contentType?: string | undefined
  /** Runs when the file is to be read again, before the `onChange` callbacks. */
  readonly action?: (() => void) | undefined
}

abstract class PathProperty<V> extends Property<FileState<V>> {
  readonly #reloaded = new Signal()

  /** @throws PropertyError when the value is no path (or list of paths). */
  protected abstract checkPath(value: unknown): V

  /** `more`: fields that a subclass adds to the state, checked. */
  constructor(identifier: string, displayName: string, value: V, fileMode: FileMode, options: FileOptions, more: object = {}) {
    const filters = options.filters ?? [allFiles]
    const state = {
      value,
      filters,
      selectedFilter: options.selectedFilter ?? filters[0] ?? allFiles,
      acceptMode: options.acceptMode ?? 'open',
    }
    const rest = { fileMode: options.fileMode ?? fileMode, contentType: options.contentType ?? 'default' }
    super(identifier, displayName, { ...state, ...rest, ...more }, options)
    if (options.action) this.#reloaded.add(options.action)
  }

  /** The file is to be read again: as a change of the path, which stays. */
  reload(): void {
    this.notify(this.invalidationLevel, () => this.#reloaded.fire())
  }

  onReload(callback: () => void): Disposable {
    return this.#reloaded.add(callback)
  }

  get value(): V {
    return this.state.value
  }
  set value(value: V) {
    this.setState({ value } as Partial<FileState<V>>)
  }
  get filters(): readonly FileExtension[] {
    return this.state.filters
  }
  get selectedFilter(): FileExtension {
    return this.state.selectedFilter
  }

  protected override conform(patch: Partial<FileState<V>>, before: FileState<V>): FileState<V> {
    const all = { ...before, ...patch }
    return {
      value: this.checkPath(all.value),
      filters: expectList(this.path, all.filters, expectExtension),
      selectedFilter: expectExtension(this.path, all.selectedFilter),
      acceptMode: expectOneOf(this.path, all.acceptMode, acceptModes),
      fileMode: expectOneOf(this.path, all.fileMode, fileModes),
      contentType: expectString(this.path, all.contentType),
    }
  }
}

/** A path as the user gave it: absolute, or relative to the workspace or to Inviwo's data folder. */
export class FileProperty extends PathProperty<string> {
  static override readonly classIdentifier: string = 'org.inviwo.FileProperty'

  constructor(identifier: string, displayName: string, value = '', options: FileOptions = {}, more: object = {}) {
    super(identifier, displayName, expectString(identifier, value), 'anyFile', options, more)
  }

  /** A link copies the path and how the file is read; which files are asked for is each property's own. */
  override assign(source: Property): void {
    if (!(source instanceof FileProperty) || source.classIdentifier !== this.classIdentifier)
      throw this.error(`a ${this.classIdentifier}`, source.classIdentifier)
    const { value, selectedFilter } = source
    const isOffered = this.filters.some(filter => sameValue(filter, selectedFilter))
    this.setState(isOffered ? { value, selectedFilter } : { value })
  }

  protected override checkPath(value: unknown): string {
    return expectString(this.path, value)
  }
}

export class DirectoryProperty extends FileProperty {
  static override readonly classIdentifier: string = 'org.inviwo.DirectoryProperty'

  constructor(identifier: string, displayName: string, value = '', options: FileOptions = {}) {
    super(identifier, displayName, value, { fileMode: 'directory', ...options })
  }
}

export class MultiFileProperty extends PathProperty<readonly string[]> {
  static override readonly classIdentifier = 'org.inviwo.MultiFileProperty'

  constructor(identifier: string, displayName: string, value: readonly string[] = [], options: FileOptions = {}) {
    super(identifier, displayName, expectList(identifier, value, expectString), 'existingFiles', options)
  }

  protected override checkPath(value: unknown): readonly string[] {
    return expectList(this.path, value, expectString)
  }
}

function expectExtension(path: string, value: unknown): FileExtension {
  const { extension, description } = expectRecord(path, value)
  return { extension: expectString(path, extension), description: expectString(path, description) }
}
