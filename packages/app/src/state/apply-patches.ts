import type { EdgeView, LogEntry, Patch, ProcessorView, PropertyView, Snapshot } from '@ivw/engine/protocol'
import { type AppState, logLimit } from './app-state.ts'
import { existingLevel, levelOf } from './level.ts'

/** The state after a whole snapshot: logs stay, the selection is what the snapshot marks. */
export function applySnapshot(state: AppState, snapshot: Snapshot): AppState {
  const { processors: views, ...rest } = snapshot
  const processors = new Map(views.map(processor => [processor.identifier, processor]))
  const isOther = snapshot.workspace.path !== state.workspace.path
  const level = isOther ? '' : existingLevel(processors, state.level)
  const isSelected = ({ identifier, selected }: ProcessorView) => selected && levelOf(identifier) === level
  return {
    ...state,
    ...rest,
    loaded: true,
    opened: state.opened + (isOther || !state.loaded ? 1 : 0),
    processors,
    level,
    selection: new Set(views.filter(isSelected).map(processor => processor.identifier)),
  }
}

export function applyPatches(state: AppState, patches: readonly Patch[]): AppState {
  try {
    return patches.reduce(applyPatch, state)
  } finally {
    own = undefined
  }
}

/** The map that the running `applyPatches` made and nobody else knows yet: a copy for each of thousands of patches would cost seconds. */
let own: Map<string, ProcessorView> | undefined

function changeableProcessors(state: AppState): Map<string, ProcessorView> {
  if (own === undefined || own !== state.processors) own = new Map(state.processors)
  return own
}

function applyPatch(state: AppState, patch: Patch): AppState {
  switch (patch.kind) {
    case 'reset':
      return { ...applySnapshot(state, patch.snapshot), opened: state.opened + 1 }
    case 'workspace':
      return { ...state, workspace: patch.workspace }
    case 'processor':
      return replaceProcessor(state, patch.processor)
    case 'processorRemoved':
      return removeProcessor(state, patch.identifier)
    case 'processorRenamed':
      return renameProcessor(state, patch.identifier, patch.to)
    case 'status':
      return changeProcessor(state, patch.identifier, processor => ({ ...processor, status: patch.status }))
    case 'meta':
      return changeMeta(state, patch)
    case 'property':
      return changeProperty(state, patch.path, patch.property)
    case 'connections':
      return { ...state, connections: patch.connections }
    case 'links':
      return { ...state, links: patch.links }
    case 'history':
      return { ...state, history: patch.history }
    case 'types':
      return { ...state, types: patch.types, failedFiles: patch.failedFiles }
    case 'python':
      return { ...state, python: patch.python }
    case 'gpu':
      return { ...state, gpu: patch.gpu }
    case 'session':
      return { ...state, session: patch.session }
    case 'fileChanged':
      // Open editors listen to the message itself.
      return state
  }
}

function changeMeta(state: AppState, patch: Extract<Patch, { kind: 'meta' }>): AppState {
  const processor = state.processors.get(patch.identifier)
  if (!processor) return state
  const { displayName, position, selected } = patch
  return replaceProcessor(state, { ...processor, displayName, position, selected })
}

function changeProcessor(state: AppState, identifier: string, change: (processor: ProcessorView) => ProcessorView): AppState {
  const processor = state.processors.get(identifier)
  if (!processor) return state
  return { ...state, processors: changeableProcessors(state).set(identifier, change(processor)) }
}

/** The engine's mark changes the selection only when it differs from the engine's last one: selecting in the page sends nothing. */
function replaceProcessor(state: AppState, processor: ProcessorView): AppState {
  const before = state.processors.get(processor.identifier)
  const processors = changeableProcessors(state).set(processor.identifier, processor)
  if ((before?.selected ?? false) === processor.selected) return { ...state, processors }
  const selection = new Set(state.selection)
  if (processor.selected && levelOf(processor.identifier) === state.level) selection.add(processor.identifier)
  else selection.delete(processor.identifier)
  return { ...state, processors, selection }
}

function removeProcessor(state: AppState, identifier: string): AppState {
  if (!state.processors.has(identifier)) return state
  const processors = changeableProcessors(state)
  processors.delete(identifier)
  const selection = state.selection.has(identifier) ? new Set([...state.selection].filter(other => other !== identifier)) : state.selection
  return { ...state, processors, selection, level: existingLevelAfter(state.level, identifier) }
}

/** One leaves the network of a composite that is gone. */
function existingLevelAfter(level: string, removed: string): string {
  return `${level}/`.startsWith(`${removed}/`) ? levelOf(removed) : level
}

function renameProcessor(state: AppState, from: string, to: string): AppState {
  const path = (old: string) => (old === from ? to : old.startsWith(`${from}.`) ? to + old.slice(from.length) : old)
  const property = (old: PropertyView): PropertyView => ({
    ...old,
    path: path(old.path),
    ...(old.children && { children: old.children.map(property) }),
  })
  const edge = (old: EdgeView): EdgeView => ({ source: path(old.source), destination: path(old.destination) })
  return {
    ...state,
    processors: new Map(
      [...state.processors].map(([identifier, processor]) =>
        identifier === from
          ? [to, { ...processor, identifier: to, properties: processor.properties.map(property) }]
          : [identifier, processor],
      ),
    ),
    // What moved into a composite, or out of it, is not where it was selected.
    selection: new Set([...state.selection].map(path).filter(identifier => levelOf(identifier) === levelOf(from) || identifier !== to)),
    level: state.level === from ? to : state.level,
    connections: state.connections.map(edge),
    links: state.links.map(edge),
  }
}

/** The patch carries no children; those that are known stay. */
function changeProperty(state: AppState, path: string, next: PropertyView): AppState {
  const [identifier = ''] = path.split('.')
  const replace = (properties: readonly PropertyView[]): readonly PropertyView[] =>
    properties.map(property => {
      if (property.path === path) return property.children ? { ...next, children: property.children } : next
      if (property.children && path.startsWith(`${property.path}.`)) return { ...property, children: replace(property.children) }
      return property
    })
  return changeProcessor(state, identifier, processor => ({ ...processor, properties: replace(processor.properties) }))
}

export function appendLogs(state: AppState, entries: readonly LogEntry[]): AppState {
  const logs = [...state.logs, ...entries]
  const excess = Math.max(0, logs.length - logLimit)
  return { ...state, logs: excess > 0 ? logs.slice(excess) : logs, logsDropped: state.logsDropped + excess }
}
