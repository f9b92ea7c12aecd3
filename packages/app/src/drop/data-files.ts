import type { ArrayKind, DataSourceView } from '@ivw/engine/protocol'
import { folderOf, joinPath } from '../ui/file-path.ts'
import type { Dropped } from './drop-kind.ts'

/** The sources that read a file of this name, the likeliest first; `kind` is what an array in it mostly is. */
export function sourcesFor(name: string, sources: readonly DataSourceView[], kind?: ArrayKind): readonly DataSourceView[] {
  const lower = name.toLowerCase()
  const fitting = sources.filter(({ extensions }) => extensions.some(({ extension }) => lower.endsWith(`.${extension}`)))
  if (kind === undefined) return fitting
  const isKind = ({ dataType }: DataSourceView) => dataType === dataTypes[kind]
  return [...fitting.filter(isKind), ...fitting.filter(source => !isKind(source))]
}

const dataTypes: Readonly<Record<ArrayKind, string>> = { image: 'org.inviwo.Image', volume: 'org.inviwo.Volume' }

export interface DataEntry {
  readonly dropped: Dropped
  /** Never empty. */
  readonly sources: readonly DataSourceView[]
}

export interface DataPlan {
  readonly entries: readonly DataEntry[]
  /** What nothing reads by itself comes along, and numbers when something that may describe them is there. */
  readonly companions: readonly Dropped[]
}

export function planOf(
  all: readonly Dropped[],
  sources: readonly DataSourceView[],
  kinds?: ReadonlyMap<Dropped, ArrayKind | undefined>,
): DataPlan {
  const entries = all.map(dropped => ({ dropped, sources: sourcesFor(dropped.name, sources, kinds?.get(dropped)) }))
  const isDescribed = entries.some(({ dropped, sources: [first] }) => first && !isRaw(dropped.name))
  const headers = new Set(all.map(({ name }) => name.toLowerCase()))
  const comesAlong = ({ dropped, sources: [first] }: DataEntry) =>
    !first || (isDescribed && isRaw(dropped.name)) || headersOf(dropped.name).some(header => headers.has(header))
  return {
    entries: entries.filter(entry => !comesAlong(entry)),
    companions: entries.filter(comesAlong).map(({ dropped }) => dropped),
  }
}

/** Names of the headers one of which an `.img` file of two NIfTI files has, in lower case. */
function headersOf(name: string): readonly string[] {
  const [, stem] = /^(.*)\.img(?:\.gz)?$/i.exec(name.toLowerCase()) ?? []
  return stem === undefined ? [] : [`${stem}.hdr`, `${stem}.hdr.gz`]
}

/** Whether the file is numbers only, of which the user has to say what they are. */
export const isRaw = (name: string): boolean => /\.raw$/i.test(name)

/** Where files of this computer are copied to unless the user says otherwise: beside the workspace, but never into the examples. */
export function uploadFolder(workspace: string | undefined, examples: string | undefined, home: string | undefined): string {
  const beside = workspace === undefined ? undefined : folderOf(workspace)
  const isExample = beside !== undefined && examples !== undefined && `${beside}/`.startsWith(`${examples}/`)
  return beside !== undefined && !isExample ? beside : joinPath(home ?? '', 'data')
}

/** Larger files take too long to copy, and a second copy of them is rarely wanted. */
export const largestUpload = 8e9

/** Every extension that something reads, as filters of a file dialog. */
export function dataFilters(sources: readonly DataSourceView[]): readonly { extension: string; description: string }[] {
  const filters = new Map<string, string>()
  for (const { extension, description } of sources.flatMap(source => source.extensions))
    if (!filters.has(extension)) filters.set(extension, description)
  return [...filters].map(([extension, description]) => ({ extension, description }))
}
