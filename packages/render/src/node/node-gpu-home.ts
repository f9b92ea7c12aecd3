import { existsSync } from 'node:fs'
import { create, globals } from 'webgpu'
import { GpuError } from '../errors.ts'
import { type GpuHome, plainRenderer, wantedLimits } from '../gpu-home.ts'
import { makeDawnPatient } from './patient-dawn.ts'

/** The software Vulkan driver that Debian's chromium installs beside itself. */
const chromiumDriver = '/usr/lib/chromium/vk_swiftshader_icd.json'

/**
 * WebGPU in Node through Dawn. Where no adapter is found, a software Vulkan driver is tried; its loader must be on
 * LD_LIBRARY_PATH when the process starts. @throws GpuError that says what to install.
 */
export async function nodeGpuHome(): Promise<GpuHome> {
  Object.assign(globalThis, globals)
  makeDawnPatient()
  const gpu = (await working(create([]))) ?? (await softwareGpu())
  if (!gpu)
    throw new GpuError(
      'No GPU adapter was found. Install a Vulkan driver, or chromium, whose software driver serves as well, and start Node with LD_LIBRARY_PATH=/usr/lib/chromium',
    )
  actAsBrowser(gpu)
  return {
    async createRenderer() {
      // An adapter gives one device only.
      const adapter = await gpu.requestAdapter()
      if (!adapter) throw new GpuError('The GPU adapter is gone')
      const wanted = ['float32-filterable', 'float32-blendable'] as const
      const device = await adapter.requestDevice({
        requiredFeatures: wanted.filter(name => adapter.features.has(name)),
        requiredLimits: wantedLimits(adapter),
      })
      return plainRenderer({ canvas: blindCanvas(), device })
    },
  }
}

async function working(gpu: GPU): Promise<GPU | undefined> {
  return (await gpu.requestAdapter()) ? gpu : undefined
}

async function softwareGpu(): Promise<GPU | undefined> {
  if (process.env.VK_DRIVER_FILES || !existsSync(chromiumDriver)) return undefined
  process.env.VK_DRIVER_FILES = chromiumDriver
  return working(create([]))
}

/** What three expects of a browser. */
function actAsBrowser(gpu: GPU): void {
  const scope = globalThis as Record<string, unknown>
  scope.navigator ??= { userAgent: 'Node' }
  Object.defineProperty(scope.navigator, 'gpu', { value: gpu, configurable: true })
  scope.self ??= globalThis
  scope.requestAnimationFrame ??= (callback: (time: number) => void) => setTimeout(() => callback(performance.now()), 16).unref()
  scope.cancelAnimationFrame ??= clearTimeout
}

/** Nobody looks at it: everything is drawn into render targets. */
function blindCanvas(): HTMLCanvasElement {
  const nothing = () => undefined
  const context = { configure: nothing, unconfigure: nothing }
  return { width: 1, height: 1, style: {}, addEventListener: nothing, removeEventListener: nothing, getContext: () => context } as never
}
