export { LogCenter, type LogMessage } from './log-center.ts'
