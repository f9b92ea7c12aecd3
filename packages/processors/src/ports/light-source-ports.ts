import type { LightSource } from '@ivw/data'
import { type DataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

export const lightSourceType: DataType<LightSource> = {
  classIdentifier: 'org.inviwo.LightSource',
  color: [128, 64, 196],
  shape: 'pentagon',
  guard: (value): value is LightSource => typeof value === 'object' && value !== null && 'kind' in value && 'intensity' in value,
  info: ({ kind, position, direction }) => (kind === 'point' ? `point at ${position.join(', ')}` : `towards ${direction.join(', ')}`),
}

export class LightSourceInport extends Inport<LightSource> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, lightSourceType, options)
  }
}

export class LightSourceOutport extends Outport<LightSource> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, lightSourceType, options)
  }
}
