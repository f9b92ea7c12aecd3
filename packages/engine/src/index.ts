export { Engine, type EngineHome } from './engine.ts'
export { missingSentence } from './file-finder.ts'
export { LogCenter, type LogMessage } from './log-center.ts'
export { withWorkspace, workspaceTextOf } from './picture-workspace.ts'
