import { Inport, Outport, type ProcessorNetwork } from '@ivw/network'

/** The outport `Processor.port`, if there is one. */
export function outportAt(network: ProcessorNetwork, path: string): Outport | undefined {
  const port = network.portByPath(path, 'out')
  return port instanceof Outport ? port : undefined
}

export function inportAt(network: ProcessorNetwork, path: string): Inport | undefined {
  const port = network.portByPath(path, 'in')
  return port instanceof Inport ? port : undefined
}
