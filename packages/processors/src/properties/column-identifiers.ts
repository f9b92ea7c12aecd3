import type { Column } from '@ivw/data'
import { stripIdentifier } from '@ivw/network'

/** What properties of columns are called: headers without what is not allowed in identifiers, each once. */
export function columnIdentifiers(columns: readonly Column[]): readonly string[] {
  const taken = new Set<string>()
  return columns.map(({ header }) => {
    const base = header.trim() === '' ? 'column' : stripIdentifier(header)
    let identifier = base
    for (let i = 2; taken.has(identifier); i++) identifier = `${base}${i}`
    taken.add(identifier)
    return identifier
  })
}
