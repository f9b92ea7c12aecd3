import type { ProcessorInfo } from '@ivw/network'

/** What the processors that make samplers have in common. `name` without `org.inviwo.`. */
export function spatialSampling(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Spatial Sampler',
    codeState: 'experimental',
    tags: ['CPU', 'Vector Field'],
    help,
  }
}
