import type { GalleryItem, GalleryName } from '@ivw/engine/protocol'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useEngine } from '../../engine/engine-context.ts'
import { sentence } from '../../shell/notices.ts'
import { CardGrid } from './card-grid.tsx'
import { searchGallery, tagCounts } from './gallery-search.ts'
import './gallery.css'

/** As many tags as are offered. */
const mostTags = 12

export interface GallerySource {
  readonly of: GalleryName
  readonly folder?: string | undefined
}

/** What an engine lists; undefined while it is asked. */
function useGallery({ of, folder }: GallerySource): { items: readonly GalleryItem[] | undefined; error: string | undefined } {
  const engine = useEngine()
  const [items, setItems] = useState<readonly GalleryItem[]>()
  const [error, setError] = useState<string>()
  useEffect(() => {
    let ended = false
    setItems(undefined)
    setError(undefined)
    engine.request('gallery', { of, ...(folder !== undefined && { folder }) }).then(
      answer => ended || setItems(answer.items),
      (reason: unknown) => ended || setError(sentence(reason)),
    )
    return () => {
      ended = true
    }
  }, [engine, of, folder])
  return { items, error }
}

export interface GalleryViewProps {
  readonly source: GallerySource
  readonly label: string
  readonly onOpen: (item: GalleryItem) => void
  /** Stands beside the search field. */
  readonly children?: ReactNode
}

/** Workspaces as cards, with a search over all that they say and a choice of tags. */
export function GalleryView({ source, label, onOpen, children }: GalleryViewProps) {
  const { items, error } = useGallery(source)
  const [text, setText] = useState('')
  const [tags, setTags] = useState<ReadonlySet<string>>(new Set())
  const found = searchGallery(items ?? [], text, tags)
  const toggle = (tag: string) => setTags(tags.has(tag) ? new Set([...tags].filter(other => other !== tag)) : new Set([...tags, tag]))
  return (
    <div className="gallery">
      <div className="gallery-bar">
        <div className="gallery-search">
          <Search aria-hidden size={14} />
          <input
            className="field"
            type="search"
            aria-label={`Search ${label.toLowerCase()}`}
            placeholder="Search titles, tags and descriptions"
            spellCheck={false}
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && found[0]) onOpen(found[0])
              if (event.key === 'ArrowDown')
                event.currentTarget.closest('.gallery')?.querySelector<HTMLElement>('[data-card]:not(:disabled)')?.focus()
            }}
          />
        </div>
        {children}
      </div>
      <fieldset className="gallery-tags" aria-label="Tags">
        {tagCounts(items ?? [])
          .slice(0, mostTags)
          .map(([tag, count]) => (
            <button key={tag} type="button" className="tag" aria-pressed={tags.has(tag)} onClick={() => toggle(tag)}>
              {tag} <span className="tag-count">{count}</span>
            </button>
          ))}
      </fieldset>
      {error && <p role="alert">{error}</p>}
      {!items && !error && <p className="gallery-empty">Reading …</p>}
      {items && found.length === 0 && (
        <p className="gallery-empty" role="status">
          {items.length === 0 ? 'No workspaces are there.' : 'Nothing of that kind is there.'}
        </p>
      )}
      <CardGrid label={label} items={found} onOpen={onOpen} />
    </div>
  )
}
