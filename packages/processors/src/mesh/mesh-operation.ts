import type { CodeState, ProcessorInfo } from '@ivw/network'

/** What processors that change meshes have in common. */
export function meshOperation(name: string, displayName: string, help: string, codeState: CodeState = 'stable'): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Mesh Operation',
    codeState,
    tags: ['CPU', 'Mesh'],
    help,
  }
}
