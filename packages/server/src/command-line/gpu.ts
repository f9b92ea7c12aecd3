import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, UsageError } from '../errors.ts'
import type { Terminal } from './terminal.ts'

export interface GpuAdapter {
  /** `SwiftShader driver 5.0.0`. */
  readonly description: string
  readonly vendor: string
}

const libraryFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/usr/local/lib',
  '/lib64',
  '/lib',
]

/** Without its loader Vulkan cannot work, and Dawn would print a warning of its own about it. */
async function hasVulkanLoader(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const folders = [...(process.env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean), ...libraryFolders]
  const found = await Promise.all(folders.map(folder => stat(join(folder, 'libvulkan.so.1')).catch(() => undefined)))
  return found.some(Boolean)
}

/** The GPU that WebGPU in Node would use, or why there is none. */
export async function findGpu(): Promise<GpuAdapter | { readonly reason: string }> {
  try {
    if (!(await hasVulkanLoader())) return { reason: 'the Vulkan loader, libvulkan.so.1, is not installed' }
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
