export { Engine, type EngineHome } from './engine.ts'
export { LogCenter, type LogMessage } from './log-center.ts'
