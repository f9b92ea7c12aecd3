import type { MiniMapNodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { processorsAt } from '../state/level.ts'
import { useStore } from '../store.ts'
import { nodeSize } from './graph.ts'
import { wholeId } from './nodes-in-sight.ts'

/**
 * The nodes of a large network in its overview: all of them as one path. As thousands of elements
 * they would be laid out anew with every move of the view.
 */
export const AllMinimapNodes = memo(function AllMinimapNodes({ id }: MiniMapNodeProps) {
  return id === wholeId ? <AllNodes /> : null
})

function AllNodes() {
  const processors = useStore(processorsAt)
  const path = useMemo(() => {
    const { width, height } = nodeSize
    return [...processors.values()]
      .map(({ position: [x, y] }) => `M${x - width / 2} ${y - height / 2}h${width}v${height}h${-width}z`)
      .join('')
  }, [processors])
  return <path className="react-flow__minimap-node minimap-nodes" d={path} />
}
