import { SpatialSampler } from '@ivw/data'
import { type DataType, dataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

/** Of plane fields, of fields in space, and of those that change. */
export type SamplerKind = '2D' | '3D' | '4D'

function samplerType(classIdentifier: string, components: 2 | 3, changesInTime: boolean): DataType<SpatialSampler> {
  return {
    ...dataType(classIdentifier),
    guard: (value): value is SpatialSampler =>
      value instanceof SpatialSampler && value.components === components && value.changesInTime === changesInTime,
    info: sampler => `field of ${components} components: ${sampler.description}`,
  }
}

const samplerTypes: Readonly<Record<SamplerKind, DataType<SpatialSampler>>> = {
  '2D': samplerType('org.inviwo.SpatialSampler.2D.Vec2FLOAT64', 2, false),
  '3D': samplerType('org.inviwo.SpatialSampler.3D.Vec3FLOAT64', 3, false),
  '4D': samplerType('org.inviwo.Spatial4DSampler.Vec3FLOAT64', 3, true),
}

export class SpatialSamplerInport extends Inport<SpatialSampler> {
  constructor(identifier: string, kind: SamplerKind, options?: InportOptions) {
    super(identifier, samplerTypes[kind], options)
  }
}

export class SpatialSamplerOutport extends Outport<SpatialSampler> {
  constructor(identifier: string, kind: SamplerKind, options?: OutportOptions) {
    super(identifier, samplerTypes[kind], options)
  }
}
