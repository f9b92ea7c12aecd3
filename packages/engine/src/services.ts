import type { Files } from '@ivw/data'
import type { Services } from '@ivw/network'
import {
  type FileFinder,
  type FrameSink,
  fileFinderService,
  filesService,
  frameSinkService,
  type GpuAccess,
  gpuService,
  logService,
  type PointerFeedback,
  pointerFeedbackService,
  type Refinement,
  refinementService,
} from '@ivw/processors'
import type { LogCenter } from './log-center.ts'
import type { WorkspaceDocument } from './workspace-document.ts'

interface Parts {
  readonly files: Files
  readonly frames: FrameSink
  readonly feedback: PointerFeedback
  readonly gpu: GpuAccess
  readonly log: LogCenter
  readonly refinement: Refinement | undefined
  readonly workspace: WorkspaceDocument
  readonly inviwoData: string | undefined
}

/** Offers to processors what this engine has. */
export function offerServices(services: Services, { files, frames, feedback, gpu, log, refinement, workspace, inviwoData }: Parts): void {
  const finder: FileFinder = { find: path => findFile(path, files, workspace.path, inviwoData) }
  services.set(pointerFeedbackService, feedback)
  services.set(filesService, files).set(fileFinderService, finder).set(frameSinkService, frames).set(gpuService, gpu).set(logService, log)
  if (refinement) services.set(refinementService, refinement)
}

/** Tried in this order: absolute, relative to the workspace, relative to Inviwo's data folder. @throws with all that was tried. */
export async function findFile(path: string, files: Files, workspace: string | undefined, inviwoData: string | undefined): Promise<string> {
  const bases = [workspace?.replace(/[^/\\]*$/, ''), inviwoData].filter(base => base !== undefined)
  const candidates = isAbsolute(path) ? [path] : bases.map(base => joined(base, path))
  for (const candidate of candidates) if (await files.stat(candidate)) return candidate
  const where = candidates.length > 0 ? candidates.join(' nor at ') : 'any known folder'
  throw new Error(`The file ${path} was not found at ${where}`)
}

const isAbsolute = (path: string): boolean => /^([/\\]|[A-Za-z]:[/\\])/.test(path)

/** With `.` and `..` resolved. */
function joined(base: string, path: string): string {
  const parts: string[] = []
  for (const part of `${base}/${path}`.split(/[/\\]+/)) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
