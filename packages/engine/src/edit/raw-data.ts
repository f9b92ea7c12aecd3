import { extensionOf, formatByName } from '@ivw/data'
import { FileProperty, type ProcessorMeta } from '@ivw/network'
import { fileFinderService, rawDescription, rawMeta } from '@ivw/processors'
import type { Engine } from '../engine.ts'
import type { RawDataView, RawFileView } from '../protocol.ts'

/** What a source keeps of its raw file. @throws DataError when there is no such format. */
export function rawDataMeta({ format, ...raw }: RawDataView): Readonly<Record<string, unknown>> {
  return rawMeta({ ...raw, format: formatByName(format) })
}

/** The raw file that the first file property of a processor names; undefined when it names none. */
export async function rawFileOf(engine: Engine, identifier: string): Promise<RawFileView | undefined> {
  const processor = engine.network.processors.get(identifier)
  const file = processor?.properties.find(property => property instanceof FileProperty)
  if (!processor || !file || extensionOf(file.value).toLowerCase() !== 'raw') return undefined
  const path = await engine.services.get(fileFinderService).find(file.value)
  const bytes = (await engine.files.stat(path))?.size ?? 0
  return { path, bytes, raw: described(processor.meta, path, bytes) }
}

function described(meta: ProcessorMeta, path: string, bytes: number): RawDataView | undefined {
  try {
    const { dimensions, format, bigEndian = false, byteOffset = 0 } = rawDescription(meta, path, bytes)
    return { dimensions, format: format.name, bigEndian, byteOffset }
  } catch {
    return undefined
  }
}

/** One step of undo. */
export function describeRawData({ history }: Engine, identifier: string, raw: RawDataView): void {
  history.apply([{ kind: 'setMeta', identifier, meta: rawDataMeta(raw) }], { name: 'Describe Raw Data' })
}
