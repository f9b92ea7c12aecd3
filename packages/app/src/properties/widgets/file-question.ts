import type { PropertyState } from '@ivw/engine/protocol'
import type { FileQuestion } from '../../ui/file-dialog.tsx'

/** What a file property asks for, by its state. */
export function fileQuestion({ acceptMode, fileMode, filters }: PropertyState): FileQuestion {
  const isFolder = fileMode === 'directory' || fileMode === 'directoryOnly'
  return { mode: isFolder ? 'directory' : acceptMode === 'save' ? 'save' : 'open', filters: filtersOf(filters) }
}

function filtersOf(filters: unknown): { extension: string; description: string }[] {
  if (!Array.isArray(filters)) return []
  return filters.flatMap((filter: unknown) => {
    const { extension, description } = (typeof filter === 'object' && filter !== null ? filter : {}) as Record<string, unknown>
    if (typeof extension !== 'string') return []
    return [{ extension, description: typeof description === 'string' ? description : extension }]
  })
}
