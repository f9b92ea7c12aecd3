import type { PropertyView } from '@ivw/engine/protocol'
import { Link2, Link2Off } from 'lucide-react'
import type { EngineClient } from '../engine/client.ts'
import { networkView } from '../network/network-view.ts'
import { splitPath } from '../network/ports.ts'
import { select, useStore } from '../store.ts'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { showLinkDialog } from './link-dialog.tsx'
import { arrows, type LinkPair, linksBetween, partnerName, partnersOf, unlinkEdit } from './link-pairs.ts'

/** What a property is linked with, and ways to change that, for its context menu. */
export function linkMenu(engine: EngineClient, property: PropertyView): readonly MenuEntry[] {
  const { links, processors } = useStore.getState()
  const partners = partnersOf(links, property.path)
  const unlink = (pairs: readonly LinkPair[]) => {
    const state = useStore.getState()
    const gone = pairs.flatMap(({ left, right }) => linksBetween(state.links, left, right))
    if (gone.length > 0) engine.perform('apply', unlinkEdit(state.processors, gone))
  }
  const [processor] = splitPath(property.path)
  const partner = partners[0] ? splitPath(partners[0].right)[0] : processor
  return [
    ...(partners.length > 0
      ? [
          {
            label: 'Linked with',
            icon: Link2,
            items: [
              ...partners.map(pair => ({
                label: `${arrows[pair.direction]} ${partnerName(processors, pair.right)}`,
                items: [
                  { label: 'Go to', onSelect: () => goTo(pair.right) },
                  { label: 'Unlink', icon: Link2Off, onSelect: () => unlink([pair]) },
                ],
              })),
              ...(partners.length > 1
                ? ['separator' as const, { label: 'Unlink all', icon: Link2Off, onSelect: () => unlink(partners) }]
                : []),
            ],
          },
        ]
      : []),
    { label: 'Link with…', icon: Link2, onSelect: () => showLinkDialog(processor, partner, property.path) },
  ]
}

/** Selects the property's processor and brings the property into view. */
function goTo(path: string): void {
  const [identifier] = splitPath(path)
  const position = useStore.getState().processors.get(identifier)?.position
  select([identifier])
  if (position) networkView.reveal(position)
  // Its panel shows the processor with the next picture.
  requestAnimationFrame(() => requestAnimationFrame(() => showRow(path)))
}

function showRow(path: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-property]')]
  // In a group that is folded, its header.
  const row = rows.findLast(({ dataset: { property = '' } }) => path === property || path.startsWith(`${property}.`))
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector<HTMLElement>('input, button, select, [tabindex]')?.focus({ preventScroll: true })
}
