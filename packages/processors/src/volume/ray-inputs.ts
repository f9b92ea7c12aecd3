import type { ImageInport, ProcessContext, VolumeInport } from '@ivw/network'
import type { Gpu, RaycastInputs } from '@ivw/render'
import { fittedInput } from '../image/fitted-input.ts'
import { volumeOnGpu } from './volume-on-gpu.ts'

/** The ports that every raycaster has. */
export interface RayPorts {
  readonly volume: VolumeInport
  readonly entry: ImageInport
  readonly exit: ImageInport
  readonly background: ImageInport
}

/** What rays go through, on the GPU. @throws NotReadyError when the volume, entry or exit port has no data. */
export async function rayInputs(gpu: Gpu, ports: RayPorts, context: ProcessContext): Promise<RaycastInputs> {
  const volume = ports.volume.data
  const [texels, entry, exit, background] = await Promise.all([
    volumeOnGpu(gpu, volume, context),
    gpu.image(ports.entry.data),
    gpu.image(ports.exit.data),
    fittedInput(gpu, ports.background),
  ])
  return { volume, texels, entry, exit, background }
}
