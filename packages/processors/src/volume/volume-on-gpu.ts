import type { Volume } from '@ivw/data'
import type { ProcessContext } from '@ivw/network'
import type { Gpu } from '@ivw/render'

/** The volume as a texture. How one is drawn that is too large for it is told at the processor. */
export async function volumeOnGpu(gpu: Gpu, volume: Volume, context: ProcessContext): ReturnType<Gpu['volume']> {
  const texels = await gpu.volume(volume)
  if (texels.notice !== undefined) context.notice(texels.notice)
  return texels
}
