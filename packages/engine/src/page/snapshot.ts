import { compositeTypes } from '@ivw/network'
import type { Engine } from '../engine.ts'
import type { HistoryView, ProcessorTypeView, SessionView, Snapshot } from '../protocol.ts'
import { connectionViews, linkViews, processorView } from '../views.ts'
import { typeView } from './type-view.ts'

export function historyView({ history }: Engine): HistoryView {
  return { undo: history.undoName, redo: history.redoName, undoView: history.undoViewName, redoView: history.redoViewName }
}

/** Everything that a page shows, at this moment. */
export function snapshotOf(engine: Engine, session: SessionView): Snapshot {
  const { network, workspace } = engine
  return {
    workspace: workspace.view,
    processors: [...network.processors.values()].map(processorView),
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
