import { BrushingAndLinkingInport, BrushingAndLinkingOutport, type BrushingReaction } from '../brushing/brushing-ports.ts'
import {
  BufferInport,
  BufferOutport,
  DataFrameInport,
  DataFrameOutport,
  LayerInport,
  LayerOutport,
  MeshInport,
  MeshOutport,
  VolumeInport,
  VolumeOutport,
} from './data-ports.ts'
import { dataType } from './data-types.ts'
import { ImageInport, ImageOutport } from './image-ports.ts'
import { Inport, type InportOptions } from './inport.ts'
import { Outport, type OutportOptions } from './outport.ts'

/** Everything plain that describes a port; the same in the protocol, in files and from Python. */
export interface PortDescription {
  readonly direction: 'in' | 'out'
  readonly identifier: string
  /** Such as `org.inviwo.Volume.multi.inport`. */
  readonly classIdentifier: string
  /** Such as `org.inviwo.Volume`. */
  readonly dataType: string
  readonly optional?: boolean | undefined
  readonly multi?: boolean | undefined
  /** Of an inport that takes a certain number of connections other than one. */
  readonly maxConnections?: number | undefined
  readonly flat?: boolean | undefined
  readonly group?: string | undefined
  readonly help?: string | undefined
  /** Added at run time and not by the processor's constructor. */
  readonly owned?: boolean | undefined
  /** Of a brushing inport: which changes make the processor run again. */
  readonly reactions?: readonly BrushingReaction[] | undefined
  /** Of an image inport that takes images in the size in which they are made. */
  readonly outportDeterminesSize?: true | undefined
  /** Of an image outport whose processor decides the size. */
  readonly handlesResize?: false | undefined
}

export function describePort(port: Inport | Outport): PortDescription {
  const { identifier, classIdentifier, group, help, owned } = port
  const common = { identifier, classIdentifier, dataType: port.dataType.classIdentifier, group, help, owned }
  if (port instanceof Outport)
    return { direction: 'out', ...common, ...(port instanceof ImageOutport && !port.handlesResize && { handlesResize: false }) }
  const { optional, multi, flat, maxConnections } = port
  return {
    ...{ direction: 'in', ...common, optional, multi, flat },
    ...(!multi && maxConnections !== 1 && { maxConnections }),
    ...(port instanceof BrushingAndLinkingInport && { reactions: port.reactions }),
    ...(port instanceof ImageInport && port.outportDeterminesSize && { outportDeterminesSize: true }),
  }
}

const inports = new Map<string, new (identifier: string, options?: InportOptions) => Inport>([
  ['org.inviwo.Volume', VolumeInport],
  ['org.inviwo.Layer', LayerInport],
  ['org.inviwo.Mesh', MeshInport],
  ['org.inviwo.Buffer', BufferInport],
  ['org.inviwo.Image', ImageInport],
  ['org.inviwo.DataFrame', DataFrameInport],
  ['org.inviwo.BrushingAndLinkingManager', BrushingAndLinkingInport],
])
const outports = new Map<string, new (identifier: string, options?: OutportOptions) => Outport>([
  ['org.inviwo.Volume', VolumeOutport],
  ['org.inviwo.Layer', LayerOutport],
  ['org.inviwo.Mesh', MeshOutport],
  ['org.inviwo.Buffer', BufferOutport],
  ['org.inviwo.Image', ImageOutport],
  ['org.inviwo.DataFrame', DataFrameOutport],
  ['org.inviwo.BrushingAndLinkingManager', BrushingAndLinkingOutport],
])

/** Makes a port that processors get at run time; a data type that is unknown here is carried as it is. */
export function createPort(description: PortDescription): Inport | Outport {
  const { identifier, dataType: type } = description
  if (description.direction === 'out') {
    const known = outports.get(type)
    return known ? new known(identifier, description) : new Outport(identifier, dataType(type), description)
  }
  const known = inports.get(type)
  const options = { ...description, multi: description.maxConnections ?? description.multi }
  return known ? new known(identifier, options) : new Inport(identifier, dataType(type), options)
}
