import type { ProcessorTypeView } from '@ivw/engine/protocol'
import UFuzzy from '@leeoniya/ufuzzy'

const wordSearch = new UFuzzy({ intraIns: 0 })
/** Letters may be left out: `vlrc` finds Volume Raycaster. */
const letterSearch = new UFuzzy({ intraIns: Number.POSITIVE_INFINITY, intraChars: '.' })

/**
 * Types that fit a query: by the words of their names, then by class, category, tags and file; when no type has the
 * words, by letters of their names. Best first.
 */
export function searchTypes(types: readonly ProcessorTypeView[], query: string): readonly ProcessorTypeView[] {
  const needle = query.trim()
  if (needle === '') return types
  const names = types.map(({ info }) => info.displayName)
  const texts = types.map(({ info, file }) => [info.displayName, info.classIdentifier, info.category, ...info.tags, file ?? ''].join(' '))
  const found = new Set([...ranked(wordSearch, names, needle), ...ranked(wordSearch, texts, needle)])
  return [...(found.size > 0 ? found : ranked(letterSearch, names, needle))].flatMap(index => types[index] ?? [])
}

function ranked(search: UFuzzy, haystack: string[], needle: string): readonly number[] {
  const [indices, info, order] = search.search(haystack, needle, 4)
  if (!indices) return []
  return info ? order.flatMap(position => info.idx[position] ?? []) : indices
}

/** Types that the user added lately come first, the rest by name. */
export function recentFirst(types: readonly ProcessorTypeView[], recent: readonly string[]): readonly ProcessorTypeView[] {
  const rank = ({ info }: ProcessorTypeView) => {
    const place = recent.indexOf(info.classIdentifier)
    return place < 0 ? recent.length : place
  }
  return types.toSorted((a, b) => rank(a) - rank(b) || a.info.displayName.localeCompare(b.info.displayName))
}

export interface Category {
  readonly name: string
  readonly types: readonly ProcessorTypeView[]
}

/** Types by category, both by name. */
export function byCategory(types: readonly ProcessorTypeView[]): readonly Category[] {
  return inCategories(types)
    .map(({ name, types }) => ({ name, types: types.toSorted((a, b) => a.info.displayName.localeCompare(b.info.displayName)) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Types by category, both in the order of what was found: the best stays first. */
export function inCategories(types: readonly ProcessorTypeView[]): readonly Category[] {
  const groups = new Map<string, ProcessorTypeView[]>()
  for (const type of types) {
    const name = type.info.category || 'Other'
    groups.set(name, [...(groups.get(name) ?? []), type])
  }
  return [...groups].map(([name, members]) => ({ name, types: members }))
}
