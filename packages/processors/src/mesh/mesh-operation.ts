import type { ProcessorInfo } from '@ivw/network'

/** What processors that change meshes have in common. */
export function meshOperation(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Mesh Operation',
    codeState: 'stable',
    tags: ['CPU', 'Mesh'],
    help,
  }
}
