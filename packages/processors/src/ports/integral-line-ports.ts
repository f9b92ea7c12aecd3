import { IntegralLineSet } from '@ivw/data'
import { type DataType, dataType, Inport, type InportOptions, Outport, type OutportOptions } from '@ivw/network'

const integralLineSetType: DataType<IntegralLineSet> = {
  ...dataType('org.inviwo.IntegralLineSet'),
  guard: (value): value is IntegralLineSet => value instanceof IntegralLineSet,
  info: set => `${set.lines.length} lines with ${set.points} points${set.lines.length > 0 ? `: ${set.metaDataNames.join(', ')}` : ''}`,
}

export class IntegralLineSetInport extends Inport<IntegralLineSet> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, integralLineSetType, options)
  }
}

export class IntegralLineSetOutport extends Outport<IntegralLineSet> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, integralLineSetType, options)
  }
}
