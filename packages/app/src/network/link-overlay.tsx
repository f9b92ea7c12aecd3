import { ViewportPortal } from '@xyflow/react'
import { useDeferredValue, useMemo } from 'react'
import { showLinkDialog } from '../links/link-dialog.tsx'
import { select, useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { nodeSize, type ProcessorFlowNode } from './graph.ts'
import { LinkHandles } from './link-handles.tsx'
import { linkView, useLinkView } from './link-view.ts'
import { curvePath, type LinkedProcessors, linkCurve, linkedProcessors, type Place, tipPath } from './linked-processors.ts'

/** Property links as dashed curves between the sides of nodes: all of them, or those of the processors that are selected or under the pointer. */
export function LinkOverlay({ nodes, all }: { nodes: readonly ProcessorFlowNode[]; all: boolean }) {
  const links = useStore(state => state.links)
  // Curves of thousands of selected processors come after the selection itself.
  const selection = useDeferredValue(useStore(state => state.selection))
  const hovered = useLinkView(state => state.hovered)
  const selected = useLinkView(state => state.selected)
  const drag = useLinkView(state => state.drag)
  const pairs = useMemo(() => linkedProcessors(links), [links])
  const isNear = (identifier: string) => identifier === hovered || selection.has(identifier)
  const shown = pairs.filter(({ key, from, to }) => all || key === selected || isNear(from) || isNear(to))
  const handled = [...new Set([...(hovered === undefined ? [] : [hovered]), ...(selection.size > 20 ? [] : selection)])]
  const places = usePlaces(nodes, shown.length > 0 || handled.length > 0)
  if (!places) return null
  return (
    <ViewportPortal>
      <svg className="link-overlay" aria-hidden="true">
        {shown.map(pair => (
          <Curve key={pair.key} pair={pair} places={places} isSelected={pair.key === selected} />
        ))}
        {drag && <Dragged places={places} />}
      </svg>
      <LinkHandles identifiers={handled} places={places} />
    </ViewportPortal>
  )
}

/** Made only when something is drawn: most of the time nothing is. */
function usePlaces(nodes: readonly ProcessorFlowNode[], needed: boolean): ReadonlyMap<string, Place> | undefined {
  return useMemo(() => (needed ? new Map(nodes.map(node => [node.id, node.position])) : undefined), [nodes, needed])
}

function Curve({ pair, places, isSelected }: { pair: LinkedProcessors; places: ReadonlyMap<string, Place>; isSelected: boolean }) {
  const [start, end] = [places.get(pair.from), places.get(pair.to)]
  if (!start || !end) return null
  const curve = linkCurve(start, end, nodeSize)
  const path = curvePath(curve)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog and the property's menu do the same by keyboard
    <g
      className={classes('link', isSelected && 'link-selected')}
      data-link={pair.key}
      onPointerDown={event => event.button === 0 && event.stopPropagation()}
      onPointerMove={event => linkView.point({ key: pair.key, at: { x: event.clientX, y: event.clientY } })}
      onPointerLeave={() => linkView.point(undefined)}
      onClick={() => {
        select([])
        linkView.select(pair.key)
      }}
      onDoubleClick={() => showLinkDialog(pair.from, pair.to)}
    >
      <path className="link-hit" d={path} />
      <path className="link-line" d={path} />
      {pair.follows.to && <path className="link-tip" d={tipPath(curve.end, curve.arrives)} />}
      {pair.follows.from && <path className="link-tip" d={tipPath(curve.start, curve.leaves === 1 ? -1 : 1)} />}
    </g>
  )
}

/** The curve that follows the pointer, and a frame around the processor at which it would end. */
function Dragged({ places }: { places: ReadonlyMap<string, Place> }) {
  const drag = useLinkView(state => state.drag)
  const from = drag && places.get(drag.from)
  if (!from) return null
  const { side, pointer } = drag
  const start = { x: from.x + (side * nodeSize.width) / 2, y: from.y }
  const target = drag.target === undefined ? undefined : places.get(drag.target)
  return (
    <>
      {target && (
        <rect
          className="link-target"
          x={target.x - nodeSize.width / 2 - 3}
          y={target.y - nodeSize.height / 2 - 3}
          width={nodeSize.width + 6}
          height={nodeSize.height + 6}
          rx={8}
        />
      )}
      <path className="link-rubber" d={curvePath({ start, end: pointer, leaves: side, arrives: pointer.x >= start.x ? 1 : -1 })} />
    </>
  )
}
