import { type Column, type DataFrame, readCsv, type Vec2 } from '@ivw/data'
import {
  allFiles,
  BoolProperty,
  ButtonProperty,
  DataFrameOutport,
  FileProperty,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { ColumnMetaDataListProperty } from '../properties/column-meta-data-property.ts'
import { fileFinderService, filesService } from '../services.ts'

interface LoadedColumn {
  readonly column: Column
  readonly range: Vec2
}

/** Reads a table from a text file. */
export class CSVSource extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.CSVSource',
    displayName: 'CSV Source',
    category: 'Data Input',
    codeState: 'stable',
    tags: ['CPU', 'DataFrame', 'Source', 'CSV'],
    help: 'Reads a table of comma-separated values. A column with a text in its first 50 rows is categorical, the others hold numbers. A column with the numbers of the rows precedes.',
  }

  readonly table = this.addPort(new DataFrameOutport('data', { help: 'The table, with an index column' }))
  readonly file = this.addProperty(
    new FileProperty('inputFile_', 'CSV File', '', {
      filters: [
        { extension: 'csv', description: 'Comma-separated values' },
        { extension: 'tsv', description: 'Tab-separated values' },
        allFiles,
      ],
      contentType: 'csv',
      action: () => this.#forget(),
      help: 'The file to read: absolute, or relative to the workspace.',
    }),
  )
  readonly firstRowIsHeaders = this.addProperty(
    new BoolProperty('firstRowIsHeaders', 'First Row Contains Column Headers', true, {
      help: 'Takes the names of the columns from the first row; otherwise they are numbered.',
    }),
  )
  readonly delimiters = this.addProperty(
    new StringProperty('delimiters', 'Delimiters', ',', { help: 'Characters that separate fields, each by itself.' }),
  )
  readonly stripQuotes = this.addProperty(
    new BoolProperty('stripQuotes', 'Strip Surrounding Quotes', true, {
      help: 'Takes off the quotes around fields; otherwise they are part of the text.',
    }),
  )
  readonly doublePrecision = this.addProperty(
    new BoolProperty('doublePrecision', 'Double Precision', false, { help: 'Numbers with fractions take 64 bits instead of 32.' }),
  )
  readonly reload = this.addProperty(
    new ButtonProperty('reloadData', 'Reload Data', { help: 'Reads the file again.', action: () => this.#forget() }),
  )
  readonly columns = this.addProperty(
    new ColumnMetaDataListProperty('columns', 'Column MetaData', {
      invalidationLevel: 'invalidOutput',
      help: 'The columns of numbers and their ranges.',
    }),
  )

  #frame: DataFrame | undefined
  /** What `#frame` was read from. */
  #loaded: string | undefined

  /** Files are read even when nobody asks for them, as in Inviwo. */
  override get isSink(): boolean {
    return true
  }

  override get isReady(): boolean {
    return this.file.value !== ''
  }

  override async process(context: ProcessContext): Promise<void> {
    const { file, firstRowIsHeaders, delimiters, stripQuotes, doublePrecision } = this
    const wanted = JSON.stringify([file, firstRowIsHeaders, delimiters, stripQuotes, doublePrecision].map(({ value }) => value))
    if (wanted !== this.#loaded || !this.#frame) {
      const frame = await this.#read(context)
      const columns = await Promise.all(
        frame.columns.map(async column => ({ column, range: await column.dataRange() }) satisfies LoadedColumn),
      )
      context.signal.throwIfAborted()
      context.ownChange(() => this.columns.show(columns))
      this.#frame = frame
      this.#loaded = wanted
    }
    this.table.data = this.columns.applied(this.#frame)
  }

  async #read({ services, signal }: ProcessContext): Promise<DataFrame> {
    const path = await services.get(fileFinderService).find(this.file.value, this.file)
    const bytes = await services.get(filesService).read(path)
    signal.throwIfAborted()
    return readCsv(new TextDecoder().decode(bytes), {
      firstRowIsHeaders: this.firstRowIsHeaders.value,
      delimiters: this.delimiters.value,
      stripQuotes: this.stripQuotes.value,
      doublePrecision: this.doublePrecision.value,
      file: path,
    })
  }

  #forget(): void {
    this.#loaded = undefined
  }
}
