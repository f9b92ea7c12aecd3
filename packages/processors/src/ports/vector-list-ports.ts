import type { Vec2, Vec3, Vec4 } from '@ivw/data'
import { type DataType, dataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

interface Vectors {
  readonly 2: Vec2
  readonly 3: Vec3
  readonly 4: Vec4
}
export type VectorSize = keyof Vectors
export type VectorList<N extends VectorSize> = readonly Vectors[N][]

const vectorListTypes: { readonly [N in VectorSize]: DataType<VectorList<N>> } = { 2: listType(2), 3: listType(3), 4: listType(4) }

function listType<N extends VectorSize>(size: N): DataType<VectorList<N>> {
  return {
    ...dataType(`org.inviwo.Vec${size}FLOAT32.vector`),
    // Looked at as a whole: a vector alone says little.
    item: undefined,
    guard: (value): value is VectorList<N> => Array.isArray(value) && value.every(item => Array.isArray(item) && item.length === size),
    info: list => `${list.length} vectors of ${size}${list[0] ? `, first: ${list[0].map(x => Number(x.toPrecision(4))).join(', ')}` : ''}`,
  }
}

/** Lists of places or colours, single precision. */
export class VectorListInport<N extends VectorSize> extends Inport<VectorList<N>> {
  constructor(identifier: string, size: N, options?: InportOptions) {
    super(identifier, vectorListTypes[size] as DataType<VectorList<N>>, options)
  }
}

export class VectorListOutport<N extends VectorSize> extends Outport<VectorList<N>> {
  constructor(identifier: string, size: N, options?: OutportOptions) {
    super(identifier, vectorListTypes[size] as DataType<VectorList<N>>, options)
  }
}
