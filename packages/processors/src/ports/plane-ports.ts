import type { Plane } from '@ivw/data'
import { type DataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

export const planeType: DataType<Plane> = {
  classIdentifier: 'org.inviwo.Plane',
  color: [0, 0, 0],
  shape: 'cross',
  guard: (value): value is Plane => typeof value === 'object' && value !== null && 'point' in value && 'normal' in value,
  info: ({ point, normal }) => `through ${point.join(', ')}, facing ${normal.join(', ')}`,
}

export const planesType: DataType<readonly Plane[]> = {
  ...planeType,
  classIdentifier: 'org.inviwo.Plane.vector',
  item: planeType,
  guard: (value): value is readonly Plane[] => Array.isArray(value) && value.every(planeType.guard),
  info: planes => `${planes.length} planes`,
}

export class PlaneInport extends Inport<Plane> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, planeType, options)
  }
}

export class PlaneOutport extends Outport<Plane> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, planeType, options)
  }
}

export class PlanesOutport extends Outport<readonly Plane[]> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, planesType, options)
  }
}
