import type { GalleryItem } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { searchGallery, tagCounts } from './gallery-search.ts'

const item = (title: string, tags: readonly string[], more: Partial<GalleryItem> = {}): GalleryItem => ({
  path: `/examples/${title.toLowerCase()}.inv`,
  title,
  author: '',
  tags,
  categories: [],
  description: '',
  ...more,
})
const items = [
  item('Ball', ['volume', 'python'], { description: 'A *round* thing', author: 'Ada' }),
  item('Slice', ['Volume'], { categories: ['Teaching', 'volume'] }),
  item('Picture', ['image', 'python']),
]
const titles = (text: string, ...tags: string[]) => searchGallery(items, text, new Set(tags)).map(({ title }) => title)

test.each<[string, string[], string[]]>([
  ['', [], ['Ball', 'Slice', 'Picture']],
  ['ROUND ball', [], ['Ball']],
  ['ada', [], ['Ball']],
  ['teach', [], ['Slice']],
  ['slice.inv', [], ['Slice']],
  ['round image', [], []],
  ['', ['volume'], ['Ball', 'Slice']],
  ['', ['Volume', 'python'], ['Ball']],
  ['picture', ['python'], ['Picture']],
])('“%s” with %s', (text, tags, expected) => {
  expect(titles(text, ...tags)).toEqual(expected)
})

test('tags and categories with how often they are there, however they are spelt', () => {
  expect(tagCounts(items)).toEqual([
    ['python', 2],
    ['volume', 2],
    ['image', 1],
    ['Teaching', 1],
  ])
})
