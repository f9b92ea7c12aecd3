import {
  type ArraySource,
  Buffer,
  type BufferType,
  bufferTypes,
  Column,
  DataFrame,
  type DataMap,
  formatByName,
  Image,
  Layer,
  type Mat4,
  Mesh,
  numpyDtype,
  parseSwizzle,
  type Vec2,
  type Vec3,
  Volume,
} from '@ivw/data'
import { BrushingManager } from '@ivw/network'
import type {
  BufferDescription,
  DataDescription,
  DataFrameDescription,
  LayerDescription,
  MeshDescription,
  VolumeDescription,
} from './data-description.ts'
import { PythonArray } from './python-array.ts'

/** Data whose numbers live elsewhere, on both sides of the border. */
export interface DataBorder {
  /** The source behind a description's handle. `length` counts numbers. */
  source(description: { readonly home: 'python' | 'engine'; readonly handle: string }, length: number): ArraySource
  /** A handle under which Python may read `source`. */
  offer(source: ArraySource): string
  /** Remembers that an object is what Python calls `handle`, until the object is forgotten here. */
  adopt(object: object, handle: string): void
  /** Python's handle of an object that came from there and is as it came. */
  handleOf(object: object): string | undefined
}

/** A Python object that only Python can use; ports of other types never see it. */
export class PythonObject {
  readonly repr: string
  constructor(repr: string) {
    this.repr = repr
  }
}

/** The data that Python described. Numbers stay where they are. */
export function dataFrom(description: DataDescription, border: DataBorder): unknown {
  const data = build(description, border)
  if (description.home === 'python') border.adopt(data, description.handle)
  return data
}

function build(description: DataDescription, border: DataBorder): object {
  switch (description.kind) {
    case 'volume':
      return volumeFrom(description, border)
    case 'layer':
      return layerFrom(description, border)
    case 'image':
      return imageFrom(description.layers, border)
    case 'buffer':
      return bufferFrom(description, border)
    case 'mesh':
      return meshFrom(description, border)
    case 'dataFrame':
      return dataFrameFrom(description, border)
    case 'sequence':
      return description.items.map(item => dataFrom(item, border))
    case 'object':
      return new PythonObject(description.repr)
  }
}

// zod checked the lengths; the casts only say so to the compiler.
function volumeFrom(d: VolumeDescription, border: DataBorder): Volume {
  const format = formatByName(d.format)
  const count = d.dimensions.reduce((product, n) => product * n, format.components)
  return new Volume({
    ...given({ ...sampling(d), axes: d.axes as never, wrapping: d.wrapping as never }),
    dimensions: d.dimensions as unknown as Vec3,
    format,
    source: border.source(d, count),
  })
}

function layerFrom(d: LayerDescription, border: DataBorder): Layer {
  const format = formatByName(d.format)
  const count = d.dimensions.reduce((product, n) => product * n, format.components)
  return new Layer({
    ...given({ ...sampling(d), axes: d.axes as never, wrapping: d.wrapping as never, role: d.role }),
    dimensions: d.dimensions as unknown as Vec2,
    format,
    source: border.source(d, count),
  })
}

function sampling(d: VolumeDescription | LayerDescription) {
  return {
    modelMatrix: d.modelMatrix as Mat4 | undefined,
    worldMatrix: d.worldMatrix as Mat4 | undefined,
    dataMap: d.dataMap as DataMap | undefined,
    swizzle: d.swizzle === undefined ? undefined : parseSwizzle(d.swizzle),
    interpolation: d.interpolation,
    metadata: d.metadata,
  }
}

function imageFrom(layers: readonly LayerDescription[], border: DataBorder): Image {
  const made = layers.map(layer => dataFrom(layer, border) as Layer)
  const role = (name: Layer['role']) => made.find(layer => layer.role === name)
  return new Image({ colorLayers: made.filter(layer => layer.role === 'color'), depth: role('depth'), picking: role('picking') })
}

function bufferFrom(d: BufferDescription, border: DataBorder): Buffer {
  const format = formatByName(d.format)
  return new Buffer({ format, length: d.length, source: border.source(d, d.length * format.components) })
}

