import { LinearSRGBColorSpace, NoToneMapping, WebGPURenderer } from 'three/webgpu'
import { GpuError } from './errors.ts'

/** Where a renderer comes from: a browser's worker or Node. */
export interface GpuHome {
  /** A new renderer that is ready to draw. Called at the start, and again after the device was lost. */
  createRenderer(): Promise<WebGPURenderer>
  /** The canvas that renderers draw to when a frame is handed out; none where no frames are shown. */
  readonly canvas?: OffscreenCanvas | undefined
}

/** As `WebGPURenderer` takes them; three's own type leaves out `device`. */
export type RendererOptions = NonNullable<ConstructorParameters<typeof WebGPURenderer>[0]> & { readonly device?: GPUDevice }

/** Every layer that a mesh renderer can write at once takes 40 bytes a pixel; WebGPU allows 32 unless more is asked for. */
const bytesOfAllLayers = 40

/** What a device has to be asked for beyond the defaults, as far as the adapter has it. */
export function wantedLimits({ limits }: GPUAdapter): Record<string, number> {
  return {
    maxColorAttachmentBytesPerSample: Math.min(bytesOfAllLayers, limits.maxColorAttachmentBytesPerSample),
    maxTextureDimension3D: limits.maxTextureDimension3D,
  }
}

/** A renderer that writes numbers as they are: no colour conversion, no tone mapping, no samples to resolve. */
export async function plainRenderer(options: RendererOptions): Promise<WebGPURenderer> {
  const renderer = new WebGPURenderer({ antialias: false, alpha: true, depth: false, ...options })
  renderer.outputColorSpace = LinearSRGBColorSpace
  renderer.toneMapping = NoToneMapping
  renderer.sortObjects = false
  try {
    await renderer.init()
  } catch (cause) {
    throw new GpuError('No GPU interface could be opened: neither WebGPU nor WebGL 2', { cause })
  }
  return renderer
}

export interface OffscreenHomeOptions {
  /** Do not try WebGPU. */
  readonly forceWebGL?: boolean | undefined
}

/** The home in a browser's worker: WebGPU where there is one, else WebGL 2. */
export function offscreenGpuHome({ forceWebGL = false }: OffscreenHomeOptions = {}): GpuHome {
  let canvas = new OffscreenCanvas(1, 1)
  let used = false
  return {
    get canvas() {
      return canvas
    },
    async createRenderer() {
      // A canvas keeps its first context for good, also when that was lost.
      if (used) canvas = new OffscreenCanvas(1, 1)
      used = true
      const adapter = forceWebGL ? null : await globalThis.navigator?.gpu?.requestAdapter()
      return plainRenderer({ canvas: withStyle(canvas), forceWebGL, ...(adapter && { requiredLimits: wantedLimits(adapter) }) })
    },
  }
}

/** three writes the size into `canvas.style`, which canvases outside of a page lack. */
function withStyle(canvas: OffscreenCanvas): HTMLCanvasElement {
  return Object.assign(canvas, { style: {} }) as unknown as HTMLCanvasElement
}
