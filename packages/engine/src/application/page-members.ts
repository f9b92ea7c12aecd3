import type { ContextMenuEntry } from '@ivw/processors'
import { z } from 'zod'
import { type Members, text } from './members.ts'

const entry: z.ZodType<ContextMenuEntry> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('action'), id: z.string(), label: z.string(), enabled: z.boolean() }),
    z.object({ kind: z.literal('submenu'), label: z.string(), entries: z.array(entry) }),
    z.object({ kind: z.literal('separator') }),
  ]),
)
const entries = z.array(entry)
/** `ContextMenuCategory.View`. */
const viewCategory = 2

/** What Python shows at the pointer. Events name their canvas; without one there is no place to show it. */
export const pageMembers: Members = {
  toolTip: ({ feedback }, [content, canvas, picked]) => {
    if (typeof canvas !== 'string') return
    feedback.toolTip(canvas, text(content, 'A tool tip'), typeof picked === 'number' ? picked : undefined)
  },
  contextMenu: ({ feedback }, [given, categories, canvas]) => {
    const withViews = (Number(categories) & viewCategory) !== 0
    if (typeof canvas === 'string') feedback.contextMenu(canvas, { entries: entries.parse(given), withViews })
  },
}
