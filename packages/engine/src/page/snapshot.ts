import { compositeTypes } from '@ivw/network'
import type { Engine } from '../engine.ts'
import type { HistoryView, ProcessorTypeView, ProcessorView, SessionView, Snapshot } from '../protocol.ts'
import { viewsInParts } from '../snapshot-parts.ts'
import { connectionViews, linkViews, processorView } from '../views.ts'
import { typeView } from './type-view.ts'

export function historyView({ history }: Engine): HistoryView {
  return { undo: history.undoName, redo: history.redoName, undoView: history.undoViewName, redoView: history.redoViewName }
}

/** Everything that a page shows, at this moment. Many processors go to `ahead` part by part. */
export function snapshotOf(engine: Engine, session: SessionView, ahead: (part: readonly ProcessorView[]) => void): Snapshot {
  const { network, workspace } = engine
  return {
    workspace: workspace.view,
    processors: viewsInParts([...network.processors.values()], processorView, ahead),
    connections: connectionViews(network),
    links: linkViews(network),
    history: historyView(engine),
    types: typeViews(engine),
    failedFiles: engine.failedFiles,
    python: engine.pythonView,
    gpu: engine.gpuView,
    session,
  }
}

/** The types that the processor list offers, and the borders of composites, which are offered inside of these. */
export function typeViews({ factory }: Engine): readonly ProcessorTypeView[] {
  const visible = [...factory.types.values()].filter(({ info }) => info.visible !== false)
  return [...visible, ...compositeTypes].map(typeView)
}
