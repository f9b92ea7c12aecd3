import { arrayKind } from '@ivw/data'
import { addData } from '../edit/add-data.ts'
import { dataSources } from '../edit/data-sources.ts'
import { describeRawData, rawFileOf } from '../edit/raw-data.ts'
import type { Mend } from '../missing-files.ts'
import type { MendView } from '../protocol.ts'
import type { CommandHandlers } from './command-context.ts'

type DataCommand = 'dataSources' | 'arrayKind' | 'addData' | 'rawData' | 'describeRawData' | 'planMending' | 'lookForFiles' | 'makeFolder'

/** Commands about data files: which can be read, reading them, and finding those that are gone. */
export const dataCommands: CommandHandlers<DataCommand> = {
  dataSources({ engine }) {
    return { sources: dataSources(engine.factory) }
  },
  async arrayKind({ engine }, { path }) {
    return { kind: await arrayKind(path, (offset, length) => engine.files.read(path, { offset, length })) }
  },
  addData({ engine }, parameters) {
    return { identifiers: addData(engine, parameters) }
  },
  async rawData({ engine }, { identifier }) {
    return { file: await rawFileOf(engine, identifier) }
  },
  describeRawData({ engine }, { identifier, raw }) {
    describeRawData(engine, identifier, raw)
    return undefined
  },
  async planMending({ engine }, { path, index, chosen }) {
    return { mends: (await engine.missingFiles.mends(path, index, chosen)).map(mendView) }
  },
  async lookForFiles({ engine }) {
    await engine.missingFiles.lookAgain()
    return undefined
  },
  async makeFolder({ home }, { path }) {
    return { path: await home.makeFolder(path) }
  },
}

function mendView({ missing: { property, index, path: before }, file }: Mend): MendView {
  const processor = property.path.split('.', 1)[0] ?? ''
  return { path: property.path, label: `${processor}: ${property.displayName}`, index, before, after: file }
}
