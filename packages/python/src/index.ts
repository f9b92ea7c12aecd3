export {
  type ArrayReference,
  bytesOf,
  checkReference,
  dtypeOf,
  type InlineArray,
  inlineArray,
  inlineLimit,
  numbersOf,
  type SharedArray,
} from './array-reference.ts'
export { checkDescription, type DataDescription } from './data-description.ts'
export { HostLostError, ProtocolError, PythonError, type PythonErrorDetails, type PythonFrame } from './errors.ts'
export { decodeFrame, encodeFrame, FrameReader } from './frame.ts'
export type { HostMethod, HostMethods, LoadedFile, LogEntry, ProcessorDescription, TypeDescription } from './host-methods.ts'
export {
  type HostAnswer,
  type HostFailure,
  type HostMessage,
  type HostNotification,
  type HostRequest,
  isNotification,
  isRequest,
  messageFrom,
  protocolVersion,
} from './message.ts'
export { type CallHandler, PythonClient } from './python-client.ts'
export { type DataBorder, dataFrom, describeData, PythonObject } from './python-data.ts'
export { PythonProcessor } from './python-processor.ts'
export { type FailedFile, PythonTypes } from './python-types.ts'
export { decodeJson, encodeJson } from './strict-json.ts'
export type { HostExit, HostStatus, PythonTransport } from './transport.ts'
