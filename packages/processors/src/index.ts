import type { ProcessorClass } from '@ivw/network'

export {
  type FileFinder,
  type FrameSink,
  fileFinderService,
  filesService,
  frameSinkService,
  type GpuAccess,
  gpuService,
  logService,
  type ProcessorLog,
} from './services.ts'

/** Every processor type. */
export const processorTypes: readonly ProcessorClass[] = []
