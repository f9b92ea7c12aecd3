import { useNodesInitialized, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useStore } from '../store.ts'
import { networkView } from './network-view.ts'

/** What tells that the user may have moved the view. */
const gestures = ['pointerdown', 'wheel', 'keydown'] as const

/**
 * A workspace that has just been opened is shown whole, also while panels still find their place. Once the user has worked in the view,
 * what was whole in sight stays so when the panel gets smaller.
 */
export function useWholeInSight(box: { readonly current: HTMLElement | null }): void {
  const opened = useStore(state => state.opened)
  const flow = useStoreApi()
  const ready = useNodesInitialized()
  const fitted = useRef(0)
  useEffect(() => {
    const element = box.current
    if (opened === 0 || !ready || !element) return
    let isFitted = fitted.current !== opened
    const sizeNow = () => [element.clientWidth, element.clientHeight] as const
    let before = sizeNow()
    const look = () => {
      const size = sizeNow()
      if (size[0] === 0 || size[1] === 0) return
      // A network that has just replaced another one is measured a moment later.
      if (!flow.getState().nodesInitialized) {
        stopWaiting()
        stopWaiting = flow.subscribe(state => {
          if (!state.nodesInitialized) return
          stopWaiting()
          look()
        })
        return
      }
      if (isFitted || (networkView.showsAll(before) && !networkView.showsAll(size))) {
        networkView.fit(undefined, 0)
        isFitted = true
        fitted.current = opened
      }
      before = size
    }
    let stopWaiting: () => void = () => undefined
    const observer = new ResizeObserver(look)
    // Who clicks before anything was shown has not worked in the view.
    const release = () => {
      if (fitted.current === opened) isFitted = false
    }
    observer.observe(element)
    for (const type of gestures) element.addEventListener(type, release, { passive: true })
    return () => {
      observer.disconnect()
      stopWaiting()
      for (const type of gestures) element.removeEventListener(type, release)
    }
  }, [opened, ready, flow, box])
}
