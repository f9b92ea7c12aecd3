import { getViewportForBounds, type ReactFlowInstance } from '@xyflow/react'
import { create } from 'zustand'
import { useStore } from '../store.ts'
import { useEditorScale } from './editor-scale.ts'
import { fitBeside } from './fit-beside.ts'
import { boundsOf } from './nodes-in-sight.ts'

export interface AddRequest {
  /** Where the popup appears, in the window. */
  readonly screen: readonly [number, number]
  /** Where the processor will stand, in the network. */
  readonly position: readonly [number, number]
  /** The port at which a link was dropped: only types that fit are shown, and the new processor is connected. */
  readonly port?: { readonly path: string; readonly direction: 'in' | 'out' } | undefined
  /** Shows types that do not fit the port, too. */
  readonly all?: boolean
}

export interface NetworkViewState {
  readonly flow: ReactFlowInstance | undefined
  readonly add: AddRequest | undefined
  readonly showLinks: boolean
  readonly showMinimap: boolean
}

/** What the network editor shows beside the network itself; commands of menus and keys come in through here. */
export const useNetworkView = create<NetworkViewState>(() => ({ flow: undefined, add: undefined, showLinks: false, showMinimap: true }))

/** Share of the editor around a network that is shown whole. */
const padding = 0.15

/** In pixels. */
export const minimapSize = { width: 100, height: 68 }
/** With its margins, as the style sheet has them. */
const minimapCorner = [minimapSize.width + 24, minimapSize.height + 24] as const

const animation = () => ({ duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120 })

/** Where the pointer was last seen over the editor, in the window. */
let pointer: readonly [number, number] | undefined

export function rememberPointer(position: readonly [number, number] | undefined): void {
  pointer = position
}

export const networkView = {
  fit(identifiers?: readonly string[], duration: number = animation().duration): void {
    const { flow, showMinimap } = useNetworkView.getState()
    // xyflow knows of a large network only what is in sight.
    const bounds = identifiers && identifiers.length > 0 ? boundsOf(placesOf(identifiers)) : undefined
    const { clientWidth = 0, clientHeight = 0 } = editor() ?? {}
    const size = [clientWidth, clientHeight] as const
    const nodes = flow?.getNodes().filter(({ measured }) => measured?.width && measured.height) ?? []
    const isMeasured = nodes.length > 0 && nodes.length === flow?.getNodes().length
    if (!flow || clientWidth === 0 || clientHeight === 0) void flow?.fitView({ padding, maxZoom: 1, duration })
    else if (bounds) void flow.setViewport(getViewportForBounds(bounds, ...size, 0.02, 1, padding), { duration })
    else if (useEditorScale.getState().large || !isMeasured) void flow.fitView({ padding, maxZoom: 1, duration })
    else {
      const rects = nodes.map(node => flow.getNodesBounds([node]))
      void flow.setViewport(fitBeside(rects, { size, zoom: [0.1, 1], padding, corner: showMinimap ? minimapCorner : undefined }), {
        duration,
      })
    }
  },
  /** Whether the editor would show every processor if it had this width and height in pixels. */
  showsAll([width, height]: readonly [number, number]): boolean {
    const { flow } = useNetworkView.getState()
    if (!flow) return false
    const { zoom, x, y } = flow.getViewport()
    const bounds = flow.getNodesBounds(flow.getNodes())
    const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y]
    return left >= 0 && top >= 0 && left + bounds.width * zoom <= width && top + bounds.height * zoom <= height
  },
  /** Whether a place of the network is well in sight. */
  shows([x, y]: readonly [number, number]): boolean {
    const point = useNetworkView.getState().flow?.flowToScreenPosition({ x, y })
    const box = editor()?.getBoundingClientRect()
    if (!point || !box) return true
    const margin = 40
    return point.x > box.left + margin && point.x < box.right - margin && point.y > box.top + margin && point.y < box.bottom - margin
  },
  /** Brings a place of the network in sight: shows the whole network, or goes there when that is large. */
  reveal([x, y]: readonly [number, number]): void {
    if (networkView.shows([x, y])) return
    const { flow } = useNetworkView.getState()
    if (!useEditorScale.getState().large) networkView.fit()
    else if (flow) void flow.setCenter(x, y, { zoom: flow.getZoom(), ...animation() })
  },
  /** After processors that were small in a large network are gone, the first new one is shown in its own size. */
  showFirst([x, y]: readonly [number, number]): void {
    const { flow } = useNetworkView.getState()
    if (flow && flow.getZoom() < 0.5) void flow.setCenter(x, y, { zoom: 1, ...animation() })
  },
  zoomIn(): void {
    void useNetworkView.getState().flow?.zoomIn(animation())
  },
  zoomOut(): void {
    void useNetworkView.getState().flow?.zoomOut(animation())
  },
  zoomTo(zoom: number): void {
    void useNetworkView.getState().flow?.zoomTo(zoom, animation())
  },
  toggleLinks(): void {
    useNetworkView.setState(({ showLinks }) => ({ showLinks: !showLinks }))
  },
  toggleMinimap(): void {
    useNetworkView.setState(({ showMinimap }) => ({ showMinimap: !showMinimap }))
  },

  /** Opens the popup at a place of the window; without one, at the pointer, or in the middle of the editor. */
  openAdd(screen: readonly [number, number] = pointer ?? middle(), port?: AddRequest['port'], all = false): void {
    useNetworkView.setState({ add: { screen, position: toNetwork(screen), port, all } })
  },
  closeAdd(): void {
    useNetworkView.setState({ add: undefined })
  },
  pointerOrMiddle(): readonly [number, number] {
    return toNetwork(pointer ?? middle())
  },
  middle(): readonly [number, number] {
    return toNetwork(middle())
  },
  focus(): void {
    editor()?.focus()
  },
}

export function toNetwork([x, y]: readonly [number, number]): readonly [number, number] {
  const point = useNetworkView.getState().flow?.screenToFlowPosition({ x, y }) ?? { x: 0, y: 0 }
  return [point.x, point.y]
}

function placesOf(identifiers: readonly string[]): readonly (readonly [number, number])[] {
  const { processors } = useStore.getState()
  return identifiers.flatMap(identifier => {
    const position = processors.get(identifier)?.position
    return position ? [position] : []
  })
}

function editor(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-network-editor]')
}

function middle(): readonly [number, number] {
  const { left, top, width, height } = editor()?.getBoundingClientRect() ?? new DOMRect()
  return [left + width / 2, top + height / 2]
}
