export { BrowserEngine } from './browser-engine.ts'