function meshFrom(d: MeshDescription, border: DataBorder): Mesh {
  const known = new Set<string>(bufferTypes)
  return new Mesh({
    ...given({
      modelMatrix: d.modelMatrix as Mat4 | undefined,
      worldMatrix: d.worldMatrix as Mat4 | undefined,
      metadata: d.metadata,
      defaultDraw: d.defaultDraw,
    }),
    buffers: d.buffers.map(({ type, location, buffer }) => ({
      type: (known.has(type) ? type : 'unknown') as BufferType,
      location,
      buffer: dataFrom(buffer, border) as Buffer,
    })),
    indices: d.indices.map(({ drawType, connectivity, buffer }) => ({
      drawType,
      connectivity,
      buffer: dataFrom(buffer, border) as Buffer,
    })),
  })
}

function dataFrameFrom({ columns }: DataFrameDescription, border: DataBorder): DataFrame {
  return new DataFrame(
    columns.map(({ buffer, range, ...column }) => {
      const common = { ...column, buffer: dataFrom(buffer, border) as Buffer }
      return new Column(range ? { ...common, range: range as unknown as Vec2 } : common)
    }),
  )
}

/** Without the fields that are undefined, so that the defaults of the classes hold. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

/** What Python is told of data that go into one of its processors. An object of its own goes back as its handle alone. */
export function describeData(data: unknown, border: DataBorder): unknown {
  if (typeof data !== 'object' || data === null) return { kind: 'value', value: data }
  const handle = border.handleOf(data)
  if (handle !== undefined) return { kind: 'same', home: 'python', handle }
  if (data instanceof Volume) return { kind: 'volume', ...describeGrid(data, border) }
  if (data instanceof Layer) return { kind: 'layer', ...describeGrid(data, border), role: data.role }
  if (data instanceof Image)
    return { kind: 'image', home: 'engine', handle: '', layers: layersOf(data).map(layer => describeData(layer, border)) }
  if (data instanceof Buffer) return describeBuffer(data, border)
  if (data instanceof Mesh) return describeMesh(data, border)
  if (data instanceof DataFrame) return describeDataFrame(data, border)
  // What it holds goes with every run (see BrushingSync).
  if (data instanceof BrushingManager) return { kind: 'value', value: 'brushing' }
  if (Array.isArray(data)) return { kind: 'sequence', home: 'engine', handle: '', items: data.map(item => describeData(item, border)) }
  return { kind: 'value', value: data }
}

function layersOf({ colorLayers, depth, picking }: Image): Layer[] {
  return [...colorLayers, depth, picking].filter(layer => layer !== undefined)
}

function describeGrid(grid: Volume | Layer, border: DataBorder) {
  const { dimensions, format, modelMatrix, worldMatrix, dataMap, swizzle, interpolation, wrapping, axes, metadata } = grid
  const count = dimensions.reduce((product, n) => product * n, 1)
  return {
    ...describeSource(grid.source, border),
    ...{ dimensions, format: format.name, dtype: numpyDtype(format), bytes: count * format.bytes },
    ...{ modelMatrix, worldMatrix, dataMap, swizzle, interpolation, wrapping, axes, metadata },
  }
}

function describeBuffer({ format, length, source }: Buffer, border: DataBorder) {
  const common = { format: format.name, dtype: numpyDtype(format), length, bytes: length * format.bytes }
  return { kind: 'buffer', ...describeSource(source, border), ...common }
}

function describeMesh({ buffers, indices, defaultDraw, modelMatrix, worldMatrix, metadata }: Mesh, border: DataBorder) {
  return {
    ...{ kind: 'mesh', home: 'engine', handle: '', defaultDraw, modelMatrix, worldMatrix, metadata },
    buffers: buffers.map(({ type, location, buffer }) => ({ type, location, buffer: describeBuffer(buffer, border) })),
    indices: indices.map(({ drawType, connectivity, buffer }) => ({ drawType, connectivity, buffer: describeBuffer(buffer, border) })),
  }
}

function describeDataFrame({ columns }: DataFrame, border: DataBorder) {
  const described = columns.map(({ type, header, unit, range, categories, buffer }) => ({
    ...{ type, header, unit, range, categories, buffer: describeBuffer(buffer, border) },
  }))
  return { kind: 'dataFrame', home: 'engine', handle: '', columns: described }
}

function describeSource(source: ArraySource, border: DataBorder) {
  if (source instanceof PythonArray && source.isInPython) return { home: 'python', handle: source.handle }
  return { home: 'engine', handle: border.offer(source) }
}
