import { mkdir } from 'node:fs/promises'
import { AnimationRun, type Engine, failedBefore, frameTimes, keyframe } from '@ivw/engine'
import type { AnimatedProperty, Easing, Repeat } from '@ivw/engine/protocol'
import { PlaceholderProcessor, type Processor } from '@ivw/network'
import { messageOf, UsageError } from '../errors.ts'
import { requireGpu } from './gpu.ts'
import { needsPython, openHeadless, readWorkspace, tellFailedFiles, tellMissingFiles } from './headless.ts'
import type { AnimationText, PropertyAssignment, SessionOptions } from './options.ts'
import { offersOption, stateFromText } from './property-text.ts'
import type { Terminal } from './terminal.ts'
import { type CanvasReport, canvasesOf, type PictureOptions, writePictures } from './write-pictures.ts'

export interface RenderOptions extends SessionOptions, PictureOptions {
  readonly size?: readonly [number, number]
  /** Seconds. */
  readonly timeout: number
  readonly set: readonly PropertyAssignment[]
  readonly json: boolean
  /** false: Background processors are left out. */
  readonly background?: boolean
  readonly animate: readonly AnimationText[]
  readonly frames: number
  readonly easing: Easing
  readonly repeat: Repeat
}

export type ProcessorOutcome = 'ok' | 'not-ready' | 'error' | 'unknown-type'

export interface ProcessorReport {
  readonly identifier: string
  readonly type: string
  readonly status: ProcessorOutcome
  readonly error: string | null
  readonly milliseconds: number | null
  /** What the user should know of it and of its result; missing when there is nothing. */
  readonly notes?: readonly string[]
}

/** `ivw render`: 0 when nothing failed and no type is unknown, 1 otherwise. */
export async function render(workspace: string, options: RenderOptions, terminal: Terminal): Promise<number> {
  const text = await readWorkspace(workspace)
  await requireGpu(terminal)
  await mkdir(options.out, { recursive: true })
  const headless = { ...options, withPython: needsPython(text), gpu: true, workspace, outputPath: options.out }
  await using session = await openHeadless(headless, terminal)
  const { engine } = session
  engine.log.onEntry(({ level, source, text: line }) => {
    if (!options.json || level !== 'info') terminal.error(`${source}: ${line}`)
  })
  tellFailedFiles(engine, terminal)
  const awaitingData = await load(engine, text, workspace, options)
  const missingFiles = await tellMissingFiles(engine, terminal)
  const finished = await evaluated(engine, awaitingData, options.timeout)
  const processors = [...engine.network.processors.values()].map(processor => report(processor, finished, options.timeout))
  const canvases = finished ? await draw(engine, options) : []
  for (const { identifier, notes = [] } of processors) for (const note of notes) terminal.error(`${identifier}: note: ${note}`)
  if (options.json) terminal.print(JSON.stringify({ workspace, processors, canvases, missingFiles }, undefined, 2))
  else summarize(processors, canvases, terminal)
  return processors.some(({ status }) => status === 'error' || status === 'unknown-type') || !finished ? 1 : 0
}

/** Nothing is evaluated before everything is set, options excepted that are not offered yet: data may bring them. Returns these. */
async function load(
  engine: Engine,
  text: string,
  path: string,
  { set, size, background }: RenderOptions,
): Promise<readonly PropertyAssignment[]> {
  const lock = engine.network.lock()
  try {
    await engine.workspace.load(text, { path })
    const isOffered = ({ path, value }: PropertyAssignment): boolean => {
      const property = engine.network.propertyByPath(path)
      return !property || offersOption(property, value)
    }
    for (const { path: property, value } of set.filter(isOffered)) assign(engine, property, value)
    if (background === false) for (const { identifier } of canvasesOf(engine)) engine.backgrounds.leaveOut(identifier)
    if (size) for (const { identifier } of canvasesOf(engine)) engine.canvases.setSize(identifier, size)
    return set.filter(assignment => !isOffered(assignment))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(messageOf(error), 1)
  } finally {
    lock.dispose()
  }
}

