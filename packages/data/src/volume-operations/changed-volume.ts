import { Volume, type VolumeOptions } from '../volume.ts'

/** A result in the place of its input, with its data map and metadata; how it is sampled is not taken over (processors-b spec 2.1). */
export function changedVolume(
  { dimensions, format, modelMatrix, worldMatrix, dataMap, axes, metadata }: Volume,
  changes: Pick<VolumeOptions, 'source'> & Partial<VolumeOptions>,
): Volume {
  return new Volume({ dimensions, format, modelMatrix, worldMatrix, dataMap, axes, metadata, ...changes })
}
