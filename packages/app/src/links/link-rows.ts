import type { PropertyView } from '@ivw/engine/protocol'
import { isGroup, shownProperties } from '../properties/panel/property-tree.ts'

/** A line of a tree of properties. */
export interface LinkRow {
  readonly property: PropertyView
  /** From 1. */
  readonly level: number
  /** Undefined for what holds nothing. */
  readonly isOpen: boolean | undefined
}

/** The lines that are to be seen: what matches a search is open, else what was opened. */
export function linkRows(properties: readonly PropertyView[], search: string, open: ReadonlySet<string>): readonly LinkRow[] {
  const searching = search.trim() !== ''
  const walk = (shown: readonly PropertyView[], level: number): readonly LinkRow[] =>
    shown.flatMap(property => {
      if (!isGroup(property)) return [{ property, level, isOpen: undefined }]
      const isOpen = searching || open.has(property.path)
      const inside = isOpen ? walk(visibleOnly(property.children), level + 1) : []
      return [{ property, level, isOpen }, ...inside]
    })
  return walk(shownProperties(properties, search), 1)
}

function visibleOnly(properties: readonly PropertyView[]): readonly PropertyView[] {
  return properties.filter(property => property.visible !== false)
}

/** Groups that must be open for the paths to be seen. */
export function groupsAround(paths: Iterable<string>): ReadonlySet<string> {
  const groups = new Set<string>()
  for (const path of paths)
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) groups.add(path.slice(0, dot))
  return groups
}

/** The line that stands for a path: its own, or that of the innermost closed group around it. */
export function rowFor(rows: readonly LinkRow[], path: string): LinkRow | undefined {
  return rows.findLast(({ property }) => property.path === path || path.startsWith(`${property.path}.`))
}

/** Where the focus goes from a line by a key; undefined for other keys and where there is no such line. */
export function rowAfterKey(rows: readonly LinkRow[], index: number, key: string): number | undefined {
  const level = rows[index]?.level ?? 1
  switch (key) {
    case 'ArrowDown':
      return index + 1 < rows.length ? index + 1 : undefined
    case 'ArrowUp':
      return index > 0 ? index - 1 : undefined
    case 'Home':
      return 0
    case 'End':
      return rows.length - 1
    case 'ArrowRight':
      return (rows[index + 1]?.level ?? 0) > level ? index + 1 : undefined
    case 'ArrowLeft': {
      const parent = rows.slice(0, index).findLastIndex(row => row.level < level)
      return parent >= 0 ? parent : undefined
    }
    default:
      return undefined
  }
}
