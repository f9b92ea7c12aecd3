import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { networkAttribute } from '../commands/registry.ts'
import { useEngine } from '../engine/engine-context.ts'
import { usePage } from '../page-context.ts'
import { processorsAt } from '../state/level.ts'
import { select, useStore } from '../store.ts'
import { ContextMenu } from '../ui/context-menu.tsx'
import { AddPopup } from './add-popup.tsx'
import { Breadcrumb } from './breadcrumb.tsx'
import { pasteProcessors } from './clipboard.ts'
import { ConnectionEdge } from './connection-edge.tsx'
import { ConnectionHint } from './connection-hint.tsx'
import { selectedConnections, useConnectionSelection } from './connection-selection.ts'
import { canvasZoom, farZoom, largeNetwork, setEditorScale, tinyZoom, useEditorScale } from './editor-scale.ts'
import { EmptyNetwork } from './empty-network.tsx'
import { FarNetwork } from './far-network.tsx'
import { type ConnectionFlowEdge, EdgeCache, NodeCache, type ProcessorFlowNode } from './graph.ts'
import { LinkCard } from './link-card.tsx'
import { nodeOf } from './link-handles.tsx'
import { LinkOverlay } from './link-overlay.tsx'
import { linkView } from './link-view.ts'
import { AllMinimapNodes } from './minimap-nodes.tsx'
import { gridStep } from './network-changes.ts'
import { useNetworkMenu } from './network-menu.ts'
import { minimapSize, networkView, rememberPointer, toNetwork, useNetworkView } from './network-view.ts'
import { nodeAt } from './nodes-in-sight.ts'
import { PortInspector } from './port-inspector.tsx'
import { ProcessorNode } from './processor-node.tsx'
import { SelectionAnnouncer } from './selection-announcer.tsx'
import { useConnecting } from './use-connecting.ts'
import { useDragging } from './use-dragging.ts'
import { useLevelView } from './use-level-view.ts'
import { useNodesInSight } from './use-nodes-in-sight.ts'
import { useTypeDrop } from './use-type-drop.ts'
import { useWholeInSight } from './use-whole-in-sight.ts'
import '@xyflow/react/dist/style.css'
import './network-editor.css'

const nodeTypes = { processor: ProcessorNode }
const edgeTypes = { connection: ConnectionEdge }
const grid: [number, number] = [gridStep, gridStep]

export function NetworkEditor() {
  return (
    <ReactFlowProvider>
      <Editor />
    </ReactFlowProvider>
  )
}

function Editor() {
  const box = useRef<HTMLDivElement>(null)
  const { network } = usePage()
  const { dragged, ...dragging } = useDragging()
  const connecting = useConnecting(box)
  const menu = useNetworkMenu()
  const nodes = useFlowNodes(dragged)
  const edges = useFlowEdges()
  const large = nodes.length >= largeNetwork
  const fromAfar = useEditorScale(state => state.tiny) && large
  const given = useNodesInSight(box, { nodes, edges }, { large, fromAfar })
  const showLinks = useNetworkView(state => state.showLinks)
  const showMinimap = useNetworkView(state => state.showMinimap)
  const adding = useNetworkView(state => state.add)
  const drop = useTypeDrop()
  const isEmpty = useStore(state => state.loaded && processorsAt(state).size === 0)
  useEffect(() => setEditorScale({ large }), [large])
  useFlowHandle()
  usePasting(box)
  useWholeInSight(box)
  useLevelView()

  const onEdgesChange = useCallback((changes: EdgeChange<ConnectionFlowEdge>[]) => {
    for (const change of changes) if (change.type === 'select') selectedConnections.mark(change.id, change.selected)
  }, [])

  const onDoubleClick = ({ target, clientX, clientY }: MouseEvent) => {
    if (!(target instanceof Element)) return
    const node = target.closest<HTMLElement>('.react-flow__node')?.dataset.id
    if (node !== undefined && useStore.getState().processors.get(node)?.composite === 'composite') network.enter(node)
    else if (target.closest('.react-flow__pane')) networkView.openAdd([clientX, clientY])
  }

  return (
    <ContextMenu items={menu}>
      <div
        ref={box}
        className="network-editor"
        role="application"
        aria-label="Network Editor"
        aria-describedby="network-editor-help"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
        tabIndex={0}
        {...{ [networkAttribute]: '' }}
        {...drop}
        onDoubleClick={onDoubleClick}
        onPointerDownCapture={event => {
          takeFocus(event)
          if (!isOnLink(event.target)) linkView.select(undefined)
        }}
        onPointerMove={event => rememberPointer([event.clientX, event.clientY])}
        onPointerLeave={() => rememberPointer(undefined)}
      >
        <p id="network-editor-help" className="visually-hidden">
          Arrow keys walk between processors, Tab adds one, Shift+F10 opens the menu, F6 leaves.
        </p>
        <ReactFlow<ProcessorFlowNode, ConnectionFlowEdge>
          {...given}
          onlyRenderVisibleElements={large}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          nodeOrigin={[0.5, 0.5]}
          {...connecting}
          {...dragging}
          onEdgesChange={onEdgesChange}
          onNodeMouseEnter={enterNode}
          onNodeMouseLeave={leaveNode}
          onPaneClick={({ clientX, clientY }) => {
            // A click that was quicker than the node that it meets.
            const hit = fromAfar ? nodeAt(nodes, ...toNetwork([clientX, clientY])) : undefined
            select(hit === undefined ? [] : [hit])
          }}
          onSelectionStart={selectNothing}
          onMove={markZoom(box)}
          snapToGrid
          snapGrid={grid}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          selectionKeyCode={null}
          multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
          panOnDrag={[1]}
          panActivationKeyCode="Space"
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          minZoom={large ? 0.02 : 0.1}
          maxZoom={3}
          disableKeyboardA11y
          nodesFocusable={false}
          edgesFocusable={false}
          reconnectRadius={12}
          connectOnClick={false}
          elevateEdgesOnSelect
          attributionPosition="bottom-left"
          nodeDragThreshold={2}
        >
          <Background variant={BackgroundVariant.Dots} gap={gridStep} size={1.2} color="var(--grid-dot)" bgColor="var(--background)" />
          {fromAfar && <FarNetwork nodes={nodes} edges={edges} />}
          <LinkOverlay nodes={nodes} all={showLinks} />
          {showMinimap && !isEmpty && (
            <MiniMap
              pannable
              zoomable
              ariaLabel="Overview of the network"
              nodeBorderRadius={12}
              style={minimapSize}
              {...(large && { nodeComponent: AllMinimapNodes })}
            />
          )}
          <ConnectionHint />
        </ReactFlow>
        <PortInspector editor={box} />
        <LinkCard />
        <SelectionAnnouncer />
        <Breadcrumb />
        {isEmpty && <EmptyNetwork />}
        {adding && <AddPopup request={adding} />}
      </div>
    </ContextMenu>
  )
}

