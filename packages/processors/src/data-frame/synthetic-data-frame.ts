import { bufferOf, Column, DataFrame, MersenneTwister } from '@ivw/data'
import { BoolProperty, CompositeProperty, DataFrameOutport, IntProperty, Processor, type ProcessorInfo } from '@ivw/network'

/** Half the extents of the columns' ranges around 0. */
const extents = [1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** Makes a table of random numbers; the same seed makes the same numbers as in Inviwo. */
export class SyntheticDataFrame extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.SyntheticDataFrame',
    displayName: 'Synthetic DataFrame',
    category: 'Data Creation',
    codeState: 'stable',
    tags: ['CPU', 'DataFrame'],
    help: 'Makes a table of eleven columns of random numbers around 0 with different ranges.',
  }

  readonly table = this.addPort(new DataFrameOutport('dataFrame_', { help: 'The table, with an index column' }))
  readonly rows = this.addProperty(new IntProperty('numRow', 'Number of Rows', 1000, { min: 3, max: 100_000, help: 'Rows of the table.' }))
  readonly constantFloats = this.addProperty(
    new BoolProperty('includeSingleValueColumnsFloat', 'Include Single Value Columns (float)', false, {
      help: 'Adds columns of floats that are the same in every row: 0, 1 and -1.',
    }),
  )
  readonly constantIntegers = this.addProperty(
    new BoolProperty('includeSingleValueColumnsInt', 'Include Single Value Columns (int)', false, {
      help: 'Adds columns of whole numbers that are the same in every row: 0, 1 and -1.',
    }),
  )
  readonly randomness = this.addProperty(
    new CompositeProperty('randomParams', 'Random Parameters', { help: 'Where the numbers come from.' }),
  )
  readonly useSameSeed = this.randomness.addProperty(
    new BoolProperty('useSameSeed', 'Use same seed', true, { help: 'The same numbers every time.' }),
  )
  readonly seed = this.randomness.addProperty(
    new IntProperty('seed', 'Seed', 1, { min: 0, max: 1000, help: 'Another seed, other numbers.' }),
  )

  constructor(identifier?: string) {
    super(identifier)
    this.seed.visibleWhen(this.useSameSeed, useSameSeed => useSameSeed.value)
  }

  override process(): void {
    const seed = this.useSameSeed.value ? this.seed.value : Math.floor(Math.random() * 2 ** 32)
    const random = new MersenneTwister(seed)
    const rows = this.rows.value
    const columns = extents.map((extent, i) =>
      floats(
        `Column ${i + 2}`,
        Float32Array.from({ length: rows }, () => random.float(-extent, extent)),
      ),
    )
    const constants = [0, 1, -1]
    if (this.constantFloats.value) columns.push(...constants.map(value => floats(`Float ${value}`, new Float32Array(rows).fill(value))))
    if (this.constantIntegers.value)
      columns.push(
        ...constants.map(value => new Column({ header: `Int ${value}`, buffer: bufferOf('INT32', new Int32Array(rows).fill(value)) })),
      )
    this.table.data = new DataFrame(columns)
  }
}

function floats(header: string, values: Float32Array): Column {
  return new Column({ header, buffer: bufferOf('FLOAT32', values) })
}
