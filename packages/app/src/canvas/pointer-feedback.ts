import type { CanvasMenuEntry } from '@ivw/engine/protocol'
import { create } from 'zustand'
import type { Disposable, EngineClient } from '../engine/client.ts'

export interface CanvasMenuState {
  readonly canvas: string
  readonly entries: readonly CanvasMenuEntry[]
  readonly withViews: boolean
}

interface PointerFeedback {
  /** By canvas; none where there is nothing to say. */
  readonly toolTips: ReadonlyMap<string, string>
  readonly menu: CanvasMenuState | undefined
}

/** What processors show at the pointer over the canvases. */
export const usePointerFeedback = create<PointerFeedback>(() => ({ toolTips: new Map(), menu: undefined }))

export function followPointerFeedback(engine: EngineClient): Disposable {
  return engine.onMessage(message => {
    if (message.kind === 'toolTip') {
      const toolTips = new Map(usePointerFeedback.getState().toolTips)
      if (message.text === '') toolTips.delete(message.canvas)
      else toolTips.set(message.canvas, message.text)
      usePointerFeedback.setState({ toolTips })
    } else if (message.kind === 'contextMenu') {
      const { canvas, entries, withViews } = message
      usePointerFeedback.setState({ menu: { canvas, entries, withViews } })
    }
  })
}

export function openViewMenu(canvas: string): void {
  usePointerFeedback.setState({ menu: { canvas, entries: [], withViews: true } })
}

export function closeCanvasMenu(): void {
  usePointerFeedback.setState({ menu: undefined })
}
