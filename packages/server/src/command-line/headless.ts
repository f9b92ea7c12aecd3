import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Engine, missingSentence, workspaceTextOf } from '@ivw/engine'
import { createNodeEngine, NodeFiles } from '@ivw/engine/node'
import { processorTypes } from '@ivw/processors'
import { type AttachedHost, PythonHost } from '@ivw/python/node'
import { messageOf, UsageError } from '../errors.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { projectFolders } from '../project-folders.ts'
import { homePath, openHomeFolder } from '../session/home-folder.ts'
import { JsonFile } from '../session/json-file.ts'
import { settingsSchema } from '../session/settings.ts'
import { scanPythonFiles } from '../watch/python-files.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface HeadlessOptions extends SessionOptions {
  /** Starts Python and loads the user's processors. */
  readonly withPython: boolean
  readonly gpu: boolean
  /** What Python code prints goes straight to stdout and stderr. */
  readonly inheritsOutput?: boolean
  readonly workspace?: string | undefined
  readonly outputPath?: string | undefined
  /** A host that is there already, instead of one that is started. */
  readonly attach?: (home: string, folders: readonly string[]) => AttachedHost
}

/** An engine without a page, and its end. */
export interface Headless extends AsyncDisposable {
  readonly engine: Engine
  readonly host: PythonHost | AttachedHost | undefined
}

/** Makes an engine as the options say. What Python lacks is said on stderr, and the engine works without it. */
export async function openHeadless(options: HeadlessOptions, terminal: Terminal): Promise<Headless> {
  const project = projectFolders()
  const home = await openHomeFolder(homePath(options.home))
  await Promise.all(options.processors.map(folder => requireFolder(folder, 'processor folder')))
  if (options.inviwoData !== undefined) await requireFolder(options.inviwoData, 'data folder')
  const folders = [...new Set([home.processors, ...options.processors, project.exampleProcessors, project.ownProcessors])]
  const settings = await new JsonFile(home.settings, settingsSchema, line => terminal.error(line)).read()
  const { workspace, python, inheritsOutput = false } = options
  const workspaceFolder = workspace && dirname(workspace)
  const search = { option: python || undefined, settings: settings?.python, workspaceFolder, home: home.path }
  const ownHost = () => new PythonHost({ search, library: project.python, folders, trusted: options.trust ?? [], inheritsOutput })
  const host = options.attach ? options.attach(home.path, folders) : options.withPython && python !== false ? ownHost() : undefined
  // Its status is `starting` before the engine asks for it.
  const started = host?.start()
  const engine = createNodeEngine({
    files: new NodeFiles(writeAtomically),
    python: host,
    gpu: options.gpu,
    home: home.path,
    basePath: project.root,
    version: terminal.version,
    inviwoData: options.inviwoData,
    outputPath: options.outputPath,
  })
  if (host) void loadProcessors(engine, folders)
  await engine.started()
  const status = await started
  if (status?.reason !== undefined && status.state !== 'ready') terminal.error(status.reason)
  return {
    engine,
    host,
    async [Symbol.asyncDispose]() {
      engine.dispose()
      await host?.stop()
    },
  }
}

async function loadProcessors(engine: Engine, folders: readonly string[]): Promise<void> {
  const found = await Promise.all(folders.map(folder => scanPythonFiles(folder, new Map())))
  await engine.filesChanged(found.flatMap(files => [...files].map(([path, { version }]) => ({ path, version }))))
}

/** Says on stderr which files of the processor folders give no type, and why. */
export function tellFailedFiles(engine: Engine, terminal: Terminal): void {
  for (const { file, failure } of engine.failedFiles)
    terminal.error(`${file} defines no processor: ${failure.traceback?.trimEnd() ?? failure.message}`)
}

/** A file that a property names and that is nowhere. */
export interface MissingFileReport {
  /** Path of the property. */
  readonly property: string
  readonly file: string
  readonly lookedAt: readonly string[]
}

/** Says on stderr which files of properties are missing, and where they were looked for. */
export async function tellMissingFiles({ missingFiles }: Engine, terminal: Terminal): Promise<MissingFileReport[]> {
  await missingFiles.settled()
  return missingFiles.all.map(({ property: { path: property, displayName }, path: file, lookedAt }) => {
    terminal.error(`${property} (${displayName}): ${missingSentence(file, lookedAt)}`)
    return { property, file, lookedAt }
  })
}

/** The text of a workspace file, or of the one that a PNG file carries. UsageError when it cannot be read. */
export async function readWorkspace(path: string): Promise<string> {
  try {
    return workspaceTextOf(await readFile(path), path)
  } catch (error) {
    throw new UsageError(`The workspace cannot be read: ${messageOf(error)}.`)
  }
}

/** Whether a workspace names a processor type that is not built in: then Python has to be asked for it. */
export function needsPython(workspace: string): boolean {
  const builtIn = new Set(processorTypes.map(({ info }) => info.classIdentifier))
  return [...workspace.matchAll(/<Processor\s[^>]*?\btype="([^"]*)"/g)].some(([, type]) => !builtIn.has(type ?? ''))
}

async function requireFolder(path: string, what: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) throw new UsageError(`There is no ${what} ${path}.`)
}
