import type { ProcessorInfo } from '@ivw/network'

/** What processors that draw meshes have in common. */
export function meshRendering(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Mesh Rendering',
    codeState: 'stable',
    tags: ['GL'],
    help,
  }
}
