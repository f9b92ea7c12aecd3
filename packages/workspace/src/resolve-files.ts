import { type Files, fileNameOf, folderOf, isAbsolutePath, resolvePath } from '@ivw/data'
import type { SavedNetwork } from './network-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'

export interface Places {
  readonly files: Files
  /** Folder of the workspace's file; none when it came from elsewhere. */
  readonly workspaceFolder?: string | undefined
  /** The folder that stands for Inviwo's `data/`. */
  readonly dataFolder?: string | undefined
}

/**
 * The network with the value of every file property set to where the file is now: its absolute path, else seen from the
 * workspace, else from the data folder. A file that is nowhere keeps its absolute path, which then stands in the message.
 */
export async function resolveFiles(network: SavedNetwork, places: Places): Promise<SavedNetwork> {
  const processors = network.processors.map(async processor => ({
    ...processor,
    properties: await Promise.all(processor.properties.map(property => resolveProperty(property, places))),
  }))
  return { ...network, processors: await Promise.all(processors) }
}

async function resolveProperty(property: SavedProperty, places: Places): Promise<SavedProperty> {
  const { state = {} } = property
  const children = property.children && { children: await Promise.all(property.children.map(child => resolveProperty(child, places))) }
  const { value, workspacePath, dataPath, workspacePaths, dataPaths, url } = state as PlacesInState
  if (workspacePaths ?? dataPaths) {
    const values = asList(value).map((path, i) => resolvePattern(path, workspacePaths?.[i], dataPaths?.[i], places))
    return { ...property, ...children, state: { ...state, value: await Promise.all(values) } }
  }
  if ((workspacePath ?? dataPath ?? url) === undefined) return children ? { ...property, ...children } : property
  const absolute = typeof value === 'string' && value !== '' ? value : (url ?? '')
  const found = await resolveFile({ absolute, workspacePath: workspacePath || url, dataPath }, places)
  return { ...property, ...children, state: { ...state, value: found } }
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

/** The same file, as it is called from three places. Empty: it was not known there. */
export interface FilePlaces {
  readonly absolute: string
  readonly workspacePath?: string | undefined
  readonly dataPath?: string | undefined
}

/** The first of the three places where there is a file or a folder, else the absolute path as it is. */
export async function resolveFile({ absolute, workspacePath, dataPath }: FilePlaces, places: Places): Promise<string> {
  const candidates = [
    isAbsolutePath(absolute) ? absolute : undefined,
    from(places.workspaceFolder, workspacePath),
    from(places.workspaceFolder, absolute),
    from(places.dataFolder, dataPath),
  ]
  for (const path of candidates) if (path && (await places.files.stat(path))) return path
  return absolute
}

function from(folder: string | undefined, path: string | undefined): string | undefined {
  return folder === undefined || !path || isAbsolutePath(path) ? undefined : resolvePath(folder, path)
}

/** Patterns (`slice###.png`) name no file; it is their folder that must be there. */
async function resolvePattern(
  pattern: string,
  workspacePath: string | undefined,
  dataPath: string | undefined,
  places: Places,
): Promise<string> {
  const folder = folderOf(pattern).replace(/(?<=.)[/\\]$/, '')
  const found = await resolveFile({ absolute: folder, workspacePath, dataPath }, places)
  return found === folder ? pattern : `${found}/${fileNameOf(pattern)}`
}
