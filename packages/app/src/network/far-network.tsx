import { useStore as useFlowStore, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useCanvas } from '../properties/transfer-function/use-canvas.ts'
import { processorsAt } from '../state/level.ts'
import { select, useStore } from '../store.ts'
import { drawLines, drawNodes, linesByColor } from './far-drawing.ts'
import type { ProcessorFlowNode } from './graph.ts'
import { type Given, idsIn } from './nodes-in-sight.ts'

/**
 * A large network seen from afar, in one canvas: thousands of elements would take longer than a frame. Nodes that the user can grasp
 * stand above it as elements.
 */
export function FarNetwork({ nodes, edges }: Given) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const processors = useStore(processorsAt)
  const [x, y, zoom] = useFlowStore(state => state.transform)
  const lines = useMemo(() => linesByColor(nodes, edges), [nodes, edges])
  const inBox = useBoxSelection(nodes)

  useCanvas(canvas, (context, width, height) => {
    const view = { width, height, x, y, zoom }
    const styles = getComputedStyle(context.canvas)
    context.clearRect(0, 0, width, height)
    drawLines(context, lines, view)
    const isSelected = ({ id, selected }: ProcessorFlowNode) => (inBox ? inBox.has(id) : selected === true)
    drawNodes(context, nodes, processors, isSelected, view, name => styles.getPropertyValue(name).trim())
  })
  return <canvas ref={canvas} className="far-network" data-nodes={nodes.length} />
}

/** What the box that is being drawn selects; the store hears of it at its end only, for panels would follow each step of the pointer. */
function useBoxSelection(nodes: readonly ProcessorFlowNode[]): ReadonlySet<string> | undefined {
  const flow = useStoreApi()
  const box = useFlowStore(state => (state.userSelectionActive ? state.userSelectionRect : null))
  const inBox = useMemo(() => {
    if (!box) return undefined
    const [x, y, zoom] = flow.getState().transform
    const rect = { x: (box.x - x) / zoom, y: (box.y - y) / zoom, width: box.width / zoom, height: box.height / zoom }
    return idsIn(nodes, rect)
  }, [flow, nodes, box])
  const last = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    if (!inBox && last.current) select(last.current)
    last.current = inBox
  }, [inBox])
  return inBox
}
