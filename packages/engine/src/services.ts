import type { Files } from '@ivw/data'
import type { Services } from '@ivw/network'
import {
  type BackgroundChoice,
  backgroundService,
  type FileFinder,
  type FrameSink,
  fileFinderService,
  filesService,
  frameSinkService,
  type GpuAccess,
  gpuService,
  ivfReaderService,
  logService,
  type PointerFeedback,
  pointerFeedbackService,
  type Refinement,
  refinementService,
} from '@ivw/processors'
import { readIvf } from '@ivw/workspace'
import type { LogCenter } from './log-center.ts'

interface Parts {
  readonly files: Files
  readonly frames: FrameSink
  readonly feedback: PointerFeedback
  readonly gpu: GpuAccess
  readonly log: LogCenter
  readonly refinement: Refinement | undefined
  readonly finder: FileFinder
  readonly backgrounds: BackgroundChoice
}

/** Offers to processors what this engine has. */
export function offerServices(services: Services, { files, frames, feedback, gpu, log, refinement, finder, backgrounds }: Parts): void {
  services.set(pointerFeedbackService, feedback)
  services.set(filesService, files).set(fileFinderService, finder).set(frameSinkService, frames).set(gpuService, gpu).set(logService, log)
  services.set(ivfReaderService, readIvf).set(backgroundService, backgrounds)
  if (refinement) services.set(refinementService, refinement)
}
