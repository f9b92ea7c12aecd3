import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'

/** The options that every command understands which starts Python or reads a workspace. */
export interface SessionOptions {
  /** false: Python is left out. */
  readonly python?: string | false
  readonly processors: readonly string[]
  /** Folders whose scripts may run when a workspace names them. */
  readonly trust?: readonly string[]
  readonly home?: string
  readonly inviwoData?: string
}

/** A bare name is looked for on PATH. */
export const interpreterPath = (path: string) => (/[\\/]/.test(path) ? resolve(path) : path)
const absolute = (path: string) => resolve(path)
const collect = (path: string, before: readonly string[]) => [...before, resolve(path)]

export function addSessionOptions(command: Command): Command {
  return command
    .option('--python <path>', 'interpreter, or environment, with NumPy', interpreterPath)
    .option('--no-python', 'leave Python out: its processors are placeholders that keep what they were')
    .option('--processors <folder>', 'a further folder of Python processors (repeatable)', collect, [])
    .option('--trust <folder>', 'a folder whose scripts a workspace may run (repeatable)', collect, [])
    .option('--home <folder>', 'settings and own processors (default: IVW_HOME, else ~/.inviwo)', absolute)
    .option('--inviwo-data <folder>', "the folder that stands for Inviwo's data/", absolute)
}

export function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

export function positiveSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0) || !Number.isFinite(seconds)) throw new InvalidArgumentError('It is a positive number of seconds.')
  return seconds
}

/** `WxH` in pixels. */
export function pixelSize(text: string): readonly [number, number] {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(text) ?? []
  if (!Number(width) || !Number(height)) throw new InvalidArgumentError('A size is WIDTHxHEIGHT in pixels, 512x512.')
  return [Number(width), Number(height)]
}

export interface PropertyAssignment {
  /** `Processor.path.to.property`. */
  readonly path: string
  readonly value: string
}

export function assignment(text: string, before: readonly PropertyAssignment[]): readonly PropertyAssignment[] {
  const [, path, value] = /^([^=]+\.[^=]+)=(.*)$/s.exec(text) ?? []
  if (path === undefined || value === undefined) throw new InvalidArgumentError('A property is set with Processor.path.to.property=VALUE.')
  return [...before, { path, value }]
}
