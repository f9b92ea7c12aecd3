import type { GalleryItem } from '@ivw/engine/protocol'

/** The items that hold all words in whatever they say of themselves, and have all of the tags or categories. */
export function searchGallery(items: readonly GalleryItem[], text: string, tags: ReadonlySet<string>): readonly GalleryItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter(item => {
    const said = [item.title, item.author, item.description, item.path, ...labelsOf(item)].join('\n').toLowerCase()
    const labels = labelsOf(item).map(label => label.toLowerCase())
    return words.every(word => said.includes(word)) && [...tags].every(tag => labels.includes(tag.toLowerCase()))
  })
}

/** Tags and categories, the most frequent ones first, with how many items have them. */
export function tagCounts(items: readonly GalleryItem[]): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, { tag: string; count: number }>()
  for (const item of items)
    for (const tag of labelsOf(item)) {
      const known = counts.get(tag.toLowerCase()) ?? { tag, count: 0 }
      counts.set(tag.toLowerCase(), { ...known, count: known.count + 1 })
    }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)).map(({ tag, count }) => [tag, count])
}

/** Each once, however it is spelt. */
export function labelsOf({ tags, categories }: GalleryItem): readonly string[] {
  return [...new Map([...tags, ...categories].map(label => [label.toLowerCase(), label])).values()]
}
