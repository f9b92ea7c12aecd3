import { type Files, fileNameOf, folderOf, isAbsolutePath, resolvePath } from '@ivw/data'
import { type FileForms, type FilePlace, formsKey } from './file-forms.ts'
import type { SavedNetwork } from './network-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'

export interface Places {
  readonly files: Files
  /** Folder of the workspace's file; none when it came from elsewhere. */
  readonly workspaceFolder?: string | undefined
  /** The folder that stands for Inviwo's `data/`. */
  readonly dataFolder?: string | undefined
  /** Upper and lower case have to be right, which costs less to find out. */
  readonly exact?: boolean | undefined
}

/**
 * The network with the value of every file property set to where the file is now: its absolute path, else seen from the
 * workspace, else from the data folder. A file that is nowhere keeps its absolute path, or else the place where it should be:
 * that then stands in the message.
 */
export async function resolveFiles(network: SavedNetwork, places: Places): Promise<SavedNetwork> {
  const remembering = { ...places, files: rememberingFiles(places.files) }
  const processors = network.processors.map(async processor => ({
    ...processor,
    properties: await Promise.all(processor.properties.map(property => resolveProperty(property, remembering))),
  }))
  return { ...network, processors: await Promise.all(processors) }
}

async function resolveProperty(property: SavedProperty, places: Places): Promise<SavedProperty> {
  const { state = {} } = property
  const children = property.children && { children: await Promise.all(property.children.map(child => resolveProperty(child, places))) }
  const { value, workspacePath, dataPath, workspacePaths, dataPaths, url } = state as PlacesInState
  if (workspacePaths ?? dataPaths) {
    const files = asList(value).map((absolute, i) => ({ absolute, workspacePath: workspacePaths?.[i], dataPath: dataPaths?.[i] }))
    const forms = await Promise.all(files.map(file => resolvedForms(file, places, true)))
    return { ...property, ...children, state: { ...state, value: forms.map(form => form.value), [formsKey]: forms } }
  }
  if ((workspacePath ?? dataPath ?? url) === undefined) return children ? { ...property, ...children } : property
  const absolute = typeof value === 'string' && value !== '' ? value : (url ?? '')
  const forms = await resolvedForms({ absolute, workspacePath: workspacePath || url, dataPath }, places, false)
  return { ...property, ...children, state: { ...state, value: forms.value, [formsKey]: [forms] } }
}

interface PlacesInState {
  readonly value?: unknown
  readonly workspacePath?: string
  readonly dataPath?: string
  readonly url?: string
  readonly workspacePaths?: readonly string[]
  readonly dataPaths?: readonly string[]
}

const asList = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

async function resolvedForms(file: FilePlaces, places: Places, isPattern: boolean): Promise<FileForms> {
  const { found, foundBy, lookedAt } = await (isPattern ? lookForPattern(file, places) : lookForFile(file, places))
  const { absolute, workspacePath = '', dataPath = '' } = file
  const nowhere = absolute || isPattern ? absolute : (lookedAt[0] ?? (workspacePath || dataPath))
  return { value: found ?? nowhere, absolute, workspacePath, dataPath, ...(foundBy && { foundBy }) }
}

/** The same file, as it is called from three places. Empty: it was not known there. */
export interface FilePlaces {
  readonly absolute: string
  readonly workspacePath?: string | undefined
  readonly dataPath?: string | undefined
}

export interface FileLook {
  /** Where a file or a folder is; undefined when there is none anywhere. */
  readonly found?: string
  readonly foundBy?: FilePlace
  /** Every place that there was to look at, in the order of looking. */
  readonly lookedAt: readonly string[]
}

/**
 * Looks for a file at its absolute path, then seen from the workspace, then from the data folder; when it is at none of
 * them, once more where upper and lower case may differ, since files come from systems that take them for the same.
 */