function useFlowNodes(dragged: ReadonlyMap<string, readonly [number, number]>): ProcessorFlowNode[] {
  const cache = useState(() => new NodeCache())[0]
  const processors = useStore(processorsAt)
  const selection = useStore(state => state.selection)
  return useMemo(() => cache.nodes(processors, selection, dragged), [cache, processors, selection, dragged])
}

function useFlowEdges(): ConnectionFlowEdge[] {
  const cache = useState(() => new EdgeCache())[0]
  const processors = useStore(processorsAt)
  const connections = useStore(state => state.connections)
  const selection = useConnectionSelection()
  return useMemo(() => cache.edges(connections, processors, selection), [cache, connections, processors, selection])
}

/** Menus and keys reach the editor through `networkView`. */
function useFlowHandle(): void {
  const flow = useReactFlow()
  useEffect(() => {
    // xyflow's instance is typed by its nodes; the view moves the viewport only.
    useNetworkView.setState({ flow })
    return () => useNetworkView.setState({ flow: undefined })
  }, [flow])
}

/** The browser's paste event carries the clipboard's text without asking the user for permission. */
function usePasting(box: { readonly current: HTMLElement | null }): void {
  const engine = useEngine()
  useEffect(() => {
    let shift = false
    const onKey = (event: KeyboardEvent) => {
      shift = event.shiftKey
    }
    const onPaste = (event: ClipboardEvent) => {
      if (!box.current?.contains(document.activeElement) || document.activeElement instanceof HTMLInputElement) return
      event.preventDefault()
      void pasteProcessors(engine, event.clipboardData?.getData('text/plain'), shift)
    }
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('paste', onPaste)
    }
  }, [engine, box])
}

function enterNode(_: unknown, { id }: ProcessorFlowNode): void {
  linkView.hover(id)
}

/** The handles for links stand at the sides of a node and belong to it. */
function leaveNode({ relatedTarget }: MouseEvent): void {
  linkView.hover(relatedTarget instanceof Element ? nodeOf(relatedTarget) : undefined)
}

/** Also what xyflow does not know of, for it is out of sight. */
function selectNothing(): void {
  select([])
}

function isOnLink(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-link]') !== null
}

function takeFocus(event: { target: EventTarget; currentTarget: HTMLElement }): void {
  if (event.target instanceof Element && event.target.closest('button, input, a, [role="dialog"]')) return
  event.currentTarget.focus({ preventScroll: true })
}

function markZoom(box: { readonly current: HTMLElement | null }) {
  return (_: unknown, { zoom }: { zoom: number }) => {
    setEditorScale({ tiny: zoom < canvasZoom })
    box.current?.classList.toggle('network-far', zoom < farZoom)
    box.current?.classList.toggle('network-tiny', zoom < tinyZoom)
  }
}
