import { resolve } from 'node:path'
import type { PictureLayer } from '@ivw/engine/protocol'
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

export interface AnimationText {
  readonly path: string
  /** Left out where the value is that of the workspace. */
  readonly from?: string
  readonly to?: string
  /** Degrees around what a camera looks at. */
  readonly orbit?: number
}

/** `Processor.property=FROM:TO`, values as `--set` takes them, or `Processor.camera=orbit:DEGREES`. */
export function animation(text: string, before: readonly AnimationText[]): readonly AnimationText[] {
  const [, path, values] = /^([^=]+\.[^=]+)=(.*)$/s.exec(text) ?? []
  const parts = values === undefined ? [] : partedByColon(values)
  const [from, to] = parts
  if (path === undefined || parts.length !== 2 || from === undefined || to === undefined)
    throw new InvalidArgumentError('A property is animated with Processor.path.to.property=FROM:TO, or a camera with =orbit:DEGREES.')
  if (from !== 'orbit') return [...before, { path, from, to }]
  const orbit = Number(to)
  if (to.trim() === '' || !Number.isFinite(orbit)) throw new InvalidArgumentError('An orbit is a number of degrees.')
  return [...before, { path, orbit }]
}

/** At colons outside of brackets and quotes: values may be JSON. */
function partedByColon(text: string): readonly string[] {
  const parts = ['']
  let depth = 0
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && '[{'.includes(letter)) depth++
    else if (!quoted && ']}'.includes(letter)) depth--
    if (letter === ':' && depth === 0 && !quoted) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

export function frameCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > 100_000) throw new InvalidArgumentError('It is a number of frames, from 1 to 100000.')
  return count
}

const layerNames: readonly PictureLayer[] = ['shown', 'color', 'depth', 'picking']

/** Names of layers, parted by commas. */
export function pictureLayers(text: string): readonly PictureLayer[] {
  const names = text.split(',').map(name => name.trim())
  const layers = layerNames.filter(layer => names.includes(layer))
  if (layers.length !== names.length) throw new InvalidArgumentError(`Layers are named ${layerNames.join(', ')}.`)
  return layers
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
