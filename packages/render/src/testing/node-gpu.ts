import type { WebGPURenderer } from 'three/webgpu'
import { Gpu } from '../gpu.ts'
import { nodeGpuHome } from '../node/node-gpu-home.ts'

let shared: Promise<Gpu> | undefined

/** The GPU of Node, one for all tests of a file. */
export function testGpu(): Promise<Gpu> {
  shared ??= nodeGpuHome().then(home => Gpu.open(home))
  return shared
}

/** A GPU that takes volumes of so many voxels along an axis only. */
export async function narrowGpu(maxTextureDimension3D: number): Promise<Gpu> {
  return Gpu.open(await nodeGpuHome(), { maxTextureDimension3D })
}

/** A GPU that a test can lose. */
export async function fragileGpu(): Promise<{ readonly gpu: Gpu; lose(): void }> {
  const home = await nodeGpuHome()
  const renderers: WebGPURenderer[] = []
  const gpu = await Gpu.open({
    async createRenderer() {
      const renderer = await home.createRenderer()
      renderers.push(renderer)
      return renderer
    },
  })
  return {
    gpu,
    lose() {
      const renderer = renderers.at(-1) as WebGPURenderer
      ;(renderer.backend as unknown as { device: GPUDevice }).device.destroy()
      // three takes a destroyed device for a wanted end and says nothing.
      renderer.onDeviceLost({ api: 'WebGPU', message: 'taken away', reason: null, originalEvent: new Event('lost') } as never)
    },
  }
}
