export { findInterpreter, type Interpreter, type InterpreterSearch, type RefusedInterpreter } from './interpreter.ts'
export { PythonHost, type PythonHostOptions } from './python-host.ts'
export { readSharedArray } from './read-shared-array.ts'
export { sweep } from './sweep.ts'