export async function lookForFile(file: FilePlaces, places: Places): Promise<FileLook> {
  const all = candidatesOf(file, places)
  const lookedAt = [...new Set(all.map(({ path }) => path))]
  const candidates = all.filter(({ path }) => !isForeign(path, places))
  for (const { path, by } of candidates) if (await isThere(path, places.files)) return { found: path, foundBy: by, lookedAt }
  for (const { path, by } of places.exact ? [] : candidates) {
    const found = await ignoringCase(path, places.files)
    if (found !== undefined) return { found, foundBy: by, lookedAt }
  }
  return { lookedAt }
}

/** Patterns (`slice###.png`) name no file; it is their folder that must be there. The places of `file` are those of the folder. */
export async function lookForPattern({ absolute, workspacePath, dataPath }: FilePlaces, places: Places): Promise<FileLook> {
  const folder = folderOf(absolute).replace(/(?<=.)[/\\]$/, '')
  const look = await lookForFile({ absolute: folder || '.', workspacePath, dataPath }, places)
  if (look.found === undefined) return look
  return { ...look, found: look.found === folder ? absolute : `${look.found}/${fileNameOf(absolute)}` }
}

interface Candidate {
  readonly path: string
  readonly by: FilePlace
}

function candidatesOf({ absolute, workspacePath, dataPath }: FilePlaces, { workspaceFolder, dataFolder }: Places): Candidate[] {
  const candidates: readonly { path: string | undefined; by: FilePlace }[] = [
    { path: isAbsolutePath(absolute) ? absolute : undefined, by: 'absolute' },
    { path: from(workspaceFolder, workspacePath), by: 'workspace' },
    { path: from(workspaceFolder, absolute), by: 'workspace' },
    { path: from(dataFolder, dataPath), by: 'data' },
    { path: from(dataFolder, absolute), by: 'data' },
  ]
  // Merely asking for a share of the network tells its owner who asks.
  return candidates.filter((candidate): candidate is Candidate => Boolean(candidate.path) && !/^[/\\]{2}/.test(candidate.path ?? ''))
}

function from(folder: string | undefined, path: string | undefined): string | undefined {
  return folder === undefined || !path || isAbsolutePath(path) ? undefined : resolvePath(folder, path)
}

/** A drive, where the folders that are known are on none: it need not be asked for. */
function isForeign(path: string, { workspaceFolder, dataFolder }: Places): boolean {
  return /^[A-Za-z]:/.test(path) && [workspaceFolder, dataFolder].some(folder => folder?.startsWith('/'))
}

/** A path that the system refuses (a drive that it does not have, links in a circle) leads nowhere. */
async function isThere(path: string, files: Files): Promise<boolean> {
  return (await files.stat(path).catch(() => undefined)) !== undefined
}

/** The path as it is spelled on disk, where no more than upper and lower case differ. */
async function ignoringCase(path: string, files: Files): Promise<string | undefined> {
  const normal = resolvePath('', path)
  const parent = folderOf(normal).replace(/(?<=.)\/$/, '')
  const name = fileNameOf(normal).toLowerCase()
  if (name === '' || parent === '' || parent === normal) return undefined
  const folder = (await isThere(parent, files)) ? parent : await ignoringCase(parent, files)
  if (folder === undefined) return undefined
  const entries = await files.list(folder).catch(() => [])
  const same = entries.filter(entry => entry.name.toLowerCase() === name)
  return same.length === 1 ? resolvePath(folder, same[0]?.name ?? '') : undefined
}

/** One workspace names the same files, and the same missing folders, many times. */
export function rememberingFiles(files: Files): Files {
  const stats = new Map<string, ReturnType<Files['stat']>>()
  const lists = new Map<string, ReturnType<Files['list']>>()
  const once = <T>(known: Map<string, T>, path: string, ask: (path: string) => T): T => {
    const answer = known.get(path) ?? ask(path)
    known.set(path, answer)
    return answer
  }
  return {
    read: (path, options) => files.read(path, options),
    write: (path, bytes) => files.write(path, bytes),
    list: path => once(lists, path, one => files.list(one)),
    stat: path => once(stats, path, one => files.stat(one)),
  }
}
