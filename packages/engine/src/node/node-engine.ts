import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Files } from '@ivw/data'
import type { PythonTransport } from '@ivw/python'
import { Gpu } from '@ivw/render'
import { nodeGpuHome } from '@ivw/render/node'
import { dataFolders } from '../application/data-folders.ts'
import type { ApplicationHome } from '../application/members.ts'
import { Engine } from '../engine.ts'

export interface NodeEngineOptions {
  readonly files: Files
  readonly python?: PythonTransport | undefined
  /** Whether pictures are drawn; without it canvases have none. */
  readonly gpu: boolean
  /** The settings folder, `~/.inviwo`. */
  readonly home: string
  /** Where the program lies. */
  readonly basePath: string
  readonly version: string
  /** Folder that stands for Inviwo's `data/`. */
  readonly inviwoData?: string | undefined
  /** Where a script writes; `app.getOutputPath()`. */
  readonly outputPath?: string | undefined
  /** Relative paths of scripts start here; default the working folder. */
  readonly workingFolder?: string | undefined
}

/** An engine without a page, drawing through Dawn. Call `started()` before a workspace is loaded. */
export function createNodeEngine(options: NodeEngineOptions): Engine {
  const { files, python, inviwoData } = options
  return new Engine({
    files,
    python,
    inviwoData,
    application: nodeApplication(options),
    openGpu: options.gpu ? async () => Gpu.open(await nodeGpuHome()) : undefined,
  })
}

function nodeApplication({
  files,
  home,
  basePath,
  version,
  inviwoData,
  outputPath = '',
  workingFolder = process.cwd(),
}: NodeEngineOptions): ApplicationHome {
  return {
    outputPath,
    basePath,
    version,
    resolve: path => resolve(workingFolder, path),
    async path(kind, create) {
      const folder = kind === 'Settings' ? home : join(inviwoData ?? home, dataFolders[kind] ?? '')
      if (create) await mkdir(folder, { recursive: true })
      return folder
    },
    writeBytes: (path, bytes) => files.write(path, bytes),
    readText: path => readFile(path, 'utf8'),
    async readSettings() {
      const path = join(home, 'settings.json')
      return (await files.stat(path)) ? JSON.parse(await readFile(path, 'utf8')) : {}
    },
    writeSettings: settings =>
      files.write(join(home, 'settings.json'), new TextEncoder().encode(`${JSON.stringify(settings, undefined, 2)}\n`)),
  }
}
