import type { Engine } from '@ivw/engine'
import { describePort, PlaceholderProcessor, type Processor, type PropertyDescription } from '@ivw/network'
import { messageOf, UsageError } from '../errors.ts'
import { needsPython, openHeadless, readWorkspace, tellMissingFiles } from './headless.ts'
import type { SessionOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export interface InspectOptions extends SessionOptions {
  readonly json: boolean
}

/** `ivw inspect`: what a workspace holds, without evaluating it. */
export async function inspect(path: string, options: InspectOptions, terminal: Terminal): Promise<number> {
  const text = await readWorkspace(path)
  await using session = await openHeadless({ ...options, withPython: needsPython(text), gpu: false, workspace: path }, terminal)
  const { engine } = session
  // Held until the end: nothing is evaluated.
  engine.network.lock()
  await loadWorkspace(engine, text, path)
  const report = { ...reportOf(engine, path), missingFiles: await tellMissingFiles(engine, terminal) }
  if (options.json) terminal.print(jsonOf(report))
  else {
    for (const { identifier, type, known, properties } of report.processors) {
      terminal.print(`${identifier} (${type})${known ? '' : ', type not known here'}`)
      for (const property of properties) printProperty(property, '  ', terminal)
    }
    for (const { source, destination, missing } of report.connections)
      terminal.print(`${source} -> ${destination}${missing ? ' (not made)' : ''}`)
    for (const { source, destination, missing } of report.links)
      terminal.print(`${source} => ${destination} (link${missing ? ', not made' : ''})`)
    for (const issue of report.issues) terminal.error(issue)
  }
  return 0
}

interface EdgeReport {
  readonly source: string
  readonly destination: string
  /** Why it could not be made. */
  readonly missing?: string
}

/** What the engine's workspace holds, with connections and links that lack an end. */
export function reportOf({ network, workspace }: Engine, path: string) {
  const dangling = (kind: 'connect' | 'link'): EdgeReport[] =>
    network.dangling.filter(edge => edge.kind === kind).map(({ source, destination, reason }) => ({ source, destination, missing: reason }))
  const connections: EdgeReport[] = network.connections.map(({ outport, inport }) => ({ source: outport.path, destination: inport.path }))
  const links: EdgeReport[] = network.links.map(({ source, destination }) => ({ source: source.path, destination: destination.path }))
  return {
    workspace: path,
    processors: [...network.processors.values()].map(describe),
    connections: [...connections, ...dangling('connect')],
    links: [...links, ...dangling('link')],
    issues: workspace.view.issues,
  }
}

/** Infinities and NaN, which JSON has not, as the texts `inf`, `-inf` and `nan`. */
export function jsonOf(report: unknown): string {
  const spelled = (value: number) => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf')
  const replace = (_: string, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? spelled(value) : value)
  return JSON.stringify(report, replace, 2)
}

/** Loads a workspace's text. UsageError with exit status 1 when it is no workspace. */
export async function loadWorkspace(engine: Engine, text: string, path: string): Promise<void> {
  try {
    await engine.workspace.load(text, { path })
  } catch (error) {
    throw new UsageError(messageOf(error), 1)
  }
}

function describe(processor: Processor) {
  const { identifier, displayName, classIdentifier: type, meta, inports, outports, properties } = processor
  return {
    identifier,
    displayName,
    type,
    known: !(processor instanceof PlaceholderProcessor),
    position: meta.position,
    inports: inports.map(describePort),
    outports: outports.map(describePort),
    properties: properties.map(property => property.describe()),
  }
}

function printProperty({ identifier, displayName, state, children }: PropertyDescription, indent: string, terminal: Terminal): void {
  const value = 'value' in state ? state.value : 'selected' in state ? state.selected : undefined
  const shown = value === undefined ? '' : ` = ${JSON.stringify(value)}`
  terminal.print(`${indent}${identifier} (${displayName})${shown}`)
  for (const child of children ?? []) printProperty(child, `${indent}  `, terminal)
}
