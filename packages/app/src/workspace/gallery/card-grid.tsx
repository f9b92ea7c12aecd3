import type { GalleryItem } from '@ivw/engine/protocol'
import type { KeyboardEvent } from 'react'
import { WorkspaceCard, type WorkspaceCardProps } from './workspace-card.tsx'
import './gallery.css'

export interface CardGridProps extends Omit<WorkspaceCardProps, 'item'> {
  readonly label: string
  readonly items: readonly GalleryItem[]
}

/** Cards in rows; the arrow keys go from one to the other. */
export function CardGrid({ label, items, ...rest }: CardGridProps) {
  return (
    <ul className="cards" aria-label={label} onKeyDown={walk}>
      {items.map(item => (
        <WorkspaceCard key={item.path} item={item} {...rest} />
      ))}
    </ul>
  )
}

const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const

/** To the next card in the direction of the key, by where the cards are seen. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = steps[event.key as keyof typeof steps]
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]:not(:disabled)')]
  const current = cards.indexOf(document.activeElement as HTMLElement)
  if (!step || current < 0) return
  event.preventDefault()
  const place = (card: HTMLElement | undefined) => card?.getBoundingClientRect() ?? new DOMRect()
  const from = place(cards[current])
  const [dx, dy] = step
  if (dx !== 0) cards[current + dx]?.focus()
  else
    cards
      .filter(card => (place(card).top - from.top) * dy > 1)
      .sort((a, b) => distance(place(a), from) - distance(place(b), from))[0]
      ?.focus()
}

/** Rows count for more than columns. */
const distance = (a: DOMRect, b: DOMRect): number => 1000 * Math.abs(a.top - b.top) + Math.abs(a.left - b.left)
