import type { Files, Image, Layer, VolumeFile } from '@ivw/data'
import { type ProcessContext, type Processor, type Property, ServiceKey } from '@ivw/network'
import type { Gpu } from '@ivw/render'

/** The GPU of the home. */
export interface GpuAccess {
  /** Resolves when it is open. Rejects with a sentence where there is none. */
  get(): Promise<Gpu>
}

/** Takes what canvases show. */
export interface FrameSink {
  /** A canvas has a new picture; `layer` is the one that its user chose. Called again for every new picture. */
  present(canvasIdentifier: string, image: Image, layer: Layer): void | Promise<void>
}

/** Where the files are that properties name. */
export interface FileFinder {
  /**
   * The place of the file: absolute, relative to the workspace, or to Inviwo's data folder. Rejects with a sentence that says
   * where it was looked for when there is none; the property that names the file stands in the sentence.
   */
  find(path: string, property?: Property): Promise<string>
}

/** An entry of a menu in a canvas. */
export type ContextMenuEntry =
  | { readonly kind: 'action'; readonly id: string; readonly label: string; readonly enabled: boolean }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly ContextMenuEntry[] }
  | { readonly kind: 'separator' }

export interface ContextMenu {
  readonly entries: readonly ContextMenuEntry[]
  /** Also the ways to look at the data: fit, sides, upside down. */
  readonly withViews: boolean
}

/** What processors show where the pointer is in a canvas; `canvas` as events name it. */
export interface PointerFeedback {
  /** Shows a text, or removes it when that is empty. It goes by itself when the pointer leaves what it is over. */
  toolTip(canvas: string, text: string): void
  /** Opens a menu; what is chosen travels up from the canvas as a `contextMenu` event. */
  contextMenu(canvas: string, menu: ContextMenu): void
}

export interface ProcessorLog {
  warning(source: string, text: string): void
}

/** How finely slow pictures are drawn: coarsely while things change, fully at rest. */
export interface Refinement {
  /** Share of the full number of pixels along an edge. Below 1 the processor is asked to run once more when nothing changes any more. */
  scaleFor(processor: Processor): number
}

/** Which backgrounds are left out of a picture that is drawn without them. */
export interface BackgroundChoice {
  isLeftOut(processor: Processor): boolean
}

export const gpuService = new ServiceKey<GpuAccess>('GPU')
export const frameSinkService = new ServiceKey<FrameSink>('frames')
export const filesService = new ServiceKey<Files>('files')
export const fileFinderService = new ServiceKey<FileFinder>('file finder')
export const pointerFeedbackService = new ServiceKey<PointerFeedback>('pointer feedback')
export const refinementService = new ServiceKey<Refinement>('refinement')
/** Reads an `.ivf` or `.ivfs` file; other files that it names are read, too. Rejects with DataError or WorkspaceError. */
export const ivfReaderService = new ServiceKey<(bytes: Uint8Array, path: string, files: Files) => Promise<VolumeFile>>('ivf reader')
export const backgroundService = new ServiceKey<BackgroundChoice>('backgrounds')
export const logService = new ServiceKey<ProcessorLog>('log')

/** The GPU, once it has drawn the picture before: then the newest values are drawn. Rejects with a sentence where there is no GPU. */
export async function openGpu({ services, signal }: ProcessContext): Promise<Gpu> {
  const gpu = await services.get(gpuService).get()
  await gpu.settled
  signal.throwIfAborted()
  return gpu
}
