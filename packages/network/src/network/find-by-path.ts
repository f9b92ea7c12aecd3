import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import { PropertyGroup } from '../property/composite-property.ts'
import type { Property } from '../property/property.ts'
import type { PropertyOwner } from '../property/property-owner.ts'

type Processors = ReadonlyMap<string, Processor>

export function propertyAt(processors: Processors, path: string): Property | undefined {
  const [processor, rest] = splitPath(path)
  return processors.get(processor)?.property(rest)
}

export function portAt(processors: Processors, path: string, direction?: 'in' | 'out'): Inport | Outport | undefined {
  const [identifier, port] = splitPath(path)
  const processor = processors.get(identifier)
  const inport = direction === 'out' ? undefined : processor?.inport(port)
  return inport ?? (direction === 'in' ? undefined : processor?.outport(port))
}

export function ownerAt(processors: Processors, path: string): PropertyOwner | undefined {
  const processor = processors.get(path)
  const property = processor ? undefined : propertyAt(processors, path)
  return processor ?? (property instanceof PropertyGroup ? property : undefined)
}

/** The identifier of the processor to which something at this path belongs. */
export function processorOf(path: string): string {
  return splitPath(path)[0]
}

function splitPath(path: string): readonly [processor: string, rest: string] {
  const dot = path.indexOf('.')
  return dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)]
}
