import { writeCsv } from '@ivw/data'
import {
  BoolProperty,
  ButtonProperty,
  DataFrameInport,
  FileProperty,
  type ProcessContext,
  Processor,
  type ProcessorInfo,
  StringProperty,
} from '@ivw/network'
import { filesService } from '../services.ts'

/** Writes a table to a CSV file when its button is pressed. */
export class DataFrameExporter extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.DataFrameExporter',
    displayName: 'DataFrame Exporter',
    category: 'Data Output',
    codeState: 'experimental',
    tags: ['CPU', 'DataFrame', 'Export', 'CSV'],
    help: 'Writes a table to a file of comma-separated values when the button is pressed.',
  }

  readonly table = this.addPort(new DataFrameInport('dataFrame', { help: 'The table to write' }))
  readonly file = this.addProperty(
    new FileProperty('exportFile', 'Export File', '', {
      acceptMode: 'save',
      fileMode: 'anyFile',
      filters: [{ extension: 'csv', description: 'Comma-separated values' }],
      contentType: 'csv',
      invalidationLevel: 'valid',
      help: 'Where the table is written: an absolute path.',
    }),
  )
  readonly overwrite = this.#flag('overwrite', 'Overwrite', false, 'Replaces a file that is there.')
  readonly headers = this.#flag('exportHeaders', 'Headers', true, 'Begins with a row of the names of the columns.')
  readonly index = this.#flag('exportIndex', 'Index Column', false, 'Writes the numbers of the rows, too.')
  readonly delimiter = this.addProperty(
    new StringProperty('delimiter', 'Delimiter', ',', { invalidationLevel: 'valid', help: 'What separates fields, one character.' }),
  )
  readonly export = this.addProperty(
    new ButtonProperty('export', 'Export', {
      help: 'Writes the file.',
      action: () => {
        this.#wanted = true
      },
    }),
  )
  #wanted = false

  override async process(context: ProcessContext): Promise<void> {
    if (!this.#wanted) return
    try {
      await this.#write(context)
    } finally {
      // With newer data on the way, those are written.
      this.#wanted = context.signal.aborted
    }
  }

  async #write({ services, signal }: ProcessContext): Promise<void> {
    const path = this.file.value
    if (!/^(?:\/|[A-Za-z]:[\\/])/u.test(path)) throw new Error(`Export File is no absolute path: "${path}"`)
    if (this.delimiter.value.length !== 1) throw new Error(`The delimiter is one character, found "${this.delimiter.value}"`)
    const files = services.get(filesService)
    if (!this.overwrite.value && (await files.stat(path))) throw new Error(`${path} exists already; set Overwrite to replace it`)
    const options = { delimiter: this.delimiter.value, headers: this.headers.value, index: this.index.value }
    await files.write(path, new TextEncoder().encode(await writeCsv(this.table.data, options, signal)))
  }

  #flag(identifier: string, name: string, value: boolean, help: string): BoolProperty {
    return this.addProperty(new BoolProperty(identifier, name, value, { invalidationLevel: 'valid', help }))
  }
}
