import type { EdgeView } from '@ivw/engine/protocol'
import { create } from 'zustand'
import { useStore } from '../store.ts'
import { type LinkedProcessors, linkedProcessors, type Place } from './linked-processors.ts'

export interface LinkDrag {
  readonly from: string
  readonly side: 1 | -1
  /** In the network. */
  readonly pointer: Place
  /** The processor under the pointer. */
  readonly target: string | undefined
}

interface LinkViewState {
  /** The processor under the pointer. */
  readonly hovered: string | undefined
  /** The curve under the pointer, and where that is in the window. */
  readonly pointed: { readonly key: string; readonly at: Place } | undefined
  readonly selected: string | undefined
  readonly drag: LinkDrag | undefined
}

const nothing: LinkViewState = { hovered: undefined, pointed: undefined, selected: undefined, drag: undefined }

/** What the pointer does with links in the network editor. */
export const useLinkView = create<LinkViewState>(() => nothing)

export const linkView = {
  hover(hovered: string | undefined): void {
    if (useLinkView.getState().hovered !== hovered) useLinkView.setState({ hovered })
  },
  point(pointed: LinkViewState['pointed']): void {
    useLinkView.setState({ pointed })
  },
  select(selected: string | undefined): void {
    if (useLinkView.getState().selected !== selected) useLinkView.setState({ selected })
  },
  drag(drag: LinkDrag | undefined): void {
    useLinkView.setState({ drag })
  },
  /** All links between the two processors whose curve is selected. */
  get selectedLinks(): readonly EdgeView[] {
    return this.linked(useLinkView.getState().selected)?.links ?? []
  },
  linked(key: string | undefined): LinkedProcessors | undefined {
    return key === undefined ? undefined : linkedProcessors(useStore.getState().links).find(pair => pair.key === key)
  },
}
