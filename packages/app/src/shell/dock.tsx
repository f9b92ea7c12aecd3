import type { ProcessorView } from '@ivw/engine/protocol'
import { DockviewReact, type DockviewReadyEvent, type DockviewTheme, type IDockviewPanelProps } from 'dockview-react'
import { type FunctionComponent, type KeyboardEvent, useEffect } from 'react'
import { CanvasPanel } from '../canvas/canvas-panel.tsx'
import { canvasTitles } from '../canvas/canvas-titles.ts'
import { OutputConsole } from '../console/output-console.tsx'
import { PythonEditor } from '../editor/python-editor.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { NetworkEditor } from '../network/network-editor.tsx'
import { ProcessorList } from '../processors/processor-list.tsx'
import { PropertiesPanel } from '../properties/properties-panel.tsx'
import { useStore } from '../store.ts'
import { layout, useLayout } from './layout.ts'
import { PanelBoundary } from './panel-boundary.tsx'
import { PanelTab } from './panel-tab.tsx'
import 'dockview-react/dist/styles/dockview.css'
import './dock.css'

const components = {
  'processor-list': inBoundary(ProcessorList),
  network: inBoundary(NetworkEditor),
  properties: inBoundary(PropertiesPanel),
  console: inBoundary(OutputConsole),
  'python-editor': inBoundary(PythonEditor),
  canvas: ({ params }: IDockviewPanelProps<{ canvas: string }>) => (
    <PanelBoundary>
      <CanvasPanel key={params.canvas} identifier={params.canvas} />
    </PanelBoundary>
  ),
}

function inBoundary(Panel: FunctionComponent): FunctionComponent {
  return function BoundedPanel() {
    return (
      <PanelBoundary>
        <Panel />
      </PanelBoundary>
    )
  }
}

const theme: DockviewTheme = { name: 'ivw', className: 'dockview-theme-ivw', dndOverlayMounting: 'relative', dndTabIndicator: 'line' }

const attach = ({ api }: DockviewReadyEvent) => layout.attach(api)

/** All panels of the page. */
export function Dock() {
  useCanvasPanels()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && event.target instanceof Element && event.target.matches('.dv-tab')) layout.closeFocusedTab()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tabs inside take the focus
    <div className="dock" onKeyDown={onKeyDown}>
      <DockviewReact
        components={components}
        defaultTabComponent={PanelTab}
        theme={theme}
        onReady={attach}
        defaultRenderer="always"
        disableFloatingGroups={false}
        scrollbars="native"
        getTabContextMenuItems={() => ['close', 'closeOthers', 'separator', 'maximize', 'float']}
      />
    </div>
  )
}

/** Canvas processors get and lose their panels by themselves. */
function useCanvasPanels(): void {
  const engine = useEngine()
  const loaded = useStore(state => state.loaded)
  const canvases = useStore(state => canvasKey(state.processors.values()))
  const hidden = useLayout(state => state.hidden)

  useEffect(() => {
    const following = engine.onMessage(message => {
      if (message.kind !== 'patch') return
      for (const patch of message.patches) if (patch.kind === 'processorRenamed') layout.renameCanvas(patch.identifier, patch.to)
    })
    return () => following.dispose()
  }, [engine])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas that is no longer hidden gets its panel
  useEffect(() => {
    if (loaded) layout.syncCanvases(new Map(JSON.parse(canvases) as [string, string][]))
  }, [loaded, canvases, hidden])
}

/** Identifiers and titles of the canvases as text, so that other changes of processors do not count. */
function canvasKey(processors: Iterable<ProcessorView>): string {
  return JSON.stringify([...canvasTitles(processors)])
}
