import { useEffect, useState } from 'react'
import { create } from 'zustand'

/** From so many processors on the editor draws only what is in sight, and less of it from afar. */
export const largeNetwork = 200

/** Below this zoom a node's small text is left out. */
export const farZoom = 0.55
/** Below this one, all of its text. */
export const tinyZoom = 0.3
/** Below this one a large network is drawn in a canvas: so many nodes would come in sight at once that making them took longer than a frame. */
export const canvasZoom = 0.4

interface EditorScale {
  /** Whether the network has many processors. */
  readonly large: boolean
  /** Whether a large network is drawn in a canvas. */
  readonly tiny: boolean
}

export const useEditorScale = create<EditorScale>(() => ({ large: false, tiny: false }))

/** Changes of either redraw nodes; values that stay do nothing. */
export function setEditorScale(scale: Partial<EditorScale>): void {
  const before = useEditorScale.getState()
  if ((scale.large ?? before.large) !== before.large || (scale.tiny ?? before.tiny) !== before.tiny) useEditorScale.setState(scale)
}

/**
 * Whether a node shows its ports, its state and its badges. In a large network nodes that come in sight get them a few at a time,
 * or a frame in which many of them appear would be long.
 */
export function useDetailed(): boolean {
  const large = useEditorScale(state => state.large)
  const wanted = useEditorScale(state => !(state.large && state.tiny))
  const [granted, setGranted] = useState(false)
  useEffect(() => {
    if (!large) return
    if (!wanted) setGranted(false)
    else return details.request(() => setGranted(true))
  }, [large, wanted])
  return wanted && (granted || !large)
}

const detailsPerFrame = 6

/** Grants wishes in their order, a few in each frame. */
class DetailQueue {
  readonly #waiting = new Set<() => void>()
  #scheduled = false

  /** Returns how to take the wish back. */
  request(grant: () => void): () => void {
    this.#waiting.add(grant)
    this.#schedule()
    return () => this.#waiting.delete(grant)
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    requestAnimationFrame(() => {
      this.#scheduled = false
      for (const grant of [...this.#waiting].slice(0, detailsPerFrame)) {
        this.#waiting.delete(grant)
        grant()
      }
      if (this.#waiting.size > 0) this.#schedule()
    })
  }
}

const details = new DetailQueue()
