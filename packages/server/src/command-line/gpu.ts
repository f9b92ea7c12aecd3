import { messageOf, UsageError } from '../errors.ts'
import type { Terminal } from './terminal.ts'

export interface GpuAdapter {
  /** `SwiftShader driver 5.0.0`. */
  readonly description: string
  readonly vendor: string
}

/** The GPU that WebGPU in Node would use, or why there is none. */
export async function findGpu(): Promise<GpuAdapter | { readonly reason: string }> {
  try {
    const { create } = await import('webgpu')
    const adapter = await create([]).requestAdapter()
    if (!adapter) return { reason: 'no Vulkan, Metal or Direct3D 12 driver gives an adapter' }
    const { description, device, vendor } = adapter.info
    return { description: description || device || vendor, vendor }
  } catch (error) {
    return { reason: messageOf(error) }
  }
}

export const gpuRemedy = 'apt-get install chromium (it brings a software GPU driver), or install the Vulkan driver of your graphics card'

/** Goes on where pictures can be drawn: here, or in a second process that finds a software driver. UsageError when there is none. */
export async function requireGpu(terminal: Terminal): Promise<void> {
  const found = await findGpu()
  if (!('reason' in found)) return
  // The second process takes over: its exit status becomes ours.
  if (terminal.retryWithSoftwareGpu()) return new Promise(() => {})
  throw new UsageError(`No GPU was found to draw with (${found.reason}). To mend it: ${gpuRemedy}.`, 1)
}
