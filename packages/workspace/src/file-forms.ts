import { folderOf, isAbsolutePath, relativePath, resolvePath } from '@ivw/data'
import { MultiFileProperty, Processor, type ProcessorNetwork, type Property, type PropertyState } from '@ivw/network'
import type { SavedProperty } from './properties/property-xml.ts'

export type FilePlace = 'absolute' | 'workspace' | 'data'

/** How a workspace called a file from three places. They hold as long as the property has the value that came of them. */
export interface FileForms {
  /** What the property got: where the file was found, else its absolute path as it was read, else where it should be. */
  readonly value: string
  readonly absolute: string
  /** Seen from the folder of the workspace; of a pattern, its folder. */
  readonly workspacePath?: string | undefined
  /** Seen from Inviwo's `data/`. */
  readonly dataPath?: string | undefined
  readonly foundBy?: FilePlace | undefined
}

/** Where a workspace is written, as far as the names of files depend on it. */
export interface SavePlaces {
  /** Where the workspace will be written: files are also named relative to its folder. */
  readonly path?: string | undefined
  /** The folder that stands for Inviwo's `data/`. */
  readonly dataFolder?: string | undefined
  /** Files keep the names that were read, as far as these hold from the new place, too. */
  readonly asRead?: boolean | undefined
}

/** Forms of file properties, by their path inside of the processor. They are meta data, so they outlive copies, undo and reloads. */
type FormsByPath = Readonly<Record<string, readonly FileForms[]>>
const metaKey = 'fileForms'
/** Key in the state of a saved property. */
export const formsKey = 'forms'

/** What the file said of the places of each file of a property, while that is still true. */
export function formsOf(property: Property): readonly FileForms[] {
  const processor = processorOf(property)
  const known = (processor?.meta[metaKey] as FormsByPath | undefined)?.[pathInside(property)]
  return known?.filter(({ value }) => valuesOf(property).includes(value)) ?? []
}

/** Keeps for a loaded processor what the file said of its files. */
export function rememberForms(network: ProcessorNetwork, identifier: string, properties: readonly SavedProperty[]): void {
  const forms: Record<string, readonly FileForms[]> = {}
  const collect = (saved: readonly SavedProperty[], prefix: string): void => {
    for (const property of saved) {
      const path = prefix + property.identifier
      const own = property.state?.[formsKey] as readonly FileForms[] | undefined
      if (own?.some(({ absolute, workspacePath, dataPath }) => absolute || workspacePath || dataPath)) forms[path] = own
      collect(property.children ?? [], `${path}.`)
    }
  }
  collect(properties, '')
  if (Object.keys(forms).length > 0) network.apply([{ kind: 'setMeta', identifier, meta: { [metaKey]: forms } }])
}

/** The three names of a property's files as they are written. */
export function writtenForms(property: Property, places: SavePlaces): PropertyState {
  const forms = formsOf(property)
  const written = valuesOf(property).map((value, i) => {
    // Several of a list may have the same value.
    const form = [forms[i], ...forms].find(known => known?.value === value)
    return writtenForm(form ?? { value, absolute: value }, places, isList(property))
  })
  if (isList(property)) return listState(written)
  const [first] = written
  return first ? { value: first.absolute, workspacePath: first.workspacePath, dataPath: first.dataPath } : {}
}

/** The same for what nobody made a property of. */
export function withWrittenForms(property: SavedProperty, places: SavePlaces): SavedProperty {
  const { state, children } = property
  const forms = state?.[formsKey] as readonly FileForms[] | undefined
  if (!forms && !children) return property
  const inner = children && { children: children.map(child => withWrittenForms(child, places)) }
  if (!forms) return { ...property, ...inner }
  const { [formsKey]: _, ...rest } = state as PropertyState
  const list = Array.isArray(rest.value)
  const written = forms.map(form => writtenForm(form, places, list))
  if (list) {
    const longer = (key: string, names: unknown) =>
      Array.isArray(rest[key]) && (rest[key] as unknown[]).length > (names as unknown[]).length
    const names = Object.entries(listState(written)).filter(([key, now]) => !longer(key, now))
    return { ...property, ...inner, state: { ...rest, ...Object.fromEntries(names) } }
  }
  const [first] = written
  const own = Object.entries({ value: first?.absolute, workspacePath: first?.workspacePath, dataPath: first?.dataPath })
  // What the file did not have is not added.
  const had = own.filter(([key]) => key in rest)
  return { ...property, ...inner, state: { ...rest, ...Object.fromEntries(had) } }
}

interface WrittenForm {
  readonly absolute: string
  readonly workspacePath: string
  readonly dataPath: string
}

function writtenForm(forms: FileForms, { path, dataFolder, asRead }: SavePlaces, isPattern: boolean): WrittenForm {
  const { value, absolute, workspacePath = '', dataPath = '', foundBy } = forms
  const isRead = forms.workspacePath !== undefined || forms.dataPath !== undefined || foundBy !== undefined
  // A file that is nowhere is called what it was called.
  if (isRead && foundBy === undefined) return { absolute, workspacePath, dataPath }
  const target = isPattern ? folderOf(value).replace(/(?<=.)[/\\]$/, '') : value
  const workspaceFolder = path === undefined ? undefined : folderOf(path)
  if (asRead && isRead) {
    const holds =
      foundBy !== 'workspace' || (workspaceFolder !== undefined && sameFile(resolvePath(workspaceFolder, workspacePath), target))
    return { absolute, workspacePath: holds ? workspacePath : seenFrom(workspaceFolder, target), dataPath }
  }
  return {
    absolute: value,
    workspacePath: seenFrom(workspaceFolder, target),
    dataPath: dataFolder === undefined ? dataPath : seenFrom(dataFolder, target),
  }
}

const sameFile = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const listState = (written: readonly WrittenForm[]): PropertyState => ({
  value: written.map(({ absolute }) => absolute),
  workspacePaths: written.map(({ workspacePath }) => workspacePath),
  dataPaths: written.map(({ dataPath }) => dataPath),
})

const seenFrom = (folder: string | undefined, file: string): string =>
  folder !== undefined && file !== '' && isAbsolutePath(file) ? (relativePath(folder, file) ?? '') : ''

const isList = (property: Property): boolean => property instanceof MultiFileProperty

function valuesOf({ state: { value } }: Property): readonly string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}

function processorOf(property: Property): Processor | undefined {
  let { owner }: { owner?: unknown } = property
  while (owner !== undefined && !(owner instanceof Processor)) owner = (owner as Property).owner
  return owner
}

function pathInside(property: Property): string {
  const processor = processorOf(property)
  return processor ? property.path.slice(processor.path.length + 1) : property.path
}