/** Whether everything was evaluated in time; again after options were chosen that came with the data. */
async function evaluated(engine: Engine, awaitingData: readonly PropertyAssignment[], seconds: number): Promise<boolean> {
  const finished = await within(seconds, engine.evaluator.idle())
  if (!finished || awaitingData.length === 0) return finished
  for (const { path, value } of awaitingData) assign(engine, path, value)
  return within(seconds, engine.evaluator.idle())
}

/** One picture of every canvas, or one for each frame of an animation. */
async function draw(engine: Engine, options: RenderOptions): Promise<CanvasReport[]> {
  const { animate, frames, repeat, easing, timeout } = options
  if (animate.length === 0) return writePictures(engine, options)
  const run = new AnimationRun(
    engine.network,
    animate.map(text => animatedProperty(engine, text, easing)),
  )
  const digits = Math.max(String(frames - 1).length, 4)
  const reports: CanvasReport[] = []
  for (const [frame, at] of frameTimes(frames, repeat).entries()) {
    run.show(at)
    if (!(await within(timeout, engine.evaluator.idle()))) throw new UsageError(`Frame ${frame} did not finish within ${timeout} s.`, 1)
    for (const { identifier } of canvasesOf(engine)) {
      const failure = failedBefore(engine.network, identifier)
      if (failure !== undefined) throw new UsageError(`Frame ${frame} of ${identifier}: ${failure}`, 1)
    }
    reports.push(...(await writePictures(engine, options, `-${String(frame).padStart(digits, '0')}`)))
  }
  return reports
}

function animatedProperty(engine: Engine, { path, from, to, orbit }: AnimationText, easing: Easing): AnimatedProperty {
  const property = engine.network.propertyByPath(path)
  if (!property) throw new UsageError(`There is no property ${path} in the workspace.`)
  const state = (text: string | undefined) => (text === undefined ? keyframe(property.state) : stateFromText(property, text))
  return { path, from: state(from), to: state(to), easing, ...(orbit !== undefined && { orbit }) }
}

function assign(engine: Engine, path: string, text: string): void {
  const property = engine.network.propertyByPath(path)
  if (!property) throw new UsageError(`There is no property ${path} in the workspace.`)
  try {
    engine.network.apply([{ kind: 'setProperty', path, state: stateFromText(property, text) }])
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(messageOf(error))
  }
}

/** Whether the work ended in time. */
async function within(seconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>(resolve => {
    timer = setTimeout(resolve, seconds * 1000, false)
  })
  const finished = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  return finished
}

function report(processor: Processor, finished: boolean, seconds: number): ProcessorReport {
  const { identifier, classIdentifier: type, status } = processor
  const common = { identifier, type, milliseconds: status.milliseconds ?? null }
  if (processor instanceof PlaceholderProcessor)
    return { ...common, status: 'unknown-type', error: `The processor type ${type} is not available` }
  if (status.state === 'error') return { ...common, status: 'error', error: status.error ? `${status.error.message}` : 'failed' }
  if (!finished && status.state === 'running') return { ...common, status: 'error', error: `did not finish within ${seconds} s` }
  if (status.state === 'disabled' || status.state === 'cancelled')
    return { ...common, status: 'error', error: status.notes?.join(' ') ?? status.state }
  const done = status.state === 'success' || status.state === 'stale'
  const notes = [...(status.notes ?? []), ...(status.notices ?? [])]
  return { ...common, status: done ? 'ok' : 'not-ready', error: null, ...(notes.length > 0 && { notes }) }
}

function summarize(processors: readonly ProcessorReport[], canvases: readonly CanvasReport[], terminal: Terminal): void {
  for (const { identifier, type, status, error } of processors)
    if (status !== 'ok') terminal.print(`${status.padEnd(12)} ${identifier} (${type})${error ? `: ${error}` : ''}`)
  for (const { identifier, file, width, height } of canvases)
    terminal.print(file ? `${file} (${width} x ${height})` : `${identifier} has no picture`)
}
