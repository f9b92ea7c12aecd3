import type { CodeState, ProcessorInfo } from '@ivw/network'

/** What processors that draw meshes have in common. */
export function meshRendering(name: string, displayName: string, help: string, codeState: CodeState = 'stable'): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Mesh Rendering',
    codeState,
    tags: ['GL'],
    help,
  }
}
