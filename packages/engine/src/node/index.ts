export { createNodeEngine, type NodeEngineOptions } from './node-engine.ts'
export { NodeFiles } from './node-files.ts'
