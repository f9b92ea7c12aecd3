export { AttachedHost, type AttachedHostOptions } from './attached-host.ts'
export { discoverInterpreters, type InterpreterPlaces } from './discover-interpreters.ts'
export {
  examine,
  findInterpreter,
  type Interpreter,
  type InterpreterCandidate,
  type InterpreterSearch,
  type RefusedInterpreter,
} from './interpreter.ts'
export { PythonHost, type PythonHostOptions } from './python-host.ts'
export { readSharedArray } from './read-shared-array.ts'
export { sweep } from './sweep.ts'
