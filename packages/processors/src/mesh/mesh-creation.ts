import type { ProcessorInfo } from '@ivw/network'

/** What processors that make meshes out of nothing have in common. */
export function meshCreation(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Mesh Creation',
    codeState: 'stable',
    tags: ['CPU', 'Mesh'],
    help,
  }
}
