import { type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import { classes } from '../ui/classes.ts'
import type { ConnectionFlowEdge } from './graph.ts'

/** A connection in the colour of its outport, with a rim that parts it from what it crosses. */
export const ConnectionEdge = memo(function ConnectionEdge({ data, selected, ...ends }: EdgeProps<ConnectionFlowEdge>) {
  const [path] = getBezierPath(ends)
  return (
    <g className={classes('connection', selected && 'connection-selected')}>
      <path className="react-flow__edge-interaction" d={path} fill="none" strokeOpacity={0} strokeWidth={14} />
      <path className="connection-rim" d={path} fill="none" />
      <path className="connection-core" d={path} fill="none" style={{ stroke: data?.color }} />
    </g>
  )
})
