import type { ProcessorInfo } from '@ivw/network'

/** What the processors of the category have in common. `name` without `org.inviwo.`. */
export function vectorFieldVisualization(name: string, displayName: string, help: string): ProcessorInfo {
  return {
    classIdentifier: `org.inviwo.${name}`,
    displayName,
    category: 'Vector Field Visualization',
    codeState: 'stable',
    tags: ['GL', 'Vector Field'],
    help,
  }
}
