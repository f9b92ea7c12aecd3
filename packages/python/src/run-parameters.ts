import type { Inport, Outport } from '@ivw/network'
import type { BrushingSync } from './brushing-sync.ts'
import type { DataHome } from './data-home.ts'
import type { InputDescription, RunParameters } from './host-methods.ts'
import { describeData } from './python-data.ts'

interface Runnable {
  readonly key: number
  readonly identifier: string
  readonly inports: readonly Inport[]
}

/** What Python is told for one run: the inputs as they are now. */
export function runParameters(
  { key, identifier, inports }: Runnable,
  initialize: boolean,
  home: DataHome,
  brushing: BrushingSync,
): RunParameters {
  const changedInports = inports.filter(port => port.isChanged).map(port => port.identifier)
  const inputs = inports.filter(port => port.isConnected).map(port => [port.identifier, inputsOf(port, home)] as const)
  return { key, identifier, initialize, changedInports, inputs: Object.fromEntries(inputs), brushing: brushing.states(inports) }
}

/** One entry for each connection, without data where it has none yet. */
function inputsOf(port: Inport, home: DataHome): InputDescription[] {
  const changed = new Set(port.changedOutports)
  return port.connectedOutports.map(outport => ({
    source: outport.path,
    changed: changed.has(outport),
    data: outport.isReady ? describeData(itemOf(port, outport), home) : null,
  }))
}

/** What the inport makes of the outport's data: an image may come in the size that was asked for. A flat inport is flattened in Python. */
function itemOf(port: Inport, outport: Outport): unknown {
  if (port.flat) return outport.data
  return port.sources.find(source => source.outport === outport)?.item ?? outport.data
}
