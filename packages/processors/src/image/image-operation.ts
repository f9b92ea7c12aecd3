import type { CodeState, ProcessorInfo } from '@ivw/network'

/** What the processors of the category have in common. `name` without `org.inviwo.`. */
export function imageOperation(name: string, displayName: string, help: string, codeState: CodeState = 'stable'): ProcessorInfo {
  return { classIdentifier: `org.inviwo.${name}`, displayName, category: 'Image Operation', codeState, tags: ['GL'], help }
}
