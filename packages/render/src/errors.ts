/** Something that the GPU, or what was asked of it, does not allow. The message is a sentence for the user. */
export class GpuError extends Error {
  override readonly name = 'GpuError'
}
