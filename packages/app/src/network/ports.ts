import type { PortView, ProcessorView } from '@ivw/engine/protocol'

/** `Processor.port` in its two parts; identifiers hold no dots. */
export function splitPath(path: string): readonly [processor: string, port: string] {
  const dot = path.indexOf('.')
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)]
}

export interface PortPlace {
  readonly processor: ProcessorView
  readonly port: PortView
  readonly direction: 'in' | 'out'
}

/** `direction` tells an inport from an outport of the same name. */
export function findPort(processors: ReadonlyMap<string, ProcessorView>, path: string, direction?: 'in' | 'out'): PortPlace | undefined {
  const [identifier, name] = splitPath(path)
  const processor = processors.get(identifier)
  if (!processor) return undefined
  const inport = direction === 'out' ? undefined : processor.inports.find(port => port.identifier === name)
  if (inport) return { processor, port: inport, direction: 'in' }
  const outport = direction === 'in' ? undefined : processor.outports.find(port => port.identifier === name)
  return outport && { processor, port: outport, direction: 'out' }
}

export function cssColor([red, green, blue]: PortView['color']): string {
  return `rgb(${red.toString()} ${green.toString()} ${blue.toString()})`
}
