import type { Buffer, DataFrame, Layer, Mesh, Volume } from '@ivw/data'
import {
  bufferType,
  dataFrameType,
  layerSequenceType,
  layerType,
  meshSequenceType,
  meshType,
  volumeSequenceType,
  volumeType,
} from './data-types.ts'
import { Inport, type InportOptions } from './inport.ts'
import { Outport, type OutportOptions } from './outport.ts'

export class VolumeInport extends Inport<Volume> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, volumeType, options)
  }
}

export class VolumeOutport extends Outport<Volume> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, volumeType, options)
  }
}

export class LayerInport extends Inport<Layer> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, layerType, options)
  }
}

export class LayerOutport extends Outport<Layer> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, layerType, options)
  }
}

export class MeshInport extends Inport<Mesh> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, meshType, options)
  }
}

export class MeshOutport extends Outport<Mesh> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, meshType, options)
  }
}

export class BufferInport extends Inport<Buffer> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, bufferType, options)
  }
}

export class BufferOutport extends Outport<Buffer> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, bufferType, options)
  }
}

export class DataFrameInport extends Inport<DataFrame> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, dataFrameType, options)
  }
}

export class DataFrameOutport extends Outport<DataFrame> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, dataFrameType, options)
  }
}

export class VolumeSequenceInport extends Inport<readonly Volume[]> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, volumeSequenceType, options)
  }
}

export class VolumeSequenceOutport extends Outport<readonly Volume[]> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, volumeSequenceType, options)
  }
}

export class LayerSequenceInport extends Inport<readonly Layer[]> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, layerSequenceType, options)
  }
}

export class LayerSequenceOutport extends Outport<readonly Layer[]> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, layerSequenceType, options)
  }
}

export class MeshSequenceInport extends Inport<readonly Mesh[]> {
  constructor(identifier: string, options?: InportOptions) {
    super(identifier, meshSequenceType, options)
  }
}

export class MeshSequenceOutport extends Outport<readonly Mesh[]> {
  constructor(identifier: string, options?: OutportOptions) {
    super(identifier, meshSequenceType, options)
  }
}
