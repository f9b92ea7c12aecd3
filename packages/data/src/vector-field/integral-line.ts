import type { Mat4 } from '../matrix.ts'

/** What is known of every point of a line, one or three numbers each. */
export interface LineMetaData {
  readonly components: 1 | 3
  readonly values: Float64Array
}

/** A line that follows a field of vectors. */
export class IntegralLine {
  /** Number of the seed point that it goes through. */
  readonly index: number
  /** x, y and z of every point, data space. */
  readonly positions: Float64Array
  /** By name, such as `velocity`. */
  readonly metaData: ReadonlyMap<string, LineMetaData>

  constructor(index: number, positions: Float64Array, metaData: ReadonlyMap<string, LineMetaData>) {
    this.index = index
    this.positions = positions
    this.metaData = metaData
  }

  get points(): number {
    return this.positions.length / 3
  }

  /** A line that knows more of its points. */
  withMetaData(name: string, data: LineMetaData): IntegralLine {
    return new IntegralLine(this.index, this.positions, new Map(this.metaData).set(name, data))
  }
}

/** Lines in one space. */
export class IntegralLineSet {
  readonly lines: readonly IntegralLine[]
  /** Model from data space. */
  readonly modelMatrix: Mat4
  /** World from model space. */
  readonly worldMatrix: Mat4

  constructor(lines: readonly IntegralLine[], modelMatrix: Mat4, worldMatrix: Mat4) {
    this.lines = lines
    this.modelMatrix = modelMatrix
    this.worldMatrix = worldMatrix
  }

  get points(): number {
    return this.lines.reduce((sum, line) => sum + line.points, 0)
  }

  /** Names of what is known of the points, in the order of the alphabet. */
  get metaDataNames(): readonly string[] {
    return [...new Set(this.lines.flatMap(({ metaData }) => [...metaData.keys()]))].sort()
  }
}
