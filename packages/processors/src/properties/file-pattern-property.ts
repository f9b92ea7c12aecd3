import { fileNameOf, folderOf, matchFiles } from '@ivw/data'
import {
  BoolCompositeProperty,
  BoolProperty,
  CompositeProperty,
  type FileExtension,
  IntProperty,
  MultiFileProperty,
  type ProcessContext,
  type PropertyOptions,
  StringProperty,
} from '@ivw/network'
import { fileFinderService, filesService } from '../services.ts'

const help =
  'Names files by a pattern: `#` stands for a number (`###` for one with leading zeros), `*` for any text, `?` for one character. The files are sorted by number, then by name.'

export interface FilePatternOptions extends PropertyOptions {
  readonly filters?: readonly FileExtension[] | undefined
  readonly contentType?: string | undefined
}

/** Several files, by patterns of their names. */
export class FilePatternProperty extends CompositeProperty {
  static override readonly classIdentifier: string = 'org.inviwo.FilePatternProperty'
  readonly pattern: MultiFileProperty
  readonly #sorting: BoolProperty
  readonly #matchShorterNumbers: BoolProperty
  readonly #rangeSelection: BoolCompositeProperty
  readonly #minIndex: IntProperty
  readonly #maxIndex: IntProperty

  constructor(identifier: string, displayName: string, patterns: readonly string[] = [], options: FilePatternOptions = {}) {
    super(identifier, displayName, options)
    const { filters, contentType } = options
    this.pattern = this.addProperty(
      new MultiFileProperty('pattern', 'Pattern', patterns, { filters, contentType, help: 'Paths whose last part is a pattern.' }),
    )
    this.addProperty(
      new StringProperty('helpText', 'Help', help, {
        semantics: 'Multiline',
        readOnly: true,
        serializationMode: 'none',
        invalidationLevel: 'valid',
        help: 'What patterns are.',
      }),
    )
    this.#sorting = this.addProperty(
      new BoolProperty('sorting', 'Sorting', true, { help: 'Sorts by number and name; otherwise as found.' }),
    )
    this.#matchShorterNumbers = this.addProperty(
      new BoolProperty('matchShorterNumbers', 'Match Shorter Numbers', true, { help: 'Numbers may have fewer digits than there are `#`.' }),
    )
    this.#rangeSelection = this.addProperty(
      new BoolCompositeProperty('rangeSelection', 'Range Selection', false, { help: 'Takes only files whose number is in a range.' }),
    )
    this.#minIndex = this.#rangeSelection.addProperty(
      new IntProperty('minIndex', 'Minimum Index', 0, { min: 0, max: 10_000_000, maxConstraint: 'ignore', help: 'The lowest number.' }),
    )
    this.#maxIndex = this.#rangeSelection.addProperty(
      new IntProperty('maxIndex', 'Maximum Index', 100, { min: 0, max: 10_000_000, maxConstraint: 'ignore', help: 'The highest number.' }),
    )
  }

  get isEmpty(): boolean {
    return this.pattern.value.every(pattern => fileNameOf(pattern) === '')
  }

  /** Paths of the files that there are now. @throws Error when a folder is not there. */
  async findFiles({ services }: ProcessContext): Promise<readonly string[]> {
    const lists = this.pattern.value.map(async pattern => {
      const folder = await services.get(fileFinderService).find(folderOf(pattern).replace(/(?<=.)[/\\]$/, '') || '.', this.pattern)
      const entries = await services.get(filesService).list(folder)
      const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
      const matches = matchFiles(fileNameOf(pattern), names, {
        matchShorterNumbers: this.#matchShorterNumbers.value,
        range: this.#rangeSelection.checked ? [this.#minIndex.value, this.#maxIndex.value] : undefined,
      })
      const sorted = matches.map(({ name }) => name)
      const listed = this.#sorting.value ? sorted : names.filter(name => sorted.includes(name))
      return listed.map(name => `${folder}/${name}`)
    })
    return (await Promise.all(lists)).flat()
  }
}
