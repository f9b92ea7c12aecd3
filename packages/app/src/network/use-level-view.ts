import { useReactFlow, type Viewport } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStore } from '../store.ts'
import { networkView } from './network-view.ts'

/** Each network comes back as it was seen last; one that is seen for the first time is shown whole. */
export function useLevelView(): void {
  const flow = useReactFlow()
  const level = useStore(state => state.level)
  const opened = useStore(state => state.opened)
  const shown = useRef('')
  const views = useRef(new Map<string, Viewport>())
  // Views of another workspace say nothing about this one, which is shown whole as it is opened.
  useEffect(() => {
    if (opened === 0) return
    views.current.clear()
    shown.current = useStore.getState().level
  }, [opened])
  useEffect(() => {
    if (level === shown.current) return
    views.current.set(shown.current, flow.getViewport())
    shown.current = level
    const view = views.current.get(level)
    // The nodes of the other network are drawn first.
    const frame = requestAnimationFrame(() => (view ? void flow.setViewport(view) : networkView.fit(undefined, 0)))
    return () => cancelAnimationFrame(frame)
  }, [flow, level])
}
