import type { Engine } from '@ivw/engine'
import { describePort, PlaceholderProcessor, type Processor, type PropertyDescription } from '@ivw/network'
import { messageOf, UsageError } from '../errors.ts'
import { needsPython, openHeadless, readWorkspace } from './headless.ts'
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
  const { network, workspace } = engine
  const report = {
    workspace: path,
    processors: [...network.processors.values()].map(describe),
    connections: network.connections.map(({ outport, inport }) => ({ source: outport.path, destination: inport.path })),
    links: network.links.map(({ source, destination }) => ({ source: source.path, destination: destination.path })),
    issues: workspace.view.issues,
  }
  if (options.json) terminal.print(JSON.stringify(report, undefined, 2))
  else {
    for (const { identifier, type, known, properties } of report.processors) {
      terminal.print(`${identifier} (${type})${known ? '' : ', type not known here'}`)
      for (const property of properties) printProperty(property, '  ', terminal)
    }
    for (const { source, destination } of report.connections) terminal.print(`${source} -> ${destination}`)
    for (const { source, destination } of report.links) terminal.print(`${source} => ${destination} (link)`)
    for (const issue of report.issues) terminal.error(issue)
  }
  return 0
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
